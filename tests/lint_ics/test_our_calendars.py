"""What the project itself writes is clean by its own rules, and soon looked at."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from club.documents import File
from club.finish.calendars import lint_calendars, told
from club.lint_ics import Linter, Report
from club.publication import prepare
from small_project import NOW, REPOSITORY, small_project

CLOCK = datetime.fromtimestamp(NOW, UTC)
LATER = datetime(2027, 7, 1, tzinfo=UTC)  # after every stamp of these samples, some of which are dated ahead


def lint(calendars: dict[str, bytes]) -> dict[str, Report]:
    linter = Linter(house=True, now=LATER)
    return {address: linter.lint(content) for address, content in calendars.items()}


def calendars(root: Path) -> dict[str, bytes]:
    published = prepare(root, CLOCK)
    assert not published.problems
    files = [document for document in published.documents if isinstance(document, File)]
    return {file.address: file.content for file in files if file.address.endswith(".ics")}


def test_those_of_a_small_club(tmp_path: Path) -> None:
    made = calendars(small_project(tmp_path / "project"))
    assert made
    assert told(lint(made)) == ""


def test_those_of_the_sample_content() -> None:
    made = calendars(REPOSITORY)
    reports = lint(made)
    assert told(reports) == ""
    assert len(made) > 100


@pytest.mark.slow
def test_those_of_the_built_site(sample_site: Path) -> None:
    reports = lint_calendars(sample_site, LATER)
    assert told(reports) == ""
    assert reports["agenda.ics"].events


def test_the_golden_feed() -> None:
    golden = Path(__file__).parents[1] / "calendar" / "golden" / "agenda.ics"
    assert told(lint({"agenda.ics": golden.read_bytes()})) == ""

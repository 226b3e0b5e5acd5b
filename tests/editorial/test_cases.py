"""Every remark of « club lint », as it is read: one folder a case, laid over the small project of the check's cases.

``expected.txt`` is all that is then told.  ``UPDATE_GOLDEN=1`` writes what is told today: read the difference aloud
before keeping it.
"""

from __future__ import annotations

import os
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from club.editorial import remarks
from club.programme.build import build
from club.rules import RULES, Level
from club.sources.reader import read

HERE = Path(__file__).parent
BASE = HERE.parent / "sources" / "base"
CASES = sorted(path.name for path in (HERE / "cases").iterdir())
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)


def told_of(root: Path) -> str:
    sources = read(root)
    programme, problems = build(sources, NOW, previews=True)
    assert programme is not None, "\n".join(map(str, [*sources.problems, *problems]))
    return "".join(f"{remark}\n" for remark in remarks(programme))


@pytest.mark.parametrize("name", CASES)
def test_case(name: str, tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    shutil.copytree(HERE / "cases" / name / "input", tmp_path, dirs_exist_ok=True)
    expected = HERE / "cases" / name / "expected.txt"
    told = told_of(tmp_path)
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text("utf-8")


def test_every_rule_has_a_case() -> None:
    said = "".join((HERE / "cases" / name / "expected.txt").read_text("utf-8") for name in CASES)
    assert {rule.code for rule in RULES if rule.level is Level.WARNING} == set(re.findall(r"club-\d{3}", said))


@pytest.mark.parametrize("name", ["clean", "the-past-is-left-alone"])
def test_what_reads_well_and_what_is_past_gives_nothing(name: str) -> None:
    assert (HERE / "cases" / name / "expected.txt").read_text("utf-8") == ""

"""A small project, and calendars written in a few lines to be imported into it."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from club import imports
from club.programme.graph import Programme
from club.publication import prepare
from club.sources.terms import SessionKind
from small_project import TESTS

NOW = datetime(2026, 11, 21, 22, 26, 40, tzinfo=UTC)
FOLDER = "programme/sessions"


@dataclass
class Done:
    """What an import printed and returned, and the files that it added."""

    code: int
    told: str
    files: dict[str, str]

    @property
    def text(self) -> str:
        """The only file."""
        (text,) = self.files.values()
        return text

    def says(self, *lines: str) -> bool:
        """Whether the only file has these lines one after the other."""
        return "\n".join(lines) in self.text


class Club:
    """The small project in a folder of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def take(self, content: bytes, *, kind: SessionKind | None = None, dry_run: bool = False) -> Done:
        """Import the bytes of a calendar."""
        file = self.root.parent / "export.ics"
        file.write_bytes(content)
        before = self.sessions()
        code, told = imports.run(imports.Asked(self.root, file, self.root, kind, dry_run), NOW)
        after = self.sessions()
        assert {id: after[id] for id in before} == before, "un fichier qui était là a changé"
        return Done(code, told, {id: text for id, text in after.items() if id not in before})

    def event(self, *lines: str, **options) -> Done:
        """Import one event; a title, a start, an end and a UID are there unless it says them."""
        said = {line.partition(":")[0].partition(";")[0] for line in lines}
        usual = {
            "UID": "un@example.org",
            "SUMMARY": "Appel",
            "DTSTART": "20261201T180000Z",
            "DTEND": "20261201T190000Z",
        }
        if "DURATION" in said:
            usual.pop("DTEND")
        if "DTSTART" in said:
            usual.pop("DTEND", None)
        usual_lines = [f"{name}:{value}" for name, value in usual.items() if name not in said]
        return self.take(calendar("BEGIN:VEVENT", *usual_lines, *lines, "END:VEVENT"), **options)

    def sessions(self) -> dict[str, str]:
        return {file.stem: file.read_text("utf-8") for file in sorted((self.root / FOLDER).glob("*.md"))}

    def programme(self) -> Programme:
        """The whole project, pages and calendars included, without a problem."""
        published = prepare(self.root, NOW)
        assert published.programme is not None, [str(problem) for problem in published.problems]
        assert not published.problems, [str(problem) for problem in published.problems]
        return published.programme

    def occurrences(self, *ids: str) -> list[tuple[object, object, str]]:
        """(start, end, state) of each date of these sessions, in universal time."""
        return [
            (universal(one.start), universal(one.end), str(one.state))
            for one in self.programme().occurrences
            if one.session.id in ids
        ]


def universal(at):
    return at.astimezone(UTC) if isinstance(at, datetime) else at


def calendar(*lines: str) -> bytes:
    """A VCALENDAR with these lines inside."""
    text = textwrap.dedent("\n".join(lines)).strip().replace("\n", "\r\n")
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//essai//FR\r\n{text}\r\nEND:VCALENDAR\r\n".encode()


@pytest.fixture
def club(tmp_path: Path) -> Club:
    root = shutil.copytree(TESTS / "small", tmp_path / "project")
    for name in ("mkdocs.yml",):
        shutil.copy(TESTS.parent / name, root / name)
    return Club(root)


@pytest.fixture
def write_calendar() -> Callable[..., bytes]:
    return calendar

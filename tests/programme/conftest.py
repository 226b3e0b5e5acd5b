"""A programme from a few lines: what the tests of this folder share."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from club.problems import Problem
from club.programme.build import build
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence
from club.sources.reader import read

BASE = Path(__file__).parents[1] / "sources" / "base"
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)

Files = dict[str, str]


class Club:
    """A small, sound project, to which tests add files."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(BASE, root, dirs_exist_ok=True)

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def session(self, header: str, id: str = "appel") -> None:
        """Add a session; its kind and title are given."""
        self.write(f"programme/sessions/{id}.md", f'---\nkind: peer-call\ntitle: "Appel"\n{header}\n---\n')

    def problems(self) -> list[Problem]:
        sources = read(self.root)
        return sorted({*sources.problems, *build(sources, NOW)[1]})

    def programme(self, now: datetime = NOW) -> Programme:
        sources = read(self.root)
        programme, problems = build(sources, now)
        assert programme is not None, "\n".join(str(problem) for problem in [*sources.problems, *problems])
        return programme

    def occurrences(self, id: str = "appel") -> tuple[Occurrence, ...]:
        programme = self.programme()
        return programme.occurrences_of(programme.get("session", id))

    def days(self, id: str = "appel") -> list[str]:
        """The dates of a session, as the agenda files them."""
        return [str(occurrence.day("Europe/Paris")) for occurrence in self.occurrences(id)]


@pytest.fixture
def club(tmp_path: Path) -> Club:
    return Club(tmp_path)


@pytest.fixture
def one(club: Club) -> Callable[[str], Occurrence]:
    """The only occurrence of a session with this header."""

    def only(header: str) -> Occurrence:
        club.session(header)
        (occurrence,) = club.occurrences()
        return occurrence

    return only

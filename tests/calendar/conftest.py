"""A small club in a folder of its own, read like the real one, and its calendars."""

from __future__ import annotations

import textwrap
from datetime import UTC, datetime
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from club.calendar import documents
from club.programme.build import build
from club.programme.graph import Programme
from club.sources.reader import read

SITE = "https://club.example.org/"
CLUB = """
name: "Club d'essai"
tagline: "Le club où l'on essaie"
timezone: Europe/Paris
language: fr
calendar_domain: club.example.org
contact:
  name: "Ada"
  email: "ada@example.org"
licence: CC-BY-SA-4.0
repository: "https://example.org/depot"
branch: main
"""


class Project:
    """Write its files, then ask for its calendars.  ``now`` stands for ``SOURCE_DATE_EPOCH``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.now = datetime(2026, 11, 25, 9, tzinfo=UTC)
        self.club(CLUB)

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def club(self, text: str) -> None:
        self.write("programme/club.yml", text)

    def person(self, id: str, text: str) -> None:
        self.write(f"programme/people/{id}.yml", text)

    def theme(self, id: str, text: str) -> None:
        self.write(f"programme/themes/{id}.md", f"---\n{text}\n---\n")

    def session(self, id: str, text: str, *, kind: str = "peer-call", title: str = "Un appel") -> None:
        """A session; of its keys, those every session needs are already there."""
        quoted = title.replace("'", "''")
        header = f"kind: {kind}\ntitle: '{quoted}'\n{textwrap.dedent(text).strip()}"
        self.write(f"programme/sessions/{id}.md", f"---\n{header}\n---\n\nUn texte.\n")

    def remove(self, path: str) -> None:
        (self.root / path).unlink()

    def programme(self) -> Programme:
        sources = read(self.root)
        programme, problems = build(sources, self.now)
        assert programme is not None, [*sources.problems, *problems]
        return programme

    def files(self) -> dict[str, bytes]:
        """Every calendar, by its address."""
        files = documents(self.programme(), SITE)
        found = {file.address: file.content for file in files}
        assert len(found) == len(files), "an address is written twice"
        return found

    def lines(self, address: str = "agenda.ics") -> list[str]:
        """The unfolded lines of a calendar."""
        return unfolded(self.files()[address])

    def event(self, id: str) -> Event:
        """The only event of ``agenda/<id>.ics``, parsed."""
        (event,) = Calendar.from_ical(self.files()[f"agenda/{id}.ics"]).events
        return event


def unfolded(content: bytes) -> list[str]:
    return content.decode().replace("\r\n ", "").split("\r\n")


def events_of(content: bytes) -> list[bytes]:
    """The bytes of each event of a calendar."""
    return [b"BEGIN:VEVENT" + part.partition(b"END:VEVENT")[0] for part in content.split(b"BEGIN:VEVENT")[1:]]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture
def events():
    return events_of

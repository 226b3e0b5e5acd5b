"""Random programmes and random edits: every calendar expands to the programme's own list, and keeps the rules of
identity (UID), of dates (LAST-MODIFIED) and of revisions (SEQUENCE).

Each property runs on some examples in « make test » and on many in « make test-all »; the same ones every time.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import recurring_ical_events
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from clients import readers
from clients.random_programmes import NOW, UNCOUNTED, Edit, Written, edit, programmes, rule_of
from clients.shown import Shown, expected, shown
from club.calendar import documents
from club.lint_ics.linter import Linter
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence

SITE = "https://club.example.org/"
FEW, MANY = 100, 1500


def variants(
    test: Callable[..., None], *given_: st.SearchStrategy[Any]
) -> tuple[Callable[..., None], Callable[..., None]]:
    """The same property on few examples, and on many (slow)."""

    def of(examples: int) -> Callable[..., None]:
        how = settings(
            max_examples=examples,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        return how(given(*given_)(test))

    return of(FEW), pytest.mark.slow(of(MANY))


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """In memory where there is such a folder: the files of thousands of programmes are written here."""
    memory = Path("/dev/shm")
    made = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
    yield made
    shutil.rmtree(made)


def read_all(content: bytes) -> list[Event]:
    return list(Calendar.from_ical(content).events)


def calendars(programme: Programme) -> dict[str, bytes]:
    return {file.address: file.content for file in documents(programme, SITE) if file.address.endswith(".ics")}


def bodies_of(content: bytes) -> list[bytes]:
    """The bytes of each event, whatever its texts pretend to be."""
    parts = content.split(b"\r\nBEGIN:VEVENT\r\n")[1:]
    return [part.rpartition(b"\r\nEND:VEVENT")[0] for part in parts]


def read_one(body: bytes) -> Shown:
    return readers.event(Event.from_ical(b"BEGIN:VEVENT\r\n%b\r\nEND:VEVENT\r\n" % body))


# --- one programme


def expands(folder: Path, written: Written) -> None:
    """Every calendar, read by others' code, is the programme's own list; the repeats are those of dateutil."""
    programme = written.build(folder)
    assume(programme is not None)
    assert programme is not None
    files = calendars(programme)
    bodies = {address: bodies_of(content) for address, content in files.items()}
    read = {body: read_one(body) for body in {body for found in bodies.values() for body in found}}
    assert len(read) == len({one.uid for one in read.values()}), "an event has other bytes in another calendar"
    for address, found in bodies.items():
        assert sorted(read[body] for body in found) == expected(programme, address), address
    everything = Calendar.from_ical(files["agenda.ics"])
    between = recurring_ical_events.of(everything).between((1990, 1, 1), (2110, 1, 1))
    universal = {one.uid for body, one in read.items() if b"\r\nDTSTART:" in body}
    wanted = [
        readers.as_recurring_reads(one, programme.club.timezone) if one.uid in universal else one
        for one in expected(programme, "agenda.ics")
    ]
    assert sorted(readers.event(one) for one in between) == sorted(wanted)
    lint(files)
    for id, keys in written.sessions.items():
        if "repeat" in keys:
            assert originals(programme, id) == meant(written, id), id


def originals(programme: Programme, id: str) -> list[date]:
    return sorted(of.original for of in programme.occurrences_of(programme.get("session", id)) if of.original)


def meant(written: Written, id: str) -> list[date]:
    """The dates of a repeat without those of closures, but with those that have an entry."""
    keys = written.sessions[id]
    closed = [] if keys.get("closures") is False else [(one["from"], one["to"]) for one in written.closures]
    days = [day for period in keys["repeat"] for day in rule_of(period)]
    return [
        day for day in days
        if str(day) in keys["dates"] or not any(first <= str(day) <= last for first, last in closed)
    ]  # fmt: skip


def lint(files: dict[str, bytes]) -> None:
    """By the club's own linter, and by a few lines that share nothing with it."""
    linter = Linter(house=True, now=NOW)  # it may warn of texts: « &amp; » in a title is an odd one
    reports = {address: linter.lint(content) for address, content in files.items()}
    assert {address: found.findings for address, found in reports.items() if not found.sound} == {}
    for address, content in files.items():
        assert content.startswith(b"BEGIN:VCALENDAR\r\n") and content.endswith(b"END:VCALENDAR\r\n"), address
        assert content.count(b"\n") == content.count(b"\r") == content.count(b"\r\n"), address
        assert all(byte >= 32 or byte in b"\r\n" for byte in content), address
        for line in content.split(b"\r\n"):
            assert len(line) <= 75, address
            line.decode()
        lines = content.decode().replace("\r\n ", "").split("\r\n")
        begun = [line for line in lines if line.startswith("BEGIN:")]
        assert set(begun) <= {f"BEGIN:{name}" for name in ("VCALENDAR", "VTIMEZONE", "DAYLIGHT", "STANDARD", "VEVENT")}
        zones = {line.removeprefix("TZID:") for line in lines if line.startswith("TZID:")}
        used = {
            line.partition("TZID=")[2].partition(":")[0]
            for line in lines
            if line.startswith(("DTSTART;TZID", "DTEND;TZID"))
        }
        assert used <= zones and (used == zones or "BEGIN:VEVENT" not in begun), address


test_every_calendar_is_the_programmes_own_list, test_every_calendar_is_the_programmes_own_list_many = variants(
    expands, programmes()
)


# --- two edits after each other


@dataclass(frozen=True)
class Version:
    """What is published of one date: its line in an agenda, its properties, its bytes."""

    of: Occurrence
    line: Shown
    event: Event
    body: bytes

    @property
    def weighty(self) -> tuple[Any, ...]:
        """What a change needs an entry in ``changes`` for."""
        link = str(self.event.get("CONFERENCE", "")), self.of.data.join
        return self.of.start, self.of.end, self.of.zone, self.line.state, self.of.state, self.line.place, link

    @property
    def content(self) -> list[bytes]:
        """All that it says, without when that was written."""
        return [line for line in self.body.split(b"\r\n") if not line.startswith((b"DTSTAMP:", b"LAST-MODIFIED:"))]

    @property
    def modified(self) -> datetime:
        found: datetime = self.event["LAST-MODIFIED"].dt
        return found


Key = tuple[str, date | None]


def versions(programme: Programme) -> dict[Key, Version]:
    """By the oldest id and the original date: what an event is, whatever becomes of it."""
    found: dict[str, tuple[Event, bytes]] = {}
    files = calendars(programme)
    for session in {of.session.id for of in programme.occurrences}:
        content = files[f"agenda/{session}.ics"]
        for one, body in zip(read_all(content), bodies_of(content), strict=True):
            found[str(one["UID"])] = one, body
    published: dict[Key, Version] = {}
    for of in programme.occurrences:
        line = shown(programme, of)
        oldest = next(iter(of.session.data.aliases), of.session.id)
        published[oldest, of.original] = Version(of, line, *found[line.uid])
    assert len(published) == len(programme.occurrences) == len(found)
    return published


def counted(written: Written, version: Version) -> int:
    """The entries that concern a date and count, from what is written alone."""
    keys = next(keys for id, keys in written.sessions.items() if id == version.of.session.id)
    own = keys["dates"].get(str(version.of.original), {}).get("changes", []) if version.of.original else []
    everybodys = [one for one in keys.get("changes", []) if one.get("from", "") <= str(version.of.original or "9999")]
    return sum(one["what"] != "note" for one in (*own, *everybodys))


def keeps_the_rules(folder: Path, written: Written, committed: bool, data: st.DataObject) -> None:
    """Each edit is committed in the morning of its day, or nothing tells but the dates in the data."""
    history: dict[str, datetime] = {}
    programme = written.build(folder)
    assume(programme is not None and any(of.dated for of in programme.occurrences))
    assert programme is not None
    before = versions(programme)
    for morning in (datetime(2026, 11, 21, 8, tzinfo=UTC), datetime(2026, 11, 22, 8, tzinfo=UTC)):
        edited, made = edit(data.draw, written, programme, morning.date())
        told = edited.copy()
        (path,) = {
            f"programme/sessions/{id}.md" for id in edited.sessions if edited.sessions[id] != written.sessions.get(id)
        } or {""}
        changes = {**history, path: morning} if committed and path else history
        changed = edited.build(folder, changes)
        if changed is None or set(edited.sessions) != set(told.sessions):
            continue  # moved to an hour that does not exist: « club check » refuses it
        event(made.name)
        after = versions(changed)
        compare(before, after, made, edited, morning if committed and path else None)
        written, programme, before, history = edited, changed, after, changes


def compare(
    before: dict[Key, Version], after: dict[Key, Version], made: Edit, written: Written, commit: datetime | None
) -> None:
    assert set(before) <= set(after)
    assert made.name == "extend" or set(before) == set(after)
    for key, new in after.items():
        assert new.event["SEQUENCE"] == counted(written, new), key
        assert new.event["DTSTAMP"].dt == new.modified
        mine = new.of.session.id in (made.session, made.renamed)
        if commit and mine:
            assert new.modified == commit
        if key not in before:
            continue
        old = before[key]
        assert old.line.uid == new.line.uid
        rise = new.event["SEQUENCE"] - old.event["SEQUENCE"]
        assert rise in (0, 1), key
        weighty = old.weighty != new.weighty
        assert rise or not weighty, (key, made)  # greater wherever something weighty changed…
        if made.name not in ("correct", "call-off-from", "confirm"):
            assert weighty or not rise, (key, made)  # …and nowhere else
        assert new.modified >= old.modified
        if len(new.of.changes) > len(old.of.changes) or (commit and new.content != old.content):
            assert new.modified > old.modified, (key, made)
        if not mine:
            assert old.body == new.body, (key, made)
        if old.content == new.content:
            assert (old.line, old.weighty) == (new.line, new.weighty)
        elif made.name not in UNCOUNTED:
            assert rise, (key, made)


test_two_edits_keep_the_rules, test_two_edits_keep_the_rules_many = variants(
    keeps_the_rules, programmes(most=2), st.booleans(), st.data()
)

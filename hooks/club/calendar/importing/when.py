"""When somebody's event is, as the club writes it: a start, a duration or an end, a zone where it is not the club's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from club.calendar.importing.drafts import Entry
from club.calendar.importing.events import Foreign
from club.calendar.importing.hours import Hour, clear, in_reach, lasting, same_hours, written
from club.programme.clock import ONE_DAY
from club.sources.club import Closure
from club.sources.terms import SessionKind
from club.sources.values import Month

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Club:
    """What the club says of its sessions: its zone, its closures, the last day of the season; ``today`` stands for
    a date that a calendar does not tell; ``kind`` is what was asked for."""

    zone: str
    today: date
    season_ends: date
    closures: tuple[Closure, ...] = ()
    kind: SessionKind | None = None

    def season_after(self, day: date) -> date:
        """The last day of the present season, or of that of ``day`` if it is later."""
        ends = Month.of(max(self.season_ends, day))
        here = Month(ends.year, self.season_ends.month)
        return (here if here >= ends else Month(ends.year + 1, self.season_ends.month)).last

    def closed(self, day: date) -> bool:
        return any(closure.from_ <= day <= closure.last for closure in self.closures)


def home_zone(event: Foreign, club: Club) -> str:
    """The zone by whose days the event counts: its own, else the club's."""
    return event.start.zone or ("UTC" if event.rules and _by_universal_time(event) else club.zone)


def _by_universal_time(event: Foreign) -> bool:
    return event.start.time is not None and event.start.time.tzinfo is UTC and event.start.zone is None


def when_entries(event: Foreign, club: Club) -> tuple[list[Entry], list[str]]:
    """The keys that say when a single date is, and what is doubtful about them."""
    start, checks = event.start, doubts_about(event.start)
    if start.time is None:
        last = event.end.at - ONE_DAY if event.end and not isinstance(event.end.at, datetime) else None
        if last is None and event.lasting and event.lasting.days > 1:
            last = start.at + timedelta(days=event.lasting.days - 1)
        end = [Entry("end", last)] if last and last > start.at else []
        return [Entry("start", start.at), *end], checks
    finish, doubt = end_of(event)
    own = start.zone or club.zone
    name = club.zone if same_hours((start.time, finish), own, club.zone) else own
    if not (clear(start.time, name) and clear(finish, name)):
        name, doubt = "UTC", doubt or "l'heure tombe sur un changement d'heure : elle est écrite en temps universel."
    entries = [Entry("start", written(start.time, name))]
    length = finish - start.time.astimezone(UTC)
    if length > timedelta(days=1):
        entries.append(Entry("end", written(finish, name), doubt))
    else:
        entries.append(Entry("duration", lasting(length), doubt))
    return [*entries, *([Entry("timezone", name)] if name != club.zone else [])], checks


def doubts_about(start: Hour) -> list[str]:
    """What a human must decide about a time."""
    doubts = []
    if start.floating:
        doubts.append("l'agenda d'origine ne dit pas de fuseau horaire ; l'heure est lue dans celui du club.")
    if start.unknown:
        doubts.append("l'agenda d'origine nomme un fuseau horaire inconnu ; l'heure est lue dans celui du club.")
    if start.time and start.time.second:
        doubts.append("l'heure d'origine avait des secondes, qui sont retirées.")
    return doubts


def end_of(event: Foreign) -> tuple[datetime, str]:
    """The end of a timed event, in UTC; an hour after its start when nobody said, or nothing that can be."""
    assert event.start.time is not None
    begin = event.start.time.astimezone(UTC)
    if event.end and event.end.time:
        end = event.end.time.astimezone(UTC)
    elif event.lasting:  # days are days of the calendar, hours are hours (RFC 5545, 3.3.6)
        whole = timedelta(days=event.whole_days)
        end = (event.start.time + whole).astimezone(UTC) + (event.lasting - whole)
    else:
        return begin + HOUR, "l'agenda d'origine ne dit pas de fin : une heure est supposée."
    if end - begin < timedelta(minutes=1) or not in_reach(end):
        return begin + HOUR, "la fin n'est pas après le début dans l'agenda d'origine : une heure est supposée."
    return end, ""

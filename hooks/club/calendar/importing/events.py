"""One VEVENT of somebody's calendar → what it says, in plain values.  The only module that asks icalendar to read.

Not read: SEQUENCE, because the session gets a UID of ours, whose revisions begin at 0 (RFC 5545, 3.8.7.4); alarms,
which would ring for everybody; attached files, which are often private.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Event
from icalendar.prop import vBroken

from club.calendar.importing.components import Component
from club.calendar.importing.hours import Hour, Zones, in_reach
from club.calendar.importing.rules import Rule
from club.sources.values import YEARS

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
CALLS = (
    "CONFERENCE",
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGINFORMATION",
)
MAX_DATES_SAID = 2_000  # of EXDATE or RDATE


class Unreadable(Exception):
    """Why an event can't be read, in French, without capital or full stop."""


@dataclass(frozen=True)
class Foreign:
    """An event as somebody else's calendar has it; ``line`` is that of its BEGIN, ``end`` and ``lasting`` one or none.

    Of ``lasting``, ``whole_days`` are days of the calendar.  ``rules`` may hold several RRULE; ``people``,
    ``alarms`` and ``files`` only count what is not taken over.
    """

    line: int
    uid: str
    title: str
    start: Hour
    end: Hour | None
    lasting: timedelta | None
    whole_days: int
    instead_of: Hour | None
    and_later: bool
    rules: tuple[Rule, ...]
    without: tuple[Hour, ...]
    besides: tuple[Hour, ...]
    description: str
    place: str
    position: tuple[float, float] | None
    url: str
    categories: tuple[str, ...]
    call: bool
    status: str
    private: bool
    revision: int
    modified: date | None
    people: int
    alarms: int
    files: int
    strange: tuple[str, ...]

    @property
    def key(self) -> str:
        """Its UID; where it has none, what makes it itself."""
        return self.uid.strip() or f"{self.title}\n{self.start.at}"


def foreign(one: Component, zones: Zones) -> Foreign:
    """The event of a VEVENT.  Raises Unreadable."""
    if not one.closed:
        raise Unreadable("il n'est pas refermé (pas de « END:VEVENT ») : le fichier est sans doute coupé")
    try:
        with warnings.catch_warnings(action="ignore"):  # icalendar tells of zones that we name ourselves
            event = Event.from_ical(one.text())
    except Exception as error:  # a hostile line may break the library anywhere
        raise Unreadable("ses lignes ne suivent pas le format iCalendar") from error
    assert isinstance(event, Event)
    try:
        return _Reader(event, zones).read(one)
    except (ValueError, OverflowError, AttributeError, TypeError, LookupError, RecursionError) as error:
        raise Unreadable("ses valeurs ne suivent pas le format iCalendar") from error


def title_in(one: Component) -> str:
    """The title of an event that could not be read, as it stands."""
    return one.value("SUMMARY")


class _Reader:
    def __init__(self, event: Event, zones: Zones) -> None:
        self.event, self.zones = event, zones

    def read(self, one: Component) -> Foreign:
        start = self.hour("DTSTART")
        if start is None:
            raise Unreadable("il n'a pas de date de début lisible (DTSTART)")
        end = self.hour("DTEND")
        lasting = self.duration()
        back = self.hour("RECURRENCE-ID")
        if not in_reach(*(hour.at for hour in (start, end, back) if hour)) or (
            lasting and abs(lasting) > timedelta(days=400)
        ):
            raise Unreadable("ses dates sont hors du temps que le site sait montrer")
        broken = [name for name in ("DTEND", "DURATION", "EXDATE", "RDATE") if self.is_broken(name)]
        modified = self.hour("LAST-MODIFIED") or self.hour("DTSTAMP")
        if back is None and "RECURRENCE-ID" in self.event:
            raise Unreadable("la date qu'il remplace est illisible (RECURRENCE-ID)")
        return Foreign(
            one.line,
            self.text("UID"),
            self.text("SUMMARY"),
            start,
            end,
            lasting,
            _whole_days(one.value("DURATION")),
            back,
            any("RANGE" in value.params for value in self.all("RECURRENCE-ID")),
            self.rules(),
            tuple(self.dates("EXDATE")),
            tuple(self.dates("RDATE")),
            self.text("DESCRIPTION") or self.unknown("X-ALT-DESC"),
            self.text("LOCATION"),
            self.position(),
            self.text("URL"),
            tuple(str(name) for value in self.all("CATEGORIES") for name in getattr(value, "cats", ())),
            any(self.event.get(name) for name in CALLS),
            self.text("STATUS").upper(),
            self.text("CLASS").upper() in ("PRIVATE", "CONFIDENTIAL"),
            max((int(value) for value in self.all("SEQUENCE") if isinstance(value, int)), default=0),
            modified.at.date() if modified and isinstance(modified.at, datetime) else None,
            len(self.all("ATTENDEE")) + len(self.all("ORGANIZER")),
            one.inside.get("VALARM", 0),
            len(self.all("ATTACH")),
            tuple(broken),
        )

    # --- properties

    def all(self, name: str) -> list[Any]:
        found = self.event.get(name, [])
        return [value for value in (found if isinstance(found, list) else [found]) if not isinstance(value, vBroken)]

    def is_broken(self, name: str) -> bool:
        found = self.event.get(name, [])
        return any(isinstance(value, vBroken) for value in (found if isinstance(found, list) else [found]))

    def text(self, name: str) -> str:
        return next((str(value) for value in self.all(name)), "")

    def unknown(self, name: str) -> str:
        return next((_unescaped(str(value)) for value in self.all(name)), "")

    def hour(self, name: str) -> Hour | None:
        for value in self.all(name):
            if isinstance(value.dt, date):
                return self.zones.hour(value.dt, str(value.params.get("TZID", "")))
        return None

    def duration(self) -> timedelta | None:
        return next((value.dt for value in self.all("DURATION") if isinstance(value.dt, timedelta)), None)

    def position(self) -> tuple[float, float] | None:
        for value in self.all("GEO"):
            if abs(value.latitude) <= 90 and abs(value.longitude) <= 180:
                return float(value.latitude), float(value.longitude)
        return None

    def dates(self, name: str) -> Iterator[Hour]:
        left = MAX_DATES_SAID
        for several in self.all(name):
            tzid = str(several.params.get("TZID", ""))
            for value in several.dts[:left]:
                at = value.dt[0] if isinstance(value.dt, tuple) else value.dt
                if isinstance(at, date) and in_reach(at):
                    yield self.zones.hour(at, tzid)
            left = max(0, left - len(several.dts))

    # --- the rule

    def rules(self) -> tuple[Rule, ...]:
        if self.is_broken("RRULE"):
            raise Unreadable("sa règle de répétition est illisible (RRULE)")
        if "EXRULE" in self.event:
            raise Unreadable("il a une règle d'exclusion (EXRULE), que le format a abandonnée")
        return tuple(_rule(value) for value in self.all("RRULE"))


def _whole_days(duration: str) -> int:
    """The days of the calendar in a DURATION, which « P1D » has and « PT24H » has not (RFC 5545, 3.3.6)."""
    found = re.match(r"P(?:(\d{1,3})W)?(?:(\d{1,3})D)?", duration.strip("+ ").upper())
    return 7 * int(found.group(1) or 0) + int(found.group(2) or 0) if found else 0


def _unescaped(text: str) -> str:
    """TEXT (RFC 5545, 3.3.11) of a property that icalendar does not know to be one."""
    return re.sub(r"\\(.)", lambda found: "\n" if found.group(1) in "nN" else found.group(1), text)


def _rule(said: Any) -> Rule:
    by = {
        name.upper(): tuple(int(value) for value in values)
        for name, values in said.items()
        if name.upper().startswith("BY") and name.upper() != "BYDAY"
    }
    weekdays = tuple((int(day.relative or 0), WEEKDAYS.index(day.weekday)) for day in said.get("BYDAY", []))
    until = next(iter(said.get("UNTIL", [])), None)
    if isinstance(until, date) and not in_reach(until):
        until = None if until.year > YEARS.start else date(YEARS.start, 1, 1)  # « for ever », or never
    elif isinstance(until, datetime) and until.tzinfo is not None:
        until = until.astimezone(UTC)
    first = next(iter(said.get("WKST", [])), "MO")
    return Rule(
        str(said["FREQ"][0]).upper(),
        int(next(iter(said.get("INTERVAL", [])), 1)),
        next((int(value) for value in said.get("COUNT", [])), None),
        until if isinstance(until, date) else None,
        WEEKDAYS.index(str(first).upper()),
        weekdays,
        by,
    )

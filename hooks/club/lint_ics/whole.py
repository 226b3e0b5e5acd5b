"""Checks of a calendar as a whole: its components, its own properties, and its events beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from club.lint_ics import timezones, values
from club.lint_ics.reader import Line
from club.lint_ics.rules import events as of_events
from club.lint_ics.rules import octets
from club.lint_ics.rules import structure as rules
from club.lint_ics.rules.base import Finding, Rule
from club.lint_ics.tree import Component
from club.lint_ics.zones import Use
from club.problems import shown
from club.programme import clock

MOST_OCTETS, MOST_EVENTS = 700_000, 1000
FEED = "NAME X-WR-CALNAME X-WR-TIMEZONE REFRESH-INTERVAL X-PUBLISHED-TTL SOURCE URL COLOR".split()
NAMING = ("NAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL")
RFC_9073 = ("PARTICIPANT", "VLOCATION", "VRESOURCE")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the other events must know of one; lines count from its own ``base``."""

    uid: str | None
    uid_line: int
    recurrence: str | None
    start: Line | None
    end: Line | None
    modified: datetime | None
    url: str | None


def facts(event: Component) -> Facts:
    """The facts of an event."""
    uid, modified = event.first("UID"), values.moment(event.value("LAST-MODIFIED") or "")
    return Facts(
        uid.value if uid else None,
        uid.number if uid else event.number,
        event.value("RECURRENCE-ID"),
        event.first("DTSTART"),
        event.first("DTEND"),
        modified if isinstance(modified, datetime) and modified.tzinfo else None,
        event.value("URL"),
    )


def uses(of: Facts, base: int) -> Iterator[Use]:
    """The local times of an event that refer to a zone."""
    for line in (of.start, of.end):
        zone = line.parameter("TZID") if line else None
        found = values.moment(line.value) if line else None
        if line and zone and isinstance(found, datetime) and not found.tzinfo:
            yield Use(base + line.number, zone, found)


def instant(line: Line | None, club_zone: str | None) -> datetime | None:
    """The moment of DTSTART or DTEND in UTC, None where the tz database knows no zone; days begin in ``club_zone``."""
    found = values.moment(line.value) if line else None
    if line is None or found is None or not timezones.OLDEST <= found.year <= timezones.NEWEST:
        return None
    if isinstance(found, datetime) and found.tzinfo:
        return found
    name = line.parameter("TZID") if isinstance(found, datetime) else club_zone
    if name and not timezones.known(name):
        return None
    here = clock.zone(name) if name else UTC
    local = found if isinstance(found, datetime) else datetime(found.year, found.month, found.day)
    return local.replace(tzinfo=here).astimezone(UTC)


def check_places(root: Component) -> Iterator[Finding]:
    """Which component stands in which."""
    calendars = [child for child in root.children if child.name == "VCALENDAR"]
    for line in root.lines:
        yield Finding(line.number, rules.OUTSIDE.code, shown(f"{line.name}:{line.value}"))
    for child in root.children:
        if child.name != "VCALENDAR":
            yield Finding(child.base + child.number, rules.OUTSIDE.code, shown(f"BEGIN:{child.name}"))
    for other in calendars[1:]:
        yield Finding(other.number, rules.SEVERAL_CALENDARS.code)
    for calendar in calendars:
        if not calendar.children:
            yield Finding(calendar.number, rules.NO_COMPONENT.code)
        for child in calendar.children:
            yield from _place(child)


def _place(child: Component) -> Iterator[Finding]:
    if child.name in ("VCALENDAR", "STANDARD", "DAYLIGHT", "VALARM", *RFC_9073):
        yield _component(child, rules.MISPLACED_COMPONENT)
    elif child.name not in ("VEVENT", "VTIMEZONE"):
        yield _component(child, rules.FOREIGN_COMPONENT)
    for inner in child.children if child.name in ("VEVENT", "VTIMEZONE") else ():
        if child.name == "VTIMEZONE":
            wrong = None if inner.name in ("STANDARD", "DAYLIGHT") else rules.MISPLACED_COMPONENT
        elif inner.name == "VALARM":
            wrong = rules.ALARM
        else:
            known = inner.name in RFC_9073 or not inner.name.startswith(("V", "STANDARD", "DAYLIGHT"))
            wrong = rules.NESTED if known else rules.MISPLACED_COMPONENT
        if wrong:
            yield Finding(child.base + inner.number, wrong.code, shown(f"BEGIN:{inner.name} dans {child.name}"))


def _component(of: Component, rule: Rule) -> Finding:
    return Finding(of.base + of.number, rule.code, shown(f"BEGIN:{of.name}"))


def check_head(calendar: Component) -> Iterator[Finding]:
    """The properties that a calendar must and must not have (RFC 5545, 3.6)."""
    for name in ("VERSION", "PRODID"):
        if not calendar.first(name):
            yield Finding(calendar.number, rules.MISSING.code, name)
    if not calendar.first("CALSCALE"):
        yield Finding(calendar.number, rules.NO_SCALE.code)
    unwelcome = {"METHOD": rules.METHOD, "UID": rules.CALENDAR_UID}
    first = min((child.base + child.number for child in calendar.children), default=None)
    for line in calendar.lines:
        said = shown(f"{line.name}:{line.value}")
        if line.name == "VERSION" and line.value not in ("2.0", ""):
            yield Finding(line.number, rules.BAD_VERSION.code, said)
        elif line.name == "CALSCALE" and line.value.upper() not in ("GREGORIAN", ""):
            yield Finding(line.number, rules.BAD_SCALE.code, said)
        elif line.name in unwelcome:
            yield Finding(line.number, unwelcome[line.name].code, said)
        if first is not None and line.number > first:
            yield Finding(line.number, rules.LATE_PROPERTY.code, said)


def check_invitations(event: Component) -> Iterator[Finding]:
    """ATTENDEE and ORGANIZER."""
    for line in event.lines:
        if line.name in ("ATTENDEE", "ORGANIZER"):
            yield Finding(line.number, rules.INVITATION.code, shown(f"{line.name}:{line.value}"))


def check_kind(calendar: Component, events: Sequence[Facts]) -> Iterator[Finding]:
    """Whether it is a feed to subscribe to, which says all that clients ask, or one event, which says nothing."""
    source = calendar.value("SOURCE")
    if len(events) == 1 and (source is None or _names_the_same(source, events[0].url)):
        for line in calendar.lines:
            if line.name in NAMING or line.name.startswith("X-WR-"):
                yield Finding(line.number, rules.NAMED_EVENT.code, shown(f"{line.name}:{line.value}"))
    elif missing := [name for name in FEED if not calendar.first(name)]:
        yield Finding(calendar.number, rules.NOT_A_FEED.code, ", ".join(missing))
    line_of, latest = calendar.first("LAST-MODIFIED"), max((of.modified for of in events if of.modified), default=None)
    if (line_of or source) and (values.moment(line_of.value) if line_of else None) != latest:
        at = line_of.number if line_of else calendar.number
        yield Finding(at, rules.OUT_OF_DATE.code, f"la plus récente est {latest:%Y%m%dT%H%M%SZ}" if latest else "")


def _names_the_same(source: str, url: str | None) -> bool:
    """Whether a calendar is that of the page of its only event: /agenda/x.ics and /agenda/x/."""
    return bool(url) and source.removesuffix(".ics") == (url or "").rstrip("/")


def check_company(events: Iterable[tuple[Facts, int]], club_zone: str | None) -> Iterator[Finding]:
    """UIDs that meet, order, and ends that only the zones tell to come before their start."""
    seen: set[tuple[str, str | None]] = set()
    before: tuple[datetime, str] | None = None
    for of, base in events:
        if of.uid:
            if (of.uid, of.recurrence) in seen:
                yield Finding(base + of.uid_line, of_events.SAME_UID.code, shown(of.uid))
            seen.add((of.uid, of.recurrence))
        start, end = instant(of.start, club_zone), instant(of.end, club_zone)
        if start is None or of.start is None:
            continue
        here = (start, of.uid or "")
        if before and here < before:
            yield Finding(base + of.start.number, rules.UNORDERED.code, shown(f"DTSTART:{of.start.value}"))
        before = here
        if of.end and end and end <= start and of.start.parameter("TZID") != of.end.parameter("TZID"):
            yield Finding(base + of.end.number, of_events.ENDS_BEFORE.code, f"{end:%Y-%m-%d %H:%M} UTC")


def check_size(size: int, events: int) -> Iterator[Finding]:
    """How much a client has to read each time."""
    if size > MOST_OCTETS:
        yield Finding(1, octets.TOO_BIG.code, f"{size // 1000} ko")
    if events > MOST_EVENTS:
        yield Finding(1, octets.TOO_MANY.code, f"{events} événements")

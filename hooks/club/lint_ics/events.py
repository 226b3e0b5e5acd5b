"""Checks of one event by itself: its identity, its dates, its state (RFC 5545, 3.6.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from club.lint_ics import values
from club.lint_ics.reader import Line
from club.lint_ics.rules import events as rules
from club.lint_ics.rules import structure, zones
from club.lint_ics.rules.base import Finding, Rule
from club.lint_ics.tree import Component
from club.problems import shown

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
POOR = re.compile(r"\d*|.{1,7}|[^@]{0,5}@.*|.*(?<!\d)20\d\d-?[01]\d-?[0-3]\d(?!\d).*", re.DOTALL)
OFFSET = re.compile(r"[+-]\d\d:?\d\d$", re.ASCII)
STATUSES = ("CONFIRMED", "TENTATIVE", "CANCELLED")
PREFIXES = {"CANCELLED": ("Annulé", "Reporté"), "TENTATIVE": ("À confirmer",)}
STAMPS = ("DTSTAMP", "LAST-MODIFIED", "CREATED")
DAY = timedelta(days=1)


def _at(line: Line, rule: Rule, found: str = "") -> Finding:
    return Finding(line.number, rule.code, shown(found or f"{line.name}:{line.value}"))


def check_identity(event: Component, now: datetime | None, message: bool) -> Iterator[Finding]:
    """UID, stamps and SEQUENCE; ``message`` when the calendar has a METHOD."""
    uid = event.first("UID")
    if uid is None:
        yield Finding(event.number, rules.NO_UID.code)
    elif uid.value and not UUID.fullmatch(uid.value):
        yield _at(uid, rules.POOR_UID if POOR.fullmatch(uid.value) else rules.NOT_A_UUID)
    yield from _stamps(event, now, message)
    sequence, cancelled = event.first("SEQUENCE"), (event.value("STATUS") or "").upper() == "CANCELLED"
    if sequence is not None and not re.fullmatch(r"\d{1,9}", sequence.value, re.ASCII):
        if sequence.value:
            yield _at(sequence, rules.BAD_SEQUENCE)
    elif cancelled and (sequence is None or int(sequence.value) == 0):
        said = f"SEQUENCE:{sequence.value}" if sequence else "pas de SEQUENCE"
        yield Finding(sequence.number if sequence else event.number, rules.CANCELLED_UNCOUNTED.code, said)
    elif sequence is None:
        yield Finding(event.number, rules.NO_SEQUENCE.code)


def _stamps(event: Component, now: datetime | None, message: bool) -> Iterator[Finding]:
    said: dict[str, datetime] = {}
    lines = {name: line for name in STAMPS if (line := event.first(name)) is not None}
    for name, line in lines.items():
        found = values.moment(line.value)
        if found is None and line.value and not OFFSET.search(line.value):
            yield _at(line, rules.BAD_DATE)
        elif line.value and (not isinstance(found, datetime) or not found.tzinfo or line.parameter("TZID")):
            yield _at(line, rules.STAMP_NOT_UTC)
        elif isinstance(found, datetime):
            said[name] = found
    if "DTSTAMP" not in lines:
        yield Finding(event.number, rules.NO_STAMP.code)
    if "LAST-MODIFIED" not in lines:
        yield Finding(event.number, rules.NO_MODIFIED.code)
    stamp, modified, created = (said.get(name) for name in STAMPS)
    latest = max((moment for moment in (stamp, modified) if moment), default=None)
    if now and latest and latest > now + DAY:
        yield _at(lines["DTSTAMP" if latest == stamp else "LAST-MODIFIED"], rules.STAMP_AHEAD)
    if stamp and modified and stamp != modified and not message:
        yield _at(lines["LAST-MODIFIED"], rules.STAMPS_DIFFER, f"{modified:%Y-%m-%d %H:%M}, et {stamp:%Y-%m-%d %H:%M}")
    if created and modified and created > modified:
        yield _at(lines["CREATED"], rules.CREATED_LATE)


def check_dates(event: Component) -> Iterator[Finding]:
    """DTSTART, DTEND or DURATION, by themselves and together."""
    start, end, length = (event.first(name) for name in ("DTSTART", "DTEND", "DURATION"))
    if start is None:
        yield Finding(event.number, structure.MISSING.code, "DTSTART")
    for line in (start, end, event.first("RECURRENCE-ID")):
        if line is not None and line.value:
            yield from _moment(line)
    if end and length:
        yield _at(length, rules.END_AND_DURATION)
    elif length:
        yield _length(length, start)
    elif end is None:
        yield Finding(event.number, rules.NO_END.code)
    if start and end:
        yield from _order(start, end)
    yield from _recurrence(event, start)


def _moment(line: Line) -> Iterator[Finding]:
    found = values.moment(line.value)
    if found is None:
        yield _at(line, zones.FIXED_OFFSET if OFFSET.search(line.value) else rules.BAD_DATE)
        return
    timed, given, zone = isinstance(found, datetime), (line.parameter("VALUE") or "").upper(), line.parameter("TZID")
    if given not in ("", "DATE-TIME") if timed else given != "DATE":
        yield _at(line, rules.BAD_VALUE, f"{line.name}{f';VALUE={given}' if given else ''}:{line.value}")
    elif zone and not (isinstance(found, datetime) and found.tzinfo is None):
        yield _at(line, zones.ZONE_ON_UTC, f"{line.name};TZID={zone}:{line.value}")
    elif isinstance(found, datetime) and not found.tzinfo and not zone:
        yield _at(line, zones.FLOATING)


def _length(line: Line, start: Line | None) -> Finding:
    found, whole = (
        values.duration(line.value),
        start is not None and not isinstance(values.moment(start.value), datetime),
    )
    wrong = found is None or found <= timedelta() or (whole and "T" in line.value)
    return _at(line, rules.BAD_DURATION if wrong else rules.DURATION)


def _order(start: Line, end: Line) -> Iterator[Finding]:
    """Times in two zones are compared where all zones are known (see ``whole``)."""
    one, other = values.moment(start.value), values.moment(end.value)
    if one is None or other is None:
        return
    if isinstance(one, datetime) != isinstance(other, datetime):
        yield _at(end, rules.MIXED)
    elif not isinstance(one, datetime):
        if other == one:
            yield _at(end, rules.INCLUSIVE_END)
        elif other < one:
            yield _at(end, rules.ENDS_BEFORE, f"{other}, pour un début le {one}")
    elif isinstance(other, datetime) and _comparable(start, end) and other <= one:
        yield _at(end, rules.ENDS_BEFORE, f"{other:%Y-%m-%d %H:%M}, pour un début le {one:%Y-%m-%d %H:%M}")


def _comparable(start: Line, end: Line) -> bool:
    same = start.parameter("TZID") == end.parameter("TZID")
    return same and start.value.endswith("Z") == end.value.endswith("Z")


def _recurrence(event: Component, start: Line | None) -> Iterator[Finding]:
    for line in event.all("RRULE"):
        parts = values.rule_parts(line.value)
        if parts is None or "FREQ" not in parts or {"UNTIL", "COUNT"} <= parts.keys():
            yield _at(line, rules.BAD_RECURRENCE)
        elif start and "UNTIL" in parts and not _fits(parts["UNTIL"], start):
            yield _at(line, zones.UNTIL_LOCAL, f"UNTIL={parts['UNTIL']}")
        else:
            yield _at(line, rules.RECURS)
    for name in ("RDATE", "EXDATE", "EXRULE"):
        if line_of := event.first(name):
            yield _at(line_of, rules.RECURS)
    if line_of := event.first("RECURRENCE-ID"):
        yield _at(line_of, rules.RECURRENCE_ID)


def _fits(value: str, start: Line) -> bool:
    """Whether UNTIL is of the kind that DTSTART asks for (RFC 5545, 3.3.10)."""
    until, first = values.moment(value), values.moment(start.value)
    if first is None:
        return True
    if not isinstance(first, datetime):
        return until is not None and not isinstance(until, datetime)
    utc = first.tzinfo is not None or start.parameter("TZID") is not None
    return isinstance(until, datetime) and (until.tzinfo is not None) == utc


def check_state(event: Component) -> Iterator[Finding]:
    """STATUS, TRANSP, and what a title says of them."""
    status, busy, summary = (event.first(name) for name in ("STATUS", "TRANSP", "SUMMARY"))
    state = status.value.upper() if status else None
    if status and status.value and state not in STATUSES:
        yield _at(status, rules.BAD_STATUS)
    if busy and busy.value and busy.value.upper() not in ("OPAQUE", "TRANSPARENT"):
        yield _at(busy, rules.BAD_TRANSP)
    elif state == "CANCELLED" and (busy is None or busy.value.upper() == "OPAQUE"):
        said = f"TRANSP:{busy.value}" if busy else "pas de TRANSP"
        yield Finding(busy.number if busy else event.number, rules.CANCELLED_BUSY.code, said)
    elif status is None or busy is None:
        yield Finding(event.number, rules.UNSAID.code, "pas de STATUS" if status is None else "pas de TRANSP")
    if summary and state in PREFIXES and not values.text(summary.value).startswith(PREFIXES[state]):
        yield _at(summary, rules.UNMARKED, f"{state}, « {values.text(summary.value)} »")

"""Values of properties (RFC 5545, 3.3), as far as the rules must understand them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?", re.ASCII)
OFFSET = re.compile(r"([+-])(\d\d)([0-5]\d)([0-5]\d)?", re.ASCII)
DURATION = re.compile(
    r"([+-]?)P(?:(\d{1,6})W|(?=\d|T\d)(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?)",
    re.ASCII,
)
ESCAPES = re.compile(r"\\(.?)", re.DOTALL)
MEANT = {"n": "\n", "N": "\n", "\\": "\\", ",": ",", ";": ";"}


def moment(value: str) -> date | datetime | None:
    """A DATE, or a DATE-TIME, aware only if it ends with Z; None when it is neither, or no such day."""
    found = MOMENT.fullmatch(value)
    if found is None:
        return None
    year, month, day, hour, minute, second, utc = found.groups()
    try:
        if hour is None:
            return date(int(year), int(month), int(day))
        leap = min(int(second), 59) if second == "60" else int(second)  # RFC 5545, 3.3.12: a leap second
        return datetime(int(year), int(month), int(day), int(hour), int(minute), leap, tzinfo=UTC if utc else None)
    except ValueError:
        return None


def offset(value: str) -> timedelta | None:
    """A UTC-OFFSET (3.3.14)."""
    found = OFFSET.fullmatch(value)
    if found is None:
        return None
    sign, hours, minutes, seconds = found.groups()
    size = timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds or 0))
    if (sign == "-" and not size) or size >= timedelta(days=1):
        return None
    return -size if sign == "-" else size


def duration(value: str) -> timedelta | None:
    """A DURATION (3.3.6)."""
    found = DURATION.fullmatch(value)
    if found is None:
        return None
    sign, *counts = found.groups()
    weeks, days, hours, minutes, seconds = (int(count or 0) for count in counts)
    size = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -size if sign == "-" else size


def rule_parts(value: str) -> dict[str, str] | None:
    """The parts of a RECUR (3.3.10), by name; None when they can't be told apart."""
    parts: dict[str, str] = {}
    for part in value.upper().split(";"):
        name, equals, given = part.partition("=")
        if not equals or not name or not given or name in parts:
            return None
        parts[name] = given
    return parts


def text(value: str) -> str:
    """A TEXT (3.3.11) as it is meant."""
    return ESCAPES.sub(lambda found: MEANT.get(found.group(1), found.group()), value) if "\\" in value else value


def texts(value: str) -> list[str]:
    """A list of TEXT, cut at its bare commas."""
    return [text(part) for part in _split(value)]


def _split(value: str) -> Iterator[str]:
    start = at = 0
    while at < len(value):
        if value[at] == "\\":
            at += 1
        elif value[at] == ",":
            yield value[start:at]
            start = at + 1
        at += 1
    yield value[start:]

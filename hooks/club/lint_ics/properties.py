"""Checks of the properties of any component: which stand there, how often, and their values (RFC 7986 too)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from club.lint_ics import timezones, values, vocabulary
from club.lint_ics.reader import Line
from club.lint_ics.rules import structure
from club.lint_ics.rules import texts as rules
from club.lint_ics.rules.base import Finding, Rule
from club.lint_ics.tree import Component
from club.problems import shown

URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]+")
NOT_IN_URI = re.compile(r'[<>"{}|\\^`]')
GEO = re.compile(r"([+-]?\d{1,3}(?:\.\d{1,20})?);([+-]?\d{1,3}(?:\.\d{1,20})?)", re.ASCII)
HEX = re.compile(r"#[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?")
WEB = ("URL", "SOURCE")


def _at(line: Line, rule: Rule, found: str) -> Finding:
    return Finding(line.number, rule.code, shown(found))


def check_properties(component: Component) -> Iterator[Finding]:
    """Names and counts (RFC 5545, 3.6), then values."""
    allowed, several = vocabulary.ALLOWED[component.name], vocabulary.SEVERAL[component.name]
    seen = set()
    for line in component.lines:
        if line.name not in allowed and not line.name.startswith("X-"):
            known = line.name in vocabulary.KNOWN
            yield _at(line, structure.MISPLACED if known else structure.UNKNOWN, f"{line.name} dans {component.name}")
            continue
        if line.name in seen and line.name in allowed and (line.name not in several):
            yield _at(line, structure.REPEATED, f"{line.name}:{line.value}")
        seen.add(line.name)
        if not line.value:
            yield _at(line, structure.EMPTY_VALUE, line.name)
        else:
            yield from _value(line)


def _value(line: Line) -> Iterator[Finding]:
    name, value = line.name, line.value
    if name in ("REFRESH-INTERVAL", "X-PUBLISHED-TTL"):
        yield from _interval(line)
    elif name == "COLOR" and value.lower() not in vocabulary.COLOURS:
        yield _at(line, rules.BAD_COLOUR, f"COLOR:{value}")
    elif name == "X-APPLE-CALENDAR-COLOR" and not HEX.fullmatch(value):
        yield _at(line, rules.BAD_COLOUR, f"{name}:{value}")
    elif name in vocabulary.URIS:
        yield from _uri(line)
    elif name == "GEO":
        found = GEO.fullmatch(value)
        if found is None or abs(float(found.group(1))) > 90 or abs(float(found.group(2))) > 180:
            yield _at(line, rules.BAD_GEO, f"GEO:{value}")
    elif name == "X-WR-TIMEZONE" and not timezones.known(value):
        yield _at(line, rules.BAD_CLUB_ZONE, f"X-WR-TIMEZONE:{value}")


def _interval(line: Line) -> Iterator[Finding]:
    if line.name == "REFRESH-INTERVAL" and (line.parameter("VALUE") or "").upper() != "DURATION":
        yield _at(line, rules.BAD_REFRESH, f"{line.name}:{line.value}")
    if (values.duration(line.value) or timedelta()) <= timedelta():
        yield _at(line, rules.BAD_INTERVAL, f"{line.name}:{line.value}")


def _uri(line: Line) -> Iterator[Finding]:
    given = (line.parameter("VALUE") or "").upper()
    if line.name != "URL" and given not in ("URI", "BINARY" if line.name == "IMAGE" else "URI"):
        yield _at(line, rules.NO_URI_TYPE, f"{line.name}:{line.value}")
    if given == "BINARY":
        return
    if not URI.fullmatch(line.value) or NOT_IN_URI.search(line.value):
        yield _at(line, rules.BAD_URI, f"{line.name}:{line.value}")
    elif line.name in WEB and not line.value.lower().startswith("https:"):
        yield _at(line, rules.NOT_HTTPS, f"{line.name}:{line.value}")


def check_names(calendar: Component) -> Iterator[Finding]:
    """What a calendar calls itself, by RFC 7986 and by the older extensions."""
    for new, old in (("NAME", "X-WR-CALNAME"), ("DESCRIPTION", "X-WR-CALDESC")):
        one, other = calendar.all(new), calendar.first(old)
        if one and other and values.text(other.value) not in {values.text(line.value) for line in one}:
            yield _at(other, rules.NAMES_DIFFER, f"{old}:{other.value}")
    for line in calendar.lines:
        if line.name in ("NAME", "X-WR-CALNAME") and set(values.text(line.value)) & set(",;\\"):
            yield _at(line, rules.ESCAPED_NAME, f"{line.name}:{line.value}")
            break  # the other one says the same

"""Checks of VTIMEZONE and of the local times that refer to one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from club.lint_ics import timezones, values
from club.lint_ics.reader import Line
from club.lint_ics.rules import structure
from club.lint_ics.rules import zones as rules
from club.lint_ics.rules.base import Finding
from club.lint_ics.timezones import Part
from club.lint_ics.tree import Component
from club.problems import shown
from club.programme import clock

FIXED = re.compile(r"(?:UTC|GMT)?[+-]\d{1,2}(?::?\d\d)?", re.ASCII | re.IGNORECASE)

MOST_PARTS, MOST_DATES = 100, 2000  # more is not a zone, and would take its time


@dataclass(frozen=True, slots=True)
class Use:
    """A local time that refers to a zone; ``line`` counts from the start of the file."""

    line: int
    zone: str
    local: datetime


@dataclass(frozen=True, slots=True)
class Zone:
    """A VTIMEZONE as it is meant; ``sure`` when all of it was understood."""

    name: str
    number: int
    parts: tuple[Part, ...]
    sure: bool


def check_zones(components: Iterable[Component], house: bool) -> tuple[dict[str, Zone], list[Finding]]:
    """The zones by name, and what is wrong with each."""
    zones: dict[str, Zone] = {}
    findings: list[Finding] = []
    for component in components:
        zone, wrong = _zone(component)
        findings += wrong
        if zone.name in zones:
            findings.append(Finding(zone.number, rules.TWICE.code, shown(zone.name)))
        elif zone.name:
            zones[zone.name] = zone
            findings += _agreement(zone, house)
    return zones, findings


def _agreement(zone: Zone, house: bool) -> Iterator[Finding]:
    if _fixed(zone.name):
        yield Finding(zone.number, rules.FIXED_OFFSET.code, shown(f"TZID:{zone.name}"))
    elif not timezones.known(zone.name):
        yield Finding(zone.number, rules.NOT_IANA.code, shown(f"TZID:{zone.name}"))
    elif house and zone.sure and not _listed(zone) and (found := timezones.disagreement(zone.name, zone.parts)):
        yield Finding(zone.number, rules.DISAGREES.code, f"{zone.name}, {found}")


def _fixed(name: str) -> bool:
    """Whether a name is an offset; « GMT+0 » is one of the tz database's own names."""
    return FIXED.fullmatch(name) is not None and not timezones.known(name)


def _listed(zone: Zone) -> bool:
    return any(part.dates for part in zone.parts)


def _zone(component: Component) -> tuple[Zone, list[Finding]]:
    findings = []
    name = component.value("TZID") or ""
    if not component.first("TZID"):
        findings.append(Finding(component.number, structure.MISSING.code, "TZID"))
    parts = []
    own = [child for child in component.children if child.name in ("STANDARD", "DAYLIGHT")]
    if not own:
        findings.append(Finding(component.number, rules.NO_PART.code, shown(name)))
    for child in own:
        part, wrong = _part(child)
        findings += wrong
        if part is not None:
            parts.append(part)
    clear = all(part.rule is None or timezones.understood(part.rule) for part in parts)
    small = 0 < len(own) <= MOST_PARTS and sum(len(part.dates) for part in parts) <= MOST_DATES
    return Zone(name, component.number, tuple(parts), clear and small and len(parts) == len(own)), findings


def _part(component: Component) -> tuple[Part | None, list[Finding]]:
    findings: list[Finding] = []
    offsets = [_offset(component, name, findings) for name in ("TZOFFSETFROM", "TZOFFSETTO")]
    start = _onset(component, findings)
    rule = component.first("RRULE")
    if rule is not None:
        findings += _rule(rule)
    dates: list[datetime] = []
    for line in component.all("RDATE"):
        findings.append(Finding(line.number, rules.RDATE.code, shown(line.value)))
        days = map(values.moment, line.value.split(","))
        dates += [day for day in days if isinstance(day, datetime) and _in_reach(day)]
    before, after = offsets
    if before is None or after is None or start is None:
        return None, findings
    local = tuple(day.replace(tzinfo=None) for day in dates)
    return Part(start, before, after, rule.value if rule else None, local), findings


def _offset(component: Component, name: str, findings: list[Finding]) -> timedelta | None:
    line = component.first(name)
    found = values.offset(line.value) if line else None
    if found is None:
        number, said = (line.number, f"{name}:{line.value}") if line else (component.number, f"{name} absent")
        findings.append(Finding(number, rules.BAD_OFFSET.code, shown(said)))
    return found


def _onset(component: Component, findings: list[Finding]) -> datetime | None:
    line = component.first("DTSTART")
    if line is None:
        findings.append(Finding(component.number, structure.MISSING.code, f"DTSTART de {component.name}"))
        return None
    found = values.moment(line.value)
    if not isinstance(found, datetime) or found.tzinfo or line.parameter("TZID") or not _in_reach(found):
        findings.append(Finding(line.number, rules.BAD_ONSET.code, shown(line.value)))
        return None
    return found


def _in_reach(of: datetime) -> bool:
    return timezones.OLDEST <= of.year <= timezones.NEWEST


def _rule(line: Line) -> Iterator[Finding]:
    parts = values.rule_parts(line.value) or {}
    if not timezones.understood(line.value):
        yield Finding(line.number, rules.BAD_RULE.code, shown(line.value))
    elif "UNTIL" in parts:
        until = values.moment(parts["UNTIL"])
        if not isinstance(until, datetime) or not until.tzinfo:
            yield Finding(line.number, rules.UNTIL_LOCAL.code, f"UNTIL={shown(parts['UNTIL'])}")


def check_uses(uses: Iterable[Use], zones: dict[str, Zone], house: bool) -> Iterator[Finding]:
    """Local times in zones that are missing, or that no clock shows, or that two sources tell apart."""
    told = set()
    for use in uses:
        zone = zones.get(use.zone)
        if zone is None:
            rule = rules.FIXED_OFFSET if _fixed(use.zone) else rules.NO_ZONE
            yield Finding(use.line, rule.code, f"TZID={shown(use.zone)}")
            continue
        known = timezones.known(zone.name)
        found = timezones.reading(zone.parts, use.local) if zone.sure else None
        if isinstance(found, bool):
            rule = rules.SKIPPED_HOUR if found else rules.REPEATED_HOUR
            yield Finding(use.line, rule.code, f"{use.local:%Y-%m-%d %H:%M} ({shown(zone.name)})")
        elif found is not None and known and not house and zone.name not in told:
            true = use.local.replace(tzinfo=clock.zone(zone.name)).utcoffset()
            if true != found:
                told.add(zone.name)
                said = f"{timezones.shown_offset(found)} au lieu de {timezones.shown_offset(true)}"
                yield Finding(zone.number, rules.DISAGREES.code, f"{zone.name}, {use.local:%Y-%m-%d %H:%M} : {said}")


def unused(zones: dict[str, Zone], uses: Iterable[Use]) -> Iterator[Finding]:
    """Zones that no event refers to."""
    used = {use.zone for use in uses}
    for zone in zones.values():
        if zone.name not in used:
            yield Finding(zone.number, rules.UNUSED.code, shown(zone.name))

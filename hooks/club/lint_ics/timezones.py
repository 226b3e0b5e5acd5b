"""VTIMEZONE (RFC 5545, 3.6.5) → when its offset changes, and whether the tz database agrees."""

from __future__ import annotations

import calendar
import re
import zoneinfo
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache

from club.lint_ics import values
from club.programme import clock

FIRST, LAST = 2020, 2040  # the years that are compared in a calendar of the club
BYDAY = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
UNDERSTOOD = {"FREQ", "BYMONTH", "BYDAY", "BYMONTHDAY", "INTERVAL", "UNTIL", "WKST"}
SECOND = timedelta(seconds=1)
OLDEST, NEWEST = 2, 9998  # years whose every local time has its instant


@dataclass(frozen=True, slots=True)
class Part:
    """A STANDARD or DAYLIGHT: from ``start`` (local time of ``before``) on, every year that ``rule`` says."""

    start: datetime
    before: timedelta
    after: timedelta
    rule: str | None
    dates: tuple[datetime, ...]


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """From ``local``, in the time of ``before``, on: the offset ``after``."""

    local: datetime
    before: timedelta
    after: timedelta

    @property
    def instant(self) -> datetime:
        return self.local - self.before


@cache
def known(name: str) -> bool:
    """Whether the tz database has a zone of this name."""
    return name in _names()


@cache
def _names() -> frozenset[str]:
    clock.zone("UTC")  # sets where zoneinfo looks
    return frozenset(zoneinfo.available_timezones())


def understood(rule: str) -> bool:
    """Whether ``rule`` comes every year on a day that can be found."""
    parts = values.rule_parts(rule)
    if parts is None or parts.get("FREQ") != "YEARLY" or parts.keys() - UNDERSTOOD or parts.get("INTERVAL", "1") != "1":
        return False
    months, day, days = parts.get("BYMONTH"), parts.get("BYDAY"), parts.get("BYMONTHDAY", "1")
    if months is not None and not (months.isdecimal() and 1 <= int(months) <= 12):
        return False
    if (months is None) != (day is None and "BYMONTHDAY" not in parts):
        return False
    if not all(re.fullmatch(r"-?\d{1,2}", one, re.ASCII) for one in days.split(",")):
        return False
    if day is None:
        return True
    found = BYDAY.fullmatch(day)
    return found is not None and (found.group(1) is None) == ("BYMONTHDAY" in parts)


def _days(part: Part, parts: dict[str, str], year: int) -> Iterator[int]:
    month = int(parts.get("BYMONTH", part.start.month))
    last = calendar.monthrange(year, month)[1]
    named = [int(day) for day in parts.get("BYMONTHDAY", "").split(",") if day]
    candidates = [day if day > 0 else last + 1 + day for day in named] or list(range(1, last + 1))
    candidates = sorted(day for day in candidates if 1 <= day <= last)
    if found := BYDAY.fullmatch(parts.get("BYDAY", "")):
        weekday = DAYS.index(found.group(2))
        candidates = [day for day in candidates if calendar.weekday(year, month, day) == weekday]
        if found.group(1):
            nth = int(found.group(1))
            candidates = [candidates[nth - 1 if nth > 0 else nth]] if len(candidates) >= abs(nth) else []
    elif not named:
        candidates = [part.start.day] if part.start.day <= last else []
    yield from candidates


@lru_cache(maxsize=256)
def changes(parts: tuple[Part, ...], first: int, last: int) -> tuple[Change, ...]:
    """Every change of offset from the year ``first`` to ``last``, and the first of each part, in order."""
    found: set[Change] = set()
    for part in parts:
        found.update(Change(local, part.before, part.after) for local in (part.start, *part.dates))
        if part.rule is None or not understood(part.rule):
            continue
        rule = values.rule_parts(part.rule) or {}
        month = int(rule.get("BYMONTH", part.start.month))
        until = values.moment(rule["UNTIL"]) if "UNTIL" in rule else None
        since = min(first, until.year - 1) if until else first  # the last change of a rule that ended long ago counts
        years = (year for year in {*range(since, since + 2), *range(first, last + 1)} if part.start.year <= year)
        for year in years:
            for day in _days(part, rule, year):
                one = Change(part.start.replace(year=year, month=month, day=day), part.before, part.after)
                late = isinstance(until, datetime) and one.instant.replace(tzinfo=UTC) > until.replace(tzinfo=UTC)
                if one.local >= part.start and not late:
                    found.add(one)
    return tuple(sorted(found, key=lambda one: (one.instant, one)))


def near(parts: tuple[Part, ...], local: datetime) -> tuple[Change, ...]:
    """The changes that matter to a local time."""
    return changes(parts, max(local.year - 1, OLDEST), min(local.year + 1, NEWEST))


def reading(parts: tuple[Part, ...], local: datetime) -> timedelta | bool | None:
    """The offset of a local time; True when it is skipped, False when it comes twice, None when nothing is known."""
    found = near(parts, local)
    offset = None
    for one in found:
        if min(one.local, one.instant + one.after) <= local < max(one.local, one.instant + one.after):
            return one.after > one.before
        if one.local <= local:
            offset = one.after
    return offset if offset is not None or not found else found[0].before


@lru_cache(maxsize=256)
def disagreement(name: str, parts: tuple[Part, ...], first: int = FIRST, last: int = LAST) -> str:
    """Where the VTIMEZONE and the tz database first part, in words; empty when they agree."""
    found = changes(parts, first - 1, last)
    here = clock.zone(name)
    start, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    moments = [start + timedelta(days=day) for day in range((end - start).days)]
    moments += [
        edge.replace(tzinfo=UTC)
        for one in found
        if first <= one.instant.year <= last
        for edge in (one.instant - SECOND, one.instant)
    ]
    instants = [one.instant for one in found]
    for moment in sorted(moments):
        at = bisect_right(instants, moment.replace(tzinfo=None))
        said = found[at - 1].after if at else found[0].before
        true = moment.astimezone(here).utcoffset()
        if said != true:
            return f"{moment:%Y-%m-%d %H:%M:%S} UTC : {shown_offset(said)} au lieu de {shown_offset(true)}"
    return ""


def shown_offset(of: timedelta | None) -> str:
    """« +01:00 »"""
    if of is None:
        return "aucun décalage"
    minutes = int(of.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"

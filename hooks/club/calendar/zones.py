"""VTIMEZONE (RFC 5545, 3.6.5) as yearly rules.

Lists of dates (RDATE), which icalendar would write, are read an hour wrong by ical.js and Outlook.  The rule of a
zone depends on nothing but its name and the tz database, so that the same zone has the same bytes in every feed.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vRecur, vUTCOffset, vWeekday

from club.calendar.properties import content_lines, line, serialised
from club.programme.clock import Readings, instant, zone
from club.sources.values import Month, MonthDay

NONE = timedelta()
WEEK = 7 * 24 * 3600
OLDEST = 1970
LATEST = 2037  # a rule that begins later is the tz database's way to say « and so on » after a list
HORIZON = 2100  # beyond 2087, to which the tz database lists Casablanca's Ramadans one by one
WEEKDAYS = tuple(vWeekday.week_days)[1:] + tuple(vWeekday.week_days)[:1]  # Monday first, as Python counts


@dataclass(frozen=True, slots=True)
class Transition:
    """A change of offset: the local time (of the offset before) at which it happens, and the name after it."""

    local: datetime
    before: timedelta
    after: timedelta
    name: str


@dataclass(frozen=True, slots=True)
class Onset:
    """A change that comes every year on such a day; ``first`` is the first of those without a gap to the horizon."""

    day: MonthDay
    first: Transition

    def same(self, other: Transition) -> bool:
        """Whether ``other`` is this change in another year."""
        mine, its = self.first, other.local
        return (
            (mine.before, mine.after, mine.local.month, mine.local.time())
            == (other.before, other.after, its.month, its.time())
        ) and self.day.in_month(Month.of(its.date())) == its.date()


@dataclass(frozen=True, slots=True)
class Rule:
    """What a zone does every year, from the first day of ``since`` on."""

    since: int
    onsets: tuple[Onset, ...]


def zone_of(start: datetime, end: datetime, name: str) -> str | None:
    """The zone in which to write an event, or None: in UTC.

    In UTC go the zones without a yearly rule, the years before it, and the hour that comes twice in autumn,
    which no local time can tell apart.
    """
    found = rule(name)
    if found is None or start.year < found.since or (not found.onsets and not start.utcoffset()):
        return None
    if any(isinstance(instant(moment.replace(tzinfo=None), name), Readings) for moment in (start, end)):
        return None
    return name


@cache
def rule(name: str) -> Rule | None:
    """The yearly rule of a zone, or None when it has none that a calendar can say."""
    years = {year: _transitions(name, year) for year in range(OLDEST, HORIZON + 1)}
    if len(years[HORIZON]) not in (0, 2):
        return None
    onsets = tuple(_onset(last, years) for last in years[HORIZON])
    since = HORIZON + 1
    while since > OLDEST and _follows(years[since - 1], onsets):
        since -= 1
    return Rule(since, onsets) if since <= LATEST else None


def _follows(found: tuple[Transition, ...], onsets: tuple[Onset, ...]) -> bool:
    return len(found) == len(onsets) and all(onset.same(one) for onset, one in zip(onsets, found, strict=True))


def _onset(last: Transition, years: dict[int, tuple[Transition, ...]]) -> Onset:
    """Of the readings of a day (« the fourth Sunday », « the last Sunday »), the one that explains most years."""
    day = last.local.date()
    readings = (MonthDay(n, day.weekday()) for n in (1, 2, 3, 4, 5, -1))
    right = (reading for reading in readings if reading.in_month(Month.of(day)) == day)
    return min((_back(Onset(reading, last), years) for reading in right), key=lambda onset: onset.first.local)


def _back(onset: Onset, years: dict[int, tuple[Transition, ...]]) -> Onset:
    for year in range(HORIZON - 1, OLDEST - 1, -1):
        earlier = next((one for one in years[year] if onset.same(one)), None)
        if earlier is None:
            break
        onset = Onset(onset.day, earlier)
    return onset


def _transitions(name: str, year: int) -> tuple[Transition, ...]:
    """Every change of offset of a year, in order; no zone ever changed twice in a week."""
    here = zone(name)

    def at(seconds: int) -> datetime:
        return datetime.fromtimestamp(seconds, here)

    first, last = (int(datetime(y, 1, 1, tzinfo=UTC).timestamp()) for y in (year, year + 1))
    found = []
    for low in range(first, last, WEEK):
        high = min(low + WEEK, last)
        before, after = at(low).utcoffset() or NONE, at(high).utcoffset() or NONE
        if before != after:
            low += bisect_left(range(low, high), True, key=lambda seconds: at(seconds).utcoffset() != before)
            local = datetime.fromtimestamp(low, UTC) + before
            found.append(Transition(local.replace(tzinfo=None), before, after, at(low).tzname() or name))
    return tuple(found)


@cache
def component(name: str) -> Timezone:
    """The VTIMEZONE of a zone with a yearly rule.  Shared: never change it."""
    found = rule(name)
    if found is None:
        raise ValueError(f"{name} has no yearly rule")
    timezone = Timezone()
    timezone.add("TZID", line(name))
    for onset in sorted(found.onsets, key=lambda onset: onset.first.after < onset.first.before):  # DAYLIGHT first
        timezone.add_component(_part(onset.first, onset.day))
    if not found.onsets:
        late = datetime(HORIZON, 1, 1, tzinfo=zone(name))
        offset = late.utcoffset() or NONE
        always = Transition(datetime(found.since, 1, 1), offset, offset, late.tzname() or name)
        timezone.add_component(_part(always, None))
    return timezone


@cache
def written(name: str) -> bytes:
    """The same, serialised."""
    return serialised(content_lines(component(name)))


def _part(first: Transition, day: MonthDay | None) -> TimezoneStandard | TimezoneDaylight:
    part = TimezoneDaylight() if first.after > first.before else TimezoneStandard()
    part.add("DTSTART", first.local)
    part.add("TZOFFSETFROM", vUTCOffset(first.before))
    part.add("TZOFFSETTO", vUTCOffset(first.after))
    part.add("TZNAME", line(first.name))
    if day is not None:
        weekday = f"{day.ordinal}{WEEKDAYS[day.weekday]}"
        part.add("RRULE", vRecur({"FREQ": "YEARLY", "BYMONTH": first.local.month, "BYDAY": weekday}))
    return part

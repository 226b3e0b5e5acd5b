"""RRULE (RFC 5545, 3.3.10) → its dates, whatever it says, as far as days can tell it.

Written out by trying every day of each interval: slow for nobody, and no rule can make it run for ever.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import count, islice

FARTHEST = timedelta(days=366 * 30)  # no rule is followed longer than that
DAYS_OF = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
PARTS_OF_A_DAY = {"HOURLY": timedelta(hours=1), "MINUTELY": timedelta(minutes=1), "SECONDLY": timedelta(seconds=1)}
UNDERSTOOD = {"BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYDAY", "BYSETPOS"}


@dataclass(frozen=True)
class Rule:
    """One RRULE.

    ``weekdays`` is BYDAY as (ordinal, weekday) pairs, ordinal 0 for « every », Monday 0; ``by`` holds the other
    BY-parts by name; ``until`` is a date, or an instant in UTC, or a local time without zone.
    """

    frequency: str
    interval: int = 1
    count: int | None = None
    until: date | datetime | None = None
    week_start: int = 0
    weekdays: tuple[tuple[int, int], ...] = ()
    by: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def parts(self) -> set[str]:
        """The names of its BY-parts."""
        return {*self.by, *(("BYDAY",) if self.weekdays else ())}

    @property
    def endless(self) -> bool:
        return self.count is None and self.until is None

    def ends(self, zone: tzinfo) -> datetime | None:
        """The last local time at which it may fall, by its UNTIL; a date alone is meant with all its hours."""
        if not isinstance(self.until, datetime):
            return datetime.combine(self.until, datetime.max.time()) if self.until else None
        return self.until.astimezone(zone).replace(tzinfo=None) if self.until.tzinfo else self.until


def times(rule: Rule, start: datetime, zone: tzinfo = UTC) -> Iterator[datetime] | None:
    """Its local times from ``start`` (local, without zone) on, which counts as the first even off the rule; at most
    thirty years of them.  None for a rule that only a clock could follow."""
    if rule.parts - UNDERSTOOD or rule.interval < 1:
        return None
    if rule.frequency in PARTS_OF_A_DAY:
        if rule.parts:
            return None
        step = PARTS_OF_A_DAY[rule.frequency] * rule.interval
        found: Iterator[datetime] = _steps(start, step)
    elif rule.frequency in DAYS_OF:
        found = (datetime.combine(day, start.time()) for day in _days(rule, start.date()))
    else:
        return None
    return islice(_until(_from(start, found), rule.ends(zone)), rule.count)


def _steps(start: datetime, step: timedelta) -> Iterator[datetime]:
    at = start
    while at - start < FARTHEST:
        yield at
        at += step


def _from(start: datetime, found: Iterator[datetime]) -> Iterator[datetime]:
    yield start
    yield from (at for at in found if at > start)


def _until(found: Iterator[datetime], last: datetime | None) -> Iterator[datetime]:
    for at in found:
        if last and at > last:
            return
        yield at


def _days(rule: Rule, start: date) -> Iterator[date]:
    for n in count():
        span = _interval(rule, start, n * rule.interval)
        if span is None or span[0] - start > FARTHEST:
            return
        first, days = span
        fit = [day for day in _span(first, days) if _fits(rule, day, start)]
        positions = rule.by.get("BYSETPOS")
        if positions:
            fit = sorted({fit[p - 1 if p > 0 else p] for p in positions if p and abs(p) <= len(fit)})
        yield from fit


def _span(first: date, days: int) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range(days))


def _interval(rule: Rule, start: date, n: int) -> tuple[date, int] | None:
    """The ``n``-th day, week, month or year from that of ``start``, by its first day and length; None beyond time."""
    try:
        if rule.frequency == "DAILY":
            return start + timedelta(days=n), 1
        if rule.frequency == "WEEKLY":
            return start - timedelta(days=(start.weekday() - rule.week_start) % 7) + timedelta(weeks=n), 7
        if rule.frequency == "YEARLY":
            year = start.year + n
            return date(year, 1, 1), (date(year, 12, 31) - date(year, 1, 1)).days + 1
        year, month = divmod(start.year * 12 + start.month - 1 + n, 12)
        return date(year, month + 1, 1), monthrange(year, month + 1)[1]
    except (OverflowError, ValueError):
        return None


def _fits(rule: Rule, day: date, start: date) -> bool:
    """Whether the BY-parts allow a day; what none of them says, the start says (RFC 5545, 3.3.10)."""
    by, yearly, monthly = rule.by, rule.frequency == "YEARLY", rule.frequency == "MONTHLY"
    by_day = bool(rule.weekdays or "BYMONTHDAY" in by or "BYYEARDAY" in by)
    if "BYMONTH" in by and day.month not in by["BYMONTH"]:
        return False
    if yearly and not by_day and "BYMONTH" not in by and day.month != start.month:
        return False
    if (yearly or monthly) and not by_day and day.day != start.day:
        return False
    if rule.frequency == "WEEKLY" and not by_day and day.weekday() != start.weekday():
        return False
    length = monthrange(day.year, day.month)[1]
    if "BYMONTHDAY" in by and not {day.day, day.day - length - 1} & set(by["BYMONTHDAY"]):
        return False
    of_year, year = day.timetuple().tm_yday, date(day.year, 12, 31).timetuple().tm_yday
    if "BYYEARDAY" in by and not {of_year, of_year - year - 1} & set(by["BYYEARDAY"]):
        return False
    if not rule.weekdays:
        return True
    at, total = (of_year, year) if yearly and "BYMONTH" not in by else (day.day, length)
    ordinals = {0, (at - 1) // 7 + 1, -((total - at) // 7 + 1)} if yearly or monthly else {0}
    return any(weekday == day.weekday() and ordinal in ordinals for ordinal, weekday in rule.weekdays)

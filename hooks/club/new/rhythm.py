"""A rhythm, a year later: on the same weekday."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from club.programme.occurrences import rule_dates
from club.sources.club import Closure
from club.sources.gatherings import Period
from club.sources.values import Month

YEAR = timedelta(weeks=52)
WEEK = timedelta(weeks=1)


def next_year(period: Period, first: date, closures: Sequence[Closure]) -> Period | None:
    """The same rhythm 52 weeks later (a monthly one: in the same month), not before ``first``; it begins on its first
    date that is not closed.  None where every date is."""
    if period.day is not None:
        month = Month.of(period.start.date())
        start = datetime.combine(Month(month.year + 1, month.month).first, period.start.time())
    else:
        start = period.start + YEAR
        while start.date() < first:
            start += WEEK
    # « last thursday … until 2026-12-31 »: a monthly rhythm ends with its month, whatever the weekday.
    until = _same_day(period.until) if period.day is not None else period.until + YEAR
    moved = period.model_copy(update={"start": start, "until": until})
    open_days = (day for day in rule_dates(moved) if not any(c.from_ <= day <= c.last for c in closures))
    begins = next(open_days, None)
    if begins is None:
        return None
    return moved.model_copy(update={"start": datetime.combine(begins, start.time())})


def _same_day(day: date) -> date:
    """The same day a year later, 28 February for 29."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)

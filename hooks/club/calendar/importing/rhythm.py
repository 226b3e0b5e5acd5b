"""A rule of somebody's calendar → the periods of a repeat, where the contract has words for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from club.calendar.importing.rules import Rule
from club.programme.occurrences import MAX_DATES, rule_dates
from club.sources.gatherings import Period
from club.sources.terms import Every
from club.sources.values import ENGLISH_DAYS, ORDINALS, YEARS, Month, MonthDay

MOST = 5 * MAX_DATES  # dates in all; more is no meeting of people
WEEKS = {every.weeks: every for every in Every if every.weeks}
RANKS = {number: word for word, number in ORDINALS.items()}


@dataclass(frozen=True)
class Beat:
    """One period without its bounds: every so many weeks, or on such a day of each month, from ``first`` on."""

    every: Every
    day: MonthDay | None
    first: datetime

    def period(self, first: date, until: date) -> Period:
        """The period from one day to another, both included; its duration is said apart."""
        return Period.model_construct(
            start=datetime.combine(first, self.first.time()),
            duration=timedelta(hours=1),
            every=self.every,
            day=self.day,
            until=until,
        )

    @property
    def day_written(self) -> str | None:
        """« 2nd tuesday »"""
        return f"{RANKS[self.day.ordinal]} {ENGLISH_DAYS[self.day.weekday]}" if self.day else None


@dataclass(frozen=True)
class Repeat:
    """The periods, each with the beat it follows, and all dates; ``cut`` is the last day where the rule had none."""

    periods: tuple[tuple[Beat, date, date], ...]
    dates: tuple[date, ...]
    cut: date | None


def beats(rule: Rule, start: datetime) -> tuple[Beat, ...]:
    """What the rule says in the contract's words; nothing where it has none.  ``start`` is local, without zone."""
    if rule.frequency == "WEEKLY":
        found = list(_weekly(rule, start))
    elif rule.frequency == "MONTHLY":
        found = list(_monthly(rule, start))
    else:
        found = []
    return tuple(found) if any(beat.first == start for beat in found) else ()


def _weekly(rule: Rule, start: datetime) -> Iterator[Beat]:
    if rule.by or rule.interval not in WEEKS or any(ordinal for ordinal, _ in rule.weekdays):
        return
    week = start - timedelta(days=(start.weekday() - rule.week_start) % 7)
    for weekday in sorted({weekday for _, weekday in rule.weekdays} or {start.weekday()}):
        first = week + timedelta(days=(weekday - rule.week_start) % 7)
        yield Beat(WEEKS[rule.interval], None, first if first >= start else first + timedelta(weeks=rule.interval))


def _monthly(rule: Rule, start: datetime) -> Iterator[Beat]:
    days = rule.weekdays
    positions = rule.by.get("BYSETPOS", ())
    if len(positions) == 1 and len(days) == 1 and not days[0][0]:  # « BYDAY=TU;BYSETPOS=2 » is « BYDAY=2TU »
        days = ((positions[0], days[0][1]),)
    elif positions:
        return
    if set(rule.by) - {"BYSETPOS"} or rule.interval != 1 or any(ordinal not in RANKS for ordinal, _ in days):
        return
    for ordinal, weekday in sorted(set(days)):
        day, month = MonthDay(ordinal, weekday), Month.of(start.date())
        found = day.in_month(month)
        for _ in range(13):
            if found and found >= start.date():
                yield Beat(Every.MONTH, day, datetime.combine(found, start.time()))
                break
            month = month.next()
            found = day.in_month(month)


def repeat(rule: Rule, start: datetime, ends: datetime | None, season_ends: date) -> Repeat | None:
    """The rule as periods, or None where the contract can't say it.

    ``ends`` is the last local time by UNTIL.  A rule without end, or with one beyond what people mean, is cut at
    ``season_ends``.
    """
    found = beats(rule, start)
    if not found:
        return None
    last = ends.date() if ends and ends.time() >= start.time() else ends.date() - timedelta(days=1) if ends else None
    counted = rule.count if rule.count is not None and rule.count <= MAX_DATES else None
    bound = min(last or date.max, date(YEARS.stop - 2, 12, 31))
    days = sorted(day for beat in found for day in islice(rule_dates(beat.period(beat.first.date(), bound)), MOST))
    days = days[:counted] if counted else days
    cut = None
    if (last is None and counted is None) or len(days) > MAX_DATES:
        days, cut = [day for day in days if day <= season_ends], season_ends
    if not days or len(days) >= MOST or len(set(days)) < len(days):
        return None
    if cut is None:
        last = days[-1] if last is None or counted else last
    return Repeat(tuple(_bounded(found, cut or last or days[-1])), tuple(days), cut)


def _bounded(found: tuple[Beat, ...], last: date) -> Iterator[tuple[Beat, date, date]]:
    """Each beat as periods short enough for the contract."""
    for beat in found:
        days = list(rule_dates(beat.period(beat.first.date(), last)))
        for n in range(0, len(days), MAX_DATES):
            part = days[n : n + MAX_DATES]
            yield beat, part[0], last if n + MAX_DATES >= len(days) else part[-1]

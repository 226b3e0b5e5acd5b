"""Months, weeks, and the days of a month that repeats fall on."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any, Self

from pydantic import PlainValidator

from club import rules
from club.problems import folded, nearest, refuse, shown
from club.rules import Rule
from club.sources.values.guesses import ENGLISH_DAYS, FRENCH_DAYS, guess_month, guess_week, to_write
from club.sources.values.scalars import scalar, schema

YEARS = range(1800, 2200)  # beyond is a slip of the finger, and calendars can't count in year 9999


def refuse_far_year(year: int) -> None:
    """Refuse a year that nobody means."""
    if year not in YEARS:
        message = f"l'année {year:04} est sans doute une faute de frappe."
        refuse(rules.NO_SUCH_DATE, message, f"Les années vont de {YEARS.start} à {YEARS.stop - 1}.")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month."""

    year: int
    month: int

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, day.month)

    def next(self) -> Month:
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    def previous(self) -> Month:
        return Month.of(self.first - timedelta(days=1))

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """An ISO 8601 week."""

    year: int
    week: int

    @property
    def first(self) -> date:
        return date.fromisocalendar(self.year, self.week, 1)

    @property
    def last(self) -> date:
        return date.fromisocalendar(self.year, self.week, 7)

    def __str__(self) -> str:
        return f"{self.year:04}-W{self.week:02}"


def _month(value: Any) -> Month:
    text = scalar(value, "un mois")
    return _month_in(text, rules.BAD_MONTH, f"« {shown(text)} » n'est pas un mois.", "2026-12 (année-mois)")


def _month_in(text: str, rule: Rule, message: str, example: str) -> Month:
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})", text)
    if not found:
        refuse(rule, message, to_write(guess_month(text), example))
    year, month = int(found.group(1)), int(found.group(2))
    if not 1 <= month <= 12:
        message = f"il n'y a pas de mois {found.group(2)} : les mois vont de 01 à 12."
        refuse(rules.NO_SUCH_DATE, message, "Un mois s'écrit année-mois : 2026-12.")
    refuse_far_year(year)
    return Month(year, month)


def _since(value: Any) -> str:
    text = scalar(value, "une année ou un mois")
    if re.fullmatch(r"(1[89]|20)[0-9]{2}", text):
        return text
    message = f"« {shown(text)} » n'est ni une année ni un mois."
    return str(_month_in(text, rules.BAD_MONTH, message, "2019 ou 2019-04"))


def _week(value: Any) -> Week:
    text = scalar(value, "une semaine")
    found = re.fullmatch(r"([0-9]{4})-W([0-9]{2})", text)
    if not found:
        help = to_write(guess_week(text), "2026-W49 (année, W, numéro de la semaine)")
        refuse(rules.BAD_MONTH, f"« {shown(text)} » n'est pas une semaine.", help)
    year, week = int(found.group(1)), int(found.group(2))
    refuse_far_year(year)
    last = date(year, 12, 28).isocalendar().week  # ISO 8601: the 28th is always in the last week
    if not 1 <= week <= last:
        message = f"l'année {year} n'a pas de semaine {found.group(2)}."
        refuse(rules.NO_SUCH_DATE, message, f"Elle a {last} semaines : de {year:04}-W01 à {year:04}-W{last}.")
    return Week(year, week)


MonthValue = Annotated[Month, PlainValidator(_month), schema(pattern=r"^\d{4}-\d{2}$")]
Since = Annotated[str, PlainValidator(_since), schema(pattern=r"^\d{4}(-\d{2})?$")]
WeekValue = Annotated[Week, PlainValidator(_week), schema(pattern=r"^\d{4}-W\d{2}$")]

# --- days of a month

ORDINALS = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "last": -1}
FRENCH_ORDINALS = {
    "premier": "1st", "1er": "1st", "1": "1st", "second": "2nd", "deuxieme": "2nd", "2e": "2nd", "2eme": "2nd",
    "2": "2nd", "troisieme": "3rd", "3e": "3rd", "3eme": "3rd", "3": "3rd", "quatrieme": "4th", "4e": "4th",
    "4eme": "4th", "4": "4th", "cinquieme": "5th", "5e": "5th", "5eme": "5th", "5": "5th", "dernier": "last",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MonthDay:
    """The ``ordinal``-th ``weekday`` (0 = Monday) of a month; -1 is the last."""

    ordinal: int
    weekday: int

    def in_month(self, month: Month) -> date | None:
        """The day in ``month``, or None where it has no fifth such weekday."""
        if self.ordinal < 0:
            return month.last - timedelta(days=(month.last.weekday() - self.weekday) % 7)
        offset = (self.weekday - month.first.weekday()) % 7 + 7 * (self.ordinal - 1)
        return month.first + timedelta(days=offset) if offset < month.last.day else None


def _month_day(value: Any) -> MonthDay:
    text = scalar(value, "un jour du mois")
    words = [w for w in folded(text).split("-") if w not in ("le", "du", "mois", "of", "the", "month")]
    ordinal = FRENCH_ORDINALS.get(words[0], words[0]) if words else ""
    weekday = words[-1] if words else ""
    if weekday in FRENCH_DAYS:
        weekday = ENGLISH_DAYS[FRENCH_DAYS.index(weekday)]
    weekday = weekday if weekday in ENGLISH_DAYS else nearest(weekday, ENGLISH_DAYS) or ""
    right = f"{ordinal} {weekday}" if ordinal in ORDINALS and weekday and len(words) == 2 else None
    if text != right:
        example = f"2nd {weekday or 'tuesday'} (le deuxième), last {weekday or 'tuesday'} (le dernier)"
        refuse(
            rules.UNKNOWN_VALUE,
            f"« {shown(text)} » n'est pas un jour du mois.",
            to_write(right, example),
            "Le rang (1st, 2nd, 3rd, 4th, 5th, last) puis le jour, en anglais.",
        )
    return MonthDay(ORDINALS[ordinal], ENGLISH_DAYS.index(weekday))


MonthDayValue = Annotated[
    MonthDay,
    PlainValidator(_month_day),
    schema(pattern=f"^({'|'.join(ORDINALS)}) ({'|'.join(ENGLISH_DAYS)})$"),
]

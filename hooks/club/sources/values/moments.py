"""Dates, times, durations, months, weeks and zones."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Annotated, Any, NoReturn, Self
from zoneinfo import available_timezones

from pydantic import PlainValidator

from club import rules
from club.problems import folded, nearest, refuse, shown
from club.rules import Rule
from club.sources.values.guesses import (
    ENGLISH_DAYS,
    FRENCH_DAYS,
    FRENCH_MONTHS,
    guess_clock,
    guess_date,
    guess_duration,
    guess_moment,
    guess_month,
    guess_week,
    of_month,
)
from club.sources.values.scalars import scalar, schema

YEARS = range(1800, 2200)  # beyond is a slip of the finger, and calendars can't count in year 9999


def _write(guess: str | None, example: str) -> str:
    """« Écrivez : … » when the right form is known, else « Par exemple : … »."""
    return f"Écrivez : {guess}" if guess else f"Par exemple : {example}"


def _real_date(year: str, month: str, day: str) -> date:
    numbers = int(year), int(month), int(day)
    try:
        found = date(*numbers)
    except ValueError:
        _refuse_date(year, month, day, *numbers)
    _refuse_far_year(found.year)
    return found


def _refuse_far_year(year: int) -> None:
    if year not in YEARS:
        message = f"l'année {year:04} est sans doute une faute de frappe."
        refuse(rules.NO_SUCH_DATE, message, f"Les années vont de {YEARS.start} à {YEARS.stop - 1}.")


def _refuse_date(year: str, month: str, day: str, y: int, m: int, d: int) -> NoReturn:
    if not 1 <= m <= 12:
        swapped = f"{year}-{day}-{month}"
        help = ("Une date s'écrit année-mois-jour : 2026-12-03.",)
        if 1 <= d <= 12 and 1 <= m <= 31 and guess_date(swapped):
            help = (f"Le jour et le mois sont-ils inversés ? {swapped}",)
        refuse(rules.NO_SUCH_DATE, f"il n'y a pas de mois {month} : les mois vont de 01 à 12.", *help)
    if y < 1:
        _refuse_far_year(y)
    if d < 1:
        refuse(rules.NO_SUCH_DATE, f"il n'y a pas de jour {day} : les jours commencent à 01.", "Par exemple : 2026-12-03")
    last = monthrange(y, m)[1]
    refuse(
        rules.NO_SUCH_DATE,
        f"il n'y a pas de {d} {FRENCH_MONTHS[m - 1]} {year}.",
        f"Le mois {of_month(m)} {year} finit le {last} : {year}-{month}-{last}",
    )


def _date(value: Any) -> date:
    text = scalar(value, "une date")
    if found := re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text):
        return _real_date(*found.groups())
    refuse(rules.BAD_DATE, f"« {shown(text)} » n'est pas une date.", _write(guess_date(text), "2026-12-03 (année-mois-jour)"))


def _moment(value: Any) -> date | datetime:
    """A date alone, or a date and a local time without zone."""
    text = scalar(value, "une date et une heure")
    found = re.fullmatch(
        r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T]([0-9]{1,2}):([0-9]{2})(?::00)?)?", text
    )
    if not found:
        refuse(
            rules.BAD_TIME,
            f"« {shown(text)} » n'est pas une date suivie d'une heure.",
            _write(guess_moment(text), "2026-12-03 18:30"),
            *_zone_apart(text),
        )
    year, month, day, hour, minute = found.groups()
    on = _real_date(year, month, day)
    if hour is None:
        return on
    if int(hour) > 23 or int(minute) > 59:
        help = "Les heures vont de 00:00 à 23:59."
        refuse(rules.BAD_TIME, f"il n'y a pas d'heure {hour}:{minute}.", help)
    return datetime(on.year, on.month, on.day, int(hour), int(minute))


def _zone_apart(text: str) -> tuple[str, ...]:
    """Where a zone written after the time belongs."""
    if zone := re.search(r"[A-Z][\w+-]+/[\w/+-]+", text):
        return (f"Le fuseau s'écrit sur une autre ligne : timezone: {zone.group()}",)
    if re.search(r"\d\s*(Z|UTC|GMT)$", text):
        return ("C'est du temps universel ? Ajoutez une ligne : timezone: UTC",)
    if re.search(r":\d\d\s*[+-]\d", text):
        return ("Sans décalage : l'heure est celle du fuseau du club, ou de la ligne « timezone ».",)
    return ()


def _local_time(value: Any) -> datetime:
    moment = _moment(value)
    if not isinstance(moment, datetime):
        refuse(rules.BAD_TIME, f"il manque l'heure après « {moment} ».", f"Par exemple : {moment} 18:30")
    return moment


def was_moment(value: Any) -> tuple[date | datetime, str | None]:
    """The old start of a moved session: a moment, then its zone if it had one of its own."""
    text = scalar(value, "une date et une heure")
    moment, _, zone = text.rpartition(" ")
    if moment and ("/" in zone or zone == "UTC"):
        return _moment(moment), _timezone(zone)
    return _moment(text), None


def _duration(value: Any) -> timedelta:
    text = scalar(value, "une durée")
    found = re.fullmatch(r"(?:([0-9]{1,3})h([0-5][0-9])?|([0-9]{1,4})min)", text)
    if not found:
        help = _write(guess_duration(text), "45min, 1h ou 1h30")
        refuse(rules.BAD_DURATION, f"« {shown(text)} » n'est pas une durée.", help)
    if not any(int(n or 0) for n in found.groups()):
        refuse(rules.BAD_DURATION, "une durée ne peut pas être nulle.", "Par exemple : 45min, 1h ou 1h30")
    hours, minutes, only = found.groups()
    return timedelta(hours=int(hours or 0), minutes=int(minutes or only or 0))


# --- months and weeks


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
        refuse(rule, message, _write(guess_month(text), example))
    _real_date(*found.groups(), "01")
    return Month(int(found.group(1)), int(found.group(2)))


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
        help = _write(guess_week(text), "2026-W49 (année, W, numéro de la semaine)")
        refuse(rules.BAD_MONTH, f"« {shown(text)} » n'est pas une semaine.", help)
    year, week = int(found.group(1)), int(found.group(2))
    _refuse_far_year(year)
    last = date(year, 12, 28).isocalendar().week  # ISO 8601: the 28th is always in the last week
    if not 1 <= week <= last:
        message = f"l'année {year} n'a pas de semaine {found.group(2)}."
        refuse(rules.NO_SUCH_DATE, message, f"Elle a {last} semaines : de {year:04}-W01 à {year:04}-W{last}.")
    return Week(year, week)


# --- zones


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


@cache
def _cities() -> dict[str, str]:
    """The zones that are named after a place, by that place."""
    return {
        zone.rpartition("/")[2].replace("_", " "): zone
        for zone in sorted(_zones())
        if "/" in zone and not zone.startswith(("Etc/", "SystemV/", "posix/", "right/"))
    }


def _timezone(value: Any) -> str:
    text = scalar(value, "un fuseau horaire")
    if text == "UTC" or (text in _zones() and "/" in text and not text.startswith("Etc/")):
        return text
    near = None
    if re.fullmatch(r"CES?T|MES?Z|heure française", text):
        near = "Europe/Paris"
    elif not re.search(r"\d", text) and (len(text) > 4 or text != text.upper()):
        city = nearest(text.rpartition("/")[2], _cities())
        city = city or next((name for name in _cities() if re.search(rf"\b{folded(name)}\b", folded(text))), None)
        near = _cities()[city] if city else nearest(text, _cities().values())
    help = (f"Vouliez-vous « {near} » ?",) if near else ("Par exemple : Europe/Paris, America/Montreal, UTC",)
    message = f"« {shown(text)} » n'est pas un fuseau horaire : on le nomme par un continent et une ville."
    refuse(rules.BAD_VALUE, message, *help)


DAY_PATTERN = r"^\d{4}-\d{2}-\d{2}$"
Day = Annotated[date, PlainValidator(_date), schema(pattern=DAY_PATTERN)]
Moment = Annotated[date | datetime, PlainValidator(_moment), schema(pattern=r"^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$")]
LocalTime = Annotated[datetime, PlainValidator(_local_time), schema(pattern=r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$")]
Duration = Annotated[timedelta, PlainValidator(_duration), schema(pattern=r"^(\d{1,3}h(\d{2})?|\d{1,4}min)$")]
MonthValue = Annotated[Month, PlainValidator(_month), schema(pattern=r"^\d{4}-\d{2}$")]
Since = Annotated[str, PlainValidator(_since), schema(pattern=r"^\d{4}(-\d{2})?$")]
WeekValue = Annotated[Week, PlainValidator(_week), schema(pattern=r"^\d{4}-W\d{2}$")]
Timezone = Annotated[str, PlainValidator(_timezone), schema()]


# --- days of a month, for repeats

ORDINALS = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "last": -1}
FRENCH_ORDINALS = {"1er": "1st", "premier": "1st", "2e": "2nd", "2eme": "2nd", "second": "2nd", "deuxieme": "2nd", "3e": "3rd",
                   "3eme": "3rd", "troisieme": "3rd", "4e": "4th", "4eme": "4th", "quatrieme": "4th", "5e": "5th", "5eme": "5th",
                   "cinquieme": "5th", "dernier": "last", "1": "1st", "2": "2nd", "3": "3rd", "4": "4th", "5": "5th"}  # fmt: skip


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
            _write(right, example),
            "Le rang (1st, 2nd, 3rd, 4th, 5th, last) puis le jour, en anglais.",
        )
    return MonthDay(ORDINALS[ordinal], ENGLISH_DAYS.index(weekday))


MonthDayValue = Annotated[
    MonthDay,
    PlainValidator(_month_day),
    schema(pattern=f"^({'|'.join(ORDINALS)}) ({'|'.join(ENGLISH_DAYS)})$"),
]

"""Dates, times and durations."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import Annotated, Any, NoReturn

from pydantic import PlainValidator

from club import rules
from club.problems import refuse, shown
from club.sources.values.guesses import (
    FRENCH_MONTHS,
    guess_date,
    guess_duration,
    guess_moment,
    guess_month_number,
    of_month,
    to_write,
)
from club.sources.values.months import refuse_far_year
from club.sources.values.scalars import scalar, schema
from club.sources.values.zones import timezone


def _real_date(year: str, month: str, day: str) -> date:
    numbers = int(year), int(month), int(day)
    try:
        found = date(*numbers)
    except ValueError:
        _refuse_date(year, month, day, *numbers)
    refuse_far_year(found.year)
    return found


def _refuse_date(year: str, month: str, day: str, y: int, m: int, d: int) -> NoReturn:
    if not 1 <= m <= 12:
        swapped = f"{year}-{day}-{month}"
        help = ("Une date s'écrit année-mois-jour : 2026-12-03.",)
        if 1 <= d <= 12 and 1 <= m <= 31 and guess_date(swapped):
            help = (f"Le jour et le mois sont-ils inversés ? {swapped}",)
        refuse(rules.NO_SUCH_DATE, f"il n'y a pas de mois {month} : les mois vont de 01 à 12.", *help)
    if y < 1:
        refuse_far_year(y)
    if d < 1:
        refuse(
            rules.NO_SUCH_DATE, f"il n'y a pas de jour {day} : les jours commencent à 01.", "Par exemple : 2026-12-03"
        )
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
    guess = guess_date(text)
    help = to_write(guess, "2026-12-03 (année-mois-jour)")
    if not guess and (found := re.search(r"\b(\d{1,2})(?:er)?\s+([^\W\d_]{3,9}\.?)(?!\s*\d)", text)):
        month = guess_month_number(found.group(2))
        help = f"Ajoutez l'année : <année>-{month:02}-{int(found.group(1)):02}" if month else help
    refuse(rules.BAD_DATE, f"« {shown(text)} » n'est pas une date.", help)


def _moment(value: Any) -> date | datetime:
    """A date alone, or a date and a local time without zone."""
    text = scalar(value, "une date et une heure")
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T]([0-9]{1,2}):([0-9]{2})(?::00)?)?", text)
    if not found:
        refuse(
            rules.BAD_TIME,
            f"« {shown(text)} » n'est pas une date suivie d'une heure.",
            to_write(guess_moment(text), "2026-12-03 18:30"),
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
        return _moment(moment), timezone(zone)
    return _moment(text), None


def _duration(value: Any) -> timedelta:
    text = scalar(value, "une durée")
    found = re.fullmatch(r"(?:([0-9]{1,3})h([0-5][0-9])?|([0-9]{1,4})min)", text)
    if not found:
        help = to_write(guess_duration(text), "45min, 1h ou 1h30")
        refuse(rules.BAD_DURATION, f"« {shown(text)} » n'est pas une durée.", help)
    if not any(int(n or 0) for n in found.groups()):
        refuse(rules.BAD_DURATION, "une durée ne peut pas être nulle.", "Par exemple : 45min, 1h ou 1h30")
    hours, minutes, only = found.groups()
    return timedelta(hours=int(hours or 0), minutes=int(minutes or only or 0))


DAY_PATTERN = r"^\d{4}-\d{2}-\d{2}$"
Day = Annotated[date, PlainValidator(_date), schema(pattern=DAY_PATTERN)]
Moment = Annotated[date | datetime, PlainValidator(_moment), schema(pattern=r"^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$")]
LocalTime = Annotated[datetime, PlainValidator(_local_time), schema(pattern=r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$")]
Duration = Annotated[timedelta, PlainValidator(_duration), schema(pattern=r"^(\d{1,3}h(\d{2})?|\d{1,4}min)$")]

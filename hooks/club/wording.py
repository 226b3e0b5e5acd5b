"""Dates, hours and states in French, the same on pages, in calendars and in feeds."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date, get_timezone_location

from club.programme.clock import zone
from club.programme.occurrences import Occurrence, State
from club.sources.gatherings import Change
from club.sources.terms import What
from club.sources.values import GroupSize, Month, Week

FRENCH = Locale("fr")
NBSP = "\u00a0"
FIRST = re.compile(r"\b1(?= [a-zéû]|$)")  # CLDR writes « 1 décembre » where French says « 1er décembre »


@lru_cache(maxsize=65_536)
def _format(day: date, pattern: str) -> str:
    return FIRST.sub("1er", format_date(day, pattern, locale=FRENCH))


def day(of: date) -> str:
    """« jeudi 3 décembre 2026 »"""
    return _format(of, "EEEE d MMMM y")


def short_day(of: date) -> str:
    """« jeudi 3 décembre »"""
    return _format(of, "EEEE d MMMM")


def day_month(of: date) -> str:
    """« 3 décembre »"""
    return _format(of, "d MMMM")


def plain_day(of: date) -> str:
    """« 3 décembre 2026 »"""
    return _format(of, "d MMMM y")


def month(of: Month) -> str:
    """« décembre 2026 »"""
    return _format(of.first, "MMMM y")


def month_name(of: date) -> str:
    """« décembre »"""
    return _format(of, "MMMM")


def from_month(of: Month) -> str:
    """« de décembre 2026 », « d'avril 2027 »"""
    name = month(of)
    return f"d'{name}" if name[0] in "ao" else f"de {name}"


def short_month(of: date) -> str:
    """« déc. »"""
    return _format(of, "MMM")


def short_weekday(of: date) -> str:
    """« jeu. »"""
    return _format(of, "EEE")


def clock(time: datetime) -> str:
    """« 18 h 30 », « 18 h »"""
    return f"{time.hour}{NBSP}h" + (f"{NBSP}{time.minute:02}" if time.minute else "")


def duration(of: timedelta) -> str:
    """« 1 h 30 », « 45 min »"""
    hours, minutes = divmod(int(of.total_seconds()) // 60, 60)
    if not hours:
        return f"{minutes}{NBSP}min"
    return f"{hours}{NBSP}h" + (f"{NBSP}{minutes:02}" if minutes else "")


@cache
def city(zone_name: str) -> str:
    """« Paris », the French name of the city of a zone; « temps universel » for UTC."""
    if zone_name == "UTC":
        return "temps universel"
    return str(get_timezone_location(zone(zone_name), locale=FRENCH, return_city=True))


def zone_label(zone_name: str) -> str:
    """« heure de Paris », « heure d'Athènes », « temps universel »"""
    name = city(zone_name)
    if zone_name == "UTC":
        return name
    return f"heure d'{name}" if name[0] in "AEIOUYÉÈÎÔ" else f"heure de {name}"


def span(first: date, last: date) -> str:
    """Whole days, both included: « jeudi 3 décembre 2026 », « du jeudi 3 au samedi 5 décembre 2026 »"""
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"du {day(first)} au {day(last)}"
    if first.month != last.month:
        return f"du {short_day(first)} au {day(last)}"
    return f"du {_format(first, 'EEEE d')} au {day(last)}"


def hours(start: datetime, end: datetime) -> str:
    """« de 18 h 30 à 20 h », with the day of the end when it is another."""
    if start.date() == end.date():
        return f"de {clock(start)} à {clock(end)}"
    return f"de {clock(start)} au {short_day(end.date())} à {clock(end)}"


def when(of: Occurrence, club_zone: str) -> str:
    """When it happens, in full, in its own zone and in the club's."""
    if not of.dated:
        return f"{expected(of.expected)}, date à fixer"
    if not isinstance(of.start, datetime) or not isinstance(of.end, datetime):
        assert of.start is not None and of.end is not None
        return span(of.start, of.end)
    text = f"{day(of.start.date())}, {hours(of.start, of.end)} ({zone_label(of.zone)})"
    if of.zone == club_zone:
        return text
    here, until = of.start.astimezone(zone(club_zone)), of.end.astimezone(zone(club_zone))
    if here.utcoffset() == of.start.utcoffset():
        return text
    if here.date() == of.start.date():
        return f"{text}, soit {hours(here, until)} ({zone_label(club_zone)})"
    return f"{text}, soit {day(here.date())} {hours(here, until)} ({zone_label(club_zone)})"


def expected(of: Month | Week | None) -> str:
    """« décembre 2026 », « semaine du 30 novembre 2026 »"""
    if isinstance(of, Week):
        return f"semaine du {plain_day(of.first)}"
    return month(of) if of else ""


def move(change: Change, of: Occurrence) -> str:
    """« Déplacé du jeudi 3 au jeudi 10 décembre 2026 (salle indisponible) »"""
    why = f" ({change.why})" if change.why else ""
    if change.was is None or of.start is None:
        return f"Déplacé{why}"
    old, new = change.was[0], of.start
    if change.from_ and of.original and isinstance(old, datetime):  # of a whole series: the old hour, on this date
        old = datetime.combine(of.original, old.time())
    if isinstance(old, datetime) and isinstance(new, datetime) and old.date() == new.date():
        return f"Déplacé de {clock(old)} à {clock(new)}{why}"
    old_day = old.date() if isinstance(old, datetime) else old
    new_day = new.date() if isinstance(new, datetime) else new
    if old_day.year != new_day.year:
        return f"Déplacé du {day(old_day)} au {day(new_day)}{why}"
    old_text = _format(old_day, "EEEE d") if old_day.month == new_day.month else short_day(old_day)
    return f"Déplacé du {old_text} au {day(new_day)}{why}"


def told(change: Change, of: Occurrence) -> str:
    """One entry of a session's memory, in a sentence without its date."""
    why = f" ({change.why})" if change.why else ""
    if change.what is What.MOVED and change is of.moved:
        return move(change, of)
    if change.what is What.MOVED and change.was:
        old = change.was[0]
        at = f" à {clock(old)}" if isinstance(old, datetime) else ""
        return f"Déplacé ; c'était le {day(old.date() if isinstance(old, datetime) else old)}{at}{why}"
    if change.what is What.NOTE:
        return change.why or What.NOTE.label
    return f"{change.what.label}{why}"


PREFIXES = {State.CANCELLED: "Annulé : ", State.POSTPONED: "Reporté : ", State.TENTATIVE: "À confirmer : "}


def prefix(state: State) -> str:
    """What stands before the title where only a title is seen (RFC 5545's STATUS is ignored by Outlook)."""
    return PREFIXES.get(state, "")


def count(number: int, one: str, many: str) -> str:
    """« 1 séance », « 3 séances »; French counts zero as one."""
    return f"{number}{NBSP}{one if number < 2 else many}"


def group_size(of: GroupSize) -> str:
    """« seul·e », « 2 à 6 personnes », « autant que l'on veut »"""
    if of.least is None:
        return "autant que l'on veut"
    if of.most == 1:
        return "seul·e"
    return f"{of.least} personnes" if of.least == of.most else f"{of.least} à {of.most} personnes"


def licence_url(spdx: str) -> str:
    """Where a licence can be read: in French at Creative Commons, else at SPDX."""
    if found := re.fullmatch(r"CC-(BY[A-Z-]*)-(\d\.\d)", spdx):
        return f"https://creativecommons.org/licenses/{found.group(1).lower()}/{found.group(2)}/deed.fr"
    return f"https://spdx.org/licenses/{spdx}.html"


def licence_name(spdx: str) -> str:
    """« CC BY-SA 4.0 », or the identifier as it is."""
    found = re.fullmatch(r"CC-(BY[A-Z-]*)-(\d\.\d)", spdx)
    return f"CC {found.group(1)} {found.group(2)}" if found else spdx

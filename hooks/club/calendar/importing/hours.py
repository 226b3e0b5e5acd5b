"""The hours of somebody's calendar: which zone they are in, and how the club writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache
from zoneinfo import available_timezones

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from club.calendar.importing.components import Component
from club.programme.clock import Readings, instant, zone
from club.sources.values import YEARS

UNIVERSAL = {"utc", "gmt", "z", "etc/utc", "etc/gmt", "etc/uct", "coordinated universal time", "tzone://microsoft/utc"}
MAX_ZONE = 20_000  # characters of a VTIMEZONE that is read
NOT_YEARLY = re.compile(r"^RRULE[;:](?!.*FREQ=YEARLY)|^RRULE.*INTERVAL", re.IGNORECASE)


@dataclass(frozen=True)
class Hour:
    """A moment as it was written: ``at`` is a date, or an aware time; ``zone`` the zone that the club can name,
    None for others; ``floating`` marks a time that said no zone, ``unknown`` one whose zone nobody knows: both are
    read in the club's.  The hours of an ``odd`` zone, which the calendar alone defines, are right one by one, but say
    nothing of how they repeat."""

    at: date | datetime
    zone: str | None = None
    floating: bool = False
    unknown: str = ""
    odd: bool = False

    @property
    def time(self) -> datetime | None:
        return self.at if isinstance(self.at, datetime) else None

    def day(self, name: str) -> date:
        """The date on which it falls, for a time in zone ``name``."""
        return self.at.astimezone(zone(name)).date() if isinstance(self.at, datetime) else self.at


@dataclass(frozen=True)
class Zones:
    """The club's zone, and those that the calendar defines itself (VTIMEZONE, RFC 5545, 3.6.5)."""

    club: str
    own: Mapping[str, tzinfo | str]

    def hour(self, value: date | datetime, tzid: str) -> Hour:
        """A value with its TZID, « » where it says none."""
        if not isinstance(value, datetime):
            return Hour(value)
        if value.tzinfo is not None and not tzid:
            return Hour(value.astimezone(UTC))
        local = value.replace(tzinfo=None)
        name = named(tzid)
        own = self.own.get(tzid.strip('"'))
        if name is None and isinstance(own, str):
            name = own
        if name == "UTC":
            return Hour(local.replace(tzinfo=UTC))
        if name:
            return Hour(local.replace(tzinfo=zone(name)), name)
        if isinstance(own, tzinfo):
            return Hour(local.replace(tzinfo=own).astimezone(UTC), odd=True)
        return Hour(local.replace(tzinfo=zone(self.club)), self.club, not tzid, tzid)


def named(tzid: str) -> str | None:
    """The zone that a TZID means, by a name that the club's files take: « Romance Standard Time » is Europe/Paris,
    « /mozilla.org/20050126_1/Europe/Paris » too."""
    text = tzid.strip('" ')
    if text.lower() in UNIVERSAL:
        return "UTC"
    text = WINDOWS_TO_OLSON.get(text, text)
    parts = text.split("/")
    tails = ("/".join(parts[-n:]) for n in (3, 2) if len(parts) >= n)
    return next((name for name in tails if name in _sayable()), None)


@cache
def _sayable() -> frozenset[str]:
    return frozenset(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))


def zones(found: Iterable[Component], club: str) -> Zones:
    """The zones of a calendar: by the place they name, else by the rules they write out."""
    own: dict[str, tzinfo | str] = {}
    for one in found:
        tzid = one.value("TZID").strip('"')
        place = named(one.value("X-LIC-LOCATION"))
        made = place or _made(one)
        if tzid and made:
            own.setdefault(tzid, made if isinstance(made, str) else _alike(made, club) or made)
    return Zones(club, own)


def _alike(made: tzinfo, club: str) -> str | None:
    """The zone (the club's first, then those of Windows) whose clocks have shown the same for years."""
    days = [datetime(2024, 1, 1) + timedelta(days=n) for n in range(0, 3 * 365, 5)]
    for name in dict.fromkeys((club, *WINDOWS_TO_OLSON.values())):
        here = zone(name) if name in _sayable() else None
        if here and all(day.replace(tzinfo=made).utcoffset() == day.replace(tzinfo=here).utcoffset() for day in days):
            return name
    return None


def _made(one: Component) -> tzinfo | None:
    text = one.text()
    if len(text) > MAX_ZONE or any(NOT_YEARLY.match(line) for line in one.lines):
        return None  # only yearly rules are followed: others could take for ever
    try:
        component = Timezone.from_ical(text)
        made = component.to_tz(lookup_tzid=False) if isinstance(component, Timezone) else None
        for month in (1, 7):
            datetime(2026, month, 1, tzinfo=made).astimezone(UTC)
    except Exception:  # whatever a broken zone does to the library
        return None
    return made if isinstance(made, tzinfo) else None


# --- as the club writes them


def same_hours(times: Iterable[datetime], one: str, other: str) -> bool:
    """Whether the clocks of two zones show the same at these times."""
    return all(at.astimezone(zone(one)).utcoffset() == at.astimezone(zone(other)).utcoffset() for at in times)


def clear(at: datetime, name: str) -> bool:
    """Whether the time, written in zone ``name``, is one instant and no other (not at a clock change)."""
    local = at.astimezone(zone(name)).replace(tzinfo=None)
    return not isinstance(instant(local, name), Readings)


def written(at: datetime, name: str) -> str:
    """« 2026-12-03 18:30 », in zone ``name``; seconds are dropped."""
    return f"{at.astimezone(zone(name)):%Y-%m-%d %H:%M}"


def lasting(time: timedelta) -> str:
    """« 45min », « 1h », « 1h30 »"""
    hours, minutes = divmod(int(time.total_seconds()) // 60, 60)
    if not hours:
        return f"{minutes}min"
    return f"{hours}h{minutes:02}" if minutes else f"{hours}h"


def in_reach(*moments: date | datetime) -> bool:
    """Whether the club's files can say these years, with a day to spare for any zone."""
    return all(YEARS.start < at.year < YEARS.stop - 1 for at in moments)

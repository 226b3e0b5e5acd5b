"""The dates of somebody's repeated event: as a repeat where the contract can say it, else one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import islice

from club.calendar.importing.events import Foreign, Unreadable
from club.calendar.importing.hours import Hour, clear, in_reach
from club.calendar.importing.rhythm import Repeat, repeat
from club.calendar.importing.rules import times
from club.calendar.importing.when import Club, home_zone
from club.programme.clock import zone

MOST_SINGLES = 20  # dates of a rule that the contract can't say
NO_WORDS = "sa règle de répétition n'a pas d'équivalent ici"


@dataclass(frozen=True)
class Series:
    """``repeat`` in zone ``zone``, or None; ``singles`` are the events of the dates that it does not hold, by the
    date that names them."""

    repeat: Repeat | None
    zone: str
    singles: dict[date, Foreign]


def series(master: Foreign, club: Club, *, special: bool) -> Series:
    """The dates of a repeated event; ``special`` tells that some differ from it.  Raises Unreadable."""
    home = home_zone(master, club)
    if len(master.rules) > 1:
        raise Unreadable("il a plusieurs règles de répétition (RRULE)")
    if len(master.besides) > MOST_SINGLES:
        raise Unreadable(f"il ajoute plus de {MOST_SINGLES} dates une à une (RDATE)")
    if master.rules and master.start.odd:
        raise Unreadable("il se répète dans un fuseau horaire que son calendrier est seul à connaître")
    found, name = _repeat(master, home, club) if master.rules else (None, home)
    if found is not None and len(found.dates) == 1 and not special:
        found, days = None, [master.start]
    elif found is not None:
        days = []
    else:
        days = list(_expanded(master, home)) if master.rules else [master.start]
    known = {*(found.dates if found else ()), *(hour.day(home) for hour in days)}
    timed = master.start.time is not None
    days += [hour for hour in master.besides if (hour.time is not None) == timed and hour.day(home) not in known]
    gone = {hour.day(home) for hour in master.without}
    return Series(found, name, {day: _on(master, hour) for hour in days if (day := hour.day(home)) not in gone})


def _repeat(master: Foreign, home: str, club: Club) -> tuple[Repeat | None, str]:
    """The repeat, and the zone to write it in: the club's where its clocks agree on every date."""
    rule, first = master.rules[0], master.start.time
    if first is None:  # a period has an hour
        return None, home
    right: list[datetime] = []
    best: tuple[Repeat | None, str] = None, home
    for name in (home, club.zone):
        local = first.astimezone(zone(name)).replace(tzinfo=None)
        found = repeat(rule, local, rule.ends(zone(name)), club.season_after(local.date()))
        every = (
            [datetime.combine(day, local.time(), zone(name)).astimezone(UTC) for day in found.dates] if found else []
        )
        right = right or every
        same = best[0] is None or (found is not None and found.dates == best[0].dates and every == right)
        if found and same and all(clear(at, name) for at in every):
            best = found, name
    return best


def _expanded(master: Foreign, home: str) -> Iterator[Hour]:
    """Each date of a rule that the contract can't say.  Raises Unreadable when they are too many."""
    rule, at, here = master.rules[0], master.start.at, zone(home)
    timed = isinstance(at, datetime)
    midnight = datetime(at.year, at.month, at.day)
    local = at.astimezone(here).replace(tzinfo=None) if isinstance(at, datetime) else midnight
    found = times(rule, local, here)
    if found is None:
        raise Unreadable(f"{NO_WORDS} ({rule.frequency})")
    if rule.endless:
        raise Unreadable(f"{NO_WORDS} ({rule.frequency}), et elle n'a pas de fin")
    days = list(islice(found, MOST_SINGLES + 1))
    if len(days) > MOST_SINGLES:
        raise Unreadable(f"{NO_WORDS} ({rule.frequency}), et elle donnerait plus de {MOST_SINGLES} séances")
    if not in_reach(*days):
        raise Unreadable("ses dates sont hors du temps que le site sait montrer")
    return (replace(master.start, at=day.replace(tzinfo=here) if timed else day.date()) for day in days)


def _on(master: Foreign, start: Hour) -> Foreign:
    """The event on another of its dates, as long as on the first (RFC 5545, 3.8.5.3)."""
    end, first, last = None, master.start.at, master.end.at if master.end else None
    if isinstance(last, datetime) and isinstance(first, datetime) and isinstance(start.at, datetime):
        end = Hour(start.at.astimezone(UTC) + (last.astimezone(UTC) - first.astimezone(UTC)))
    elif last is not None and not any(isinstance(at, datetime) for at in (last, first, start.at)):
        end = Hour(start.at + (last - first))
    return replace(master, start=start, end=end)

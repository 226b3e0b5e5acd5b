"""The one clock of a build, and local times in their zone."""

from __future__ import annotations

import os
import zoneinfo
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

zoneinfo.reset_tzpath(to=())  # the locked tzdata package, never the machine's own tables: same bytes everywhere


def now() -> datetime:
    """``SOURCE_DATE_EPOCH`` when set, else the machine's clock, in UTC (reproducible-builds.org/specs)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC).replace(microsecond=0)


@cache
def zone(name: str) -> ZoneInfo:
    """The zone of an IANA name."""
    return ZoneInfo(name)


@dataclass(frozen=True, slots=True)
class Readings:
    """A local time that is not one instant: skipped, or repeated, with the two instants it may mean (UTC)."""

    skipped: bool
    early: datetime
    late: datetime


def instant(local: datetime, name: str) -> datetime | Readings:
    """``local`` (without zone) as an aware time of zone ``name``, or its two readings at a clock change."""
    first, second = local.replace(tzinfo=zone(name), fold=0), local.replace(tzinfo=zone(name), fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    skipped = first.astimezone(UTC).astimezone(zone(name)).replace(tzinfo=None) != local
    early, late = sorted((first.astimezone(UTC), second.astimezone(UTC)))
    return Readings(skipped, early, late)


def day_in(moment: date | datetime, name: str) -> date:
    """The date on which ``moment`` falls in zone ``name``."""
    return moment.astimezone(zone(name)).date() if isinstance(moment, datetime) else moment


def midnight(day: date, name: str) -> datetime:
    """The instant at which ``day`` begins in zone ``name``."""
    return datetime(day.year, day.month, day.day, tzinfo=zone(name))


ONE_DAY = timedelta(days=1)

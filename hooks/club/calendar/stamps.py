"""When an event was announced and last changed: from the data, never from the build's clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from club.programme.occurrences import Occurrence

FOUNDED = date(2021, 3, 18)  # the club's first day: no event is older, and DTSTAMP is required


@dataclass(frozen=True, slots=True)
class Stamps:
    """``created`` is CREATED, or None; ``modified`` is DTSTAMP and LAST-MODIFIED, the same without METHOD
    (RFC 5545, 3.8.7.1 to 3.8.7.3); ``sequence`` is SEQUENCE (3.8.7.4)."""

    created: datetime | None
    modified: datetime
    sequence: int


def stamps(of: Occurrence) -> Stamps:
    """The stamps of one date."""
    announced = of.data.announced
    return Stamps(_instant(announced) if announced else None, modified(of), of.sequence)


def modified(of: Occurrence) -> datetime:
    """The latest moment at which something that the event says changed, in UTC.

    The only place where git's history will enter: as one more moment, that of the latest commit of any file
    the event draws on.
    """
    told = [change.date for change in of.changes]
    announced = [of.data.announced] if of.data.announced else []
    return _instant(max([FOUNDED, *announced, *told]))


def _instant(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)

"""When an event was announced and last changed: from the data and their history, never from the build's clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from club.programme.graph import Programme
from club.programme.occurrences import Occurrence
from club.sources.reader import Item

FOUNDED = date(2021, 3, 18)  # the club's first day: no event is older, and DTSTAMP is required
CLUB = "programme/club.yml"  # the zone, the name space of the UIDs, the name of the platform
SETTINGS = "mkdocs.yml"  # the address of the site, which every event gives


@dataclass(frozen=True, slots=True)
class Stamps:
    """``created`` is CREATED, or None; ``modified`` is DTSTAMP and LAST-MODIFIED, the same without METHOD
    (RFC 5545, 3.8.7.1 to 3.8.7.3); ``sequence`` is SEQUENCE (3.8.7.4)."""

    created: datetime | None
    modified: datetime
    sequence: int


def stamps(programme: Programme, of: Occurrence) -> Stamps:
    """The stamps of one date."""
    announced = of.data.announced
    return Stamps(_instant(announced) if announced else None, modified(programme, of), of.sequence)


def modified(programme: Programme, of: Occurrence) -> datetime:
    """The latest moment at which something that the event says changed, in UTC.

    That is the latest commit of any file it draws on, or the date of its announcement or last change if later.
    """
    told = [change.date for change in of.changes]
    announced = [of.data.announced] if of.data.announced else []
    commits = [programme.history[path] for path in sources(programme, of) if path in programme.history]
    return max([_instant(max([FOUNDED, *announced, *told])), *commits])


def sources(programme: Programme, of: Occurrence) -> tuple[str, ...]:
    """The path of every file that the event draws on.

    What ``event`` and ``invitation`` read, and the organisation of each person that day: the feeds of organisations
    hold the event by it.
    """
    themes = [*programme.links(of.session, "themes"), *(programme.get("theme", id) for id in of.data.themes)]
    people = [programme.get("person", id) for id in (*of.data.hosts, *of.data.speakers)]
    day = of.day(programme.club.timezone)
    organisations = [programme.affiliation(person, day) for person in people]
    items = [of.session, *themes, *people, *(one for one in organisations if isinstance(one, Item))]
    return tuple(dict.fromkeys([*(item.path for item in items), CLUB, SETTINGS]))


def _instant(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)

"""One date of a session → one VEVENT (RFC 5545, 3.6.1), serialised once for every feed that holds it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from icalendar import Event

from club import addresses, invitation
from club.addresses import absolute
from club.calendar.identity import uid
from club.calendar.properties import Categories, Text, conference, content_lines, line, position, serialised, uri
from club.calendar.stamps import stamps
from club.calendar.zones import zone_of
from club.kept import Shelf, digest
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence, State
from club.sources.terms import SessionKind

STATUSES = {
    State.CONFIRMED: "CONFIRMED",
    State.TENTATIVE: "TENTATIVE",
    State.CANCELLED: "CANCELLED",
    State.POSTPONED: "CANCELLED",  # what is left at the old date is not to be waited for
}
COLOURS = {  # names of CSS3, which RFC 7986, 5.9 asks for
    SessionKind.ONBOARDING_CALL: "seagreen",
    SessionKind.TRAINING: "royalblue",
    SessionKind.EXERCISE: "darkorange",
    SessionKind.MASTERCLASS: "indigo",
    SessionKind.CASE_STUDY: "teal",
    SessionKind.COACHING: "sienna",
    SessionKind.PEER_CALL: "steelblue",
    SessionKind.CELEBRATION: "crimson",
}


@dataclass(frozen=True)
class Entry:
    """A finished event, and what a feed must know of it.

    ``day`` is the date it is filed under and ``begins`` its instant, both in the club's zone for whole days;
    ``zone`` is the zone its times are written in, None for UTC and whole days.
    """

    occurrence: Occurrence
    uid: str
    day: date
    begins: datetime
    zone: str | None
    modified: datetime
    content: bytes


class Said(NamedTuple):
    """All that an event says: nothing else is in its bytes.  Instants are aware, or dates for whole days."""

    uid: str
    created: datetime | None
    modified: datetime
    sequence: int
    start: date | datetime
    end: date | datetime
    status: str
    transparent: bool
    summary: str
    description: str
    location: str
    public_link: str | None
    position: tuple[float, float] | None
    url: str
    categories: tuple[str, ...]
    colour: str


def entry(programme: Programme, of: Occurrence, site_url: str, shelf: Shelf | None = None) -> Entry:
    """The event of a dated occurrence; ``shelf`` knows the bytes of events by all that they say."""
    start, end, zone = _times(of)
    stamp = stamps(programme, of)
    said = Said(
        uid(of, programme.club.calendar_domain),
        stamp.created,
        stamp.modified,
        stamp.sequence,
        start,
        end,
        STATUSES[of.state],
        of.state in invitation.CALLED_OFF,
        invitation.summary(programme, of),
        invitation.description(programme, of, site_url),
        invitation.location(of, programme.club),
        invitation.public_link(of),
        invitation.position(of),
        absolute(site_url, addresses.occurrence(of)),
        tuple(invitation.categories(programme, of)),
        COLOURS[of.data.kind],
    )
    content = shelf.once(digest(repr(said)), lambda: _written(said)) if shelf else _written(said)
    club_zone = programme.club.timezone
    return Entry(of, said.uid, of.day(club_zone), of.begins(club_zone), zone, stamp.modified, content)


def _written(said: Said) -> bytes:
    event = Event()
    event["UID"] = line(said.uid)
    event.add("DTSTAMP", said.modified)
    event["LAST-MODIFIED"] = event["DTSTAMP"]
    if said.created:
        event.add("CREATED", said.created)
    event.add("SEQUENCE", said.sequence)
    event.add("DTSTART", said.start)
    event.add("DTEND", said.end)  # not DURATION: one instant, whatever a client thinks of an hour across a clock change
    event["STATUS"] = line(said.status)
    event["TRANSP"] = line("TRANSPARENT" if said.transparent else "OPAQUE")
    event["SUMMARY"] = line(said.summary)
    event["DESCRIPTION"] = Text(said.description)
    if said.location:
        event["LOCATION"] = line(said.location)
    if said.public_link:
        event["CONFERENCE"] = conference(said.public_link, "Rejoindre la séance")
    if said.position:
        event["GEO"] = position(*said.position)
    event["URL"] = uri(said.url)
    event["CATEGORIES"] = Categories(said.categories)
    event["COLOR"] = line(said.colour)
    return serialised(content_lines(event))


def _times(of: Occurrence) -> tuple[date | datetime, date | datetime, str | None]:
    """Start, end and zone as they are written."""
    start, end = invitation.span(of)
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return start, end, None
    zone = zone_of(start, end, of.zone)
    return (start, end, zone) if zone else (start.astimezone(UTC), end.astimezone(UTC), None)

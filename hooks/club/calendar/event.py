"""One date of a session → one VEVENT (RFC 5545, 3.6.1), serialised once for every feed that holds it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from icalendar import Event

from club import addresses, invitation
from club.addresses import absolute
from club.calendar.identity import uid
from club.calendar.properties import Categories, Text, conference, line, position, uri
from club.calendar.stamps import stamps
from club.calendar.zones import zone_of
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


def entry(programme: Programme, of: Occurrence, site_url: str) -> Entry:
    """The event of a dated occurrence."""
    start, end, zone = _times(of)
    name, stamp = uid(of, programme.club.calendar_domain), stamps(programme, of)
    called_off = of.state in invitation.CALLED_OFF
    event = Event()
    event.add("UID", line(name))
    event.add("DTSTAMP", stamp.modified)
    event.add("LAST-MODIFIED", stamp.modified)
    if stamp.created:
        event.add("CREATED", stamp.created)
    event.add("SEQUENCE", stamp.sequence)
    event.add("DTSTART", start)
    event.add("DTEND", end)  # not DURATION: one instant, whatever a client thinks of an hour across a clock change
    event.add("STATUS", STATUSES[of.state])
    event.add("TRANSP", "TRANSPARENT" if called_off else "OPAQUE")
    event.add("SUMMARY", line(invitation.summary(programme, of)))
    event.add("DESCRIPTION", Text(invitation.description(programme, of, site_url)))
    if where := invitation.location(of, programme.club):
        event.add("LOCATION", line(where))
    if link := invitation.public_link(of):
        event.add("CONFERENCE", conference(link, "Rejoindre la séance"))
    if at := invitation.position(of):
        event.add("GEO", position(*at))
    event.add("URL", uri(absolute(site_url, addresses.occurrence(of))))
    event.add("CATEGORIES", Categories(invitation.categories(programme, of)))
    event.add("COLOR", line(COLOURS[of.data.kind]))
    club_zone = programme.club.timezone
    return Entry(of, name, of.day(club_zone), of.begins(club_zone), zone, stamp.modified, event.to_ical())


def _times(of: Occurrence) -> tuple[date | datetime, date | datetime, str | None]:
    """Start, end and zone as they are written."""
    start, end = invitation.span(of)
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return start, end, None
    zone = zone_of(start, end, of.zone)
    return (start, end, zone) if zone else (start.astimezone(UTC), end.astimezone(UTC), None)

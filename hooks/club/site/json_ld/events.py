"""Sessions as Events, repeats as EventSeries, public recordings as VideoObjects."""

from __future__ import annotations

from datetime import datetime

from club import addresses
from club.programme import clock
from club.programme.occurrences import Occurrence, State
from club.site.base import Site
from club.site.json_ld.common import CONTEXT, Data, image, iso_duration, people, publisher, said
from club.site.moments import has_replay, hosts, machine, public_link
from club.site.references import people as named_people
from club.sources import kinds
from club.sources.gatherings import Period
from club.sources.reader import Item
from club.sources.terms import Audience
from club.sources.values import ENGLISH_DAYS

STATUS = {State.CANCELLED: "EventCancelled", State.POSTPONED: "EventPostponed"}
SCHEMA = "https://schema.org/"


def event(site: Site, of: Occurrence) -> Data | None:
    """An Event, for an occurrence that has a date."""
    if not of.dated:
        return None
    moved = of.moved is not None and of.moved.was is not None
    status = STATUS.get(of.state, "EventRescheduled" if moved else "EventScheduled")
    return said(
        {
            **CONTEXT,
            "@type": "Event",
            "name": of.data.title,
            "startDate": machine(of.start),
            "endDate": machine(of.end),
            "eventStatus": f"{SCHEMA}{status}",
            "previousStartDate": _before(of) if status == "EventRescheduled" else None,
            **_held(site, of, addresses.occurrence(of)),
            "performer": people(
                site, named_people(site.programme, of.data.speakers, of.day(site.programme.club.timezone))
            ),
            "superEvent": _whole(site, of),
            "subEvent": _moments(site, of.session) if of.original is None else [],
            "recordedIn": _video(site, of),
        }
    )


def series(site: Site, session: Item, dates: tuple[Occurrence, ...], face: Occurrence) -> Data:
    """An EventSeries, for a repeat, with its rhythm; ``face`` is the date that speaks for all."""
    zone = session.data.timezone or site.programme.club.timezone
    first, last = dates[0], dates[-1]
    return said(
        {
            **CONTEXT,
            "@type": "EventSeries",
            "name": session.data.title,
            "startDate": machine(first.start),
            "endDate": machine(last.end),
            "eventSchedule": [_schedule(period, zone) for period in session.data.repeat],
            **_held(site, face, addresses.item(session)),
            "description": session.data.summary,
        }
    )


def _held(site: Site, of: Occurrence, address: str) -> Data:
    """Where, for whom and by whom; the same for one date and for a series."""
    organisers = [publisher(site), *people(site, hosts(site.programme, of))]
    return {
        "description": of.data.summary or of.session.data.summary,
        "url": site.absolute(address),
        "image": [image(site, address)],
        "eventAttendanceMode": f"{SCHEMA}{_attendance(of)}",
        "location": _location(site, of, address),
        "organizer": organisers if len(organisers) > 1 else organisers[0],
        "inLanguage": site.programme.club.language,
        "maximumAttendeeCapacity": of.data.capacity,
        "audience": None if of.data.audience is Audience.PUBLIC else {"@type": "Audience", "audienceType": "Membres"},
    }


def _before(of: Occurrence) -> str | None:
    """The start before the latest move, with its offset; of a whole series, the old hour on this date."""
    if of.moved is None or of.moved.was is None:
        return None
    old, zone = of.moved.was
    if not isinstance(old, datetime):
        return old.isoformat()
    if of.moved.from_ and of.original:
        old = datetime.combine(of.original, old.time())
    return old.replace(tzinfo=clock.zone(zone or of.zone)).isoformat()


def _attendance(of: Occurrence) -> str:
    place = of.data.where
    onsite = bool(place and (place.name or place.address))
    online = bool(of.data.join or (place and place.online)) or not onsite
    if online and onsite:
        return "MixedEventAttendanceMode"
    return "OnlineEventAttendanceMode" if online else "OfflineEventAttendanceMode"


def _location(site: Site, of: Occurrence, address: str) -> list[Data]:
    place, mode = of.data.where, _attendance(of)
    found: list[Data] = []
    if mode != "OfflineEventAttendanceMode":
        found.append({"@type": "VirtualLocation", "url": public_link(of) or site.absolute(address)})
    if place and mode != "OnlineEventAttendanceMode":
        postal = None if place.address_for else place.address
        name = place.name or postal or "Lieu donné aux membres"
        found.append(said({"@type": "Place", "name": name, "address": postal}))
    return found


def _whole(site: Site, of: Occurrence) -> Data | None:
    """What it is a part of: its repeat, or the gathering of which it is a moment."""
    if of.original is not None:
        return _brief(site, of.session, "EventSeries")
    if of.data.part_of:
        return _brief(site, site.programme.get(kinds.SESSION.space, of.data.part_of), "Event")
    return None


def _moments(site: Site, session: Item) -> list[Data]:
    return [
        _brief(site, part, "Event")
        for part in site.programme.backlinks(session, "part_of", kinds.SESSION, kinds.MASTERCLASS)
    ]


def _brief(site: Site, session: Item, type: str) -> Data:
    """Another event, by its name, its first date and its page, where the rest is said."""
    dates = [of for of in site.programme.occurrences_of(session) if of.dated]
    return said(
        {
            "@type": type,
            "name": session.data.title,
            "startDate": machine(dates[0].start) if dates else None,
            "location": _location(site, dates[0], addresses.item(session)) if dates else None,
            "url": site.absolute(addresses.item(session)),
        }
    )


def _video(site: Site, of: Occurrence) -> Data | None:
    """A recording that anyone may see.  The day it was put there is not known: that of the session is."""
    replay = of.data.replay
    if replay is None or not has_replay(of) or replay.url in (None, "platform"):
        return None
    return said(
        {
            "@type": "VideoObject",
            "name": f"Enregistrement : {of.data.title}",
            "description": of.data.summary or of.data.title,
            "url": replay.url,
            "thumbnailUrl": [image(site, addresses.REPLAYS)],
            "dateCreated": machine(of.day(site.programme.club.timezone)),
            "duration": iso_duration(replay.duration) if replay.duration else None,
            "inLanguage": site.programme.club.language,
        }
    )


def _schedule(period: Period, zone: str) -> Data:
    """One rhythm (https://schema.org/Schedule); closures and exceptions are on the dates' own pages."""
    end = period.start + period.duration
    day = f"{SCHEMA}{ENGLISH_DAYS[period.start.weekday()].capitalize()}"
    return said(
        {
            "@type": "Schedule",
            "repeatFrequency": f"P{period.every.weeks}W" if period.every.weeks else "P1M",
            "byDay": day,
            "byMonthWeek": period.day.ordinal if period.day and not period.every.weeks else None,
            "startDate": period.start.date().isoformat(),
            "endDate": period.until.isoformat(),
            "startTime": f"{period.start:%H:%M:%S}",
            "endTime": f"{end:%H:%M:%S}",
            "duration": iso_duration(period.duration),
            "scheduleTimezone": zone,
        }
    )

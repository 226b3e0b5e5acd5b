"""Events → calendars: VCALENDAR (RFC 5545, 3.4) with the properties of RFC 7986."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import cache

from icalendar import Calendar

from club.addresses import absolute
from club.calendar import zones
from club.calendar.event import Entry
from club.calendar.properties import content_lines, duration, line, serialised, uri
from club.sources.club import Club
from club.subscriptions import Subscription

PRODID = "-//makesense//Club des communautes//FR"  # constant: some clients take another one for another calendar
REFRESH = timedelta(hours=6)
COLOUR, APPLE_COLOUR = "darkslateblue", "#483D8B"  # the same one, twice


def subscribed(feed: Subscription, entries: Sequence[Entry], club: Club, site_url: str) -> bytes:
    """A calendar that clients keep and ask for again.

    Each thing is said twice: by RFC 7986, and by the older extensions of Apple and Microsoft.
    """
    calendar = _calendar()
    for name in ("NAME", "X-WR-CALNAME"):
        calendar[name] = line(_plain_name(feed.name))
    for name in ("DESCRIPTION", "X-WR-CALDESC"):
        calendar[name] = line(feed.description)
    calendar["X-WR-TIMEZONE"] = line(club.timezone)
    calendar["REFRESH-INTERVAL"] = duration(REFRESH, explicit=True)
    calendar["X-PUBLISHED-TTL"] = duration(REFRESH)
    calendar["SOURCE"] = uri(absolute(site_url, feed.address), explicit=True)
    calendar["URL"] = uri(absolute(site_url, feed.page))
    calendar["COLOR"] = line(COLOUR)
    calendar["X-APPLE-CALENDAR-COLOR"] = line(APPLE_COLOUR)
    if entries:
        calendar.add("LAST-MODIFIED", max(entry.modified for entry in entries))
    return _written(calendar, entries, club.timezone)


def single(entry: Entry, club: Club) -> bytes:
    """A calendar of one event, to be added to one's own: named, Outlook would open a new one for it."""
    opening, closing = _around(entry.zone)
    return b"".join([opening, entry.content, closing])


@cache
def _around(zone: str | None) -> tuple[bytes, bytes]:
    """What stands before and after the one event of a file."""
    return _frame(_calendar(), [zone] if zone else [])


def _calendar() -> Calendar:
    """Neither METHOD, which demands an ORGANIZER, nor UID, by which vdirsyncer merges all events into one."""
    calendar = Calendar()
    calendar["VERSION"] = line("2.0")
    calendar["PRODID"] = line(PRODID)
    calendar["CALSCALE"] = line("GREGORIAN")
    return calendar


def _written(calendar: Calendar, entries: Sequence[Entry], club_zone: str) -> bytes:
    """The calendar with the zones in use and the finished events, by start, then UID.

    A calendar must hold a component: without events it holds the club's zone (or that of a club without yearly
    rule: universal time).
    """
    used = sorted(dict.fromkeys(entry.zone for entry in entries if entry.zone))
    if not entries:
        used = [club_zone if zones.rule(club_zone) else "UTC"]
    opening, closing = _frame(calendar, used)
    events = sorted(entries, key=lambda entry: (entry.begins, entry.uid))
    return b"".join([opening, *(entry.content for entry in events), closing])


def _frame(calendar: Calendar, used: Sequence[str]) -> tuple[bytes, bytes]:
    """A calendar without its events: what stands before them, the zones ``used`` last, and after."""
    *opening, closing = content_lines(calendar)
    return b"".join([serialised(opening), *map(zones.written, used)]), serialised([closing])


def _plain_name(name: str) -> str:
    """Without the characters that clients which never unescape a calendar's name would show as ``\\,``."""
    for mark in ",;\\":
        name = name.replace(mark, " ")
    return " ".join(part for part in name.split(" ") if part)

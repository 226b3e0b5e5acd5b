"""The programme → calendars: one feed of everything, the archives, and those of each session."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from club import addresses
from club.calendar.event import Entry, entry
from club.calendar.feed import Feed, single, subscribed
from club.calendar.prose import EXAMPLE
from club.documents import File
from club.programme.graph import Programme
from club.sources import kinds
from club.sources.reader import Item
from club.sources.values import Month
from club.wording import NBSP


def documents(programme: Programme, site_url: str) -> tuple[File, ...]:
    """Every calendar of the site, each event serialised once.  Sessions without a date have none."""
    entries = tuple(entry(programme, of, site_url) for of in programme.occurrences if of.dated)
    return (*_everything(programme, entries, site_url), *_sessions(programme, entries, site_url))


def window(programme: Programme) -> date:
    """The first day of the feed of everything: the first of a month, twelve months back, in the club's zone.

    The only thing here that depends on the build's clock.
    """
    month = Month.of(programme.today)
    return Month(month.year - 1, month.month).first


def _everything(programme: Programme, entries: Sequence[Entry], site_url: str) -> Iterator[File]:
    """The window and, for each year it no longer holds whole, an archive of all that year."""
    club, start = programme.club, window(programme)
    about = "Les douze derniers mois et toutes les dates à venir. Les années précédentes sont dans les archives."
    feed = Feed(addresses.CALENDAR, addresses.AGENDA, club.name, about)
    yield File(feed.address, subscribed(feed, [one for one in entries if one.day >= start], club, site_url))
    for year in sorted(dict.fromkeys(one.day.year for one in entries if one.day < start)):
        about = f"Toutes les séances de l'année {year}."
        feed = Feed(addresses.archive(year), addresses.AGENDA, f"{club.name} – archives {year}", about)
        yield File(feed.address, subscribed(feed, [one for one in entries if one.day.year == year], club, site_url))


def _sessions(programme: Programme, entries: Sequence[Entry], site_url: str) -> Iterator[File]:
    """The calendars of each session, written again at the addresses it had before."""
    by_session: dict[str, list[Entry]] = {}
    for one in entries:
        by_session.setdefault(one.occurrence.session.id, []).append(one)
    for session in programme.of(kinds.SESSION, kinds.MASTERCLASS):
        own = by_session.get(session.id, [])
        for name in (session.id, *session.data.aliases):
            if session.data.repeat:
                content = _repeat(programme, session, own, site_url)
                yield File(addresses.session_calendar(name), content, session.path)
            for one in own:
                original = one.occurrence.original
                address = addresses.date_calendar(name, original) if original else addresses.session_calendar(name)
                yield File(address, single(one, programme.club), session.path)


def _repeat(programme: Programme, session: Item, entries: Sequence[Entry], site_url: str) -> bytes:
    """All the dates of a repeated session, never cut."""
    example = EXAMPLE if programme.is_example(session) else ""
    name = f"{example}{session.data.title} – {programme.club.name}"
    about = f"Toutes les dates de «{NBSP}{session.data.title}{NBSP}»."
    feed = Feed(addresses.session_calendar(session.id), addresses.item(session), name, about)
    return subscribed(feed, entries, programme.club, site_url)

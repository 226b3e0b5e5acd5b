"""The programme → calendars: those one subscribes to, and a file for each event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from club import addresses
from club.calendar.event import Entry, entry
from club.calendar.feed import single, subscribed
from club.documents import File
from club.kept import Shelf, Store
from club.programme.graph import Programme
from club.sources import kinds
from club.subscriptions import subscriptions


def documents(programme: Programme, site_url: str, store: Store | None = None) -> tuple[File, ...]:
    """Every calendar of the site, each event serialised once.  Sessions without a date have none.

    A shelf of ``store`` holds serialised events by all that they say.
    """
    shelf = Shelf(store, "events")
    entries = {of.id: entry(programme, of, site_url, shelf) for of in programme.occurrences if of.dated}
    shelf.close()
    return (*_subscribed(programme, entries, site_url), *_single(programme, entries))


def _subscribed(programme: Programme, entries: Mapping[str, Entry], site_url: str) -> Iterator[File]:
    """The calendars of every family, written again at the addresses they had before."""
    for of in subscriptions(programme):
        content = subscribed(of, [entries[one.id] for one in of.occurrences], programme.club, site_url)
        for address in (of.address, *of.subject.former):
            yield File(address, content, of.subject.source)


def _single(programme: Programme, entries: Mapping[str, Entry]) -> Iterator[File]:
    """One event a file, for sessions that do not repeat and for each date of those that do."""
    for session in programme.of(kinds.SESSION, kinds.MASTERCLASS):
        for of in programme.occurrences_of(session):
            if not of.dated:
                continue
            content = single(entries[of.id], programme.club)
            for name in (session.id, *session.data.aliases):
                original = of.original
                address = addresses.date_calendar(name, original) if original else addresses.session_calendar(name)
                yield File(address, content, session.path)

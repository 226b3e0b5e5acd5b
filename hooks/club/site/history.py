"""The memory of sessions: what is told on their pages, and on « Changements »."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from club import addresses, wording
from club.documents import Page
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence
from club.site.base import Site, index_page, section
from club.site.moments import told_on
from club.sources import kinds
from club.sources.gatherings import Change
from club.sources.reader import Item
from club.sources.values import Month

Data = dict[str, Any]


def memory(programme: Programme, session: Item, dates: Iterable[Occurrence]) -> list[Data]:
    """What happened to these dates of a session, oldest first, after its announcement."""
    found = [(change.date, _entry(change, of, session)) for change, of in _changes(session, dates)]
    found.sort(key=lambda pair: pair[0])
    announced = session.data.announced
    first = [{**told_on(announced), "what": "announced", "text": "Annoncée"}] if announced else []
    return [*first, *(entry for _, entry in found)]


def _changes(session: Item, dates: Iterable[Occurrence]) -> list[tuple[Change, Occurrence]]:
    """Each entry once, with the first date it concerns."""
    found: dict[int, tuple[Change, Occurrence]] = {}
    for of in dates:
        for change in of.changes:
            found.setdefault(id(change), (change, of))
    return list(found.values())


def _entry(change: Change, of: Occurrence, session: Item) -> Data:
    text = wording.told(change, of)
    if change.from_:
        text = f"À partir du {wording.plain_day(change.from_)} : {_lower(text)}"
    elif of.original and not any(change is other for other in session.data.changes):
        text = f"Séance du {wording.plain_day(of.original)} : {_lower(text)}"
    return {**told_on(change.date), "what": change.what.value, "text": text}


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def date_memory(of: Occurrence) -> list[Data]:
    """What happened to one date of a repeat, oldest first."""
    return [
        {**told_on(change.date), "what": change.what.value, "text": wording.told(change, of)} for change in of.changes
    ]


def changes_page(site: Site) -> Page:
    """« Changements »: every piece of news, newest first, by month."""
    news = sorted(_news(site.programme), key=lambda entry: (entry[0], entry[1]["url"]), reverse=True)
    months: dict[Month, list[Data]] = {}
    for day, entry in news:
        months.setdefault(Month.of(day), []).append(entry)
    sections = [section(f"mois-{month}", _capital(wording.month(month)), entries) for month, entries in months.items()]
    return index_page(site, addresses.CHANGES, "changes.html", sections)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _news(programme: Programme) -> Iterable[tuple[date, Data]]:
    for session in programme.of(kinds.SESSION, kinds.MASTERCLASS):
        dates = programme.occurrences_of(session)
        example = programme.is_example(session)
        common = {"title": session.data.title, "url": addresses.item(session), "example": example}
        if session.data.announced:
            told = {**told_on(session.data.announced), "what": "announced", "text": "Nouvelle séance annoncée"}
            yield session.data.announced, {**common, **told}
        for change, of in _changes(session, dates):
            if change.what.news:
                yield change.date, {**common, **_place(of, session, change), **_entry(change, of, session)}


def _place(of: Occurrence, session: Item, change: Change) -> Data:
    """An entry about one date leads to that date."""
    if of.original and not any(change is other for other in session.data.changes):
        return {"title": of.data.title, "url": addresses.occurrence(of)}
    return {}

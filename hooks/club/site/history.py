"""The memory of sessions: what is told on their pages, and on « Changements »."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from club import addresses, news, wording
from club.documents import Document
from club.news import Told
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence, State
from club.site.base import Site
from club.site.moments import told_on
from club.site.months import capital
from club.site.paging import Part, listing
from club.sources.reader import Item
from club.sources.terms import What
from club.sources.values import Month

Data = dict[str, Any]
EACH = 30  # entries on a page


def memory(programme: Programme, session: Item) -> list[Data]:
    """What happened to a session and its dates, oldest first, after its announcement."""
    entries = news.memory(programme, session)
    return [{**_entry(told), **({} if told.change else {"text": "Annoncée"})} for told in entries]


def date_memory(of: Occurrence) -> list[Data]:
    """What happened to one date of a repeat, oldest first."""
    return [
        {**told_on(change.date), "what": change.what.value, "text": wording.told(change, of)} for change in of.changes
    ]


ABOUT_STATE = {
    State.CANCELLED: What.CANCELLED,
    State.POSTPONED: What.POSTPONED,
}


def notice(of: Occurrence) -> Data | None:
    """What whoever opens the page must know first: called off, put off or moved, when that was told, and why."""
    called_off = ABOUT_STATE.get(of.state)
    told = next((change for change in reversed(of.changes) if change.what is called_off), None) or of.moved
    if told is None:
        return None
    return {"what": told.what.value, "text": wording.told(told, of), **told_on(told.date)}


def pages(site: Site) -> Iterator[Document]:
    """« Changements »: every piece of news, newest first, by month, page after page."""
    months: dict[Month, list[Told]] = {}
    for told in news.news(site.programme):
        months.setdefault(Month.of(told.day), []).append(told)
    parts = [Part(f"mois-{month}", capital(wording.month(month)), found) for month, found in months.items()]
    empty = "Rien n'a été annoncé ni changé pour le moment."

    def draw(told: Told) -> Data:
        example = site.programme.is_example(told.session)
        return {**_entry(told), "title": told.title, "url": told.address, "example": example}

    yield from listing(site, addresses.CHANGES, parts, draw, each=EACH, template="changes.html", empty=empty)


def _entry(told: Told) -> Data:
    return {**told_on(told.day), "what": told.what, "text": told.text}

"""How an item is named on another's page: its name and its link, or the little that may be said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from club import addresses
from club.programme.graph import Programme
from club.sources import kinds
from club.sources.reader import Item

WITHDRAWN = {
    kinds.PERSON.name: "une personne membre",
    kinds.ORGANISATION.name: "une organisation membre",
    kinds.CASE_STUDY.name: "étude retirée",
}
UNPUBLISHED = "étude à paraître"


def value(text: str, url: str | None = None, **more: Any) -> dict[str, Any]:
    """A piece of text, linked or not; ``more`` may be ``datetime``, ``note``, ``note_url``."""
    return {"text": text, "url": url, **{key: given for key, given in more.items() if given is not None}}


def name_of(programme: Programme, item: Item) -> str:
    """The name under which an item may be spoken of."""
    if item.draft and not programme.shown(item):
        return UNPUBLISHED
    if not programme.shown(item):
        return WITHDRAWN[item.kind.name]
    return str(getattr(item.data, "title", None) or item.data.name)


def reference(programme: Programme, item: Item) -> dict[str, Any]:
    """An item's name, linked when it has a page."""
    known = programme.drawn.get(id(item))
    if known is None or known[0] is not item:
        url = addresses.item(item) if programme.has_page(item) else None
        known = programme.drawn[id(item)] = item, value(name_of(programme, item), url)
    return {**known[1]}


def references(programme: Programme, items: Iterable[Item]) -> list[dict[str, Any]]:
    return [reference(programme, item) for item in items]


def organisations_of(programme: Programme, study: Item) -> list[dict[str, Any]]:
    """The organisations that a case study names: none, of an anonymous one."""
    return [
        reference(programme, programme.get("organisation", entry)) if isinstance(entry, str) else value(entry.name)
        for entry in study.data.organisations
        if not study.data.anonymous
    ]


def named(programme: Programme, kind: kinds.Kind, ids: Iterable[str]) -> list[Item]:
    """The items of these ids or aliases, each once."""
    found = {item.id: item for item in (programme.get(kind.space, id) for id in ids)}
    return list(found.values())


def affiliation(programme: Programme, person: Item, on: date) -> dict[str, Any] | None:
    """Where a person worked on a day."""
    found = programme.affiliation(person, on) if programme.shown(person) else None
    if found is None:
        return None
    return reference(programme, found) if isinstance(found, Item) else value(found)


def person(programme: Programme, item: Item, on: date) -> dict[str, Any]:
    """A person with their organisation on a day as a note."""
    where = affiliation(programme, item, on) or {}
    return {**reference(programme, item), "note": where.get("text"), "note_url": where.get("url")}


def people(programme: Programme, ids: Iterable[str], on: date) -> list[dict[str, Any]]:
    return [person(programme, item, on) for item in named(programme, kinds.PERSON, ids)]


def byline(
    programme: Programme, entries: Iterable[Any], on: date, *, anonymous: bool = False
) -> Iterator[dict[str, Any]]:
    """Authors or reviewers: people by their id, others by what was written of them.

    Nothing links to the people of an anonymous study, nor says where they work.
    """
    for entry in entries:
        if isinstance(entry, str):
            yield person(programme, programme.get("person", entry), on)
        else:
            organisation = None if anonymous else getattr(entry, "organisation", None)
            yield value(entry.name, None, note=organisation)

"""What every file of the API is made with, and what may be said of whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from club import addresses
from club.api.models import Named, Speaker
from club.documents import Page
from club.kept import Shelf
from club.programme.graph import Programme
from club.sources import kinds
from club.sources.reader import Item
from club.text.absolute import absolute

# As on the pages: what is spoken of, but not named.
UNNAMED = {
    kinds.PERSON.name: "une personne membre",
    kinds.ORGANISATION.name: "une organisation membre",
}


@dataclass(frozen=True)
class Context:
    """``url`` is the site's public address, with a final ``/``; ``pages`` its pages, by address; ``texts`` knows their
    bodies as they may leave them."""

    programme: Programme
    url: str
    pages: Mapping[str, Page]
    texts: Shelf

    def absolute(self, address: str) -> str:
        return self.url + address

    def published(self, *wanted: kinds.Kind) -> list[Item]:
        """The items that have a page, without the drafts that a preview shows."""
        return [item for item in self.programme.of(*wanted) if self.public(item)]

    def public(self, item: Item) -> bool:
        return self.programme.has_page(item) and not item.draft

    def entry(self, item: Item) -> dict[str, Any]:
        """The keys that every item has.  A person's former ids publish nothing."""
        former = () if item.kind is kinds.PERSON else item.data.aliases
        return {
            "id": item.id,
            "former_ids": list(former),
            "url": self.absolute(addresses.item(item)),
            "title": getattr(item.data, "title", None) or item.data.name,
            "example": self.programme.is_example(item),
        }

    def content(self, item: Item) -> str:
        """The item's text, as its page has it."""
        address = addresses.item(item)
        return absolute(self.pages[address].body, self.absolute(address), self.texts)

    def ids(self, kind: kinds.Kind, ids: Iterable[str]) -> list[str]:
        """The present ids of the items that are published, each once."""
        items = (self.programme.get(kind.space, id) for id in ids)
        return list(dict.fromkeys(item.id for item in items if self.public(item)))

    def named(self, item: Item) -> Named:
        """An item by its name; a name alone has no id and no page."""
        if not self.programme.shown(item):
            return Named(id=None, name=UNNAMED[item.kind.name], url=None)
        public = self.public(item)
        url = self.absolute(addresses.item(item)) if public else None
        return Named(id=item.id if public else None, name=item.data.name, url=url)

    def speaker(self, item: Item, on: date) -> Speaker:
        """A person, with the organisation they worked for on a day."""
        where = self.programme.affiliation(item, on) if self.programme.shown(item) else None
        organisation = self.named(where).name if isinstance(where, Item) else where
        return Speaker(**self.named(item).model_dump(), organisation=organisation)

    def speakers(self, ids: Iterable[str], on: date) -> list[Speaker]:
        people = {id: self.programme.get("person", id) for id in ids}
        return [self.speaker(person, on) for person in people.values()]


def iso_duration(of: timedelta | None) -> str | None:
    """« PT1H30M » (ISO 8601)"""
    if of is None:
        return None
    hours, minutes = divmod(int(of.total_seconds()) // 60, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")


def text(value: object) -> str | None:
    """A date, a moment with its offset, a month or a week, as ISO 8601 has it."""
    if value is None:
        return None
    return value.isoformat() if hasattr(value, "isoformat") else str(value)

"""From every former address to the present one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from club import addresses
from club.documents import Page
from club.site.base import Site
from club.sources import kinds
from club.sources.reader import Item

REDIRECTED = tuple(kind for kind in kinds.ITEMS if kind is not kinds.PERSON)  # a person's aliases publish nothing


def pages(site: Site, made: Iterable[Page]) -> Iterator[Page]:
    """A redirect per alias, and from the agenda to each masterclass; the pages of their lists among those ``made``."""
    lists: dict[str, list[str]] = {}
    for page in made:
        if page.data.get("list_of") is not None:
            lists.setdefault(page.data["list_of"], []).append(page.address)
    for item in site.programme.of(*REDIRECTED):
        if site.programme.has_page(item):
            for address, target in _moves(site, item):
                yield _redirect(site, item, address, target)
                for of in lists.get(target, ()):
                    yield _redirect(site, item, address + of.removeprefix(target), of)


def _moves(site: Site, item: Item) -> Iterator[tuple[str, str]]:
    present = addresses.item(item)
    former = getattr(item.data, "aliases", ())
    if item.kind is kinds.MASTERCLASS:
        yield addresses.named(kinds.SESSION, item.id), present
    for alias in former:
        yield addresses.named(item.kind, alias), present
        if item.kind.space == kinds.SESSION.space:  # a session may have been a masterclass, and the reverse
            other = kinds.SESSION if item.kind is kinds.MASTERCLASS else kinds.MASTERCLASS
            yield addresses.named(other, alias), present
            for of in site.programme.occurrences_of(item):
                if of.original:
                    yield addresses.date_page(alias, of.original), addresses.occurrence(of)


def _redirect(site: Site, item: Item, address: str, target: str) -> Page:
    title = getattr(item.data, "title", None) or item.data.name
    data = {"to": target, "absolute": site.absolute(target), "redirect": True}
    return Page(address, "redirect.html", title, f"Cette page a changé d'adresse : {title}", data, "", item.path)

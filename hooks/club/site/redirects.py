"""From every former address to the present one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from club import addresses
from club.documents import Page
from club.site import dates
from club.site.base import Site
from club.site.subscriptions import moves
from club.sources import kinds
from club.sources.reader import Item

REDIRECTED = tuple(kind for kind in kinds.ITEMS if kind is not kinds.PERSON)  # a person's aliases publish nothing


def pages(site: Site, made: Iterable[Page]) -> Iterator[Page]:
    """A redirect per alias, from the agenda to each masterclass, and to the page of each calendar renamed; also to
    the pages of an item's lists among those ``made``."""
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
    for feed, address in moves(site):
        yield _page(site, feed.subject.title, address, addresses.subscription(feed.anchor), feed.subject.source)


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
            for year in dates.years(site.programme, item):
                yield addresses.season(addresses.named(item.kind, alias), year), addresses.dates(item, year)


def _redirect(site: Site, item: Item, address: str, target: str) -> Page:
    return _page(site, getattr(item.data, "title", None) or item.data.name, address, target, item.path)


def _page(site: Site, title: str, address: str, target: str, source: str | None) -> Page:
    data = {"to": target, "absolute": site.absolute(target), "redirect": True}
    return Page(address, "redirect.html", title, f"Cette page a changé d'adresse : {title}", data, "", source)

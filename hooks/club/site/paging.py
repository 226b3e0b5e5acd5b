"""Long lists, cut into pages that stay light on a phone, whatever the size of the club.

An index is read page after page: ``listing``.  The page of an item shows the first cards of each of its lists, and
each list that is longer has pages of its own: ``with_lists``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any, Generic, TypeVar

from club import addresses
from club.documents import Document, Page
from club.site.base import Data, Site, contents, crumb, index_page, modified, page, section
from club.site.cards import name_card
from club.site.facets import Facets, told
from club.text.markdown import Rendered

EACH = 15  # cards on a page: each is some ten elements, of the 390 that a page may have with its frame
NAMES = 24  # cards of a name and little else: half as large
BRIEF = 12  # cards that all the lists on the page of an item show together
HELD = 27  # those cards, with the dates of repeats that wait in them for club.js
LINKS = 8  # names that a list on the page of an item shows, where it has no cards

T = TypeVar("T")


@dataclass(frozen=True)
class Part(Generic[T]):
    """A part of a list: its anchor, its title (None: it needs none), its things; ``more`` goes to its section."""

    id: str
    title: str | None
    things: Sequence[T]
    more: Data = field(default_factory=dict)


def cut(parts: Iterable[Part[T]], each: int) -> list[list[Part[T]]]:
    """The parts on each page, ``each`` things a page; at least one page.  What goes on says « (suite) »."""
    parts = list(parts)
    things = [(n, thing) for n, part in enumerate(parts) for thing in part.things]
    pages, begun = [], set()
    for start in range(0, len(things), each):
        found = []
        for n, group in groupby(things[start : start + each], key=itemgetter(0)):
            title = f"{parts[n].title} (suite)" if parts[n].title and n in begun else parts[n].title
            found.append(replace(parts[n], title=title, things=[thing for _, thing in group]))
            begun.add(n)
        pages.append(found)
    return pages or [[]]


def pager(address: str, number: int, last: int) -> Data | None:
    """Where a page of a list stands, and the pages it leads to: its neighbours, the ends, ten further."""
    if last == 1:
        return None
    near = {1, number - 10, number - 1, number, number + 1, number + 10, last}
    links = [{"number": n, "url": addresses.page(address, n)} for n in sorted(near) if 1 <= n <= last]
    before = addresses.page(address, number - 1) if number > 1 else None
    after = addresses.page(address, number + 1) if number < last else None
    return {"number": number, "last": last, "links": links, "before": before, "after": after}


def listing(
    site: Site,
    address: str,
    parts: Iterable[Part[T]],
    draw: Callable[[T], Data],
    *,
    each: int = EACH,
    template: str = "index.html",
    empty: str,
    facets: Facets[T] | None = None,
    **data: Any,
) -> Iterator[Document]:
    """An index, page after page: the first with the hand-written text and ``data``, the others with the list alone.

    ``empty`` is what the index says while there is nothing in it; ``facets`` add what it may be sorted out by.
    """
    parts = list(parts)
    sorted_out = told(facets, address, [thing for part in parts for thing in part.things], each) if facets else None
    shown = sorted_out[0] if sorted_out else None
    first = partial(index_page, site, address, template, empty=empty, facets=shown, **data)
    yield from paged(site, address, first, parts, draw, each)
    if sorted_out:
        yield sorted_out[1]


def paged(
    site: Site,
    address: str,
    first: Callable[..., Page],
    parts: Iterable[Part[T]],
    draw: Callable[[T], Data],
    each: int,
) -> Iterator[Page]:
    """A list, page after page; ``first`` makes the page at ``address`` of its ``sections`` and ``pager``."""
    pages = cut(parts, each)
    begun = first(sections=_sections(pages[0], draw), pager=pager(address, 1, len(pages)))
    yield begun
    yield from _further(site, begun, pages, draw)


def _sections(parts: Iterable[Part[T]], draw: Callable[[T], Data]) -> list[Data]:
    return _light([section(part.id, part.title, map(draw, part.things), **part.more) for part in parts], HELD)


def _light(sections: list[Data], held: int) -> list[Data]:
    """The sections, with so many of the dates that wait in their cards that the page holds ``held`` cards at most."""
    left = max(0, held - sum(len(part["cards"]) for part in sections))
    kept: list[Data] = []
    for part in sections:
        cards = []
        for card in part["cards"]:
            waiting = card.get("spare") or []
            cards.append(card if len(waiting) <= left else {**card, "spare": waiting[:left]})
            left -= min(left, len(waiting))
        kept.append({**part, "cards": cards})
    return kept


def _further(site: Site, first: Page, pages: Sequence[Sequence[Part[T]]], draw: Callable[[T], Data]) -> Iterator[Page]:
    for number, parts in enumerate(pages[1:], 2):
        sections = _sections(parts, draw)
        yield further(site, first, number, len(pages), sections=sections, contents=contents(Rendered("", []), sections))


def further(site: Site, first: Page, number: int, last: int, **data: Any) -> Page:
    """The second page of a list or one after it: in the sitemap, but not in the search."""
    return page(
        site,
        addresses.page(first.address, number),
        first.template,
        f"{first.title}, page {number}",
        f"{first.description} Page {number} sur {last}.",
        trail=[*first.data["breadcrumb"][1:], crumb(first.title, first.address)],
        pager=pager(first.address, number, last),
        list_of=first.data.get("list_of"),
        **data,
    )


# --- the lists of an item's page


def shares(sizes: Sequence[int], most: int) -> list[int]:
    """How many of each list are shown, ``most`` in all or one of each: short lists whole, long ones alike."""
    given, left = [0] * len(sizes), most
    for waiting, n in zip(range(len(sizes), 0, -1), sorted(range(len(sizes)), key=lambda n: sizes[n]), strict=True):
        given[n] = min(sizes[n], max(1, left // waiting))
        left -= given[n]
    return given


def with_lists(site: Site, whole: Page, most: int = BRIEF, held: int = HELD) -> Iterator[Page]:
    """The page of an item, its lists cut so that ``most`` cards remain, then the pages of each list that was.

    With the dates that wait in them, it holds ``held`` cards at most.
    """
    lists = whole.data["sections"]
    shown = shares([len(part["cards"]) for part in lists], most)
    brief = [_brief(whole, part, some) for part, some in zip(lists, shown, strict=True)]
    yield replace(whole, data={**whole.data, "sections": _light(brief, held)})
    for part, short in zip(lists, brief, strict=True):
        if "count" in short:
            yield from _list_pages(site, whole, part)


def _brief(whole: Page, part: Data, shown: int) -> Data:
    """The beginning of a list, with how many it has in all; or the list as it is, where that is short."""
    key, most = ("cards", shown) if part["cards"] else ("links", LINKS)
    things = part.get(key) or []
    if len(things) <= most:
        return part
    url = addresses.list_of(whole.address, part["id"])
    return {**part, key: things[:most], "url": url, "count": len(things)}


def _list_pages(site: Site, whole: Page, part: Data) -> Iterator[Page]:
    address = addresses.list_of(whole.address, part["id"])
    cards, each = (part["cards"], EACH) if part["cards"] else (list(map(name_card, part["links"])), NAMES)
    first = partial(
        page,
        site,
        address,
        "index.html",
        f"{part['title']} : {whole.title}",
        f"{part['title']} : {whole.title}. {len(cards)} en tout.",
        trail=[*whole.data["breadcrumb"][1:], crumb(whole.title, whole.address)],
        list_of=whole.address,
        modified=modified(site, whole.source) if whole.source else None,
    )
    every = Part("liste", None, cards, {"coming": part.get("coming", False)})
    yield from paged(site, address, first, [every], dict, each)

"""Long lists, cut into pages that stay light on a phone, whatever the size of the club.

An index is read page after page: ``listing``.  The page of an item shows the first cards of each of its lists, and
each list that is longer has pages of its own: ``with_lists``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter
from typing import Any, Generic, TypeVar

from club import addresses
from club.documents import Document, Page
from club.site.base import Data, Site, contents, crumb, index_page, modified, page, section
from club.site.facets import Facets, told
from club.text.markdown import Rendered

EACH = 15  # cards on a page: each is some ten elements, of the 390 that a page may have with its frame
NAMES = 24  # cards of a name and little else: half as large
BRIEF = 12  # cards that all the lists on the page of an item show together

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
    pages = cut(parts, each)
    sorted_out = told(facets, address, [thing for part in parts for thing in part.things], each) if facets else None
    first = index_page(
        site,
        address,
        template,
        _sections(pages[0], draw),
        pager=pager(address, 1, len(pages)),
        empty=empty,
        facets=sorted_out[0] if sorted_out else None,
        **data,
    )
    yield first
    if sorted_out:
        yield sorted_out[1]
    yield from _further(site, first, template, pages, draw)


def _sections(parts: Iterable[Part[T]], draw: Callable[[T], Data]) -> list[Data]:
    return [section(part.id, part.title, map(draw, part.things), **part.more) for part in parts]


def _further(
    site: Site, first: Page, template: str, pages: Sequence[Sequence[Part[T]]], draw: Callable[[T], Data]
) -> Iterator[Page]:
    """The second page of a list and those after it: in the sitemap, but not in the search."""
    for number, parts in enumerate(pages[1:], 2):
        sections = _sections(parts, draw)
        yield page(
            site,
            addresses.page(first.address, number),
            template,
            f"{first.title}, page {number}",
            f"{first.description} Page {number} sur {len(pages)}.",
            trail=[*first.data["breadcrumb"][1:], crumb(first.title, first.address)],
            sections=sections,
            contents=contents(Rendered("", []), sections),
            pager=pager(first.address, number, len(pages)),
            list_of=first.data.get("list_of"),
        )


# --- the lists of an item's page


def shares(sizes: Sequence[int], most: int) -> list[int]:
    """How many of each list are shown, ``most`` in all or one of each: short lists whole, long ones alike."""
    given, left = [0] * len(sizes), most
    for waiting, n in zip(range(len(sizes), 0, -1), sorted(range(len(sizes)), key=lambda n: sizes[n]), strict=True):
        given[n] = min(sizes[n], max(1, left // waiting))
        left -= given[n]
    return given


def with_lists(site: Site, whole: Page, most: int = BRIEF) -> Iterator[Page]:
    """The page of an item, its lists cut so that ``most`` cards remain, then the pages of each list that was."""
    lists = whole.data["sections"]
    shown = shares([len(part["cards"]) for part in lists], most)
    brief = [_brief(whole, part, some) for part, some in zip(lists, shown, strict=True)]
    yield replace(whole, data={**whole.data, "sections": brief})
    for part, some in zip(lists, shown, strict=True):
        if len(part["cards"]) > some:
            yield from _list_pages(site, whole, part)


def _brief(whole: Page, part: Data, shown: int) -> Data:
    if len(part["cards"]) <= shown:
        return part
    url = addresses.list_of(whole.address, part["id"])
    return {**part, "cards": part["cards"][:shown], "url": url, "count": len(part["cards"])}


def _list_pages(site: Site, whole: Page, part: Data) -> Iterator[Page]:
    address = addresses.list_of(whole.address, part["id"])
    pages = cut([Part("liste", None, part["cards"], {"coming": part.get("coming", False)})], EACH)
    first = page(
        site,
        address,
        "index.html",
        f"{part['title']} : {whole.title}",
        f"{part['title']} : {whole.title}. {len(part['cards'])} en tout.",
        trail=[*whole.data["breadcrumb"][1:], crumb(whole.title, whole.address)],
        sections=_sections(pages[0], dict),
        pager=pager(address, 1, len(pages)),
        list_of=whole.address,
        modified=modified(site, whole.source) if whole.source else None,
    )
    yield first
    yield from _further(site, first, "index.html", pages, dict)

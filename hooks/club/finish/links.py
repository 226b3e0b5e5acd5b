"""Every link inside the built site leads somewhere: pages, files and anchors."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from club.finish.markup import REMEMBERED, Tag, tag

LINKS = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "src", "iframe": "src"}
ORIGIN = "https://built.invalid"  # RFC 2606: stands for the site wherever it is served
UP = "../"
CLIMBS = re.compile(r"(?:\.\./)+(?!/|[^/?#]*:)")  # and does not end as an address of its own (« ..//x »)


class Leads(NamedTuple):
    """Where a page leads, as it writes it, and what may be led to in it."""

    links: tuple[str, ...] = ()
    anchors: frozenset[str] = frozenset()


def leads(pieces: Iterable[str]) -> Leads:
    """The links and anchors of a page, given in its pieces (club/finish/markup.py); each link once."""
    links: dict[str, None] = {}
    anchors: set[str] = set()
    for piece in dict.fromkeys(pieces):
        if piece[0] == "<" and (found := _of_tag(piece)):
            links.update(dict.fromkeys(found.links))
            anchors |= found.anchors
    return Leads(tuple(links), frozenset(anchors))


@lru_cache(REMEMBERED)
def _of_tag(piece: str) -> Leads | None:
    found = tag(piece)
    if found is None or not found.attributes:
        return None
    given = dict(reversed(found.attributes))  # of an attribute that is written twice, the first counts
    links = [given[of] for of in [LINKS.get(found.name, "")] if of in given]
    links += [choice.split()[0] for choice in given.get("srcset", "").split(",") if choice.strip()]
    links += _refreshed(found, given)
    anchors = frozenset(filter(None, (given.get("id"), given.get("name"))))
    return Leads(tuple(links), anchors) if links or anchors else None


def _refreshed(found: Tag, given: Mapping[str, str]) -> list[str]:
    refreshes = found.name == "meta" and given.get("http-equiv", "").lower() == "refresh"
    return [given.get("content", "").partition("url=")[2]] if refreshes else []


def broken_links(pages: Mapping[str, Leads], files: Collection[str], base: str = "/") -> list[str]:
    """« page: link » for every link of the built site that leads nowhere, in the order of pages.

    ``pages`` and ``files`` are named as in the built folder; ``base`` is the path that the site is served under.
    """
    broken = []
    for page, found in pages.items():
        folder = base + page.rpartition("/")[0] + "/" * ("/" in page)
        for link in found.links:
            target = _target(*_without_climbing(folder, page.rpartition("/")[2], link))
            if target is None:
                continue
            there = target.file(base)
            lost = target.anchor and there in pages and target.anchor not in pages[there].anchors
            if there not in files or lost:
                broken.append(f"{page}: {link}")
    return broken


def _without_climbing(folder: str, name: str, link: str) -> tuple[str, str, str]:
    """The same link from the folder that it climbs to: most links of a site are then the same few."""
    if not (climbs := CLIMBS.match(link)):
        return folder, name, link
    for _ in range(climbs.end() // len(UP)):
        folder = folder[: folder.rstrip("/").rfind("/") + 1] or "/"
    return folder, "", link[climbs.end() :]


class _Target(NamedTuple):
    path: str
    anchor: str

    def file(self, base: str) -> str:
        """The file that answers there; outside of ``base``, a name that no file has."""
        if not self.path.startswith(base):
            return self.path
        name = self.path.removeprefix(base)
        return f"{name}index.html" if name == "" or name.endswith("/") else name


@lru_cache(REMEMBERED)
def _target(folder: str, name: str, link: str) -> _Target | None:
    """The path and the anchor that a link leads to, or None outside of the site (RFC 3986, 5.2)."""
    here = ORIGIN + folder + name.removesuffix("index.html")
    parts = urlsplit(urljoin(here, link))
    if f"{parts.scheme}://{parts.netloc}" != ORIGIN:
        return None
    return _Target(unquote(parts.path), unquote(parts.fragment))

"""Every link inside the built site leads somewhere: pages, files and anchors."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from club.finish.markup import REMEMBERED, Tag, tag

LINKS = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "src", "iframe": "src"}
ORIGIN = "https://built.invalid"  # RFC 2606: stands for the site wherever it is served
UP = "../"
CLIMBS = re.compile(r"(?:\.\./)+(?!/|[^/?#]*:)")  # and does not end as an address of its own (« ..//x »)


class Link(NamedTuple):
    """A link as a page writes it; the file of the built site that answers there (outside of the site's address, a name
    that no file has), and the anchor in it, or an empty one."""

    written: str
    file: str
    anchor: str


class Leads(NamedTuple):
    """Where a page leads within its origin, and what may be led to in it."""

    links: tuple[Link, ...] = ()
    anchors: frozenset[str] = frozenset()


def leads(page: str, pieces: Iterable[str], base: str = "/") -> Leads:
    """The links and anchors of a page, given in its pieces (club/finish/markup.py); each link once.

    ``page`` is named as in the built folder; ``base`` is the path that the site is served under.
    """
    written: dict[str, None] = {}
    anchors: set[str] = set()
    for piece in dict.fromkeys(pieces):
        if piece[0] == "<" and (found := _of_tag(piece)):
            written.update(dict.fromkeys(found.links))
            anchors |= found.anchors
    folder, name = base + page.rpartition("/")[0] + "/" * ("/" in page), page.rpartition("/")[2]
    links = (_link(link, _target(*_without_climbing(folder, name, link)), base) for link in written)
    return Leads(tuple(link for link in links if link), frozenset(anchors))


def _link(written: str, target: _Target | None, base: str) -> Link | None:
    return Link(written, sys.intern(target.file(base)), target.anchor) if target else None


class _Named(NamedTuple):
    links: tuple[str, ...]
    anchors: frozenset[str]


@lru_cache(REMEMBERED)
def _of_tag(piece: str) -> _Named | None:
    found = tag(piece)
    if found is None or not found.attributes:
        return None
    given = dict(reversed(found.attributes))  # of an attribute that is written twice, the first counts
    links = [given[of] for of in [LINKS.get(found.name, "")] if of in given]
    links += [choice.split()[0] for choice in given.get("srcset", "").split(",") if choice.strip()]
    links += _refreshed(found, given)
    anchors = frozenset(filter(None, (given.get("id"), given.get("name"))))
    return _Named(tuple(links), anchors) if links or anchors else None


def _refreshed(found: Tag, given: Mapping[str, str]) -> list[str]:
    refreshes = found.name == "meta" and given.get("http-equiv", "").lower() == "refresh"
    return [given.get("content", "").partition("url=")[2]] if refreshes else []


class Links:
    """The links of a build whose ``files`` are named as in its folder; those that lead somewhere are not held."""

    def __init__(self, files: Collection[str]) -> None:
        self._files = frozenset(files)
        self._anchors: dict[str, frozenset[str]] = {}
        self._doubtful: list[tuple[str, Link]] = []

    def add(self, page: str, found: Leads) -> None:
        """Take in a page."""
        self._anchors[page] = found.anchors
        self._doubtful += [(page, link) for link in found.links if link.anchor or link.file not in self._files]

    def broken(self) -> list[str]:
        """« page: link » for every link of these pages that leads nowhere, in their order."""
        return [f"{page}: {link.written}" for page, link in self._doubtful if self._is_broken(link)]

    def _is_broken(self, link: Link) -> bool:
        """What is no page has no anchor to be looked for."""
        return link.file not in self._files or link.anchor not in self._anchors.get(link.file, (link.anchor,))


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

"""What « club finish » sees in a folder, one check at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from club.finish import guard, search
from club.finish.guard import Leak
from club.finish.guard.known import known
from club.finish.guard.look import Eye
from club.finish.guard.outputs import is_ready_made
from club.finish.links import Links, leads
from club.finish.markup import pieces


def files(folder: Path) -> dict[str, Path]:
    """The files of a folder, by address."""
    return {file.relative_to(folder).as_posix(): file for file in sorted(folder.rglob("*")) if file.is_file()}


def pages(folder: Path) -> Iterator[tuple[str, str]]:
    """The HTML of each page of a folder, with its address."""
    return ((address, file.read_text("utf-8")) for address, file in files(folder).items() if address.endswith(".html"))


def leaks(build: Path, root: Path, *, previews: bool) -> list[Leak]:
    """What the sources in ``root`` do not allow the files of ``build`` to say."""
    allowed = known(root, previews=previews)
    eye = Eye(allowed.wanted)
    seen = {
        address: eye.look(address, file.read_bytes(), ready_made=is_ready_made(address, root / "docs"))
        for address, file in files(build).items()
    }
    return guard.leaks(seen, allowed, root)


def broken(folder: Path, base: str = "/") -> list[str]:
    """The links of a site that lead nowhere."""
    links = Links(files(folder))
    for page, html in pages(folder):
        links.add(page, leads(page, pieces(html), base))
    return links.broken()


def searched(folder: Path) -> dict[str, str]:
    """What the indexer is fed, by the address of the page."""
    fed = {f"/{address.removesuffix('index.html')}": search.fed(html) for address, html in pages(folder)}
    return {address: html for address, html in fed.items() if html is not None}


def index(site: Path, feed: Path) -> int:
    """Give a folder its index, through the folder ``feed``; returns the number of pages in it."""
    feed.mkdir()
    fed = [search.Feed(feed).add(address, html) for address, html in pages(site)]
    with search.Indexing(site / search.FOLDER) as indexing:
        indexing.begin(feed)
        indexing.wait()
    return sum(map(bool, fed))

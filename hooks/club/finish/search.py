"""The index of the search, made by Pagefind from the built pages.

A page is in it when its template says so (``data-pagefind-body`` on its main part): the pages of items and those
written by hand, not redirects, months, nor each date of a repeat.  Lists that repeat other pages are left out.
Pagefind is fed a copy of that part, in which words have their other forms beside them and it passes over function words
(club/finish/words.py); the pages that people read stay as they are.  It reads a folder: handed over one by one, each
page would wait for its turn a tenth of a second.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Self

from pagefind.service import get_executable

from club.finish.markup import is_text, pieces, tag
from club.finish.words import WHOLE, as_indexed
from club.kept import digest

FOLDER = "pagefind"
MOST_SECONDS = 300
BODY = re.compile(r"<main [^>]*\bdata-pagefind-body\b")
END = "</main>"
TOLD = re.compile(r"<title>.*?</title>|<meta [^>]*\bdata-pagefind-[^>]*>", re.DOTALL)  # what the head says of a page
APART = frozenset(("svg", "title"))
SPACES = re.compile(r"&(?:nbsp|#160|#xa0|#8239|#x202f);", re.IGNORECASE)  # no-break spaces end words
LEFT_OUT = [
    ".headerlink",
    ".club-kicker",
    ".club-section--cards",
    ".club--list .club-section",
    ".club-path",
    ".club-contents",
    ".club-edit",
    ".club-cards",
    ".club-rows",
    ".club-timeline",
    ".club-around",
    ".club-next",
    ".club-actions",
    ".club-subscribe",
    ".club-feeds",
    ".club-notice",
    ".club-add",
    ".club-announcement",
    ".club-dates",
    ".club-asof",
    ".club-copy",
    ".club-cite",
    ".club-colophon",
    ".club-facets",
    ".club-figures",
    ".club-rule",
    ".club-facts dt",
    ".club-example",
]
UNUSED = ("pagefind-*ui*", "pagefind-highlight.js")  # Pagefind's own dialogs


class NoIndex(Exception):
    """The index could not be made."""


def fed(html: str) -> str | None:
    """A page as the indexer is fed it, or None when it is not to be found."""
    if not (body := BODY.search(html)):
        return None
    end = html.rfind(END)
    main = html[body.start() : end + len(END) if end > 0 else None]
    head = "".join(TOLD.findall(html, 0, body.start()))
    return f'<html lang="fr"><head>{head}</head><body>{"".join(_with_forms(main))}</body></html>'


def _with_forms(html: str) -> Iterator[str]:
    apart = ""
    for piece in pieces(html):
        if is_text(piece):
            yield piece if apart else as_indexed(SPACES.sub(_space, piece))
            continue
        yield piece
        if (found := tag(piece)) and found.name in APART and apart in ("", found.name):
            apart = "" if found.closes else found.name


def _space(written: re.Match[str]) -> str:
    return unescape(written[0])


class Feed:
    """The folder that the indexer reads: what is fed of each page, at the page's own address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, address: str, html: str) -> bytes | None:
        """Feed a page (« agenda/x/index.html »): a digest of what is fed, or None when it is not to be found."""
        if (said := fed(html)) is None:
            return None
        file = self.folder / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(said, "utf-8")
        return digest(said)


OPTIONS = (
    "--force-language=fr",
    f"--include-characters={WHOLE}",
    *(f"--exclude-selectors={selector}" for selector in LEFT_OUT),
)


def name(fed: Mapping[str, bytes]) -> bytes:
    """A digest of all that an index is made of, given the digest of what is fed of each page."""
    return digest(*OPTIONS, *(part for address in sorted(fed) for part in (address, fed[address])))


class Indexing:
    """Pagefind at work, beside whatever else is done; leaving the context stops it."""

    def __init__(self, target: Path) -> None:
        """It will write the index to the folder ``target``, of which nothing is left."""
        self.target = target
        shutil.rmtree(target, ignore_errors=True)
        self._run: subprocess.Popen[str] | None = None

    def begin(self, feed: Path) -> None:
        """Begin to make the index of the pages in the folder ``feed``.  Raises NoIndex."""
        if not any(feed.rglob("*.html")):
            return
        where = [f"--site={feed.resolve()}", f"--output-path={self.target.resolve()}"]
        try:
            self._run = subprocess.Popen(  # noqa: S603
                [get_executable() or "pagefind", "--silent", *where, *OPTIONS],
                cwd=feed,  # where no configuration of somebody else's Pagefind stands
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
        except OSError as error:
            raise _no_index(error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self._run and self._run.poll() is None:
            self._run.kill()
            self._run.communicate()

    def wait(self) -> None:
        """Wait for the index that was begun, and leave of it what the site's own dialog asks for.  Raises NoIndex."""
        if not self._run:
            return
        try:
            said, _ = self._run.communicate(timeout=MOST_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise _no_index(error) from error
        if self._run.returncode:
            raise _no_index((said.strip().splitlines() or [f"code {self._run.returncode}"])[-1])
        for pattern in UNUSED:
            for file in self.target.glob(pattern):
                file.unlink()


def _no_index(why: object) -> NoIndex:
    return NoIndex(f"l'index de la recherche n'a pas pu être fait ({why})")

"""The index of the search, made by Pagefind from the built pages.

A page is in it when its template says so (``data-pagefind-body`` on its main part): the pages of items and those
written by hand, not redirects, months, nor each date of a repeat.  Lists that repeat other pages are left out.
Pagefind is fed a copy in which words have their other forms beside them (club/finish/words.py); the pages that
people read stay as they are.
"""

from __future__ import annotations

import asyncio
import re
import shutil
from pathlib import Path

from pagefind.index import IndexConfig, PagefindIndex

from club.finish.words import WHOLE, with_other_forms
from club.text.walk import Attributes, walk

FOLDER = "pagefind"
MOST_SECONDS = 300
BODY = re.compile(r"<main [^>]*\bdata-pagefind-body\b")
APART = frozenset("script style svg title".split())
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


def index(build: Path) -> int:
    """Write the index of a built folder to its ``pagefind/``, and return the number of pages in it.

    Raises NoIndex with a sentence in French.  A folder without any page to index gets none.
    """
    pages = searched(build)
    target = build / FOLDER
    shutil.rmtree(target, ignore_errors=True)
    if not pages:
        return 0
    try:
        asyncio.run(asyncio.wait_for(_write(pages, target), MOST_SECONDS))
    except Exception as error:  # whatever stops Pagefind (absent, refused, killed), nothing is published
        raise NoIndex(f"l'index de la recherche n'a pas pu être fait ({error or type(error).__name__})") from error
    for pattern in UNUSED:
        for file in target.glob(pattern):
            file.unlink()
    return len(pages)


def searched(build: Path) -> dict[str, str]:
    """What the indexer is fed: HTML by address, for every page that is to be found."""
    files = ((file, file.read_text("utf-8")) for file in sorted(build.rglob("*.html")))
    return {_address(file, build): fed(html) for file, html in files if BODY.search(html)}


def fed(html: str) -> str:
    """A page as the indexer is fed it."""
    return walk(html, with_other_forms, _apart)


def _apart(tag: str, attributes: Attributes) -> bool:
    return tag in APART


def _address(file: Path, build: Path) -> str:
    return "/" + file.relative_to(build).as_posix().removesuffix("index.html")


async def _write(pages: dict[str, str], target: Path) -> None:
    settings = IndexConfig(
        output_path=str(target), force_language="fr", exclude_selectors=LEFT_OUT, include_characters=WHOLE
    )
    async with PagefindIndex(settings) as writer:
        for address, html in pages.items():
            await writer.add_html_file(content=html, url=address)

"""The programme → feeds: what feed readers follow, each as Atom and as JSON Feed."""

from __future__ import annotations

from collections.abc import Iterable

from club import addresses
from club.documents import Document, File, Page
from club.feeds.announcements import announcements
from club.feeds.atom import atom
from club.feeds.changes import changes
from club.feeds.json_feed import json_feed
from club.feeds.studies import studies
from club.kept import Shelf
from club.programme.graph import Programme


def documents(
    programme: Programme, site_url: str, made: Iterable[Document], texts: Shelf | None = None
) -> tuple[File, ...]:
    """Every feed, twice: the same entries in both forms.

    ``site_url`` ends with ``/``; ``made`` holds the pages of the site, whose texts the feeds give again;
    ``texts`` knows these as they may leave their page.
    """
    texts = texts or Shelf(None, "absolute")
    pages = {page.address: page for page in made if isinstance(page, Page)}
    feeds = (
        (changes(programme, site_url), addresses.CHANGES_ATOM, addresses.CHANGES_JSON),
        (announcements(programme, site_url), addresses.ANNOUNCEMENTS_ATOM, addresses.ANNOUNCEMENTS_JSON),
        (studies(programme, site_url, pages, texts), addresses.STUDIES_ATOM, addresses.STUDIES_JSON),
    )
    return tuple(
        file
        for feed, as_atom, as_json in feeds
        for file in (File(as_atom, atom(feed, site_url + as_atom)), File(as_json, json_feed(feed, site_url + as_json)))
    )

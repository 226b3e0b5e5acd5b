"""The programme → feeds: what feed readers follow, each as Atom and as JSON Feed."""

from __future__ import annotations

from club import addresses
from club.documents import File
from club.feeds.atom import atom
from club.feeds.changes import changes
from club.feeds.json_feed import json_feed
from club.programme.graph import Programme


def documents(programme: Programme, site_url: str) -> tuple[File, ...]:
    """« Changements », twice: the same entries in both forms.  ``site_url`` ends with ``/``."""
    feed = changes(programme, site_url)
    return (
        File(addresses.CHANGES_ATOM, atom(feed, site_url + addresses.CHANGES_ATOM)),
        File(addresses.CHANGES_JSON, json_feed(feed, site_url + addresses.CHANGES_JSON)),
    )

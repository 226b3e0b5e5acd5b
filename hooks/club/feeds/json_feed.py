"""A feed → JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from typing import Any

from club.documents import json
from club.feeds.model import Author, Entry, Feed, timestamp

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed, address: str) -> bytes:
    """The feed as JSON, to be published at ``address``."""
    said = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": address,
        "description": feed.description,
        "language": feed.language,
        "authors": [{"name": feed.author, "url": feed.site}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return json(said, indent=2)


def _item(entry: Entry) -> dict[str, Any]:
    said = {
        "id": entry.id.urn,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.content,
        "summary": entry.summary,
        "image": entry.image,
        "date_published": timestamp(entry.published),
        "date_modified": timestamp(entry.updated),
        "authors": [_author(author) for author in entry.authors] or None,
        "tags": [label for _, label in entry.tags],
    }
    return {key: value for key, value in said.items() if value is not None}


def _author(author: Author) -> dict[str, str]:
    return {"name": author.name, **({"url": author.url} if author.url else {})}

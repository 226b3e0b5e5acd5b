"""All that changes between two sides, as data for other programs."""

from __future__ import annotations

import json
from dataclasses import dataclass

from club.diff import calendar, pages
from club.diff.events import Event
from club.diff.feeds import Feed, Feeds
from club.diff.pages import Passage
from club.diff.sides import Side


@dataclass(frozen=True)
class Difference:
    """What a change does; ``withdrawn`` counts the calendars that go with somebody who withdrew."""

    pages: tuple[Passage, ...]
    events: tuple[Event, ...]
    added: tuple[Feed, ...]
    removed: tuple[Feed, ...]
    withdrawn: int

    def __bool__(self) -> bool:
        return any((self.pages, self.events, self.added, self.removed, self.withdrawn))


def difference(old: Side, new: Side) -> Difference:
    """What changes from one side to the other."""
    feeds = Feeds(old, new)
    return Difference(
        tuple(pages.passages(old, new)),
        tuple(calendar.events(old, new, feeds)),
        tuple(feeds.added()),
        tuple(feeds.removed()),
        feeds.withdrawn(),
    )


def as_json(of: Difference) -> str:
    """An object with ``pages``, ``calendar`` and ``feeds``: lists of objects, in the order in which people read them.

    Addresses are relative to the site.  Keys are added as need be, and never change their meaning.
    """
    told = {
        "pages": [
            {
                "what": page.fate.word,
                "address": page.address,
                "title": page.title,
                "source": page.source,
                "direct": page.direct,
                "draft": page.draft,
                "to": page.to,
            }
            for page in of.pages
        ],
        "calendar": [
            {
                "what": event.news.word,
                "label": event.news.label,
                "session": event.session,
                "dates": [str(day) for day in event.dates],
                "title": event.title,
                "source": event.source,
                "was": event.was,
                "now": event.now,
                "why": event.why,
                "feeds": [_feed(feed) for feed in event.feeds],
            }
            for event in of.events
        ],
        "feeds": {
            "added": [_feed(feed) for feed in of.added],
            "removed": [_feed(feed) for feed in of.removed],
            "withdrawn": of.withdrawn,
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _feed(feed: Feed) -> dict[str, str]:
    return {"address": feed.address, "name": feed.name}

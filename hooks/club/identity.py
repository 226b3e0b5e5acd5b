"""Who a session, a date or a piece of news is, whatever becomes of its title, date and address.

RFC 5545, 3.8.4.7 and RFC 7986, 5.3 (UID); RFC 4287, 4.2.6 (atom:id).
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from uuid import NAMESPACE_DNS, UUID, uuid5

from club.sources.reader import Item


def path(session: Item, original: date | None = None) -> str:
    """« session/appel », « session/appel/2026-12-08 »: by the oldest id, and the original date of a repeat.

    A masterclass is named « session » too: they share one space of ids, and a session may become a masterclass
    without leaving anybody's calendar.
    """
    oldest = next(iter(session.data.aliases), session.id)
    return f"session/{oldest}/{original}" if original else f"session/{oldest}"


def named(item: Item) -> str:
    """« case-study/jardin », « theme/rituels »: an item of another kind, by its oldest id."""
    return f"{item.kind.name}/{next(iter(item.data.aliases), item.id)}"


@lru_cache(maxsize=65_536)
def uuid(domain: str, name: str) -> UUID:
    """The UUIDv5 (RFC 9562, 5.5) of a name in the club's own name space, ``domain``: its ``calendar_domain``."""
    return uuid5(uuid5(NAMESPACE_DNS, domain), name)

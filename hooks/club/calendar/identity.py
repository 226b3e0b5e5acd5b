"""Who an event is, whatever becomes of its title, date and address (RFC 5545, 3.8.4.7; RFC 7986, 5.3)."""

from __future__ import annotations

from uuid import NAMESPACE_DNS, uuid5

from club.programme.occurrences import Occurrence


def uid(of: Occurrence, domain: str) -> str:
    """The UID: a UUIDv5 (RFC 9562, 5.5) of the oldest id and original date, in the club's own name space.

    ``domain`` is the club's ``calendar_domain``.  A masterclass is named « session » too: they share one space of
    ids, and a session may become a masterclass without leaving anybody's calendar.
    """
    oldest = next(iter(of.session.data.aliases), of.session.id)
    name = f"session/{oldest}/{of.original}" if of.original else f"session/{oldest}"
    return str(uuid5(uuid5(NAMESPACE_DNS, domain), name))

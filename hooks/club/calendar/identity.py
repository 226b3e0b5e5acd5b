"""Who an event is (RFC 5545, 3.8.4.7; RFC 7986, 5.3)."""

from __future__ import annotations

from club import identity
from club.programme.occurrences import Occurrence


def uid(of: Occurrence, domain: str) -> str:
    """The UID: of the oldest id and original date, in the name space of the club's ``calendar_domain``."""
    return str(identity.uuid(domain, identity.path(of.session, of.original)))

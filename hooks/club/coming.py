"""What comes next, the same on the page that other sites embed and in the API."""

from __future__ import annotations

from club.programme.graph import Programme
from club.programme.occurrences import Occurrence

MOST = 12


def coming(programme: Programme) -> tuple[Occurrence, ...]:
    """The next dates, in order; those called off are among them, for whoever counted on them."""
    return tuple(of for of in programme.occurrences if of.dated and not programme.is_past(of))[:MOST]

"""What the programme does not say yet, and somebody may know."""

from __future__ import annotations

from club.programme.graph import Programme
from club.programme.occurrences import CALLED_OFF, Occurrence, State
from club.sources import kinds
from club.sources.reader import Item
from club.sources.terms import SessionKind

NEEDS_SPEAKER = (SessionKind.TRAINING, SessionKind.MASTERCLASS, SessionKind.CASE_STUDY)


def replays(programme: Programme) -> list[Occurrence]:
    """Dates that are past, and do not say whether there is a recording."""
    return [of for of in programme.occurrences if _held(programme, of) and of.data.replay is None]


def speakers(programme: Programme) -> list[Occurrence]:
    """Dates to come that look for whoever will speak."""
    return [of for of in programme.occurrences if _awaits_speaker(programme, of)]


def dates(programme: Programme) -> list[Occurrence]:
    """Meetings to come whose date is to be fixed."""
    awaited = (State.TO_BE_FIXED, State.POSTPONED)
    return [of for of in programme.occurrences if not programme.is_past(of) and of.state in awaited]


def lost_dates(programme: Programme) -> list[Occurrence]:
    """Past meetings of which only the month or the week is known."""
    every = programme.occurrences
    return [of for of in every if not of.dated and programme.is_past(of) and of.state not in CALLED_OFF]


def studies(programme: Programme) -> list[Item]:
    """Themes without a case study."""
    return [t for t in programme.of(kinds.THEME) if not programme.backlinks(t, "themes", kinds.CASE_STUDY)]


def _held(programme: Programme, of: Occurrence) -> bool:
    return programme.is_past(of) and of.dated and of.state not in CALLED_OFF


def _awaits_speaker(programme: Programme, of: Occurrence) -> bool:
    coming = not programme.is_past(of) and of.state is not State.CANCELLED
    return coming and of.session.data.kind in NEEDS_SPEAKER and not of.data.speakers

"""One dated meeting, and the state it is in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from club.programme.clock import ONE_DAY, day_in, midnight
from club.sources.gatherings import Change, Gathering, Particulars
from club.sources.reader import Item
from club.sources.terms import Status, What
from club.sources.values import Month, Term, Week


class State(Term):
    """Where an occurrence stands."""

    TO_BE_FIXED = "to-be-fixed", "Date à fixer"
    TENTATIVE = "tentative", "À confirmer"
    CONFIRMED = "confirmed", "Confirmée"
    POSTPONED = "postponed", "Reportée"
    CANCELLED = "cancelled", "Annulée"


CALLED_OFF = (State.CANCELLED, State.POSTPONED)  # nobody need come, for now at least


@dataclass(frozen=True)
class Occurrence:
    """One dated (or still to be dated) meeting.

    ``data`` is what holds on this date; ``original`` is the date of a repeat that names it, None for a single
    session.  ``start`` and ``end`` are aware times, or dates (both included) for whole days, or None when the
    date is still to be fixed, and then ``expected`` says the month or week.
    """

    session: Item
    data: Gathering
    original: date | None
    start: datetime | date | None
    end: datetime | date | None
    expected: Month | Week | None
    zone: str
    state: State
    changes: tuple[Change, ...]

    @property
    def id(self) -> str:
        return f"{self.session.id}/{self.original}" if self.original else self.session.id

    @property
    def all_day(self) -> bool:
        return self.start is not None and not isinstance(self.start, datetime)

    @property
    def dated(self) -> bool:
        return self.start is not None

    @property
    def sequence(self) -> int:
        """How many changes that count concern this date (RFC 5545, 3.8.7.4)."""
        return sum(change.what.counted for change in self.changes)

    @property
    def moved(self) -> Change | None:
        """The latest move, unless the occurrence was called off since."""
        if self.state in (State.CANCELLED, State.POSTPONED):
            return None
        return next((change for change in reversed(self.changes) if change.what is What.MOVED), None)

    def begins(self, club_zone: str) -> datetime:
        """The instant that sorts occurrences: the start, or the start of the day, week or month."""
        if isinstance(self.start, datetime):
            return self.start
        day = self.start or (self.expected.first if self.expected else date.max)
        return midnight(day, club_zone)

    def ends(self, club_zone: str) -> datetime:
        """The instant from which it is past."""
        if isinstance(self.end, datetime):
            return self.end
        day = self.end or (self.expected.last if self.expected else date.max - ONE_DAY)
        return midnight(day + ONE_DAY, club_zone)

    def day(self, club_zone: str) -> date:
        """The date it is filed under: in the club's zone, whatever its own."""
        return day_in(self.start, club_zone) if self.start else self.expected.first if self.expected else date.max


def state_of(data: Particulars, changes: Sequence[Change]) -> State:
    """The state that the last entry about it tells; « tentative » is the only one written directly."""
    state = State.TENTATIVE if data.status is Status.TENTATIVE else State.CONFIRMED
    for change in changes:
        if change.what is What.CANCELLED:
            state = State.CANCELLED
        elif change.what is What.POSTPONED:
            state = State.POSTPONED
        elif change.what in (What.REINSTATED, What.CONFIRMED) or (
            change.what is What.MOVED and state is State.POSTPONED  # a postponed session got its new date
        ):
            state = State.CONFIRMED
    return state

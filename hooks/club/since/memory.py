"""What was added to the memory of a date since it was published, and what was taken from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from club.programme.occurrences import Occurrence
from club.since.facts import FACTS, START, Fact
from club.sources.gatherings import Change
from club.sources.terms import What


@dataclass(frozen=True)
class Pair:
    """One date, as it was published and as it is now."""

    before: Occurrence
    after: Occurrence

    def changed(self, fact: Fact) -> bool:
        return bool(fact.of(self.before) != fact.of(self.after))

    @property
    def added(self) -> list[Change]:
        """The counted entries that were not there."""
        return _beyond(self.after.changes, self.before.changes)

    @property
    def removed(self) -> list[Change]:
        """The counted entries that are no longer there."""
        return _beyond(self.before.changes, self.after.changes)

    @property
    def forgets(self) -> bool:
        """Whether an entry was taken away, or written over to tell a further change: SEQUENCE must grow."""
        before, after = self.before.sequence, self.after.sequence
        written_over = before == after and self.removed and any(map(self.changed, FACTS))
        return after < before or bool(written_over)

    def told(self, fact: Fact) -> bool:
        """Whether a fact is as it was, or an entry tells that it changed."""
        if not self.changed(fact) or (fact.with_start and self.changed(START)):
            return True
        telling = [change for change in self.added if change.what in fact.tells]
        if fact is START:
            return any(change.what is What.CORRECTION or self.leaves(change) for change in telling)
        return bool(telling)

    def leaves(self, move: Change) -> bool:
        """Whether a move leaves the start that was published; that of a whole series says it of its first date."""
        if move.from_ or move.was is None:
            return move.from_ is not None
        moment, zone = move.was
        start = self.before.start
        if not isinstance(start, datetime):
            return moment == start
        said = zone or (self.after.zone if self.before.data.timezone else self.before.zone)
        return moment == start.replace(tzinfo=None) and said == self.before.zone


def _key(change: Change) -> tuple[Any, ...]:
    """An entry, whatever its reason: rewording it changes nothing."""
    return change.date, change.what, change.was, change.from_


def _beyond(changes: Sequence[Change], known: Sequence[Change]) -> list[Change]:
    """The counted entries that ``known`` does not have."""
    left = Counter(_key(change) for change in known)
    found = []
    for change in changes:
        if left[_key(change)]:
            left[_key(change)] -= 1
        elif change.what.counted:
            found.append(change)
    return found

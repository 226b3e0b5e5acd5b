"""Which calendars hold a date, on either side, and which calendars come and go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from club.diff.pages import was_withdrawn
from club.diff.sides import Side
from club.programme.occurrences import Occurrence
from club.sources.reader import Item
from club.subscriptions import Subscription, subscriptions


@dataclass(frozen=True, order=True)
class Feed:
    """A calendar to subscribe to: where it is, and what it is called."""

    address: str
    name: str


class Feeds:
    """The calendars of two sides."""

    def __init__(self, old: Side, new: Side) -> None:
        self._old, self._new = old, new
        self._before, self._after = subscriptions(old.programme), subscriptions(new.programme)
        self._present = {address: of for of in self._after for address in (of.address, *of.subject.former)}
        self._held = _held(self._before), _held(self._after)

    def of(self, before: Occurrence | None, after: Occurrence | None) -> tuple[Feed, ...]:
        """The calendars in which somebody sees what happens to a date: those that hold it, or held it."""
        new = [of.address for of in self._held[1].get(after.id, ())] if after else []
        old = [of.address for of in self._held[0].get(before.id, ())] if before else []
        return tuple(_feed(of) for of in self._after if of.address in {*new, *self._now(old)})

    def differ(self, before: Occurrence, after: Occurrence) -> bool:
        """Whether a date enters a calendar, or leaves one that is still there."""
        old = {of.address for of in self._held[0].get(before.id, ())}
        new = {of.address for of in self._held[1].get(after.id, ())}
        known = self._now(one.address for one in self._before)
        return self._now(old) != new & known

    def added(self) -> list[Feed]:
        """The calendars that nobody could subscribe to before."""
        known = self._now(of.address for of in self._before)
        return [_feed(of) for of in self._after if of.address not in known]

    def removed(self) -> list[Feed]:
        """The calendars that vanish, whose subscribers hear nothing any more.  Nothing names who withdrew."""
        return [_feed(of) for of in self._before if of.address not in self._present and not self._withdrawn(of)]

    def withdrawn(self) -> int:
        """How many calendars go with somebody who withdrew."""
        return sum(of.address not in self._present and self._withdrawn(of) for of in self._before)

    def _withdrawn(self, of: Subscription) -> bool:
        item = next((one for one in self._old.programme.items if one.path == of.subject.source), None)
        return isinstance(item, Item) and was_withdrawn(self._old.programme, self._new.programme, item)

    def _now(self, old: Iterable[str]) -> set[str]:
        """Where these calendars of before are now."""
        return {self._present[address].address for address in old if address in self._present}


def _held(found: tuple[Subscription, ...]) -> Mapping[str, list[Subscription]]:
    held: dict[str, list[Subscription]] = {}
    for of in found:
        for one in of.occurrences:
            held.setdefault(one.id, []).append(of)
    return held


def _feed(of: Subscription) -> Feed:
    return Feed(of.address, of.name)

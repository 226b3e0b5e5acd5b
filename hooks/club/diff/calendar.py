"""What changes in the calendar: every date that comes, goes, moves or says something else, and where that is seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from club import wording
from club.diff.events import Event, News
from club.diff.feeds import Feeds
from club.diff.sides import Side
from club.programme.occurrences import CALLED_OFF, Occurrence, State
from club.since.dates import sessions
from club.since.facts import FACTS, START
from club.since.memory import Pair
from club.sources import kinds
from club.sources.gatherings import Gathering
from club.sources.reader import Item
from club.sources.terms import What

BY_KEY = {"end": News.HOURS, "timezone": News.ZONE, "where": News.PLACE, "join": News.LINK}
# The keys that are told of by themselves, or mean nothing for one date.
TOLD = {"title", "aliases", "start", "end", "duration", "timezone", "status", "changes", "repeat", "closures", "dates"}
Both = tuple[Occurrence | None, Occurrence | None]  # one date, before and after


def events(old: Side, new: Side, feeds: Feeds) -> list[Event]:
    """Everything that changes in the calendar: by what it costs, then by date.  Dates of a repeat to which the same
    happens are one event."""
    order = list(News)
    return sorted(
        _Comparison(old, new, feeds).events(), key=lambda one: (order.index(one.news), one.session, one.dates)
    )


@dataclass(frozen=True)
class _Comparison:
    old: Side
    new: Side
    feeds: Feeds

    def events(self) -> Iterator[Event]:
        heirs = set()
        gone = {item.path: item for item in self.old.programme.of(kinds.SESSION, kinds.MASTERCLASS)}
        for before, after in sessions(self.old.programme, self.new.programme):
            heirs.add(after.path)
            del gone[before.path]
            yield from self._session(before, after)
        for session in self.new.programme.of(kinds.SESSION, kinds.MASTERCLASS):
            if session.path not in heirs:
                yield from self._come(session, self.new.programme.occurrences_of(session))
        for session in gone.values():
            yield from self._gone(session, self.old.programme.occurrences_of(session))

    def _session(self, before: Item, after: Item) -> Iterator[Event]:
        then = {of.original: of for of in self.old.programme.occurrences_of(before)}
        now = {of.original: of for of in self.new.programme.occurrences_of(after)}
        pairs = [Pair(of, now[original]) for original, of in then.items() if original in now]
        if before.id != after.id:
            yield self._event(News.RENAMED, after, pairs, before.id, after.id)
        groups: dict[tuple[str, ...], list[tuple[Pair, News, str, str]]] = {}
        for pair in pairs:
            for news, was, is_now in self._told(pair):
                same = (was, is_now) if news.same else ()  # a whole series moves, each date to another one
                groups.setdefault((news.word, _why(pair, news), *same), []).append((pair, news, was, is_now))
        for (_, why, *_), group in groups.items():
            _, news, was, is_now = group[0]
            yield self._event(news, after, [pair for pair, *_ in group], was, is_now, why)
        yield from self._come(after, [of for original, of in now.items() if original not in then])
        yield from self._gone(before, [of for original, of in then.items() if original not in now])

    def _told(self, pair: Pair) -> Iterator[tuple[News, str, str]]:
        """What happens to one date, with what it was and what it is."""
        before, after = pair.before, pair.after
        was, now = self._when(before), self._when(after)
        if not (before.dated and after.dated):
            if before.dated or after.dated:
                yield News.FIXED if after.dated else News.UNFIXED, was, now
        elif pair.changed(START):
            again = any(change.what is What.MOVED for change in before.changes)
            yield News.MOVED_AGAIN if again else News.MOVED, was, now
        else:
            for fact in FACTS:
                if fact.keys[0] in ("end", "timezone") and pair.changed(fact):
                    yield BY_KEY[fact.keys[0]], was, now
        if state := _state(pair):
            yield state, "", now
        changed: set[str] = set()
        for fact in FACTS:
            if fact.keys[0] in ("where", "join") and pair.changed(fact):
                changed.add(fact.keys[0])
                yield BY_KEY[fact.keys[0]], fact.words(before), fact.words(after)
        if before.data.title != after.data.title:
            yield News.RETITLED, before.data.title, after.data.title
        if details := _details(pair, changed):
            yield News.DETAILS, "", details
        elif self.feeds.differ(before, after):
            yield News.FEEDS, "", ""

    def _come(self, session: Item, dates: Sequence[Occurrence]) -> Iterator[Event]:
        if dates:
            yield self._made(News.ADDED, session, [(None, of) for of in dates], "", self._when(dates[0]))

    def _gone(self, session: Item, dates: Sequence[Occurrence]) -> Iterator[Event]:
        if dates:
            yield self._made(News.REMOVED, session, [(of, None) for of in dates], self._when(dates[0]), "")

    def _event(self, news: News, session: Item, pairs: Iterable[Pair], was: str, now: str, why: str = "") -> Event:
        return self._made(news, session, [(pair.before, pair.after) for pair in pairs], was, now, why)

    def _made(self, news: News, session: Item, both: Sequence[Both], was: str, now: str, why: str = "") -> Event:
        feeds = dict.fromkeys(feed for before, after in both for feed in self.feeds.of(before, after))
        found = [after or before for before, after in both]
        days = tuple(of.original for of in found if of and of.original)
        title = found[0].data.title if len(found) == 1 and found[0] else session.data.title
        return Event(news, session.id, session.path, days, title, was, now, why, tuple(feeds))

    def _when(self, of: Occurrence) -> str:
        return wording.when(of, self.new.programme.club.timezone)


def _state(pair: Pair) -> News | None:
    before, after = pair.before.state, pair.after.state
    if before is after:
        return None
    if after is State.CANCELLED:
        return News.CANCELLED
    if after is State.POSTPONED:
        return News.POSTPONED
    if before in CALLED_OFF:
        return None if pair.changed(START) and before is State.POSTPONED else News.REINSTATED
    if State.TO_BE_FIXED in (before, after):
        return None
    return News.TENTATIVE if after is State.TENTATIVE else News.CONFIRMED


def _why(pair: Pair, news: News) -> str:
    return next((change.why or "" for change in reversed(pair.added) if change.what is news.what), "")


def _details(pair: Pair, told: set[str]) -> str:
    """« Résumé, Animation, Texte »: the keys that say something else, by their French names."""
    before, after = pair.before, pair.after
    names = [
        str(info.title)
        for name, info in Gathering.model_fields.items()
        if name not in TOLD | told and getattr(before.data, name) != getattr(after.data, name)
    ]
    return ", ".join([*names, *(["Texte"] if before.session.body != after.session.body else [])])

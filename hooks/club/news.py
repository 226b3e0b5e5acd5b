"""The memory of sessions, entry by entry, as pages and feeds tell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from club import addresses, identity, wording
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence
from club.sources import kinds
from club.sources.gatherings import Change
from club.sources.reader import Item
from club.sources.terms import What
from club.wording import NBSP

ANNOUNCED = "announced"


@dataclass(frozen=True)
class Told:
    """One entry of a session's memory: ``change``, or None for its announcement.

    ``of`` is the first date it concerns; ``original`` names that date when the entry is about it alone.  ``number``
    counts the entries of the session, or of that date, from 1; the announcement is 0.
    """

    session: Item
    change: Change | None
    day: date
    of: Occurrence | None
    original: date | None
    number: int

    @property
    def path(self) -> str:
        """What names the entry for ever: « change/session/appel/2026-12-08/1 »."""
        return f"change/{identity.path(self.session, self.original)}/{self.number}"

    @property
    def what(self) -> str:
        """The word for styles and categories."""
        return self.change.what.value if self.change else ANNOUNCED

    @property
    def news(self) -> bool:
        """Whether it is told on « Changements »."""
        return self.change is None or self.change.what.news

    @property
    def title(self) -> str:
        """The title of the session, or of the one date."""
        return str(self.of.data.title if self.of and self.original else self.session.data.title)

    @property
    def address(self) -> str:
        """The page of the session, or of the one date."""
        return addresses.occurrence(self.of) if self.of and self.original else addresses.item(self.session)

    @property
    def text(self) -> str:
        """« Déplacé du jeudi 3 au jeudi 10 décembre 2026 (salle indisponible) », with the dates it concerns."""
        if self.change is None or self.of is None:
            return "Nouvelle séance annoncée"
        text = wording.told(self.change, self.of)
        first = self.change.from_ or self.original
        if first is None:
            return text
        since = "À partir du" if self.change.from_ else "Séance du"
        own = self.change.what is What.NOTE and self.change.why  # somebody's words: « R&D » stays what it is
        return f"{since} {wording.plain_day(first)}{NBSP}: {text if own else _lower(text)}"


def memory(programme: Programme, session: Item) -> list[Told]:
    """What happened to a session and its dates, oldest first, after its announcement."""
    announced = session.data.announced
    first = [Told(session, None, announced, None, None, 0)] if announced else []
    return [*first, *sorted(_changes(programme, session), key=lambda told: told.day)]


def news(programme: Programme) -> list[Told]:
    """Everything that is told on « Changements », newest first."""
    sessions = programme.of(kinds.SESSION, kinds.MASTERCLASS)
    found = [told for session in sessions for told in memory(programme, session) if told.news]
    return sorted(found, key=lambda told: (-told.day.toordinal(), told.address, -told.number))


def headline(told: Told, *, example: bool = False) -> str:
    """« Déplacé : Atelier rituels », « Annulé : L'appel, 8 décembre 2026 »: for those who see a title only."""
    label = told.change.what.label if told.change else "Nouvelle séance"
    title = f"{told.title}, {wording.plain_day(told.original)}" if told.original else told.title
    return f"{label}{NBSP}: {f'Exemple{NBSP}: ' if example else ''}{title}"


def _changes(programme: Programme, session: Item) -> Iterator[Told]:
    dates = programme.occurrences_of(session)
    for number, change in enumerate(session.data.changes, 1):
        of = next((of for of in dates if any(change is one for one in of.changes)), None)
        if of is not None:
            yield Told(session, change, change.date, of, None, number)
    for of in dates:
        own = session.data.dates.get(of.original) if of.original else None
        for number, change in enumerate(own.changes if own else (), 1):
            yield Told(session, change, change.date, of, of.original, number)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]

"""Which calendars one can subscribe to: where each is, what it is called, which dates it holds.

The calendars are written from this and the pages lead to them from it, so that neither can say anything else.
"""

from __future__ import annotations

from dataclasses import dataclass

from club.programme.graph import Programme
from club.programme.occurrences import Occurrence
from club.subscriptions.families import FAMILIES, Family
from club.subscriptions.subjects import Subject, window
from club.wording import NBSP

EXAMPLE = f"Exemple{NBSP}: "


@dataclass(frozen=True)
class Subscription:
    """One calendar to subscribe to, with its dated occurrences; ``anchor`` is its place on « Abonnements »."""

    family: Family
    subject: Subject
    name: str
    description: str
    occurrences: tuple[Occurrence, ...]

    @property
    def address(self) -> str:
        return self.subject.address

    @property
    def page(self) -> str:
        return self.subject.page

    @property
    def anchor(self) -> str:
        return f"{self.family.id}-{self.subject.id}" if self.subject.id else self.family.anchor


def subscriptions(programme: Programme) -> tuple[Subscription, ...]:
    """Every calendar to subscribe to, in the order of families."""
    return tuple(_subscription(programme, family, of) for family in FAMILIES for of in family.subjects(programme))


def _subscription(programme: Programme, family: Family, subject: Subject) -> Subscription:
    words = {"title": subject.title, "club": programme.club.name}
    name = f"{EXAMPLE if subject.example else ''}{family.name.format(**words)}"
    zone, start = programme.club.timezone, window(programme)
    kept = (of for of in subject.occurrences if of.dated and not (family.cut and of.day(zone) < start))
    return Subscription(family, subject, name, family.description.format(**words), tuple(kept))

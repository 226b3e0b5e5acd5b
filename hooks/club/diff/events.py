"""What can happen to a session in the calendar, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from club.diff.feeds import Feed
from club.sources.terms import What


class News(Enum):
    """What happens to a date; those that cost a reader an evening first."""

    CANCELLED = "cancelled", "Annulée", What.CANCELLED
    POSTPONED = "postponed", "Reportée", What.POSTPONED
    REMOVED = "removed", "Supprimée"
    MOVED = "moved", "Déplacée", What.MOVED
    MOVED_AGAIN = "moved-again", "Déplacée de nouveau", What.MOVED
    REINSTATED = "reinstated", "Rétablie", What.REINSTATED
    FIXED = "fixed", "Date fixée", What.CONFIRMED
    UNFIXED = "unfixed", "Date retirée"
    CONFIRMED = "confirmed", "Confirmée", What.CONFIRMED
    TENTATIVE = "tentative", "À confirmer", What.CORRECTION
    ADDED = "added", "Ajoutée"
    HOURS = "hours", "Durée changée", What.CORRECTION
    ZONE = "timezone", "Fuseau changé", What.CORRECTION
    PLACE = "place", "Lieu changé", What.PLACE
    LINK = "link", "Lien changé", What.LINK
    RENAMED = "renamed", "Renommée"
    RETITLED = "retitled", "Titre changé"
    DETAILS = "details", "Autres changements"
    FEEDS = "feeds", "Entre dans un calendrier, ou en sort"

    def __init__(self, word: str, label: str, what: What | None = None) -> None:
        self.word, self.label, self.what = word, label, what

    @property
    def same(self) -> bool:
        """Whether it is one event only for dates of which ``was`` and ``now`` are the same."""
        return self.contributed or self is News.DETAILS

    @property
    def contributed(self) -> bool:
        """Whether ``was`` and ``now`` are words of contributors."""
        return self in (News.PLACE, News.LINK, News.RENAMED, News.RETITLED)


@dataclass(frozen=True)
class Event:
    """One thing that happens to a session (its id), or to dates of it: ``dates`` are the original ones of a repeat,
    none for a session of one date.  ``source`` is the session's file; ``was`` and ``now`` are French, and may be empty;
    ``why`` is the reason in ``changes``."""

    news: News
    session: str
    source: str
    dates: tuple[date, ...]
    title: str
    was: str
    now: str
    why: str
    feeds: tuple[Feed, ...]

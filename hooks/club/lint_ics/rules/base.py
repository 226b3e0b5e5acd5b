"""What a rule is: its stable code, how grave it is, and the words that explain it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """An error keeps a calendar from being published; a warning is only told."""

    ERROR = "erreur"
    WARNING = "avertissement"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule for calendars.

    ``code`` never changes and is never used again.  ``title``, ``why`` (which client breaks and how, which section
    of which RFC) and ``mend`` are French.  ``level`` holds in anybody's calendar, None where the rule is only ours;
    ``ours`` holds in the club's calendars.
    """

    code: str
    title: str
    why: str
    mend: str
    level: Level | None = Level.ERROR
    ours: Level = Level.ERROR

    def at(self, house: bool) -> Level | None:
        """How grave it is in a calendar of the club (``house``) or of somebody else."""
        return self.ours if house else self.level


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A broken rule: ``line`` counted from 1, ``found`` what stands there, in words fit for a message."""

    line: int
    code: str
    found: str = ""


def wrong(code: str, title: str, why: str, mend: str) -> Rule:
    """Wrong in anybody's calendar."""
    return Rule(code, title, why, mend)


def unwise(code: str, title: str, why: str, mend: str) -> Rule:
    """Allowed, but some clients break: a warning for others, an error for us."""
    return Rule(code, title, why, mend, Level.WARNING)


def doubtful(code: str, title: str, why: str, mend: str) -> Rule:
    """Perhaps meant: a warning for everybody."""
    return Rule(code, title, why, mend, Level.WARNING, Level.WARNING)


def house(code: str, title: str, why: str, mend: str) -> Rule:
    """A promise of the club's calendars, which others never made."""
    return Rule(code, title, why, mend, None)

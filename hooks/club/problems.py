"""How a mistake in the sources is told: where, what was found, why, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NoReturn
from unicodedata import combining, normalize

from pydantic_core import PydanticCustomError

from club.rules import BY_CODE, Rule


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A broken rule: ``path`` relative to the project, ``line`` and ``column`` counted from 1,
    ``message`` one French sentence or two, ``help`` further lines: how to mend it, what to paste."""

    path: str
    line: int
    column: int
    code: str
    message: str
    help: tuple[str, ...] = ()

    @property
    def rule(self) -> Rule:
        return BY_CODE[self.code]

    def __str__(self) -> str:
        head = f"{self.path}:{self.line}:{self.column}: {self.code}: {self.message}"
        return "\n".join([head, *(f"    {line}" for line in self.help)])


class BrokenRule(Exception):
    """A rule broken where no pydantic model is at work; carries what a Problem needs but its place."""

    def __init__(self, rule: Rule, message: str, *help: str) -> None:
        super().__init__(message)
        self.rule, self.message, self.help = rule, message, help


def refuse(rule: Rule, message: str, *help: str, at: int = 0) -> NoReturn:
    """Refuse a value inside a pydantic validator; ``explain`` gives the error its place.

    ``at`` is how many characters into the value the mistake stands.
    """
    raise PydanticCustomError(rule.code, "{message}", {"message": message, "help": help, "at": at})


def shown(text: str, most: int = 80) -> str:
    """What was found, on one line and no longer than a message can bear."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text[: most * 4]).split())
    return line if len(line) <= most and len(text) <= most * 4 else f"{line[: most - 1]}…"


def folded(text: str) -> str:
    """``text`` without accents, case, and with hyphens for spaces, to compare what people type."""
    bare = text if text.isascii() else "".join(c for c in normalize("NFKD", text) if not combining(c))
    return bare.casefold().strip().replace(" ", "-").replace("_", "-")


def nearest(found: str, known: Iterable[str]) -> str | None:
    """The known word that ``found`` most probably meant, or None."""
    if not found or len(found) > 80:  # no word is that long, and comparing takes its square
        return None
    names = {folded(word): word for word in known}
    close = get_close_matches(folded(found), names, n=1, cutoff=0.6)
    return names[close[0]] if close else None


def did_you_mean(found: str, known: Iterable[str]) -> tuple[str, ...]:
    """The help line « Vouliez-vous … ? », or nothing when no known word is near."""
    word = nearest(found, known)
    return (f"Vouliez-vous « {word} » ?",) if word else ()

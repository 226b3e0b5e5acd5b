"""What a maintainer is told of the answers, in Markdown in which nothing that somebody typed does anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from club.problems import shown


@dataclass
class Told:
    """``removed`` counts what was left out, by what it was; ``checks`` are what must be decided, one line each."""

    removed: Counter[str] = field(default_factory=Counter)
    checks: list[str] = field(default_factory=list)

    def check(self, text: str) -> None:
        """Say something, once."""
        self.checks += [text] if text not in self.checks else []


def code(text: str) -> str:
    """What somebody typed, as it is: no mention, reference, link or picture comes of it."""
    return f"`{shown(text).replace('`', 'ˋ')}`"


def fenced(text: str) -> Iterator[str]:
    """A text between fences that nothing in it can close."""
    fence = "```"
    while fence in text:
        fence += "`"
    yield from (f"{fence}text", *text.strip("\n").split("\n"), fence)

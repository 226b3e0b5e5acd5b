"""Jargon and anglicisms, as the list beside this module knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from club import rules
from club.editorial.passages import Passage
from club.problems import Problem, shown
from club.programme.graph import Programme

LIST = Path(__file__).with_name("jargon.yml")
KEPT = (  # someone's own words, a name, a word of another language that is meant
    re.compile(r"«[^«»]{1,400}»|“[^“”]{1,400}”|\"[^\"\n]{1,400}\""),
    re.compile(r"(?<![*\w])\*(?![*\s])[^*\n]+(?<![\s*])\*(?![*\w])|(?<![\w_])_(?![_\s])[^_\n]+(?<![\s_])_(?![\w_])"),
)
VERB_ENDINGS = (
    r"(?:er|e|es|ons|ez|ent|ant|é(?:[·.(-]?e\)?)?(?:[·.(-]?s\)?)?|ais|ait|ions|iez|aient"
    r"|er(?:ai|as|a|ons|ez|ont|ais|ait|ions|iez|aient)|ât|èrent)"
)


class Word(BaseModel):
    """One word of the list, and what says the same."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    say: str
    better: str
    why: str | None = None
    verb: bool = False

    @property
    def pattern(self) -> str:
        """Its forms: plural, feminine of an adjective in -if, or every form of a verb in -er."""
        stem = r"[\s-]?".join(map(re.escape, self.say.removesuffix("er" if self.verb else "").split()))
        if self.verb:
            return stem + VERB_ENDINGS
        if stem.endswith("if"):
            return rf"{stem[:-1]}(?:f|ve|fs|ves|f[·.]ve(?:[·.]?s)?)"
        forms = stem + r"(?:[·.(-]?e\)?)?(?:[·.(-]?e?s\)?)?"
        return f"(?-i:{forms})" if self.say.isupper() else forms  # « le ROI » is not « le roi »


@cache
def words() -> tuple[Word, ...]:
    """The list.  Raises ValueError (pydantic's) when it is not written as its head says."""
    return tuple(Word.model_validate(entry) for entry in yaml.safe_load(LIST.read_text("utf-8")))


@cache
def _any() -> re.Pattern[str]:
    forms = "|".join(f"(?P<w{n}>{word.pattern})" for n, word in enumerate(words()))
    return re.compile(rf"(?<![\w@/#.·-])(?:{forms})(?![\w@/·]|-\w|\.\w)", re.IGNORECASE)


def remarks(programme: Programme, passage: Passage) -> Iterator[Problem]:
    """Each word of the list once a text, where it stands first."""
    text = passage.words
    for pattern in KEPT:
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    told: set[str] = set()
    for found in _any().finditer(text):
        number = int((found.lastgroup or "w0")[1:])
        word = words()[number]
        if word.say in told or _is_name(text, found):
            continue
        told.add(word.say)
        help = (f"Plutôt : {word.better}", *([word.why] if word.why else []))
        message = f"« {shown(found[0])} » n'est pas compris de tout le monde."
        yield passage.remark(found.start(), rules.JARGON, message, *help)


def _is_name(text: str, found: re.Match[str]) -> bool:
    """« le Challenge de la mobilité »: a capital in the middle of a sentence."""
    before = text[: found.start()].rstrip(" \u00a0\u202f")
    return found[0][0].isupper() and not found[0].isupper() and before[-1:] not in ("", *"\n.!?…:;-*#>([|")

"""YAML text → plain values that know where they were written.

Nothing is guessed: every scalar stays the text that was written (``NO``, ``12:30`` and ``1.10`` mean
themselves); the models give it its type.  Anchors, tags, duplicate keys and deep nesting are refused.
When a line can't be read, it is mended as the message proposes and reading goes on, so that one run
tells every mistake of a file, and every mend proposed was tried.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from club import rules
from club.problems import Problem
from club.sources.compose import MAX_DEPTH, Builder, Unreadable
from club.sources.diagnosis import diagnose
from club.sources.mends import Keys, Mend
from club.sources.nodes import Mapping, Mark, Node, Scalar, Sequence

__all__ = ["MAX_DEPTH", "MAX_MENDS", "Document", "Mapping", "Mark", "Node", "Scalar", "Sequence", "parse"]

MAX_MENDS = 100
MAX_MENDS_IN_A_LONG_TEXT = 10  # each mend reads the text again
LONG_TEXT = 20_000
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " "})
# Typed on a French keyboard, the space before or after « : » or at the start of a line is often a non-breaking one.
KEY_WITH_HARD_SPACES = re.compile(
    r"^[\s\u00a0\u202f\u2007]*(?:-[ \u00a0\u202f]+)?[\w-]*[\s\u00a0\u202f\u2007]*(?::[\s\u00a0\u202f\u2007]+)?"
)


@dataclass
class Document:
    """What a YAML text gave: ``root`` is None when it can't be read."""

    root: Node | None = None
    problems: list[Problem] = field(default_factory=list)


def parse(text: str, *, path: str, first_line: int = 1, keys: Keys | None = None) -> Document:
    """Read one YAML document; ``first_line`` is the line of the file that ``text`` starts on.

    ``keys`` are those that may stand in this file, with whether a group or list follows: they help to tell
    a key from a text.
    """
    lines = [soft_spaces(line) for line in text.split("\n")]
    document = Document()
    told: set[tuple[int, str]] = set()
    shifts: dict[int, int] = {}
    rewritten: set[int] = set()
    for _ in range(MAX_MENDS if len(text) < LONG_TEXT else MAX_MENDS_IN_A_LONG_TEXT):
        builder = Builder("\n".join(lines), path, first_line, keys or {}, shifts, rewritten)
        try:
            document.root = builder.build()
        except yaml.MarkedYAMLError as error:
            mend = diagnose(lines, error, keys)
        except yaml.YAMLError:  # libyaml's reader has no marks
            mend = Mend(0, 1, rules.UNREADABLE_LINE, "ce texte contient des caractères illisibles.")
        except Unreadable as refusal:
            mend = refusal.mend
        else:
            document.problems += builder.problems
            return document
        if (mend.line, mend.rule.code) in told:  # the mend did not help
            return document
        told.add((mend.line, mend.rule.code))
        column = max(1, mend.column + shifts.get(mend.line, 0))
        found = Problem(path, mend.line + first_line, column, mend.rule.code, mend.message, mend.help)
        document.problems.append(found)
        if mend.mended is None or (mend.mended == lines[mend.line] and not mend.also):
            return document
        for number, line in ((mend.line, mend.mended), *mend.also):
            shifts[number] = shifts.get(number, 0) + _lead(lines[number]) - _lead(line)
            if line.strip() != lines[number].strip():
                rewritten.add(number)
            lines[number] = line
    return document


def _lead(line: str) -> int:
    return len(line) - len(line.lstrip())


def soft_spaces(line: str) -> str:
    """``line`` with plain spaces, as many, around its key, where YAML wants them."""
    start = KEY_WITH_HARD_SPACES.match(line)
    return line[: start.end()].translate(SPACES) + line[start.end() :] if start else line

"""What a mend is: a line of a header that can't be read, why, and the line to paste in its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from club.rules import Rule

RESERVED = "*&![]{}@`%|>?,"
KEY_LINE = re.compile(r"^(?P<lead>\s*(?:- +)*)(?P<key>[^\s:#'\"\[{][^:#]*?)\s*:(?:\s+(?P<value>.*))?$")
ITEM_LINE = re.compile(r"^(?P<lead>\s*- +)(?P<value>.*)$")
BULLET = re.compile(r"^(\s*)[*•–—·]\s+(?=\S)")
NO_SPACE = re.compile(r"^(?P<lead>\s*(?:- +)*)(?P<key>[^\W\d]\w*):(?!//)(?P<value>\S.*)$")
BARE = re.compile(r"[a-z0-9][a-z0-9_.-]*( \d\d:\d\d)?")
SMART = re.compile(r"[“„‟](?P<text>[^“”„‟\n]+)[”“‟]")
LONGEST_TO_PASTE = 1000
# The keys that may stand in a file; whether a group or a list follows them.
Keys = Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Mend:
    """What is wrong with a line (counted from 0), and the line that would be right, or None.

    ``also`` holds further lines that change with it: (line, what it becomes).
    """

    line: int
    column: int
    rule: Rule
    message: str
    help: tuple[str, ...] = ()
    mended: str | None = None
    also: tuple[tuple[int, str], ...] = ()


def quoted(text: str) -> str:
    """``text`` as a double-quoted YAML scalar on one line; the quotes that a word processor put around it go."""
    smart = SMART.fullmatch(text)
    return yaml.dump(
        str(smart["text"] if smart else text), default_style='"', allow_unicode=True, width=float("inf")
    ).rstrip("\n")


def bare_or_quoted(text: str) -> str:
    """``text`` as our templates write it: dates, words and numbers bare, prose in quotes."""
    return str(text) if BARE.fullmatch(text) else quoted(text)


def parts(line: str) -> tuple[str, str]:
    """(what comes before the value, the value) of « key: value » or « - value »."""
    match = KEY_LINE.match(line) or ITEM_LINE.match(line)
    value = (match.group("value") or "").strip() if match else ""
    return (line[: len(line.rstrip()) - len(value)], value) if value else (line, "")


def to_paste(line: str, intro: str = "Écrivez :") -> tuple[str, ...]:
    """Help lines that show a line, with its own indentation, ready to paste."""
    return (intro, f"  {line}") if len(line) <= LONGEST_TO_PASTE else ()

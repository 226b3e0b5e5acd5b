"""Markdown → its paragraphs, each with its place; headings, tables and marks for machines are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple


class Shape(Enum):
    """``ITEM``: of a list, of a note, or set apart from the text's left edge."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"


class Block(NamedTuple):
    """Consecutive lines, of which the first begins ``offset`` characters into the text."""

    shape: Shape
    offset: int
    text: str


APART = re.compile(r"\s*(?:#|\||!!!|\?\?\?|===|\{|\*\[|\[[^\]^]+\]:|(?:[-*_]\s*){3,}$)")
ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)]|\[\^[^\]]+\]:)\s+| {0,3}:\s+")  # further right, a « : » follows blanked code
UNDERLINE = re.compile(r"\s*(?:=+|-+)\s*$")


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a text whose code is blanked out."""
    open_: Block | None = None
    offset = 0
    for line in text.split("\n"):
        if open_ is not None and UNDERLINE.match(line) and line.strip():
            open_ = None  # it was a heading
        elif not line.strip() or APART.match(line):
            yield from [open_] if open_ else []
            open_ = None
        elif open_ is None or ITEM.match(line) or _shape(line) is Shape.QUOTE is not open_.shape:
            yield from [open_] if open_ else []
            open_ = Block(_shape(line), offset, line)
        else:
            open_ = open_._replace(text=f"{open_.text}\n{line}")
        offset += len(line) + 1
    yield from [open_] if open_ else []


def _shape(line: str) -> Shape:
    if line.lstrip().startswith(">"):
        return Shape.QUOTE
    return Shape.ITEM if ITEM.match(line) or line.startswith(" ") else Shape.PARAGRAPH

"""Headings go down one level at a time."""

from __future__ import annotations

from collections.abc import Iterator

from club import rules
from club.editorial.passages import Passage
from club.problems import Problem, shown
from club.programme.graph import Programme
from club.sources import body


def remarks(programme: Programme, passage: Passage) -> Iterator[Problem]:
    """Headings that skip a level.  The page's title is the first level."""
    above = 1
    for offset, level, text in body.headings(passage.written) if passage.loc is None else ():
        if level > above + 1:
            right = "#" * (above + 1)
            message = f"« {'#' * level} {shown(text)} » saute un niveau de titre."
            yield passage.remark(offset, rules.HEADING_ORDER, message, f"Écrivez : {right} {shown(text)}")
        above = min(level, above + 1)

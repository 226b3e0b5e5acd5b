"""Reads the texts of the season again as an editor would: what reads better otherwise, never what is forbidden.

A false alarm costs more than a miss: whoever is told ten things that are right reads the eleventh no more.
"""

from __future__ import annotations

from collections.abc import Iterator

from club.editorial import consent, figures, headings, jargon, links, private, sentences, sessions
from club.editorial.current import current
from club.editorial.passages import passages
from club.problems import Problem
from club.programme.graph import Programme

OF_PASSAGES = (links, headings, sentences, jargon, private, consent)


def remarks(programme: Programme) -> list[Problem]:
    """All that could be said better in what is of this season, by file and line.  The past is left alone."""
    return sorted(_remarks(programme))


def _remarks(programme: Programme) -> Iterator[Problem]:
    for item in programme.items:
        if item.withdrawn or not current(programme, item):
            continue
        for passage in passages(item):
            for rule in OF_PASSAGES:
                yield from rule.remarks(programme, passage)
        yield from figures.remarks(item)
    yield from sessions.remarks(programme)

"""« mesure | avant | après | source », a line each → the results of a study; what is told another way stays prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from club.intake.people import BULLET
from club.problems import folded

TITLES = {"mesure", "indicateur", "avant", "apres", "source", "ce-qui-a-ete-mesure"}
SIGNS_ONLY = re.compile(r"[\W_]*")


@dataclass(frozen=True)
class Figure:
    """One line of the answer.  ``whole``: it says what was measured, what it became and where that comes from."""

    said: str
    measure: str = ""
    before: str = ""
    after: str = ""
    source: str = ""

    @property
    def whole(self) -> bool:
        return bool(self.measure and self.after and self.source)

    @property
    def lacks_source(self) -> bool:
        """Whether it looks like a result, and only its source is missing."""
        return not self.source and bool(re.search(r"\d", self.said))


def figures(text: str) -> Iterator[Figure]:
    """Every line that says something; a table pasted from elsewhere has bars or tabs between its cells."""
    for line in text.split("\n"):
        said = BULLET.sub("", line).strip(" |")
        if SIGNS_ONLY.fullmatch(said):
            continue
        cells = [cell.strip() for cell in re.split(r"[|\t]", said)]
        if sum(folded(cell) in TITLES for cell in cells) >= 2:
            continue
        yield Figure(said, *cells) if len(cells) == 4 else Figure(said)

"""Facets: what the things of an index may be sorted out by, as a small JSON file that a script reads when one is used.

The file says which thing has which values, in the order of the index, and nothing else: the cards of what was chosen
are taken from the pages that hold them (docs/assets/facets.js).  Some twenty bytes a thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from club import addresses
from club.documents import File, json
from club.programme.graph import Programme
from club.site.base import Data
from club.site.references import name_of
from club.sources import kinds
from club.sources.reader import Item
from club.sources.values.forms import proposed_id
from club.text.typography import typeset

T = TypeVar("T")


@dataclass(frozen=True)
class Choice:
    """A value of a facet: ``id`` as it stands in addresses, ``label`` as it is read."""

    id: str
    label: str

    @classmethod
    def of(cls, label: str) -> Choice:
        return cls(proposed_id(label), label)


@dataclass(frozen=True)
class Facet(Generic[T]):
    """One question: ``key`` as it stands in addresses, ``of`` the values of a thing.

    ``order`` is that of the values; without one, the most frequent come first.
    """

    key: str
    label: str
    of: Callable[[T], Iterable[Choice]]
    order: Sequence[str] | None = None


@dataclass(frozen=True)
class Facets(Generic[T]):
    """The facets of an index.  ``one`` and ``many`` name its things; ``none`` is said when no thing has it all."""

    every: tuple[Facet[T], ...]
    one: str
    many: str
    none: str


def told(facets: Facets[T], index: str, things: Sequence[T], each: int) -> tuple[Data, File] | None:
    """What the template says of the facets, and their file; None where there is nothing to sort out."""
    values = [[list(facet.of(thing)) for thing in things] for facet in facets.every]
    ordered = [_ordered(facet, of) for facet, of in zip(facets.every, values, strict=True)]
    useful = [n for n, choices in enumerate(ordered) if len(choices) > 1]
    if not useful:
        return None
    places = {n: {choice.id: place for place, choice in enumerate(ordered[n])} for n in useful}
    said = {
        "each": each,
        "facets": [
            {
                "key": facets.every[n].key,
                "label": facets.every[n].label,
                "values": [[choice.id, typeset(choice.label)] for choice in ordered[n]],
            }
            for n in useful
        ],
        "things": [
            [sorted({places[n][choice.id] for choice in values[n][at]}) for n in useful] for at in range(len(things))
        ],
    }
    file = addresses.facets(index)
    data = {
        "url": file,
        "labels": [facets.every[n].label for n in useful],
        "one": facets.one,
        "many": facets.many,
        "none": facets.none,
    }
    return data, File(file, json(said))


def _ordered(facet: Facet[T], values: list[list[Choice]]) -> list[Choice]:
    found = {choice.id: choice for of in values for choice in of}
    if facet.order is not None:
        return [found[id] for id in facet.order if id in found]
    often = Counter(id for of in values for id in {choice.id for choice in of})
    return sorted(found.values(), key=lambda choice: (-often[choice.id], choice.id))


def themes(programme: Programme, of: Callable[[T], Iterable[Item]]) -> Facet[T]:
    """The facet of themes, by their months."""
    order = sorted(programme.of(kinds.THEME), key=lambda theme: (theme.data.month, theme.id))
    return Facet(
        "thematique",
        "Thématique",
        lambda thing: [Choice(theme.id, name_of(programme, theme)) for theme in of(thing)],
        [theme.id for theme in order],
    )

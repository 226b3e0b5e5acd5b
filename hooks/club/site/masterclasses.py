"""The index of masterclasses; their pages are those of sessions."""

from __future__ import annotations

from collections.abc import Iterator

from club import addresses
from club.documents import Document
from club.site.base import Site
from club.site.cards import split
from club.site.paging import Part, listing
from club.sources import kinds


def pages(site: Site) -> Iterator[Document]:
    """What comes, then what is past, latest first."""
    programme = site.programme
    every = [of for m in programme.of(kinds.MASTERCLASS) for of in programme.occurrences_of(m)]
    coming, past = split(programme, sorted(every, key=programme.order))
    yield from listing(
        site,
        addresses.index(kinds.MASTERCLASS),
        [Part("a-venir", "À venir", coming, {"coming": True}), Part("passees", "Passées", past)],
        dict,
        empty="Aucune masterclass pour le moment.",
    )

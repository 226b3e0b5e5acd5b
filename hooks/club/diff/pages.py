"""Which pages are added, changed, redirected, removed, and the file behind each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from club import addresses
from club.diff.sides import Side
from club.documents import Page
from club.programme.graph import Programme
from club.since.lost import heir_of
from club.sources import kinds
from club.sources.reader import Item

WITHDRAWN = {
    kinds.PERSON: "une personne membre",
    kinds.ORGANISATION: "une organisation membre",
    kinds.CASE_STUDY: "une étude retirée",
}


class Fate(Enum):
    """What becomes of a page."""

    ADDED = "added", "Ajoutées"
    CHANGED = "changed", "Changées"
    REDIRECTED = "redirected", "Redirigées"
    REMOVED = "removed", "Supprimées"
    WITHDRAWN = "withdrawn", "Retirées à la demande"

    def __init__(self, word: str, label: str) -> None:
        self.word, self.label = word, label


@dataclass(frozen=True)
class Passage:
    """What becomes of one page.

    ``address`` and ``to`` (where a redirect leads) are relative to the site; ``source`` is the file behind the page,
    None for one that the site makes itself.  ``direct``: that very file changed; the other pages show something of
    what changed elsewhere.  Of a page that is withdrawn, only the index of its kind is named.
    """

    fate: Fate
    address: str
    title: str
    source: str | None
    direct: bool
    draft: bool = False
    to: str | None = None


def passages(old: Side, new: Side) -> list[Passage]:
    """Every page that is not the same on both sides: by fate, those of changed files first, then by address."""
    found = [*_come(old, new), *_gone(old, new)]
    fates = list(Fate)
    return sorted(found, key=lambda one: (fates.index(one.fate), not one.direct, one.address))


def _come(old: Side, new: Side) -> Iterator[Passage]:
    before, after = _by_path(old.programme), _by_path(new.programme)
    for address, page in new.pages.items():
        known, to = old.pages.get(address), _leads_to(page)
        if known is not None and (_alike(known, page) or (to is not None and _leads_to(known) == to)):
            continue
        item = after.get(page.source or "")
        changed = item is not None and not _unchanged(before.get(item.path), item)
        if to is not None:
            yield Passage(Fate.REDIRECTED, address, page.title, page.source, changed, to=to)
        else:
            fate = Fate.ADDED if known is None or _leads_to(known) is not None else Fate.CHANGED
            yield Passage(fate, address, page.title, page.source, changed, draft=item is not None and item.draft)


def _gone(old: Side, new: Side) -> Iterator[Passage]:
    before = _by_path(old.programme)
    for address, page in old.pages.items():
        if address in new.pages:
            continue
        item = before.get(page.source or "")
        if item is not None and was_withdrawn(old.programme, new.programme, item):
            yield Passage(Fate.WITHDRAWN, addresses.index(item.kind), WITHDRAWN[item.kind], None, direct=True)
        else:
            draft = item is not None and item.draft
            yield Passage(Fate.REMOVED, address, page.title, page.source, item is not None, draft=draft)


def _by_path(programme: Programme) -> Mapping[str, Item]:
    return {item.path: item for item in programme.items}


def _leads_to(page: Page) -> str | None:
    """Where a redirect leads; None for a page that shows something."""
    return page.data["to"] if page.data.get("redirect") else None


def _alike(before: Page, after: Page) -> bool:
    """Whether readers see the same; the file behind it may be another."""
    return replace(before, source=None) == replace(after, source=None)


def _unchanged(before: Item | None, item: Item) -> bool:
    return before is not None and (before.data, before.body) == (item.data, item.body)


def was_withdrawn(old: Programme, new: Programme, item: Item) -> bool:
    """Whether an item was withdrawn since: a withdrawn file takes a neutral name, and then nothing leads to it."""
    if item.kind not in WITHDRAWN:
        return False
    heir = heir_of(new, item)
    if heir is not None:
        return not new.shown(heir) and not heir.draft
    return _withdrawn(new, item) > _withdrawn(old, item)


def _withdrawn(programme: Programme, item: Item) -> int:
    return sum(one.withdrawn for one in programme.items if one.kind is item.kind)

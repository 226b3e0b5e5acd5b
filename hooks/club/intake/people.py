"""Names as people type them → the club's own people and organisations, or names in passing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from club.former import Former
from club.problems import folded, nearest
from club.sources.kinds import Kind
from club.sources.reader import Item, Sources

BULLET = re.compile(r"^\s*(?:[-*•·–—+]|\d{1,2}[.)])\s+")
AND = re.compile(r"\s+(?:et|&)\s+")
AFFILIATED = re.compile(r"\s*(?:,|\(|\s[-–—/|:]\s|\s(?:de chez|chez)\s)\s*")


def as_compared(name: str) -> str:
    """A name without case, accents, and the kind of its apostrophes."""
    return folded(name.replace("’", "'"))


@dataclass(frozen=True)
class Named:
    """Somebody or something an answer names: ``id`` if the club has a file for it, else ``near``, the id that was
    perhaps meant; ``withdrawn`` if it asked to be named no more."""

    name: str
    id: str | None = None
    near: str | None = None
    withdrawn: bool = False
    organisation: str = ""


@dataclass(frozen=True)
class Register:
    """What the club has of one kind, by what people may call it."""

    kind: Kind
    names: Mapping[str, str]
    withdrawn: tuple[Former, ...]

    @classmethod
    def of(cls, sources: Sources, kind: Kind) -> Register:
        names: dict[str, str] = {}
        items = [item for item in sources.items if item.kind is kind]
        shown = [item for item in items if not item.withdrawn]
        for item in shown:
            for name in _names(item):
                names.setdefault(as_compared(name), item.id)
        gone = tuple(Former.read(item.data.former) for item in items if item.withdrawn)
        return cls(kind, names, gone)

    def find(self, name: str, organisation: str = "") -> Named:
        """Who is meant by a name."""
        if id := self.names.get(as_compared(name)):
            return Named(name, id=id)
        if any(former.names(name) for former in self.withdrawn):
            return Named(name, withdrawn=True)
        near = nearest(name, self.names)
        return Named(name, near=self.names[near] if near else None, organisation=organisation)


def _names(item: Item) -> Iterator[str]:
    yield getattr(item.data, "title", None) or item.data.name
    yield from (item.id, *item.data.aliases)


def authors(text: str) -> Iterator[tuple[str, str]]:
    """(name, organisation or nothing) of each author: one a line, or several with « ; » or « et »."""
    for said in re.split(r"[;\n]", text):
        who, *where = AFFILIATED.split(BULLET.sub("", said).strip(), maxsplit=1)
        organisation = where[0].strip(" ().") if where else ""
        yield from ((name.strip(), organisation) for name in AND.split(who) if re.search(r"\w", name))


def names(text: str) -> Iterator[str]:
    """The names of a list: one a line, or several with commas."""
    for said in re.split(r"[;,\n]", text):
        name = BULLET.sub("", said).strip(" .")
        if re.search(r"\w", name):
            yield name

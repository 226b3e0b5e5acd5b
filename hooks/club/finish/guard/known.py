"""What the sources say of privacy: what may be published, and what may not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from club import former, rules
from club.finish.guard.patterns import Found, Kind, found, same_link
from club.finish.guard.wanted import Wanted
from club.former import Former, Key
from club.kept import Shelf, Store, digest
from club.sources import kinds
from club.sources.gatherings import Gathering, Particulars, PublicLink
from club.sources.members import Person
from club.sources.reader import Item, read
from club.sources.terms import PersonVisibility

LEGAL = "docs/mentions-legales.md"  # the law asks for the addresses and numbers of those it names
SENTENCE = "8"  # as many words in a row of a text that is not published
REGISTERS = re.compile(r"regist|inscri|/rec/|/recording|/watch|/play|/video|/replay", re.IGNORECASE)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class Hidden:
    """A text of the sources that no output may say; ``place`` is « path:line »."""

    kind: Kind
    place: str


class Named(NamedTuple):
    """A key that some output says: of what kind of leak, and the place in the sources that forbids it."""

    key: Key
    kind: Kind
    place: str


@dataclass(frozen=True)
class Known:
    """``declared``: what has the form of something private and may be said.  ``withdrawn``: the files that were.
    ``hidden``: what else must not be said, by its key."""

    declared: frozenset[tuple[Kind, str]]
    withdrawn: tuple[tuple[Item, Former], ...]
    hidden: dict[Key, Hidden]

    def allows(self, what: Found) -> bool:
        return (what.kind, what.same) in self.declared

    @property
    def wanted(self) -> Wanted:
        """What must be looked for."""
        return Wanted(frozenset(self.hidden), tuple(of for _, of in self.withdrawn))

    def forbidden(self, given: Collection[Key]) -> list[Named]:
        """What of the keys that outputs give is forbidden, and by what."""
        result = [Named(key, what.kind, what.place) for key, what in self.hidden.items() if key in given]
        for item, of in self.withdrawn:
            for way in sorted(of.ways):
                for text, number in of.known(way, [key.text for key in given if key.way == way]):
                    place = f"{item.path}:{item.at('former', number).line}"
                    result.append(Named(Key(way, text), Kind.WITHDRAWN, place))
        return sorted(result)


def known(root: Path, *, previews: bool, store: Store | None = None) -> Known:
    """All that the sources of the project in ``root`` say of it; a preview shows the drafts.

    What was read of the sources before is taken from ``store``.
    """
    items = read(root, store).items
    gone = tuple((item, Former.read(item.data.former)) for item in items if item.withdrawn)
    return Known(frozenset(_declared(items)), gone, _hidden(root, items, store, previews=previews))


# --- what may be said


def _declared(items: Iterable[Item]) -> Iterator[tuple[Kind, str]]:
    for rule in rules.RULES:  # the site explains each of them
        yield from ((what.kind, what.same) for what in found(f"{rule.wrong}\n{rule.right}\n{rule.why}"))
    for item in items:
        if item.kind is kinds.CLUB:
            yield Kind.EMAIL, item.data.contact.email.casefold()
            if item.data.platform:
                yield Kind.MEETING, same_link(item.data.platform.url)
        elif item.path == LEGAL:
            yield from _said(item.body)
        elif isinstance(item.data, Person) and item.data.visibility is PersonVisibility.PUBLIC:
            for _, url in item.data.links:
                yield from _said(url)
        elif isinstance(item.data, Gathering):
            for said in (item.data, *item.data.dates.values()):
                yield from _links(said)


def _said(text: str) -> Iterator[tuple[Kind, str]]:
    """The addresses and numbers of a text; links and codes of meetings are declared nowhere but in sessions."""
    return ((what.kind, what.same) for what in found(text) if what.kind in (Kind.EMAIL, Kind.PHONE))


def _links(said: Particulars) -> Iterator[tuple[Kind, str]]:
    """A link that says it is public; where to sign up or to see a recording, on a meeting's host too."""
    if isinstance(said.join, PublicLink) and said.join.public:
        yield Kind.MEETING, same_link(said.join.url)
    others = [said.register_.url] if said.register_ else []
    others += [said.replay.url] if said.replay and said.replay.url else []
    yield from ((Kind.MEETING, same_link(url)) for url in others if REGISTERS.search(url))


# --- what may not


def _hidden(root: Path, items: Iterable[Item], store: Store | None, *, previews: bool) -> dict[Key, Hidden]:
    """What drafts, reserved addresses and people without a page say, and no published source says too."""
    items = list(items)
    hidden = {key: what for item in items for key, what in _of(item, previews=previews)}
    if not hidden:
        return {}
    wanted = Wanted(frozenset(hidden))
    quiet = {what.place.partition(":")[0] for what in hidden.values()}
    shelf = Shelf(store, "said", [Key])
    for item in items:
        if item.path not in quiet:
            text = (root / item.path).read_text("utf-8", "replace")
            for key in shelf.once(digest(wanted.name, text), partial(wanted.keys_in_source, text)):
                hidden.pop(key, None)
    shelf.close()
    return hidden


def _of(item: Item, *, previews: bool) -> Iterator[tuple[Key, Hidden]]:
    if item.draft and not previews:
        for name in (item.data.title, item.id):
            yield from ((key, _place(item, Kind.DRAFT, "title")) for key in former.keys(name, anywhere=4))
        text = "\n".join([item.data.summary or "", COMMENT.sub("", item.body)])
        yield from ((key, _place(item, Kind.DRAFT)) for key in _sentences(text))
    elif isinstance(item.data, Person) and item.data.visibility is PersonVisibility.NAME_ONLY:
        yield from ((key, _place(item, Kind.NAME_ONLY, "bio")) for key in _sentences(item.data.bio or ""))
    elif isinstance(item.data, Gathering):
        for loc, said in (((), item.data), *((("dates", str(day)), of) for day, of in item.data.dates.items())):
            if said.where and said.where.address_for and said.where.address:
                place = _place(item, Kind.RESERVED, *loc, "where", "address")
                yield from ((key, place) for key in former.keys(said.where.address, anywhere=3))


def _sentences(text: str) -> Iterator[Key]:
    return (Key(SENTENCE, run) for run in former.runs(former.words(text), int(SENTENCE)))


def _place(item: Item, kind: Kind, *loc: str) -> Hidden:
    line = item.at(*loc).line if loc else item.body_line
    return Hidden(kind, f"{item.path}:{line}")

"""Names looked for in every output: those of what was withdrawn, by their hashes, and texts that are not published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from club import former
from club.finish.guard.html import Said
from club.finish.guard.known import Known
from club.finish.guard.patterns import Kind
from club.former import Key


class Named(NamedTuple):
    """A key that some output says: of what kind of leak, and the place in the sources that forbids it."""

    key: Key
    kind: Kind
    place: str


def named(outputs: Iterable[Said], known: Known) -> list[Named]:
    """Every forbidden key that a text of the outputs gives; each text is looked through once."""
    hidden = {key.way for key in known.hidden}
    ways = hidden.union(*(of.ways for _, of in known.withdrawn))
    given: dict[str, set[str]] = {way: set() for way in ways}
    for said in outputs:
        found = former.words(said.text)
        for way in ways:
            given[way].update(_given(said, found, way))
    result = [Named(key, what.kind, what.place) for key, what in known.hidden.items() if key.text in given[key.way]]
    for item, of in known.withdrawn:
        for way in sorted(of.ways):
            for text, number in of.known(way, given[way]):
                place = f"{item.path}:{item.at('former', number).line}"
                result.append(Named(Key(way, text), Kind.WITHDRAWN, place))
    return sorted(result)


def keys_of(said: Said, ways: Iterable[str]) -> Iterator[Key]:
    """The keys of these ways that a text gives."""
    found = former.words(said.text)
    return (Key(way, text) for way in ways for text in _given(said, found, way))


def _given(said: Said, found: list[str], way: str) -> Iterable[str]:
    if way.isdigit():
        return former.runs(found, int(way))
    if way == former.JOINED:
        return (word for word in found if len(word) >= former.LEAST_JOINED)
    return former.fields(said.text) if said.field else ()

"""What is looked for in outputs by its words: names that were withdrawn, by their hashes, and unpublished texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import sub

from club import former
from club.finish.guard.html import Said
from club.former import Former, Key
from club.kept import digest


@dataclass(frozen=True)
class Wanted:
    """``hidden``: the keys of what no output may say; ``withdrawn``: the entries of the files that were."""

    hidden: frozenset[Key] = frozenset()
    withdrawn: tuple[Former, ...] = ()

    @cached_property
    def name(self) -> bytes:
        """A digest of all this."""
        return digest(repr(sorted(self.hidden)), repr(self.withdrawn))

    @cached_property
    def _ways(self) -> tuple[str, ...]:
        return tuple(sorted({key.way for key in self.hidden}.union(*(of.ways for of in self.withdrawn))))

    @cached_property
    def _hashed(self) -> frozenset[str]:
        """The ways in which any text might be a key: only its hash can tell."""
        return frozenset().union(*(of.ways for of in self.withdrawn))

    @cached_property
    def _sums(self) -> dict[str, frozenset[int]]:
        """By way, the sum of the hashes of the words of each hidden run: whatever their order, and in one look."""
        runs = {way: [key.text for key in self.hidden if key.way == way] for way in self._ways if way.isdigit()}
        return {way: frozenset(sum(map(hash, text.split())) for text in texts) for way, texts in runs.items()}

    def __reduce__(self) -> tuple[type[Wanted], tuple[object, ...]]:
        return Wanted, (self.hidden, self.withdrawn)  # hashes of words are those of one process

    @cached_property
    def _shortest(self) -> int:
        """Characters: a text with fewer gives no key."""
        return min((2 * int(way) - 1 if way.isdigit() else 1 for way in self._ways), default=0)

    def keys_in(self, said: Said) -> set[Key]:
        """The keys among those looked for that a text gives."""
        if not self._ways or len(said.text) < self._shortest:
            return set()
        words = former.words(said.text)
        return {key for way in self._ways for key in self._of(way, said, words)}

    def keys_in_source(self, text: str) -> set[Key]:
        """The keys that the text of a source file gives, each of its lines a field too."""
        fields = text.splitlines() if former.FIELD in self._ways else ()
        return self.keys_in(Said(text, field=False)).union(*(self.keys_in(Said(line, field=True)) for line in fields))

    def _of(self, way: str, said: Said, words: list[str]) -> Iterator[Key]:
        if way.isdigit() and way not in self._hashed and not self._may_say(way, words):
            return
        given = {*_given(said, words, way)}
        yield from (key for text in given if (key := Key(way, text)) in self.hidden)
        for former_ in self.withdrawn:
            yield from (Key(way, text) for text, _ in former_.known(way, given))

    def _may_say(self, way: str, words: list[str]) -> bool:
        """Whether some run of these words has the sum of a hidden one."""
        sums = [*accumulate(map(hash, words), initial=0)]
        return not self._sums[way].isdisjoint(map(sub, sums[int(way) :], sums))


def _given(said: Said, words: list[str], way: str) -> Iterable[str]:
    if way.isdigit():
        return former.runs(words, int(way))
    if way == former.JOINED:
        return (word for word in words if len(word) >= former.LEAST_JOINED)
    return former.fields(said.text) if said.field else ()

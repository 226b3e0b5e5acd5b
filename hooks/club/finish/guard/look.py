"""What the guard sees in one output: a pure function of the output's bytes, its address and what is wanted."""

from __future__ import annotations

from typing import NamedTuple

from club.finish.guard.html import Said
from club.finish.guard.outputs import PICTURES, said
from club.finish.guard.patterns import Found, Kind, found
from club.finish.guard.pictures import metadata
from club.finish.guard.wanted import Wanted
from club.former import Key

UID = "UID:"
REMEMBERED = 2**20  # innocent texts, of some 60 bytes each


class Seen(NamedTuple):
    """``found`` has the form of something private, ``keys`` are of what was wanted, each once; ``uids`` look like
    addresses and name events; ``metadata`` is what a picture carries beside what it shows."""

    found: tuple[Found, ...] = ()
    keys: tuple[Key, ...] = ()
    uids: tuple[str, ...] = ()
    metadata: tuple[str, ...] = ()


class Eye:
    """Looks at outputs; a text that stands in many of them is looked at once.

    Nearly all are innocent: of these the hash alone is remembered, of 64 bits whose key is drawn for each process
    (PYTHONHASHSEED), so that nobody can write a guilty text with the hash of an innocent one.
    """

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._innocent: set[int] = set()

    def look(self, address: str, data: bytes, *, ready_made: bool = False) -> Seen:
        """What is to be seen in the output at ``address``; of one that comes with the frame, its address alone."""
        private: dict[Found, None] = {}
        keys: set[Key] = set()
        uids: dict[str, None] = {}
        for text in said(address, data, ready_made=ready_made):
            if seen := self._text(text):
                private.update(dict.fromkeys(seen.found))
                keys.update(seen.keys)
                uids.update(dict.fromkeys(seen.uids))
        told = tuple(what for what in private if not (what.kind is Kind.EMAIL and what.same in uids))
        hidden = metadata(data) if address.lower().endswith(PICTURES) else []
        return Seen(told, tuple(sorted(keys)), tuple(uids), tuple(hidden))

    def _text(self, text: Said) -> Seen | None:
        if (told := hash(text)) in self._innocent:
            return None
        private, keys = tuple(found(text.text)), tuple(self._wanted.keys_in(text))
        if not private and not keys:
            if len(self._innocent) == REMEMBERED:
                self._innocent.clear()
            self._innocent.add(told)
            return None
        uids = tuple(what.same for what in private) if text.text.startswith(UID) else ()
        return Seen(private, keys, uids)

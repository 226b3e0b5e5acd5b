"""What the guard sees in one output: a pure function of the output's bytes, its address and what is wanted."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from club.finish.guard.html import Said
from club.finish.guard.outputs import PICTURES, said
from club.finish.guard.patterns import Found, Kind, found
from club.finish.guard.pictures import metadata
from club.finish.guard.wanted import Wanted
from club.finish.markup import REMEMBERED
from club.former import Key

UID = "UID:"


class Seen(NamedTuple):
    """``found`` has the form of something private, ``keys`` are of what was wanted, each once; ``uids`` look like
    addresses and name events; ``metadata`` is what a picture carries beside what it shows."""

    found: tuple[Found, ...] = ()
    keys: tuple[Key, ...] = ()
    uids: tuple[str, ...] = ()
    metadata: tuple[str, ...] = ()


class Eye:
    """Looks at outputs; a text that stands in many of them is looked at once."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._text = lru_cache(REMEMBERED)(self._look_at_text)

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

    def _look_at_text(self, text: Said) -> Seen | None:
        private, keys = tuple(found(text.text)), tuple(self._wanted.keys_in(text))
        if not private and not keys:
            return None
        uids = tuple(what.same for what in private) if text.text.startswith(UID) else ()
        return Seen(private, keys, uids)

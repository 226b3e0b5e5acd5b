"""What pure functions gave in the last build, so that this one need not ask them again.

A shelf holds the values of one function by a key made of everything that they depend on; the program itself and its
libraries are in the key of the store below.  It is one value of that store, read at once, and holds what the last build
asked for and nothing older.  With no store below it, a shelf is empty, and what it keeps ends with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from club.kept.packing import pack, unpack
from club.kept.store import Store

T = TypeVar("T")
ALL = b"all"


class Shelf:
    """The values of one function.  ``classes`` are those of which a value may hold objects, beside plain data."""

    def __init__(self, store: Store | None, room: str, classes: Iterable[type] = ()) -> None:
        self._store, self._room = store, room
        self._had: dict[bytes, Any] = self._read(tuple(classes))
        self._now: dict[bytes, Any] = {}

    def once(self, key: bytes, make: Callable[[], T]) -> T:
        """The value of ``key``: the one that is kept, else the one that ``make`` gives.  None is not kept."""
        value: T | None = self.get(key)
        if value is None:
            value = make()
            self.put(key, value)
        return value

    def get(self, key: bytes) -> Any:
        """The value of ``key``, or None."""
        value = self._now.get(key)
        if value is None and (value := self._had.get(key)) is not None:
            self._now[key] = value
        return value

    def put(self, key: bytes, value: Any) -> None:
        """Keep a value, for the rest of this build and for the next."""
        self._now[key] = value

    def close(self) -> None:
        """Hand what was asked for to the store, unless that is what it holds."""
        if self._store is not None and self._now.keys() != self._had.keys():
            self._store.keep(self._room, ALL, pack(self._now))

    def _read(self, classes: tuple[type, ...]) -> dict[bytes, Any]:
        kept = self._store.recall(self._room, ALL) if self._store is not None else None
        found = unpack(kept, classes) if kept is not None else None
        return found if isinstance(found, dict) else {}

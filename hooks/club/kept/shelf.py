"""What pure functions gave in the last build, so that this one need not ask them again.

A shelf holds the values of one function by a key made of everything that they depend on; the program itself and its
libraries are in the key of the store below.  It is one value of that store, read at once, and holds what the last build
asked for and nothing older.  With no store below it, a shelf is empty, and what it keeps ends with it.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from club.kept.store import Store

T = TypeVar("T")
ALL = b"all"


class Shelf:
    """The values of one function.  ``classes`` are those of which a value may hold objects, beside plain data."""

    def __init__(self, store: Store | None, room: str, classes: Iterable[type] = ()) -> None:
        self._store, self._room = store, room
        self._classes = {(of.__module__, of.__qualname__): of for of in classes}
        self._had: dict[bytes, Any] = self._read()
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
            self._store.keep(self._room, ALL, pickle.dumps(self._now, protocol=5))

    def _read(self) -> dict[bytes, Any]:
        kept = self._store.recall(self._room, ALL) if self._store is not None else None
        if kept is None:
            return {}
        try:
            found = _Reader(kept, self._classes).load()
        except Exception:  # whatever stands there, it is made again
            return {}
        return found if isinstance(found, dict) else {}


class _Reader(pickle.Unpickler):
    """Reads plain data and objects of the classes it was told, and can be led to run nothing else."""

    def __init__(self, kept: bytes, classes: dict[tuple[str, str], type]) -> None:
        super().__init__(io.BytesIO(kept))
        self._classes = classes

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in self._classes:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return self._classes[module, name]

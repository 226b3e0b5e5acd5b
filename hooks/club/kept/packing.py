"""Values as bytes, and back: plain data, and objects of classes that are named."""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterable
from typing import Any


def pack(value: object) -> bytes:
    """The bytes of a value."""
    return pickle.dumps(value, protocol=5)


def unpack(data: bytes, classes: Iterable[type] = ()) -> Any:
    """The value of these bytes, in which objects of these classes may stand; None for whatever else they are."""
    try:
        return _Reader(data, {(of.__module__, of.__qualname__): of for of in classes}).load()
    except Exception:  # whatever stands there, it is made again
        return None


class _Reader(pickle.Unpickler):
    """Reads plain data and objects of the classes it was told, and can be led to run nothing else."""

    def __init__(self, data: bytes, classes: dict[tuple[str, str], type]) -> None:
        super().__init__(io.BytesIO(data))
        self._classes = classes

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in self._classes:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return self._classes[module, name]

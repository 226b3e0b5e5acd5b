"""An input that makes something happen → a smaller one that still does."""

from __future__ import annotations

import time
from collections.abc import Callable


def shrunk(data: bytes, still: Callable[[bytes], bool], seconds: float = 20) -> bytes:
    """Leave out parts, ever smaller ones, as long as ``still`` says yes of the rest (Zeller's ddmin), for a time."""
    end = time.monotonic() + seconds
    size = len(data) // 2
    while size and time.monotonic() < end:
        at, before = 0, len(data)
        while at < len(data) and time.monotonic() < end:
            rest = data[:at] + data[at + size :]
            if still(rest):
                data = rest
            else:
                at += size
        size = min(size, len(data)) if size == 1 and len(data) < before else size // 2
    return data

"""Who made a result: the code of the generator, and every library it may have used."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import blake2b
from importlib.metadata import distributions
from pathlib import Path

CODE = Path(__file__).parents[1]


@cache
def program() -> bytes:
    """A digest of this program: any change of its files, of a library or of Python gives another one."""
    told = blake2b(digest_size=16)
    for file in sorted(CODE.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            told.update(f"{file.relative_to(CODE).as_posix()}\0{file.stat().st_size}\0".encode() + file.read_bytes())
    installed = sorted({f"{one.name}=={one.version}" for one in distributions()})
    told.update("\0".join([*installed, sys.version]).encode())
    return told.digest()

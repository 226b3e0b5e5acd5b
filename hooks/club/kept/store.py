"""The store: a file of SQLite with results by name, each with a digest of its own.

It is only ever a help.  A file that is damaged, half-written or of another form is dropped and begun again; a result
whose digest is wrong is not found; where nothing can be written, nothing is kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from club.kept.names import digest
from club.kept.program import program
from club.settings import kept_in

FORM = 2  # of the file: another number, and it is begun again
PUBLICATIONS = 4  # how long what no publication has used is kept
MOST_BYTES = 1_500_000_000
MOST_WAITING = 32_000_000  # bytes to be written
PATIENCE = 5.0  # seconds to wait for another run that is writing
DAMAGE = (sqlite3.Error, UnicodeDecodeError)  # which a message that quotes the file may give
INNOCENT = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL)  # another run writes; no room is left
TABLES = """
CREATE TABLE results (room TEXT, name BLOB, check_ BLOB, used INTEGER, value BLOB, PRIMARY KEY (room, name))
"""


class Store:
    """Results by room (who asks) and name (all that the result depends on, of any length).

    What is kept during a run is written at its end (``with``), at once; before that when it is much.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._new: dict[tuple[str, bytes], bytes] = {}
        self._used: set[tuple[str, bytes]] = set()
        self._waiting = 0
        self._base = _connected(folder) if folder else None
        self._damaged = False
        self._publication = self._number("user_version") if self._base else 0

    def recall(self, room: str, name: bytes) -> bytes | None:
        """What was kept under this name, or None."""
        if self._base is None:
            return None
        asked = (room, digest(program(), name))
        if asked in self._new:
            return self._new[asked]
        found = self._all(
            "SELECT CAST(value AS BLOB), CAST(check_ AS BLOB), used FROM results WHERE room = ? AND name = ?", asked
        )
        if not found or digest(room.encode(), asked[1], found[0][0]) != found[0][1]:
            return None
        if found[0][2] != self._publication:
            self._used.add(asked)
        return bytes(found[0][0])

    def keep(self, room: str, name: bytes, value: bytes) -> None:
        """Keep ``value`` under this name."""
        if self._base is None:
            return
        self._new[room, digest(program(), name)] = value
        self._waiting += len(value)
        if self._waiting > MOST_WAITING:
            self._write()

    def values(self, room: str) -> set[bytes]:
        """Every value of a room, of those written at the end of a run."""
        return {
            bytes(value) for (value,) in self._all("SELECT CAST(value AS BLOB) FROM results WHERE room = ?", (room,))
        }

    def published(self) -> None:
        """A publication has ended: what the last ones did not use leaves."""
        self._publication += 1
        self._write()
        self._all(f"PRAGMA user_version = {self._publication}")
        self._run("DELETE FROM results WHERE used < ?", [(self._publication - PUBLICATIONS,)])

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._write()
        large = self._number("page_count") * self._number("page_size") > MOST_BYTES
        if self._base is not None and self.folder is not None:
            self._base.close()
            if large or self._damaged:
                _drop(self.folder)

    def _write(self) -> None:
        if not self._new and not self._used:
            return
        rows = [
            (room, name, digest(room.encode(), name, value), self._publication, value)
            for (room, name), value in self._new.items()
        ]
        used = [(self._publication, *asked) for asked in sorted(self._used)]
        self._run("REPLACE INTO results VALUES (?, ?, ?, ?, ?)", rows)
        self._run("UPDATE results SET used = ? WHERE room = ? AND name = ?", used)
        self._new.clear()
        self._used.clear()
        self._waiting = 0

    def _all(self, asked: str, values: Iterable[object] = ()) -> list[tuple[Any, ...]]:
        with self._watching():
            return list(self._base.execute(asked, tuple(values))) if self._base is not None else []
        return []

    def _run(self, asked: str, each: Iterable[Iterable[object]] = ((),)) -> None:
        with self._watching():
            if self._base is not None:
                with self._base:
                    self._base.executemany(asked, [tuple(values) for values in each])

    @contextmanager
    def _watching(self) -> Iterator[None]:
        """What is damaged is as good as not there, and goes at the end of the run."""
        try:
            yield
        except DAMAGE as error:
            self._damaged |= getattr(error, "sqlite_errorcode", None) not in INNOCENT

    def _number(self, pragma: str) -> int:
        return next((int(number) for (number,) in self._all(f"PRAGMA {pragma}")), 0)


def open_store(root: Path, name: str = "site") -> Store:
    """The store of the project in ``root`` by that name; one that keeps nothing when mkdocs.yml does not say where."""
    folder = kept_in(root)
    return Store(folder / name if folder else None)


def _connected(folder: Path) -> sqlite3.Connection | None:
    """The store's file, sound and of our form; None where there can be none."""
    file = folder / "results.sqlite"
    for _ in range(2):
        with suppress(*DAMAGE, OSError):
            folder.mkdir(parents=True, exist_ok=True)
            base = sqlite3.connect(file, timeout=PATIENCE)
            if _sound(base):
                return base
            base.close()
        _drop(folder)
    return None


def _drop(folder: Path) -> None:
    with suppress(OSError):
        for left in folder.glob("results.sqlite*"):
            left.unlink()


def _sound(base: sqlite3.Connection) -> bool:
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("PRAGMA synchronous = NORMAL")
    with closing(base.execute("PRAGMA application_id")) as asked:
        form = asked.fetchone()[0]
    if form == 0 and not base.execute("SELECT 1 FROM sqlite_master").fetchone():
        with base:
            base.execute(TABLES)
            base.execute(f"PRAGMA application_id = {FORM}")
        return True
    return bool(form == FORM)

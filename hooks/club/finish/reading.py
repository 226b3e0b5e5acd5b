"""Each file of a build, read once for all that looks at it: links, search, guard; on every core.

The order of what is told does not depend on the number of processes, nor on their haste.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, ParamSpec, Self, TypeVar

from club.finish.guard.look import Eye, Seen
from club.finish.guard.outputs import is_ready_made
from club.finish.guard.patterns import Found, Kind
from club.finish.guard.wanted import Wanted
from club.finish.links import Leads, Link, leads
from club.finish.markup import pieces
from club.finish.search import Feed
from club.former import Key
from club.kept import Store, digest, pack, unpack

P = ParamSpec("P")
T = TypeVar("T")

PAGE = ".html"
MOST_PROCESSES = 4  # each holds some 350 MB of what it has met, in a club of 4,000 studies
BATCH = 64  # files that a process is given at a time
LEAST = 1000  # files: for fewer, starting a process costs more than it does


class Read(NamedTuple):
    """What a file of the build says; of a page, where it ``leads``, and the digest of what the indexer is fed of it."""

    address: str
    seen: Seen
    leads: Leads | None = None
    fed: bytes | None = None


OBJECTS = (Read, Seen, Found, Kind, Key, Leads, Link)  # of which what is kept is made
ROOM = "read"


@dataclass(frozen=True)
class Setting:
    """What is needed to read a file: the built folder, the folder of hand-written files, the folder that the
    indexer reads, what the guard looks for, and the path that the site is served under."""

    build: Path
    own: Path
    feed: Path
    wanted: Wanted
    base: str = "/"


class Reading:
    """Reads the files of a build; leaving the context ends its processes.

    What was read before, of the same bytes and with the same things to look for, is in the store.
    """

    def __init__(self, setting: Setting, store: Store) -> None:
        self._setting, self._store = setting, store
        self._for = digest(setting.wanted.name, setting.base)
        self._here = _Here(setting)
        self._processes: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self._processes:
            self._processes.shutdown(cancel_futures=True)

    def read(self, addresses: Sequence[str]) -> Iterator[Read]:
        """What these files say, in their order.  Raises OSError, and BrokenExecutor when a process was killed."""
        names = {address: self._name(address) for address in addresses}
        kept = {address: self._store.recall(ROOM, name) for address, name in names.items()}
        new = self._each(_read, [address for address in addresses if kept[address] is None])
        for address, name in names.items():
            if (packed := kept.pop(address)) is not None:
                read = unpack(packed, OBJECTS)
            else:
                read = next(new)
                self._store.keep(ROOM, name, pack(read))
            yield read

    def feed(self, addresses: Sequence[str]) -> None:
        """Feed the indexer these pages, which were read before.  Raises as ``read`` does."""
        for _ in self._each(_feed, addresses):
            pass

    def _each(self, job: Callable[[Sequence[str]], list[T]], addresses: Sequence[str]) -> Iterator[T]:
        batches = [addresses[start : start + BATCH] for start in range(0, len(addresses), BATCH)]
        for batch in self._working(len(addresses)).map(job, batches):
            yield from batch

    def _working(self, files: int) -> Executor:
        processes = min(_cores(), MOST_PROCESSES)
        if files < LEAST or processes == 1:
            return self._here
        if self._processes is None:
            self._processes = _started(processes, self._setting) or self._here
        return self._processes

    def _name(self, address: str) -> bytes:
        ready_made = is_ready_made(address, self._setting.own)
        return digest(address, (self._setting.build / address).read_bytes(), str(ready_made), self._for)


class _Here(Executor):
    """This process in the place of others: it does at once what it is asked."""

    def __init__(self, setting: Setting) -> None:
        _begin(setting)

    def submit(self, job: Callable[P, T], /, *given: P.args, **named: P.kwargs) -> Future[T]:
        done: Future[T] = Future()
        done.set_result(job(*given, **named))
        return done


def _cores() -> int:
    """Those that this process may use, where the system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _started(processes: int, setting: Setting) -> Executor | None:
    try:  # « spawn » is safe whatever runs in this one; what it begins with is little
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(processes, context, _begin, (setting,))
    except (ImportError, NotImplementedError, OSError):  # a system without the semaphores for it
        return None


class _Reader:
    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._eye, self._feed = Eye(setting.wanted), Feed(setting.feed)

    def read(self, address: str) -> Read:
        data = (self._setting.build / address).read_bytes()
        seen = self._eye.look(address, data, ready_made=is_ready_made(address, self._setting.own))
        if not address.endswith(PAGE):
            return Read(address, seen)
        html = data.decode("utf-8", "replace")
        return Read(address, seen, leads(address, pieces(html), self._setting.base), self._feed.add(address, html))

    def feed(self, address: str) -> bytes | None:
        return self._feed.add(address, (self._setting.build / address).read_text("utf-8", "replace"))


_reader: _Reader | None = None  # of this process


def _begin(setting: Setting) -> None:
    global _reader
    _reader = _Reader(setting)


def _read(addresses: Sequence[str]) -> list[Read]:
    assert _reader
    return [_reader.read(address) for address in addresses]


def _feed(addresses: Sequence[str]) -> list[bytes | None]:
    assert _reader
    return [_reader.feed(address) for address in addresses]

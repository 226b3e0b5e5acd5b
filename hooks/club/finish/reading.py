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
from club.finish.guard.wanted import Wanted
from club.finish.links import Leads, leads
from club.finish.markup import pieces
from club.finish.search import Feed

P = ParamSpec("P")
T = TypeVar("T")

PAGE = ".html"
MOST_PROCESSES = 8  # one holds some 60 MB
BATCH = 64  # files that a process is given at a time
LEAST = 1000  # files: for fewer, starting a process costs more than it does


class Read(NamedTuple):
    """What a file of the build says; ``leads`` of a page only."""

    address: str
    seen: Seen
    leads: Leads | None


@dataclass(frozen=True)
class Setting:
    """What is needed to read a file: the built folder, the folder of hand-written files, the folder that the
    indexer reads, and what the guard looks for."""

    build: Path
    own: Path
    feed: Path
    wanted: Wanted


class Reading:
    """The processes that read a build of so many files; leaving the context ends them."""

    def __init__(self, setting: Setting, files: int) -> None:
        processes = min(_cores(), MOST_PROCESSES) if files >= LEAST else 1
        self._processes = _started(processes, setting) if processes > 1 else _Here(setting)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._processes.shutdown(cancel_futures=True)

    def read(self, addresses: Sequence[str]) -> Iterator[Read]:
        """What these files say, in their order.  Raises OSError, and BrokenExecutor when a process was killed."""
        batches = [addresses[start : start + BATCH] for start in range(0, len(addresses), BATCH)]
        for batch in self._processes.map(_read, batches):
            yield from batch

    def beside(self, job: Callable[P, T], *given: P.args, **named: P.kwargs) -> Future[T]:
        """Something else to do, on whichever core is free."""
        return self._processes.submit(job, *given, **named)


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


def _started(processes: int, setting: Setting) -> Executor:
    try:  # « spawn » is safe whatever runs in this one; what it begins with is little
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(processes, context, _begin, (setting,))
    except (ImportError, NotImplementedError, OSError):  # a system without the semaphores for it
        return _Here(setting)


class _Reader:
    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._eye, self._feed = Eye(setting.wanted), Feed(setting.feed)

    def read(self, address: str) -> Read:
        data = (self._setting.build / address).read_bytes()
        seen = self._eye.look(address, data, ready_made=is_ready_made(address, self._setting.own))
        if not address.endswith(PAGE):
            return Read(address, seen, None)
        html = data.decode("utf-8", "replace")
        self._feed.add(address, html)
        return Read(address, seen, leads(pieces(html)))


_reader: _Reader | None = None  # of this process


def _begin(setting: Setting) -> None:
    global _reader
    _reader = _Reader(setting)


def _read(addresses: Sequence[str]) -> list[Read]:
    assert _reader
    return [_reader.read(address) for address in addresses]

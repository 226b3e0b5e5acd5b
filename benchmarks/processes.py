"""A command that is measured: how long it takes, how much memory it and all that it starts hold together."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

PROC = Path("/proc")
EVERY = 0.1  # seconds between two looks at the memory
MOST_SECONDS = 1800
Command = Sequence[str | Path]


class Failed(Exception):
    """A measured command did not end well; says which, and the end of what it printed."""


@dataclass(frozen=True)
class Ran:
    """``seconds`` by the clock on the wall; ``peak`` in bytes, None where the system has no /proc."""

    seconds: float
    peak: int | None
    output: str


def run(command: Command, folder: Path, **more: str) -> Ran:
    """Run a command to its end in ``folder``.  Raises Failed; nothing that it started is left behind."""
    with tempfile.TemporaryFile() as output:
        with started(command, folder, output.fileno(), **more) as process, watched(process.pid) as peak:
            began = time.perf_counter()
            try:
                process.wait(MOST_SECONDS)
            except subprocess.TimeoutExpired:
                raise Failed(f"{_said(command)} : pas fini en {MOST_SECONDS} s") from None
            seconds = time.perf_counter() - began
        output.seek(0)
        told = output.read().decode("utf-8", "replace")
    if process.returncode:
        raise Failed(f"{_said(command)} : code {process.returncode}\n{told[-2000:]}")
    return Ran(seconds, max(peak, default=None), told)


@contextmanager
def started(command: Command, folder: Path, output: int, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    """A command that runs, in a session of its own, until the end of the block: then all of the session ends."""
    process = subprocess.Popen(
        [str(word) for word in command],
        cwd=folder,
        env=environment(**more),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        _end(process)


def environment(**more: str) -> dict[str, str]:
    """The environment without the make that runs the measures."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "CLUB_"))}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", **more}


@contextmanager
def watched(session: int) -> Iterator[list[int]]:
    """The memory of a session's processes together, in bytes, every tenth of a second."""
    seen: list[int] = []
    over = Event()

    def watch() -> None:
        while not over.wait(EVERY):
            if held := sum(map(_memory, members(session))):
                seen.append(held)

    thread = Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield seen
    finally:
        over.set()
        thread.join()


def members(session: int) -> list[int]:
    """The processes of a session, which is named by the number of its first."""
    found = []
    for folder in PROC.glob("[0-9]*"):
        try:
            after_name = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if int(after_name[3]) == session and after_name[0] != "Z":
            found.append(int(folder.name))
    return found


def _memory(process: int) -> int:
    """The proportional set size (PSS): what several processes share counts once in all."""
    try:
        told = (PROC / str(process) / "smaps_rollup").read_text("utf-8")
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in told.splitlines() if line.startswith("Pss:")), 0)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what is left of a session: politely, then at once."""
    for sent, patience in ((signal.SIGTERM, 5.0), (signal.SIGKILL, 1.0)):
        left = members(process.pid) or ([process.pid] if process.poll() is None else [])
        for one in left:
            try:
                os.kill(one, sent)
            except ProcessLookupError:
                continue
        until = time.monotonic() + patience
        while time.monotonic() < until and (process.poll() is None or members(process.pid)):
            time.sleep(0.02)
    process.wait()


def _said(command: Command) -> str:
    return " ".join(Path(word).name if isinstance(word, Path) else word for word in command)

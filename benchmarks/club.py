"""A club of a given size, and what is done to it: built, edited, checked, served, by the steps of the Makefile."""

from __future__ import annotations

import re
import shutil
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus
from benchmarks.processes import Failed, Ran, run, started
from benchmarks.sites import NOW, ROOT

MOST_SECONDS = 300
UNDER = "/club-des-communautes/"  # the site's address, in mkdocs.yml


@dataclass(frozen=True)
class Club:
    """An invented club in a folder of its own, which uses this project's code and environment."""

    folder: Path
    size: corpus.Size

    @classmethod
    def of(cls, studies: int, folder: Path) -> Club:
        return cls._ready(folder, corpus.write(folder, studies))

    @classmethod
    def sample(cls, folder: Path) -> Club:
        """This project itself as it was last committed, with its history."""
        corpus.git(ROOT, "clone", "-q", "--no-hardlinks", str(ROOT), str(folder))
        return cls._ready(folder, corpus.Size(len([*folder.glob("case-studies/*.md")])))

    @classmethod
    def _ready(cls, folder: Path, size: corpus.Size) -> Club:
        (folder / ".venv").symlink_to(ROOT / ".venv")
        with (folder / ".git/info/exclude").open("a", encoding="utf-8") as ignored:
            ignored.write("/.venv\n/.cache/\n/site/\n/.site-*/\n")
        return cls(folder, size)

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def make(self, target: str, **more: str) -> Ran:
        """A target of the project's own Makefile, in this club."""
        return run([*MAKE, target], self.folder, SOURCE_DATE_EPOCH=NOW, **more)

    def changed(self) -> bool:
        """Whether there is something to commit."""
        return bool(run(["git", "status", "--porcelain"], self.folder).output.strip())

    def forget(self) -> None:
        """Nothing was built before."""
        for name in ("site", ".cache"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def study(self, number: int) -> Path:
        alone = self.folder / f"case-studies/etude-{number}.md"
        return alone if alone.is_file() else alone.with_suffix("") / "index.md"

    def edit(self, file: Path, words: str) -> None:
        """Add a paragraph to a study, before its last section."""
        head, heading, rest = file.read_text("utf-8").rpartition("\n## ")
        file.write_text(f"{head}\n{words}\n{heading}{rest}", "utf-8")

    def move(self, number: int) -> Path:
        """Move one of the last sessions by a day, as a maintainer does; another one for each number."""
        starts = {file: _start(file) for file in sorted(self.folder.glob("programme/sessions/*.md"))}
        latest = sorted((file for file in starts if starts[file]), key=lambda file: starts[file], reverse=True)
        file = latest[number % len(latest)]
        day, hour = starts[file].split()
        other = f"{day[:-2]}{int(day[-2:]) % 28 + 1:02} {hour}"
        why = ("--why", "La salle n'est pas libre ce jour-là", "--date", "2026-11-20")
        run([ROOT / ".venv/bin/club", "move", file.stem, other, *why], self.folder, SOURCE_DATE_EPOCH=NOW)
        return file

    def pages_written(self, since: float) -> float:
        """Seconds from ``since`` (of the epoch) until everything but the index of the search was in its place."""
        index = self.site / "pagefind"
        paths = (path for path in self.site.rglob("*") if path != index and index not in path.parents)
        return max(path.stat().st_mtime for path in paths) - since

    @contextmanager
    def served(self) -> Iterator[Served]:
        """« make serve », once the site is there."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        log = self.folder.parent / f"serve-{port}.log"
        more = {"SOURCE_DATE_EPOCH": NOW}
        with log.open("wb") as output:
            command = [*MAKE, "serve", f"ADDRESS=127.0.0.1:{port}"]
            with started(command, self.folder, output.fileno(), **more) as process:
                served = Served(f"http://127.0.0.1:{port}{UNDER}")
                until = time.monotonic() + MOST_SECONDS
                while served.page("") is None:
                    if process.poll() is not None or time.monotonic() > until:
                        raise Failed(f"make serve\n{log.read_text('utf-8')[-2000:]}")
                    time.sleep(0.1)
                yield served


@dataclass(frozen=True)
class Served:
    url: str

    def page(self, address: str) -> str | None:
        """A page of the site that is served, or None when there is none (yet)."""
        try:
            with urllib.request.urlopen(self.url + address, timeout=30) as answer:
                return str(answer.read().decode("utf-8"))
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return None

    def wait(self, address: str, words: str) -> float:
        """Seconds until a page says ``words``.  Raises Failed."""
        began = time.perf_counter()
        while words not in (self.page(address) or ""):
            if time.perf_counter() - began > MOST_SECONDS:
                raise Failed(f"{address} ne dit pas « {words} » au bout de {MOST_SECONDS} s")
            time.sleep(0.02)
        return time.perf_counter() - began


# The environment is linked and not made: -o keeps make from asking whether it is of today.
MAKE = ("make", "--no-print-directory", "-f", str(ROOT / "Makefile"), "-o", ".venv/.ready")


def _start(file: Path) -> str:
    """The day and hour of a session on one date that has not changed yet, or nothing."""
    text = file.read_text("utf-8")
    start = re.search(r"^start: (\d{4}-\d\d-\d\d \d\d:\d\d)$", text, re.MULTILINE)
    return start[1] if start and "changes:" not in text else ""

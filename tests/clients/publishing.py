"""A site whose calendars are given to clients."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from club.documents import File
from club.programme.graph import Programme
from club.publication import prepare
from small_project import NOW

CLOCK = datetime.fromtimestamp(NOW, UTC)


@dataclass(frozen=True)
class Published:
    """A site: what it was made from, and the folder of its files."""

    programme: Programme
    web: Path

    @cached_property
    def calendars(self) -> Mapping[str, Path]:
        """Every calendar of the site, by its address."""
        files = sorted(self.web.rglob("*.ics"))
        assert files, f"no calendar in {self.web}"
        return {file.relative_to(self.web).as_posix(): file for file in files}

    @cached_property
    def feeds(self) -> Mapping[str, Path]:
        """Those that are subscribed to: all but the files of a single event."""
        return {name: file for name, file in self.calendars.items() if b"\r\nREFRESH-INTERVAL" in file.read_bytes()}


def publish(project: Path, web: Path) -> Published:
    """The calendars of ``project``, written to ``web`` in the place of those that were there."""
    made = prepare(project, CLOCK)
    assert made.programme is not None and not made.problems, made.problems
    for old in web.rglob("*.ics"):
        old.unlink()
    for document in made.documents:
        if isinstance(document, File) and document.address.endswith(".ics"):
            (web / document.address).parent.mkdir(parents=True, exist_ok=True)
            (web / document.address).write_bytes(document.content)
    return Published(made.programme, web)

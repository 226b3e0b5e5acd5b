"""Sources in which there was no problem, so that nobody looks through them again while they stay as they are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from club.kept import Store, digest
from club.problems import Problem
from club.programme import clock
from club.programme.graph import Programme
from club.sources.listing import listing
from club.sources.reader import FOLDERS

ROOM = "checked"


def name(root: Path) -> bytes | None:
    """A digest of all that is read to find a problem: the name and the bytes of every source and of the settings.

    None where a folder holds something else than plain files.
    """
    paths, odd = listing(root, FOLDERS)
    if odd:
        return None
    parts = [part for path in [*paths, "mkdocs.yml"] for part in (path, (root / path).read_bytes())]
    return digest(*parts)


def recall(store: Store, name: bytes | None, now: datetime) -> list[Problem] | None:
    """What was only pointed out in the sources of this name; None where that is not known, or holds no more."""
    known = store.recall(ROOM, name) if name is not None else None
    return _still_true(known, now) if known is not None else None


def keep(store: Store, name: bytes | None, programme: Programme, noticed: Sequence[Problem]) -> None:
    """There was no problem in the sources of this name, taken before they were read; this was pointed out."""
    if name is not None:
        store.keep(ROOM, name, _told(programme, noticed))


def _told(programme: Programme, noticed: Sequence[Problem]) -> bytes:
    """What was found, and between which instants it holds: until a date passes, or the day does."""
    zone = programme.club.timezone
    ends = [of.ends(zone) for of in programme.occurrences]
    midnight = clock.midnight(programme.today + clock.ONE_DAY, zone)
    until = min([midnight, *(end for end in ends if end > programme.now)])
    said = [[one.path, one.line, one.column, one.code, one.message, one.help] for one in noticed]
    return json.dumps({"from": programme.now.timestamp(), "until": until.timestamp(), "notices": said}).encode()


def _still_true(known: bytes, now: datetime) -> list[Problem] | None:
    """What was found, unless it was before or after ``now``."""
    told = json.loads(known)
    if not told["from"] <= now.timestamp() < told["until"]:
        return None
    return [
        Problem(path, line, column, code, message, tuple(help))
        for path, line, column, code, message, help in told["notices"]
    ]

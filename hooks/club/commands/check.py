"""« club check »: every problem of the sources, and what is only pointed out."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from club import report
from club.kept import Store, digest, open_store
from club.notices import notices
from club.problems import Problem
from club.programme import clock
from club.programme.graph import Programme
from club.publication import prepare
from club.report.summary import summary, write_summary
from club.since.compare import NoSuchMoment, Unreadable, since
from club.sources.listing import listing
from club.sources.reader import FOLDERS

ROOM = "checked"


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    check = commands.add_parser("check", help="vérifier les sources, sans rien construire")
    check.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="CHEMIN",
        help="fichiers ou dossiers dont montrer les problèmes (tous par défaut)",
    )
    check.add_argument(
        "--since",
        metavar="REF",
        help="vérifier aussi que rien de ce qui était publié à ce moment (branche, étiquette ou commit) ne se perd",
    )
    check.add_argument("--format", type=report.Format, choices=list(report.Format), default=report.Format.TEXT)
    check.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    """1 when there is a problem, 2 for a wrong REF, else 0."""
    try:
        with open_store(root) as store:
            problems, noticed = _found(root, options.since, clock.now(), store)
    except NoSuchMoment as error:
        print(error, file=sys.stderr)
        return 2
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 1
    noticed = [notice for notice in noticed if report.within(notice, root, options.paths)]
    problems = [problem for problem in problems if report.within(problem, root, options.paths)]
    print(report.show(problems, options.format, noticed))
    if options.format is report.Format.GITHUB:
        write_summary(summary(problems, noticed))
    return 1 if problems else 0


def _found(
    root: Path, ref: str | None, now: datetime, store: Store | None
) -> tuple[Sequence[Problem], Sequence[Problem]]:
    """The problems and the notices; at once when all is as it was the last time that there was no problem."""
    key = _sources(root) if store is not None and ref is None else None
    if store is not None and key is not None:
        known = store.recall(ROOM, key)
        noticed = _still_true(known, now) if known is not None else None
        if noticed is not None:
            return [], noticed
    published = prepare(root, now, store=store)
    programme = published.programme
    problems = [*published.problems]
    if ref is not None:
        problems = sorted({*problems, *since(root, ref, programme)})
    noticed = notices(programme) if programme is not None else []
    if store is not None and key is not None and programme is not None and not problems:
        store.keep(ROOM, key, _told(programme, noticed))
    return problems, noticed


def _sources(root: Path) -> bytes | None:
    """A key of all that is read to find a problem: the name and the bytes of every source and of the settings.

    None where a folder holds something else than plain files.
    """
    paths, odd = listing(root, FOLDERS)
    if odd:
        return None
    parts = [part for path in [*paths, "mkdocs.yml"] for part in (path, (root / path).read_bytes())]
    return digest(*parts)


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

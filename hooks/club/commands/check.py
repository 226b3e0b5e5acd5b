"""« club check »: every problem of the sources, and what is only pointed out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from club import checked, report
from club.kept import Store, open_store
from club.notices import notices
from club.problems import Problem
from club.programme import clock
from club.publication import prepare
from club.report.summary import summary, write_summary
from club.since.compare import NoSuchMoment, Unreadable, since


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
    name = checked.name(root) if store is not None and ref is None else None
    if store is not None and (known := checked.recall(store, name, now)) is not None:
        return [], known
    published = prepare(root, now, store=store)
    programme = published.programme
    problems = [*published.problems]
    if ref is not None:
        problems = sorted({*problems, *since(root, ref, programme)})
    noticed = notices(programme) if programme is not None else []
    if store is not None and programme is not None and not problems:
        checked.keep(store, name, programme, noticed)
    return problems, noticed

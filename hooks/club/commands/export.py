"""« club export »: every document as plain files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from club import export, report
from club.programme import clock
from club.publication import prepare


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    exported = commands.add_parser("export", help="écrire les documents dans un dossier, pour un autre générateur")
    exported.add_argument("folder", type=Path, metavar="DOSSIER")
    exported.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    """1 when the sources have a problem, or the folder is not to be written in; else 0."""
    published = prepare(root, clock.now())
    if published.problems:
        print(report.as_text(published.problems), file=sys.stderr)
        return 1
    try:
        count = export.export(published.documents, root, options.folder)
    except (export.NotOurs, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{count} documents écrits dans {options.folder}/docs/.")
    return 0

"""« club import »: somebody's calendar → sessions."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from club import imports
from club.programme import clock


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    imported = commands.add_parser("import", help="reprendre les événements d'un calendrier (.ics) en séances")
    imported.add_argument("file", type=Path, metavar="FICHIER")
    imported.add_argument("--kind", metavar="TYPE", help="le type des séances (deviné d'après leur titre par défaut)")
    imported.add_argument("--dry-run", action="store_true", help="montrer ce qui serait écrit, sans rien écrire")
    imported.add_argument("--into", type=Path, metavar="DOSSIER", help="écrire sous ce dossier, et non dans le projet")
    imported.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    """1 when the calendar can't be taken, else what ``club.imports`` says."""
    try:
        kind = imports.kind_of(options.kind) if options.kind else None
        asked = imports.Asked(root, options.file, options.into or root, kind, options.dry_run)
        code, told = imports.run(asked, clock.now())
    except imports.Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(told)
    return code

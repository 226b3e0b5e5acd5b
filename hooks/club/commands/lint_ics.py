"""« club lint-ics »: what is wrong with calendars, anybody's."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from club.lint_ics.command import lint_files
from club.programme import clock


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options: it asks for no project."""
    linted = commands.add_parser("lint-ics", help="contrôler des calendriers (.ics), d'ici ou d'ailleurs")
    linted.add_argument("files", nargs="+", metavar="FICHIER", help="un calendrier ; « - » pour l'entrée standard")
    linted.add_argument("--house", action="store_true", help="contrôler aussi ce que le club se promet à lui-même")
    linted.set_defaults(run=run, anywhere=True)


def run(root: Path | None, options: argparse.Namespace) -> int:
    """1 when there is an error, 2 when a file can't be read, else 0."""
    code, lines = lint_files(options.files, sys.stdin.buffer, house=options.house, now=clock.now())
    print(lines, file=sys.stderr if code == 2 else sys.stdout)
    return code

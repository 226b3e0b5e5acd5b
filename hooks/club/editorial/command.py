"""The command « club lint »."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from club import report
from club.editorial import remarks
from club.history import commits
from club.programme import clock
from club.programme.build import build
from club.report.summary import summary_of_remarks, write_summary
from club.sources.reader import read


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    parser = commands.add_parser("lint", help="relire les textes de la saison : des conseils, qui n'empêchent rien")
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="CHEMIN", help="fichiers ou dossiers à relire (tous par défaut)"
    )
    parser.add_argument("--format", type=report.Format, choices=list(report.Format), default=report.Format.TEXT)
    parser.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    """Tell what reads better otherwise, drafts included; 1 only when the sources can't be read."""
    sources = read(root)
    programme, problems = build(sources, clock.now(), previews=True, history=commits.read(root).latest)
    if programme is None:
        several = len({*sources.problems, *problems})
        print(f"Avant d'être relues, les sources doivent se lire ({several} à corriger) : club check", file=sys.stderr)
        return 1
    found = [remark for remark in remarks(programme) if report.within(remark, root, options.paths)]
    print(report.show_remarks(found, options.format))
    if options.format is report.Format.GITHUB:
        write_summary(summary_of_remarks(found))
    return 0

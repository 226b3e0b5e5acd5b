"""The command « club new »."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from club import report
from club.new import Refused, create, find_kind
from club.new.season import next_season, open_season
from club.problems import Problem
from club.programme import clock
from club.programme.build import build
from club.sources.reader import read

SEASON = ("season", "saison")


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    parser = commands.add_parser("new", help="créer un fichier commenté, prêt à remplir ; ou ceux d'une saison")
    parser.add_argument(
        "kind", metavar="SORTE", help="session, theme, exercise, person, organisation, case-study… ou season"
    )
    parser.add_argument(
        "id", nargs="?", metavar="NOM", help="le nom du fichier, sans terminaison ; d'une saison, son année (2027)"
    )
    parser.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    """Write one skeleton, or the drafts of a season; 1 when nothing was written."""
    try:
        if options.kind in SEASON:
            print("\n".join(_season(root, options.id)))
        else:
            path = create(root, find_kind(options.kind), options.id)
            print(f"{path} est prêt à remplir. Vérifiez-le ensuite : club check {path}")
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


def _season(root: Path, asked: str | None) -> list[str]:
    if asked is not None and not re.fullmatch(r"20\d\d(-20\d\d)?", asked):
        raise Refused(f"« {asked} » n'est pas une année : club new season 2027, pour la saison 2027-2028.")
    sources = read(root)
    programme, problems = build(sources, clock.now(), previews=True)
    if programme is None:
        told = report.as_text(sorted({*sources.problems, *problems}))
        raise Refused(f"{told}\n\nRien n'est écrit : corrigez d'abord ce qui précède.")
    year = int(asked[:4]) if asked else next_season(programme)
    return [*open_season(root, programme, year, lambda: _problems(root))]


def _problems(root: Path) -> list[Problem]:
    sources = read(root)
    _, problems = build(sources, clock.now(), previews=True)
    return sorted({*sources.problems, *problems})

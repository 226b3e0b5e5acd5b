"""The commands « club finish » and « club online »."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from club.finish import stamp
from club.finish.publish import NotPublished, publish
from club.programme import clock
from club.publication import previews


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the commands and their options."""
    finish = commands.add_parser("finish", help="vérifier un site construit, puis le mettre en ligne d'un seul coup")
    finish.add_argument("build", type=Path, metavar="CONSTRUIT")
    finish.add_argument("site", type=Path, metavar="SITE")
    finish.add_argument(
        "--online",
        type=Path,
        metavar="LISTE",
        help="la liste api/v1/addresses.json du site en ligne, ou son dossier, quand SITE n'est pas ce site-là",
    )
    finish.set_defaults(run=_finish)
    online = commands.add_parser("online", help="dire de quel commit est fait le site publié")
    online.add_argument("site", type=Path, nargs="?", default=Path("site"), metavar="SITE")
    online.set_defaults(run=_online)


def _finish(root: Path, options: argparse.Namespace) -> int:
    try:
        remarks = publish(
            root, options.build, options.site, clock.now(), previews=previews(), online_list=options.online
        )
    except NotPublished as refusal:
        print(refusal, file=sys.stderr)
        return 1
    if remarks:
        print(remarks, file=sys.stderr)
    print(f"{options.site}/ est à jour.")
    return 0


def _online(root: Path, options: argparse.Namespace) -> int:
    print(stamp.told(options.site))
    return 0

"""« club diff BASE [HEAD] » on the command line, and « club comment », which tells it on a pull request."""

from __future__ import annotations

import argparse
import sys
from enum import StrEnum
from pathlib import Path
from typing import Any

from club.diff.show import as_markdown, as_text
from club.diff.sides import Unfit, sides
from club.diff.told import NotOurs, read_back
from club.diff.whole import as_json, difference
from club.programme import clock
from club.since.compare import NoSuchMoment, Unreadable


class Format(StrEnum):
    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


PREVIEW = """
### Voir les pages

[Ouvrez la vérification]({address}) et téléchargez « apercu » au bas de la page. Dans le dossier décompressé,
`apercu.html` montre toutes les pages changées ; `site` est le site entier, brouillons compris. Rien n'est en ligne.
"""

SHOWN = {Format.TEXT: as_text, Format.MARKDOWN: as_markdown, Format.JSON: as_json}


def add_to(commands: Any) -> None:
    """The command, with its options."""
    parser = commands.add_parser("diff", help="dire ce qu'un changement fait aux pages et à l'agenda")
    parser.add_argument("base", metavar="AVANT", help="branche, étiquette ou commit d'où l'on part")
    parser.add_argument(
        "head", metavar="APRÈS", nargs="?", help="où l'on va (par défaut : les fichiers tels qu'ils sont)"
    )
    parser.add_argument("--format", type=Format, choices=list(Format), default=Format.TEXT)
    parser.set_defaults(run=run)

    comment = commands.add_parser(
        "comment", help="écrire le commentaire d'une demande de fusion, d'après « club diff »"
    )
    comment.add_argument("told", type=Path, metavar="FICHIER", help="ce qu'a écrit club diff --format json")
    comment.add_argument("--preview", metavar="ADRESSE", help="la page d'où télécharger l'aperçu")
    comment.set_defaults(run=run_comment, anywhere=True)


def run_comment(root: Path | None, options: argparse.Namespace) -> int:
    """Print the comment; 1 when the file is not what « club diff » writes."""
    try:
        print(as_markdown(read_back(options.told.read_bytes())))
    except (NotOurs, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    if options.preview:
        print(PREVIEW.format(address=options.preview))
    return 0


def run(root: Path, options: argparse.Namespace) -> int:
    """Print what changes; 0 whatever it is, 1 when a side has problems, 2 when there is no such moment."""
    try:
        old, new = sides(root, options.base, options.head, clock.now())
    except (NoSuchMoment, Unreadable, Unfit) as error:
        print(error, file=sys.stderr)
        return 2 if isinstance(error, NoSuchMoment) else 1
    print(SHOWN[options.format](difference(old, new)))
    return 0

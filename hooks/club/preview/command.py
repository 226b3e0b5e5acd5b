"""« club preview »: from what « club diff » told and the built site to « apercu.html »."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from club.diff.pages import Fate, Passage
from club.diff.told import NotOurs, read_back
from club.preview.overview import Changed, overview
from club.settings import site_url

SHOWN = {Fate.ADDED: "page ajoutée", Fate.CHANGED: "page changée"}


def add_to(commands: Any) -> None:
    """The command, with its options."""
    parser = commands.add_parser("preview", help="réunir en un fichier les pages qu'un changement touche")
    parser.add_argument("told", type=Path, metavar="CHANGEMENTS", help="ce qu'a écrit club diff --format json")
    parser.add_argument("site", type=Path, metavar="SITE", help="le site construit, brouillons compris")
    parser.add_argument("file", type=Path, metavar="FICHIER", help="le fichier à écrire, comme apercu.html")
    parser.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    """Write the file; 1 when what it is made of can't be read."""
    try:
        pages = read_back(options.told.read_bytes()).pages
        text = overview(options.site, [_changed(page) for page in pages if page.fate in SHOWN], site_url(root))
        options.file.write_text(text, encoding="utf-8", newline="\n")
    except (NotOurs, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{options.file} est prêt.")
    return 0


def _changed(page: Passage) -> Changed:
    what = SHOWN[page.fate] + (", brouillon" if page.draft else "")
    return Changed(page.address, page.title, what if page.direct else f"{what} par un autre fichier", page.source)

"""What one asks of ``make bench`` with ``ARGS``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

Keep = Callable[[str], None]  # takes a part's section of RESULTS.md, each time there is more of it


@dataclass(frozen=True)
class Options:
    """``studies``: the sizes of « sizes »; ``runs``: how often each thing is measured; ``against``: the peers."""

    parts: tuple[str, ...]
    studies: tuple[int, ...] = (100, 1000, 4000)
    runs: tuple[int, ...] = (3,)
    against: tuple[str, ...] = ()
    kept: bool = True

    def often(self, size: int) -> int:
        """How often each thing is measured at a size; the last number stands for all that follow."""
        return self.runs[min(self.studies.index(size), len(self.runs) - 1)]


def parse(arguments: Sequence[str], parts: Collection[str], peers: Collection[str]) -> Options:
    """What the command line asks for.  Ends the program with a sentence when it can't be understood."""
    parser = argparse.ArgumentParser(prog="make bench ARGS=…", description="Mesure le site et ses semblables.")
    parser.add_argument("parts", nargs="*", metavar="PARTIE", help=f"{', '.join(parts)} (toutes par défaut)")
    parser.add_argument(
        "--studies",
        nargs="+",
        type=_positive,
        default=Options.studies,
        metavar="N",
        help="« sizes » : les tailles, en nombre d'études de cas (100 1000 4000)",
    )
    parser.add_argument(
        "--runs",
        nargs="+",
        type=_positive,
        default=Options.runs,
        metavar="N",
        help="« sizes » : combien de fois chacune (3) ; plusieurs nombres : un par taille, de la plus petite",
    )
    parser.add_argument(
        "--against",
        nargs="*",
        choices=sorted(peers),
        default=tuple(peers),
        metavar="NOM",
        help=f"« sizes » : à qui comparer, parmi {', '.join(peers)} (tous par défaut ; personne si rien ne suit)",
    )
    parser.add_argument("--dry-run", action="store_true", help="montrer les résultats sans les écrire dans RESULTS.md")
    asked = parser.parse_args(arguments)
    if unknown := [name for name in asked.parts if name not in parts]:
        parser.error(f"partie inconnue : {', '.join(unknown)} ; il y a : {', '.join(parts)}")
    sizes = tuple(sorted(set(asked.studies)))
    return Options(tuple(asked.parts or parts), sizes, tuple(asked.runs), tuple(asked.against), not asked.dry_run)


def _positive(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"« {text} » n'est pas un nombre entier à partir de 1")
    return int(text)

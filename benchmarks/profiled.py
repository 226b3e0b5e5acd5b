"""Where the time of a build goes: ``python -m benchmarks.profiled [STUDIES]``, or ``make profile STUDIES=1000``.

The steps are those of « make site ».  Each build is run twice: as it is, for its seconds, and under cProfile, for what
takes them.  What several processes do at once is not in a profile but as the time spent waiting for it.
"""

from __future__ import annotations

import json
import pstats
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from benchmarks.club import Club
from benchmarks.processes import Failed
from benchmarks.sites import ROOT
from benchmarks.tables import number, table

KEPT = ROOT / ".cache/profile"
FIRST = 30
APART = ("finish", "site")  # rooms whose modules are told one by one
Function = tuple[str, int, str]  # file, line, name
Timed = Mapping[Function, tuple[int, int, float, float, Mapping[Function, tuple[int, int, float, float]]]]


def main(arguments: list[str]) -> int:
    studies = int(arguments[0]) if arguments else 1000
    shutil.rmtree(KEPT, ignore_errors=True)
    try:
        measure(studies)
    except Failed as failure:
        print(failure, file=sys.stderr)
        return 1
    for what, said in (("cold", "rien n'est gardé"), ("edited", "une étude modifiée")):
        print(report(f"{studies} études, {said}", KEPT / what))
    print(f"Les profils sont dans {KEPT.relative_to(ROOT)}/, pour pstats ou un lecteur de profils.")
    return 0


def measure(studies: int) -> None:
    """Build a club of that size, cold and after one edit, as it is and then under cProfile."""
    with tempfile.TemporaryDirectory(prefix="club-profile-") as folder:
        club = Club.of(studies, Path(folder) / "club")
        for name, profiled in (("seconds", "0"), ("profile", "1")):
            club.forget()
            for what in ("cold", "edited"):
                if what == "edited":
                    club.edit(club.study(0), f"Une phrase de plus ({name}).")
                kept = KEPT / what / name
                kept.mkdir(parents=True)
                _watch(club.folder / ".venv", kept)
                club.make("site", BENCH_PROFILED=profiled)


def _watch(environment: Path, kept: Path) -> None:
    """Put an environment in place whose commands tell what they took."""
    if environment.is_symlink():
        environment.unlink()
    (environment / "bin").mkdir(parents=True, exist_ok=True)
    python = ROOT / ".venv/bin/python"
    for name in ("club", "mkdocs"):
        command = environment / "bin" / name
        told = f"-P '{ROOT / 'benchmarks/step.py'}' '{kept}' '{ROOT / '.venv/bin' / name}'"
        command.write_text(f"#!/bin/sh\nexec '{python}' {told} \"$@\"\n", "utf-8")
        command.chmod(0o755)


def report(title: str, folder: Path) -> str:
    """What the two runs of one build told, in Markdown."""
    steps = [json.loads(file.read_text("utf-8")) for file in sorted((folder / "seconds").glob("*.json"))]
    profiles = sorted((folder / "profile").glob("*.prof"))
    rows = [(re.sub(r"\.site-\d+", ".site-…", said), number(seconds, 2)) for said, seconds in steps]
    parts = [f"# {title}\n", table(("étape", "s"), [*rows, ("**en tout**", number(sum(s for _, s in steps), 2))])]
    if profiles:
        stats = pstats.Stats(*map(str, profiles)).stats  # type: ignore[attr-defined]
        parts += [
            "\nSous cProfile, qui ralentit : chaque pièce avec ce qu'elle appelle (celle qu'une autre appelle compte "
            "dans les deux).\n",
            table(("pièce", "s"), [(room, number(seconds, 2)) for room, seconds in rooms(stats).most_common(FIRST)]),
            "\nLe code de qui travaille.\n",
            table(("bibliothèque", "s"), [(name, number(s, 2)) for name, s in libraries(stats).most_common(15)]),
            "\nLes premières fonctions.\n",
            table(("fonction", "appels", "s, à elle", "s, avec ce qu'elle appelle"), _functions(stats)),
        ]
    return "\n".join(parts)


def rooms(stats: Timed) -> Counter[str]:
    """Seconds that each room of hooks/club/ takes with all that it calls, counted where others enter it."""
    found: Counter[str] = Counter()
    for function, (_, _, _, _, callers) in stats.items():
        if room := room_of(function):
            found[room] += sum(times[3] for caller, times in callers.items() if room_of(caller) != room)
    return found


def room_of(function: Function) -> str | None:
    """« calendar », « finish/links »…, or None for what is not ours."""
    inside = function[0].partition("/hooks/club/")[2]
    if not inside:
        return None
    first, *rest = inside.removesuffix(".py").split("/")
    return f"{first}/{rest[0]}" if rest and first in APART else first


def libraries(stats: Timed) -> Counter[str]:
    """Seconds by who wrote the code that took them."""
    found: Counter[str] = Counter()
    for function, (_, _, own, _, _) in stats.items():
        found[library_of(function)] += own
    return found


def library_of(function: Function) -> str:
    file, _, name = function
    if file == "~":
        return f"C : {name.strip('<>')}"
    if room := room_of(function):
        return f"club/{room}"
    if "/overrides/" in file:
        return "gabarits"
    if package := re.search(r"site-packages/([\w-]+)", file):
        return package[1]
    return "Python"


def _functions(stats: Timed) -> list[tuple[str, str, str, str]]:
    first = sorted(stats.items(), key=lambda item: item[1][2], reverse=True)[:FIRST]
    return [
        (f"`{_place(function)}`", f"{calls:,}", number(own, 2), number(whole, 2))
        for function, (_, calls, own, whole, _) in first
    ]


def _place(function: Function) -> str:
    file, line, name = function
    if file == "~":
        return name
    short = re.sub(r"^.*/(?:hooks|site-packages|python3\.\d+)/", "", file)
    return f"{short}:{line} {name}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

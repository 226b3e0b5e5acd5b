"""The summary of a job on GitHub: what to mend first, file by file, for people who never opened a log."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from club.fenced import block, code
from club.problems import Problem
from club.report import REMARKS, count, worst_first

MOST = 300  # GitHub refuses a summary of more than one mebibyte, and nobody mends more at once
FIRST = {
    0: "Ce fichier ne peut pas être lu du tout : rien d'autre n'y a été vérifié.",
    1: "Son en-tête ne peut pas être lu en entier : le corriger peut montrer d'autres problèmes.",
}


def summary(problems: Sequence[Problem], notices: Sequence[Problem] = ()) -> str:
    """What to mend, the most blocking file first and in each file the most blocking problem; then the notices."""
    return "\n".join([*(_problems(problems) if problems else _nothing()), *_notices(notices)])


def summary_of_remarks(remarks: Sequence[Problem]) -> str:
    """What « club lint » would say better, file by file."""
    lines = [count(remarks, REMARKS), "", REMARKS.closing] if remarks else [REMARKS.none, ""]
    return "\n".join(["## À relire", "", *lines, *_by_file(remarks)])


def write_summary(text: str) -> None:
    """Add a summary to the file that GitHub names, where there is one."""
    if target := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(target).open("a", encoding="utf-8") as file:
            file.write(text)


def _nothing() -> Iterator[str]:
    yield from ("## Tout va bien", "", "Aucun problème dans les sources.", "")


def _problems(problems: Sequence[Problem]) -> Iterator[str]:
    yield from ("## À corriger", "")
    order = " Commencez par le haut : le plus gênant y est, et il en cache parfois d'autres."
    yield from (count(problems) + (order if len(problems) > 1 else ""), "")
    yield from _by_file(problems)


def _by_file(problems: Sequence[Problem]) -> Iterator[str]:
    worst: dict[str, int] = {}
    for problem in worst_first(problems):
        worst.setdefault(problem.path, problem.rule.rank)
    ordered = sorted(worst_first(problems), key=lambda problem: (worst[problem.path], problem.path))
    for path, found in groupby(ordered[:MOST], key=lambda problem: problem.path):
        yield from (f"### {code(path)}", "")
        if worst[path] in FIRST:
            yield from (FIRST[worst[path]], "")
        known: set[str] = set()
        for problem in found:
            why = () if problem.code in known else ("", f"Pourquoi : {problem.rule.why}")
            known.add(problem.code)
            told = [problem.message, *(f"  {line}" for line in problem.help), *why]
            yield from (f"**Ligne {problem.line}**, {code(problem.rule.title)}", "", block("\n".join(told)), "")
    if len(ordered) > MOST:
        yield from (f"… et {len(ordered) - MOST} de plus, que montre la même commande sur votre ordinateur.", "")


def _notices(notices: Sequence[Problem]) -> Iterator[str]:
    if notices:
        yield from ("## À savoir, sans rien à corriger", "")
    for notice in notices[:MOST]:
        yield from (block(str(notice)), "")

"""How problems are shown: as text, as GitHub annotations, as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from club import addresses
from club.problems import Problem
from club.rules import Level

MAX_ANNOTATIONS = 10  # of each level that GitHub shows for one step; the rest is dropped without a word


class Format(StrEnum):
    TEXT = "text"
    GITHUB = "github"
    JSON = "json"


class Words(NamedTuple):
    """What is said around a list: when it is empty, what one of it is called, where codes are explained."""

    none: str
    name: str
    one: str
    page: str
    closing: str = ""


PROBLEMS = Words("Tout va bien : aucun problème.", "problème", "un", addresses.MESSAGES)
REMARKS = Words(
    "Rien à redire.", "remarque", "une", addresses.REMARKS, "Ce sont des conseils : rien n'empêche de publier.\n"
)


def within(problem: Problem, root: Path, paths: Sequence[Path]) -> bool:
    """Whether a problem is in one of these files or folders; in any, where none are named."""
    file = root / problem.path
    return not paths or any(file.is_relative_to(path.resolve()) for path in paths)


def show(problems: Sequence[Problem], form: Format, notices: Sequence[Problem] = ()) -> str:
    """The problems as one text, ready to print, then what is only pointed out."""
    if form is Format.JSON:
        return as_json([*problems, *notices])
    told = as_annotations(problems) if form is Format.GITHUB else as_text(problems)
    return "\n".join([told, *_noticed(notices, form)])


def show_remarks(remarks: Sequence[Problem], form: Format) -> str:
    """What « club lint » would say better, as one text, ready to print."""
    if form is Format.JSON:
        return as_json(remarks)
    return as_annotations(remarks, REMARKS) if form is Format.GITHUB else as_text(remarks, REMARKS)


def _noticed(notices: Sequence[Problem], form: Format) -> list[str]:
    """One line a notice; GitHub shows ten of them a step."""
    if not notices:
        return []
    if form is Format.TEXT:
        return ["", "À savoir, sans rien à corriger :", *(f"  {notice}" for notice in notices)]
    rest = len(notices) - MAX_ANNOTATIONS
    more = [f"… et {rest} remarque{'s' if rest > 1 else ''} de plus : voir le résumé de l'étape."] if rest > 0 else []
    return [*(_annotation(notice) for notice in notices[:MAX_ANNOTATIONS]), *more]


def as_text(problems: Sequence[Problem], words: Words = PROBLEMS) -> str:
    """One paragraph a problem, in the order of files and lines, then what to do next."""
    if not problems:
        return words.none
    told = "\n\n".join(str(problem) for problem in problems)
    where = f"Chaque code est expliqué sur la page /{words.page} du site."
    return f"{told}\n\n{count(problems, words)}\n{words.closing}{where}"


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects: path, line, column, code, title, message, help; and level, of what is no error."""
    told = [
        {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "code": problem.code,
            "title": problem.rule.title,
            "message": problem.message,
            "help": list(problem.help),
            **({"level": problem.rule.level} if problem.rule.level is not Level.ERROR else {}),
        }
        for problem in problems
    ]
    return json.dumps(told, ensure_ascii=False, indent=2)


def worst_first(problems: Sequence[Problem]) -> list[Problem]:
    """What keeps a file from being read at all, then its header, then its values, then contradictions."""
    return sorted(problems, key=lambda problem: (problem.rule.rank, problem))


def as_annotations(problems: Sequence[Problem], words: Words = PROBLEMS) -> str:
    """Workflow commands for the ten worst problems (GitHub shows no more a step); all go to the job summary."""
    if not problems:
        return as_text(problems, words)
    shown = worst_first(problems)[:MAX_ANNOTATIONS]
    lines = [_annotation(problem) for problem in shown]
    rest = len(problems) - len(shown)
    if rest:
        lines.append(f"… et {rest if rest > 1 else words.one} de plus : voir le résumé de l'étape.")
    return "\n".join([*lines, count(problems, words)])


def count(problems: Sequence[Problem], words: Words = PROBLEMS) -> str:
    """« 3 problèmes dans 2 fichiers. »"""
    files = len({problem.path for problem in problems})
    many = f"{len(problems)} {words.name}{'s' if len(problems) > 1 else ''}"
    return f"{many} dans {files} fichiers." if files > 1 else f"{many} dans un fichier."


def _annotation(problem: Problem) -> str:
    title = f"{problem.rule.title} ({problem.code})"
    place = f"file={_value(problem.path)},line={problem.line},col={problem.column},title={_value(title)}"
    return f"::{problem.rule.level} {place}::{_data(chr(10).join([problem.message, *problem.help]))}"


# docs.github.com, « Workflow commands »: data escapes % CR LF; property values also : and ,
def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

"""What no format can hold, and what nobody sees, is refused wherever it is written, and told where it stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from club import rules
from club.problems import Problem
from club.sources.reader import read
from every_field import CLOSURES, CLUB, FORMS, Say, Verbatim, places, written
from hostile.texts import REFUSED, REFUSED_IN_ONE_LINE

ALL = (*FORMS, CLUB, CLOSURES)
TOLD_AT_MOST = 5  # invisible characters in one file
Place = tuple[str, int, int]


def problems(root: Path, say: Say) -> tuple[dict[str, str], list[Problem]]:
    """The files of every kind that say this, and what is told of them."""
    files = {form.path.format("essai"): written(form, say) for form in ALL}
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content.encode("utf-8", "surrogatepass"))
    return files, [problem for problem in read(root).problems if problem.path in files]


def lines(files: dict[str, str], word: str) -> set[tuple[str, int]]:
    return {
        (path, number)
        for path, content in files.items()
        for number, line in enumerate(content.split("\n"), 1)
        if word in line
    }


def escaped(char: str) -> str:
    """A text as YAML writes what can't be typed (1.2.2, 5.7)."""
    number = ord(char)
    return f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}" if number < 65_536 else f"\\U{number:08x}"


@pytest.mark.parametrize("char", REFUSED.values(), ids=REFUSED)
def test_a_character_that_is_there(tmp_path: Path, char: str) -> None:
    text = f"Avant{char}après"
    files, told = problems(tmp_path, lambda loc, markdown: text if loc == ("body",) else Verbatim(f'"{text}"'))
    found = {(problem.path, problem.line, problem.column) for problem in told if problem.code == rules.INVISIBLE.code}
    expected: set[Place] = set()
    for path, content in files.items():
        every = [(number, line.index(char) + 1) for number, line in enumerate(content.split("\n"), 1) if char in line]
        expected |= {(path, *place) for place in every[:TOLD_AT_MOST]}
    assert found == expected
    assert all(f"U+{ord(char):04X}" in problem.message for problem in told if problem.code == rules.INVISIBLE.code)


@pytest.mark.parametrize("char", REFUSED.values(), ids=REFUSED)
def test_a_character_that_is_spelt(tmp_path: Path, char: str) -> None:
    def say(loc: tuple[int | str, ...], markdown: bool) -> str:
        return "Le texte." if loc == ("body",) else Verbatim(f'"Avant{escaped(char)}après"')

    files, told = problems(tmp_path, say)
    assert {(problem.path, problem.line) for problem in told if problem.code == rules.INVISIBLE.code} == lines(
        files, "après"
    )


@pytest.mark.parametrize("what", REFUSED_IN_ONE_LINE)
def test_what_ends_a_line_or_makes_a_tag(tmp_path: Path, what: str) -> None:
    text = json.dumps(f"Avant{REFUSED_IN_ONE_LINE[what]}apres")
    files, told = problems(tmp_path, lambda loc, markdown: "Le texte." if markdown else Verbatim(text))
    codes = {rules.SEVERAL_LINES.code, rules.INVISIBLE.code, rules.HTML.code}
    assert {(problem.path, problem.line) for problem in told if problem.code in codes} == lines(files, "apres")


def test_half_a_character(tmp_path: Path) -> None:
    files, told = problems(tmp_path, lambda loc, markdown: "Avant \ud800 après")
    assert {problem.path for problem in told if problem.code == rules.NOT_UTF8.code} == set(files)
    assert {(problem.path, problem.line) for problem in told} <= lines(files, "\ud800")


def test_every_kind_has_texts() -> None:
    assert all(places(form) for form in ALL)
    assert {loc[0] for form in ALL for loc in places(form)} > {"title", "name", "bio", "description", "why", "body"}

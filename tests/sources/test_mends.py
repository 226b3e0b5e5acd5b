"""The lines that messages propose are right: whoever pastes them, one after the other, ends with a sound file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from club.problems import Problem
from club.sources.reader import read

BASE = Path(__file__).parent / "base"
SESSION = 'kind: training\ntitle: "Atelier"\nstart: 2026-12-03 18:30\nduration: 1h30\n'
EXERCISE = 'title: "La carte"\ngoal: "Voir"\nduration: 45min\ngroup_size: 2-6\nthemes:\n  - rituels\n'

TITLES = [
    "Onboarding : les bases",
    "Ce que l'on fait :",
    "Atelier : onboarding : les bases",
    "Atelier : le retour # 3",
    "Onboarding\u00a0: les bases",
    "'L'atelier d'été'",
    "'L'atelier d'été",
    "'Atelier",
    '"Atelier',
    '"Le "grand" atelier"',
    '"Complet" Atelier',
    '"Le "grand atelier"',
    '"Un \\"mot\\" et un "autre""',
    "*Urgent* Atelier",
    "[Complet] Atelier",
    "[Complet",
    "[Complet]",
    "[Complet] Atelier : la suite",
    "@home",
    "{Complet} Atelier",
    "{Complet}",
    "{ Complet : oui",
    "& compagnie",
    "&compagnie Atelier",
    "! Atelier",
    "!Atelier du soir",
    "!!str Atelier",
    "%age",
    "> 20 membres",
    "- Atelier",
    "`club` en ligne",
    "| Atelier",
    "? Atelier",
    ", Atelier",
    "Atelier #3",
    "#3",
    "*ancre",
    "\tAtelier",
    '"Atelier\tdu soir"',
    "<3 : on vous aime",
]
HEADERS = {
    "tab": SESSION + "where:\n\tonline: true\n",
    "tabs in a list": SESSION + "themes:\n\t- rituels\n\t- recruter\n",
    "tab after a dash": SESSION + "themes:\n  -\trituels\n",
    "no colon": SESSION + "summary Une heure pour choisir\n",
    "no space after a colon": SESSION.replace("title: ", "title:") + "capacity:12\n",
    "no dash": SESSION + "themes:\n  - rituels\n  recruter\n",
    "asterisks": SESSION + "themes:\n  * rituels\n  * recruter\n",
    "one space too many": SESSION + 'where:\n  online: true\n   name: "Salle"\n',
    "one space too few": SESSION + 'where:\n  online: true\n name: "Salle"\n',
    "an indented key": SESSION + '  summary: "Une heure"\n',
    "a value above a group": SESSION + "where: en ligne\n  online: true\n",
    "a forgotten quote before another": SESSION.replace('"Atelier"', '"Atelier') + 'summary: "Une heure"\n',
    "a forgotten quote far before another": SESSION.replace('"Atelier"', '"Atelier') + 'capacity: 12\nsummary: "Une"\n',
    "a forgotten quote before a quoted word": SESSION.replace('"Atelier"', '"Atelier') + 'summary: Dire "oui"\n',
    "an anchor": SESSION + "themes: &t\n  - rituels\n",
    "a tag": SESSION + "themes: !!set\n  - rituels\n",
    "several": SESSION.replace('"Atelier"', "L'atelier : oui") + "where:\n\tonline: true\nsummary: 'L'été'\n",
}
LISTS = [
    "Un tableau : blanc",
    "*Urgent* une feuille",
    "- un tiret",
    '"Une feuille',
    "'L'été'",
    "Le carnet #1",
    "! un sifflet",
]


def problems_in(folder: Path) -> list[Problem]:
    return list(read(folder).problems)


def pasted(text: str, problem: Problem) -> str:
    """``text`` with the first line that the message proposes in place of the one it blames."""
    intro = next(n for n, line in enumerate(problem.help) if line.endswith((":", "?")))
    assert problem.help[intro + 1].startswith("  ")
    lines = text.split("\n")
    lines[problem.line - 1] = problem.help[intro + 1][2:]
    return "\n".join(lines)


def follow_the_advice(root: Path, path: str, header: str) -> None:
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    text = f"---\n{header}---\n"
    for _ in range(12):
        file.write_text(text, encoding="utf-8")
        found = problems_in(root)
        if not found:
            return
        assert {problem.path for problem in found} == {path}
        again = pasted(text, found[0])
        assert again != text, f"the advice changes nothing: {found[0]}"
        text = again
    pytest.fail(f"the advice leads nowhere: {text}\n{found[0]}")


@pytest.mark.parametrize("title", TITLES)
def test_title(title: str, tmp_path: Path) -> None:
    follow_the_advice(tmp_path, "programme/sessions/atelier.md", SESSION.replace('"Atelier"', title))


@pytest.mark.parametrize("name", HEADERS)
def test_header(name: str, tmp_path: Path) -> None:
    follow_the_advice(tmp_path, "programme/sessions/atelier.md", HEADERS[name])


@pytest.mark.parametrize("element", LISTS)
def test_list(element: str, tmp_path: Path) -> None:
    header = f"{EXERCISE}materials:\n  - Un stylo\n  - {element}\n  - Une gomme\n"
    follow_the_advice(tmp_path, "programme/exercises/carte.md", header)


@pytest.mark.parametrize(
    "title", ["Onboarding : les bases", "'L'atelier'", '"Le "grand" atelier"', "[Complet] Atelier"]
)
def test_the_text_is_kept(title: str, tmp_path: Path) -> None:
    """What is pasted says what was meant, to the letter but for the quotes."""
    follow_the_advice(tmp_path, "programme/sessions/atelier.md", SESSION.replace('"Atelier"', title))
    session = next(item for item in read(tmp_path).items if item.id == "atelier")
    letters = str.maketrans("", "", "\"' «»")
    assert session.data.title.translate(letters) == title.translate(letters)


def test_a_text_on_two_lines_goes_on_one(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "programme/sessions/atelier.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{SESSION}summary: Une heure\npour choisir\net tester\n---\n", encoding="utf-8")
    (problem,) = problems_in(tmp_path)
    assert (problem.line, problem.column) == (7, 1)
    assert problem.help[1] == '  summary: "Une heure pour choisir et tester"'
    file.write_text(f"---\n{SESSION}{problem.help[1][2:]}\n---\n", encoding="utf-8")
    assert not problems_in(tmp_path)

"""Ten mistakes that a beginner makes in a case study, and a few of their cousins, as they are answered.

Whoever reads these answers never saw YAML: each says where, what was found, and what to write.  One file of
``expected/`` a mistake; ``UPDATE_GOLDEN=1`` writes what is told today: read it aloud before keeping it.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from club import site
from club.programme.build import build
from club.sources.reader import read
from small_club import NOW, URL

HERE = Path(__file__).parent
STUDY = "case-studies/la-sonnette/index.md"
# What was written, and what the beginner writes instead.
MISTAKES = {
    "01-colon-without-quotes": [('title: "La sonnette du dimanche"', "title: La sonnette : un rituel du dimanche")],
    "02-tabs-instead-of-spaces": [
        ("  size: 48\n  sector:", "\tsize: 48\n\tsector:"),
        ("  format:", "\tformat:"),
        ("  since:", "\tsince:"),
    ],
    "03-keys-in-french": [("title:", "titre:"), ("summary:", "résumé:"), ("authors:", "auteurs:")],
    "04-header-never-closed": [("example: true\n---\n", "example: true\n\n")],
    "05-smart-quotes": [
        ('title: "La sonnette du dimanche"', "title: “La sonnette du dimanche”"),
        ("status: published", "status: “published”"),
    ],
    "05b-smart-quotes-and-a-colon": [('title: "La sonnette du dimanche"', "title: “La sonnette : un rituel”")],
    "06-date-in-words": [("published_on: 2026-11-04", "published_on: 4 novembre 2026")],
    "06b-date-with-slashes": [("published_on: 2026-11-04", "published_on: 04/11/2026")],
    "07-theme-that-is-not-one": [("  - rituels\n", "  - rituel\n"), ("  - recruter\n", "  - Recruter des membres\n")],
    "08-heading-renamed": [("## Défi", "## Le problème"), ("## Ce que nous avons fait", "## Ce qu’on a fait")],
    "09-picture-missing": [("image: sonnette.png", "image: Sonnette-dimanche.png")],
    "10-consent-missing": [("consent: true\n", "")],
    "11-key-written-twice": [("consent: true\n", "consent: true\nthemes:\n  - recruter\n")],
    "12-status-in-french": [("status: published", "status: publié")],
}


def told_of(root: Path) -> str:
    sources = read(root)
    programme, problems = build(sources, NOW)
    if programme is not None:
        problems = site.documents(programme, sources, URL)[1]
    return "".join(f"{problem}\n" for problem in sorted({*sources.problems, *problems}))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(HERE.parent / "sources" / "base", tmp_path, dirs_exist_ok=True)
    shutil.copytree(HERE / "study", tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_the_study_itself_is_right(project: Path) -> None:
    assert told_of(project) == ""


@pytest.mark.parametrize("name", MISTAKES)
def test_mistake(project: Path, name: str) -> None:
    text = (project / STUDY).read_text("utf-8")
    for right, wrong in MISTAKES[name]:
        assert text.count(right) == 1, right
        text = text.replace(right, wrong)
    (project / STUDY).write_text(text, "utf-8")
    told, expected = told_of(project), HERE / "expected" / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(told, encoding="utf-8")
    assert told == expected.read_text("utf-8")


def test_every_answer_says_what_to_do() -> None:
    """A line to paste, a word to take, or where to put what is missing."""
    answer = re.compile(
        r"^ {4}(?:Écrivez|Si c'est|Vouliez-vous|Ajoutez|Gardez|(?:Sinon, d|D)éposez|Par exemple)", re.MULTILINE
    )
    for file in sorted((HERE / "expected").iterdir()):
        problems = re.split(r"^(?=\S)", file.read_text("utf-8"), flags=re.MULTILINE)[1:]
        assert problems and all(answer.search(problem) for problem in problems), file.name

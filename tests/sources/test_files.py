"""Files that git would not keep as they are: other encodings, line ends, sizes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from club.problems import Problem
from club.sources.reader import Item, read

BASE = Path(__file__).parent / "base"
PATH = "programme/sessions/atelier.md"
TEXT = '---\nkind: training\ntitle: "L\'été des débutant·es"\nstart: 2026-12-03 18:30\nduration: 1h30\n---\n\nVenez.\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "programme/sessions").mkdir()
    return tmp_path


def session(project: Path) -> Item:
    sources = read(project)
    assert not sources.problems
    return next(item for item in sources.items if item.path == PATH)


def told(project: Path, raw: bytes) -> list[Problem]:
    (project / PATH).write_bytes(raw)
    return list(read(project).problems)


def test_a_byte_order_mark_is_understood(project: Path) -> None:
    (project / PATH).write_bytes(TEXT.encode("utf-8-sig"))
    assert session(project).data.title == "L'été des débutant·es"


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_the_line_ends_of_other_systems_are_understood(project: Path, end: str) -> None:
    (project / PATH).write_bytes(TEXT.replace("\n", end).encode())
    item = session(project)
    assert (item.body, item.body_line) == ("Venez.", 8)


def test_lines_are_counted_with_windows_line_ends(project: Path) -> None:
    (problem,) = told(project, TEXT.replace('"L\'été des débutant·es"', "Un : deux").replace("\n", "\r\n").encode())
    assert str(problem).startswith(f"{PATH}:3:8: club-010: ")


def test_what_is_wrong_in_a_line_that_was_mended_is_told_where_its_text_begins(project: Path) -> None:
    """The two lines are read as one, in which the tag would stand after the end of the first."""
    text = '---\nkind: training\nstart: 2026-12-03 18:30\nduration: 1h30\ntitle: "T"\nEa<y\n---\n\nVenez.\n'
    found = {problem.code: (problem.line, problem.column) for problem in told(project, text.encode())}
    assert found == {"club-014": (6, 1), "club-044": (5, 8)}


def test_blank_lines_around_the_fences_do_not_shift_lines(project: Path) -> None:
    text = "\n\n" + TEXT.replace("---\nkind", "---\n\n\n\nkind").replace("2026-12-03", "2026-12-33")
    (problem,) = told(project, text.encode())
    assert (problem.line, problem.column) == (9, 8)


def test_windows_1252(project: Path) -> None:
    (problem,) = told(project, TEXT.replace("·", "").encode("cp1252"))
    assert str(problem) == (
        f"{PATH}:3:11: club-001: ce fichier n'est pas enregistré en UTF-8 (voir « \"L'été »).\n"
        "    Dans votre éditeur : « Enregistrer sous », encodage « UTF-8 »."
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_utf_16(project: Path, encoding: str) -> None:
    problems = told(project, TEXT.encode(encoding))
    assert {problem.code for problem in problems} <= {"club-001", "club-007", "club-023"}
    assert problems


def test_ten_megabytes(project: Path) -> None:
    (problem,) = told(project, TEXT.encode() + b"x" * 10_000_000)
    assert str(problem) == (
        f"{PATH}:1:1: club-003: ce fichier pèse 10,0 Mo ; un texte en pèse au plus 1.\n"
        "    Une image est-elle collée dans le texte ? Enregistrez-la à part et citez-la par son nom."
    )


def test_invisible_characters_are_each_shown_once(project: Path) -> None:
    problems = told(project, TEXT.replace("été", "é\x00té").replace("Venez", "Ve\u202enez").encode())
    assert [(problem.line, problem.column, problem.code) for problem in problems] == [
        (3, 12, "club-023"),
        (8, 3, "club-023"),
    ]


def test_a_text_full_of_them_is_told_in_a_few_lines(project: Path) -> None:
    problems = told(project, TEXT.replace("Venez", "\u200b" * 500).encode())
    assert len(problems) == 5
    assert "encore 495" in problems[-1].help[-1]


@pytest.mark.parametrize(
    "bomb", ["[" * 100_000, "{a: " * 50_000, "- " * 100_000, "a:\n" + "".join(" " * n + "- \n" for n in range(1, 400))]
)
def test_a_nesting_bomb(project: Path, bomb: str) -> None:
    assert told(project, TEXT.replace("kind: training", f"themes: {bomb}").encode())


def test_what_is_found_is_never_shown_at_length(project: Path) -> None:
    long = "a" * 200_000
    for line in (
        f"{long}: 1",
        f"kind: {long}",
        f"themes: {long}",
        f"start: {long}",
        f"title: {long} : b",
        f"part_of: {long} x",
    ):
        for problem in told(project, TEXT.replace("kind: training", line).encode()):
            assert len(str(problem)) < 5_000, str(problem)[:200]

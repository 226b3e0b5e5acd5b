"""Problems as text, as GitHub annotations, as JSON."""

import json
from pathlib import Path

import pytest

from club import report, rules
from club.problems import Problem

UNKNOWN = Problem(
    "programme/sessions/b.md",
    3,
    1,
    rules.UNKNOWN_KEY.code,
    "la clé « titre » est inconnue.",
    ("Vouliez-vous « title » ?",),
)
NOT_UTF8 = Problem("case-studies/z.md", 1, 4, rules.NOT_UTF8.code, "100 % cassé : oui, vraiment.")


def test_text_tells_each_problem_in_a_paragraph_then_counts_them() -> None:
    assert report.as_text([NOT_UTF8, UNKNOWN]) == (
        "case-studies/z.md:1:4: club-001: 100 % cassé : oui, vraiment.\n"
        "\n"
        "programme/sessions/b.md:3:1: club-030: la clé « titre » est inconnue.\n"
        "    Vouliez-vous « title » ?\n"
        "\n"
        "2 problèmes dans 2 fichiers.\n"
        "Chaque code est expliqué sur la page /contribuer/messages/ du site."
    )


def test_nothing_wrong_is_said_too() -> None:
    assert report.as_text([]) == "Tout va bien : aucun problème."
    assert report.as_annotations([]) == "Tout va bien : aucun problème."
    assert json.loads(report.as_json([])) == []


def test_annotations_put_the_worst_first_and_escape_what_github_would_cut() -> None:
    assert report.as_annotations([UNKNOWN, NOT_UTF8]) == (
        "::error file=case-studies/z.md,line=1,col=4,title=club-001::100 %25 cassé : oui, vraiment.\n"
        "::error file=programme/sessions/b.md,line=3,col=1,title=club-030::la clé « titre » est inconnue.%0AVouliez-vous « title » ?\n"
        "2 problèmes dans 2 fichiers."
    )


@pytest.mark.parametrize(("count", "last"), [(10, None), (11, "… et un de plus"), (25, "… et 15 de plus")])
def test_github_shows_ten_annotations_a_step_and_the_rest_is_announced(count: int, last: str | None) -> None:
    many = [Problem("a.md", line, 1, rules.HTML.code, "balise.") for line in range(1, count + 1)]
    lines = report.as_annotations(many).split("\n")
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert (last is None) == (len(lines) == 11)
    assert last is None or lines[10].startswith(last)


def test_the_job_summary_holds_every_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(target))
    many = [Problem("a.md", line, 1, rules.HTML.code, f"balise ``` {line}.") for line in range(1, 26)]
    report.write_summary(report.summary(many))
    written = target.read_text("utf-8")
    assert all(f"a.md:{line}:1: club-044: balise ``` {line}." in written for line in range(1, 26))
    assert written.startswith("## À corriger\n\n25 problèmes dans un fichier.")


def test_json_gives_every_part() -> None:
    assert json.loads(report.as_json([UNKNOWN])) == [
        {
            "path": "programme/sessions/b.md",
            "line": 3,
            "column": 1,
            "code": "club-030",
            "title": "Clé inconnue",
            "message": "la clé « titre » est inconnue.",
            "help": ["Vouliez-vous « title » ?"],
        }
    ]

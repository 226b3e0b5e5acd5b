"""Problems as text, as GitHub annotations, as JSON."""

import json
from pathlib import Path

import pytest

from club import report, rules
from club.problems import Problem
from club.report.summary import summary, write_summary

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
        "::error file=case-studies/z.md,line=1,col=4,title=Fichier qui n'est pas en UTF-8 (club-001)::100 %25 cassé : oui, vraiment.\n"
        "::error file=programme/sessions/b.md,line=3,col=1,title=Clé inconnue (club-030)::la clé « titre » est inconnue.%0AVouliez-vous « title » ?\n"
        "2 problèmes dans 2 fichiers."
    )


@pytest.mark.parametrize(("count", "last"), [(10, None), (11, "… et un de plus"), (25, "… et 15 de plus")])
def test_github_shows_ten_annotations_a_step_and_the_rest_is_announced(count: int, last: str | None) -> None:
    many = [Problem("a.md", line, 1, rules.HTML.code, "balise.") for line in range(1, count + 1)]
    lines = report.as_annotations(many).split("\n")
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert (last is None) == (len(lines) == 11)
    assert last is None or lines[10].startswith(last)


def test_the_job_summary_says_file_by_file_what_to_mend_first() -> None:
    other = Problem("a.md", 9, 3, rules.HTML.code, "la balise « <b> » n'a pas sa place ici.", ("Retirez-la.",))
    again = Problem("a.md", 12, 1, rules.HTML.code, "encore ``` une.")
    assert summary([other, again, UNKNOWN, NOT_UTF8]) == (
        "## À corriger\n\n"
        "4 problèmes dans 3 fichiers. Commencez par le haut : le plus gênant y est, et il en cache parfois d'autres.\n\n"
        "### `case-studies/z.md`\n\n"
        "Ce fichier ne peut pas être lu du tout : rien d'autre n'y a été vérifié.\n\n"
        "**Ligne 1**, `Fichier qui n'est pas en UTF-8`\n\n"
        f"```text\n100 % cassé : oui, vraiment.\n\nPourquoi : {rules.NOT_UTF8.why}\n```\n\n"
        "### `a.md`\n\n"
        f"**Ligne 9**, `{rules.HTML.title}`\n\n"
        "```text\nla balise « <b> » n'a pas sa place ici.\n  Retirez-la.\n\n"
        f"Pourquoi : {rules.HTML.why}\n```\n\n"
        f"**Ligne 12**, `{rules.HTML.title}`\n\n"
        "````text\nencore ``` une.\n````\n\n"
        "### `programme/sessions/b.md`\n\n"
        "**Ligne 3**, `Clé inconnue`\n\n"
        "```text\nla clé « titre » est inconnue.\n  Vouliez-vous « title » ?\n\n"
        f"Pourquoi : {rules.UNKNOWN_KEY.why}\n```\n"
    )


def test_it_goes_where_github_wants_it_and_never_grows_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(target))
    write_summary(summary([Problem("a.md", line, 1, rules.HTML.code, f"balise {line}.") for line in range(1, 1001)]))
    written = target.read_text("utf-8")
    assert "balise 300.\n" in written
    assert "balise 301.\n" not in written
    assert written.endswith("… et 700 de plus, que montre la même commande sur votre ordinateur.\n")


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

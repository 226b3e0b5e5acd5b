"""« club intake » as a workflow runs it."""

from __future__ import annotations

import io
import json
from types import SimpleNamespace

import pytest

from club import cli
from intake_form import ANSWERS, body

ISSUE = {
    "number": 12,
    "title": "Étude de cas : café",
    "body": body(ANSWERS),
    "user": {"login": "lou-i"},
    "html_url": "https://github.com/x/y/issues/12",
}
PATH = "case-studies/le-cafe-du-dimanche.md"


@pytest.fixture
def run(club, monkeypatch, capsys):
    """Run « club intake » in the project; its exit code, what it printed, what it complained of."""
    monkeypatch.chdir(club.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795300000")

    def run(*arguments: object) -> tuple[int, str, str]:
        code = cli.main(["intake", *map(str, arguments)])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def issue(tmp_path):
    file = tmp_path / "issue.json"
    file.write_text(json.dumps(ISSUE), "utf-8")
    return file


def test_the_list_is_printed_and_the_file_is_written(club, run, issue):
    code, out, err = run(issue)
    assert (code, err) == (0, "")
    assert out.startswith("## À vérifier : `Le café du dimanche`\n")
    assert (club.root / PATH).is_file()
    assert run(issue)[0] == 0


def test_the_list_may_go_to_a_file_and_a_summary_be_printed(run, issue, tmp_path):
    code, out, _ = run(issue, "--json", "--checklist", tmp_path / "liste.md")
    assert code == 0
    assert json.loads(out) == {
        "issue": 12,
        "id": "le-cafe-du-dimanche",
        "path": PATH,
        "title": "Le café du dimanche",
        "subject": "Étude de cas : le-cafe-du-dimanche (formulaire 12)",
        "branch": "etude-12",
        "changed": True,
        "absent_pictures": [],
    }
    assert (tmp_path / "liste.md").read_text("utf-8").startswith("## À vérifier")
    assert json.loads(run(issue, "--json")[1])["changed"] is False


def test_nothing_is_written_on_trial(club, run, issue, tmp_path):
    assert run(issue, "--dry-run", "--checklist", tmp_path / "liste.md")[1] == f"{PATH} : à écrire.\n"
    assert not (club.root / PATH).exists()


def test_answers_may_come_without_json(club, run, tmp_path):
    (tmp_path / "reponses.md").write_text(body(ANSWERS), "utf-8")
    assert run("--number", 12, "--title", "Café", "--body", tmp_path / "reponses.md")[0] == 0
    assert (club.root / PATH).is_file()


def test_an_issue_may_come_from_the_standard_input(club, run, monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(json.dumps({"issue": ISSUE}).encode())))
    assert run("-")[0] == 0
    assert (club.root / PATH).is_file()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"{}", "n'est pas un formulaire tel que GitHub le donne"),
        (b"\xff\xfe", "n'est pas en UTF-8"),
        (json.dumps({**ISSUE, "body": ""}).encode(), "Ce formulaire est vide."),
        (json.dumps({**ISSUE, "body": "Bonjour"}).encode(), "ne vient pas du formulaire"),
    ],
)
def test_a_refusal_is_one_line_and_writes_nothing(club, run, tmp_path, content, why):
    before = sorted(club.root.rglob("*"))
    (tmp_path / "issue.json").write_bytes(content)
    code, out, err = run(tmp_path / "issue.json", "--checklist", tmp_path / "liste.md")
    assert (code, out) == (1, "")
    assert why in err
    assert err.count("\n") == 1
    assert sorted(club.root.rglob("*")) == before
    assert not (tmp_path / "liste.md").exists()


def test_a_file_that_is_not_there_is_told(run, tmp_path):
    code, _, err = run(tmp_path / "absent.json")
    assert code == 1
    assert "absent.json" in err


@pytest.mark.parametrize(
    "arguments", [[], ["--number", "3"], ["--body", "x.md"], ["x.json", "--number", "3", "--body", "x.md"]]
)
def test_a_wrong_command_line_is_told(run, arguments):
    code, _, err = run(*arguments)
    assert (code, err) == (2, "Donnez un fichier JSON, ou bien --number et --body.\n")

"""« club lint »: what it prints, and that it forbids nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from club import rules
from club.cli import main
from club.editorial.jargon import words
from small_club import Make, make_documents

HERE = Path(__file__).parent
CARD = "programme/exercises/carte.md"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of which one exercise has headings that skip a level."""
    shutil.copytree(HERE.parent / "sources" / "base", tmp_path, dirs_exist_ok=True)
    shutil.copytree(HERE / "cases" / "heading-order" / "input", tmp_path, dirs_exist_ok=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: Essai\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795300000")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return tmp_path


def test_remarks_forbid_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint"]) == 0
    told = capsys.readouterr().out
    assert f"{CARD}:10:1: club-103:" in told
    assert told.endswith(
        "3 remarques dans un fichier.\nCe sont des conseils : rien n'empêche de publier.\n"
        "Chaque code est expliqué sur la page /contribuer/relecture/ du site.\n"
    )


def test_only_the_files_that_are_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "programme/themes"]) == 0
    assert capsys.readouterr().out == "Rien à redire.\n"


def test_warnings_for_github(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(project / "summary.md"))
    assert main(["lint", "--format", "github"]) == 0
    assert capsys.readouterr().out.startswith(
        f"::warning file={CARD},line=10,col=1,title=Niveau de titre sauté (club-103)::"
    )
    assert "3 remarques" in (project / "summary.md").read_text("utf-8")


def test_remarks_for_machines(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "--format", "json"]) == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert (first["path"], first["line"], first["code"], first["level"]) == (CARD, 10, "club-103", "warning")


def test_what_can_t_be_read_is_not_read_again(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / CARD).write_text("---\ntitre: Carte\n---\n", "utf-8")
    assert main(["lint"]) == 1
    assert "club check" in capsys.readouterr().err


def test_the_site_explains_each_remark(tmp_path: Path) -> None:
    make: Make = make_documents
    pages = make(tmp_path, {}).pages
    shown = {rule["code"] for rule in pages["contribuer/relecture/"].data["rules"]}
    assert shown == {rule.code for rule in rules.RULES if rule.level is rules.Level.WARNING}
    listed = {rule["code"]: rule["url"] for rule in pages["contribuer/messages/"].data["rules"]}
    assert listed.keys() == {rule.code for rule in rules.RULES} - shown
    assert all(pages[url].data["rule"]["code"] == code for code, url in listed.items())


def test_no_word_of_the_list_says_the_same_as_another() -> None:
    said = [word.say for word in words()]
    assert said == sorted(said, key=str.casefold)
    assert len(said) == len(set(said))
    assert not [word.better for word in words() if word.say in word.better.split()]

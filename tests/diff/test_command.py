"""« club diff BASE [HEAD] », run as maintainers and pull requests run it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from club.cli import main
from git_repository import Repository
from passages import ATELIER, BASE, PASSAGES, atelier

NOW = 1795348800  # 2026-11-22, noon, UTC
STUDY = "case-studies/jardin.md"
DRAFT = "---\ntitle: Un jardin\n---\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    repository = Repository(tmp_path / "club")
    repository.commit({path: text for path, text in BASE.items() if text})
    monkeypatch.chdir(repository.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW))
    return repository


def test_what_a_command_writes_satisfies_the_check_and_is_what_the_difference_tells(repository, capsys):
    assert main(["move", "atelier", "2026-12-10 19:00", "--why", "Salle prise"]) == 0
    assert main(["check", "--since", "HEAD"]) == 0
    capsys.readouterr()
    assert main(["diff", "HEAD"]) == 0
    golden = (Path(__file__).parent / "golden/moved.txt").read_text("utf-8")
    assert capsys.readouterr().out.startswith(golden.rstrip("\n"))


def test_two_moments_are_compared_whatever_the_files_are(repository, capsys):
    repository.commit({ATELIER: PASSAGES["moved"].told[ATELIER] or ""}, at="2026-02-01")
    repository.write({ATELIER: "cassé"})
    assert main(["diff", "HEAD~1", "HEAD"]) == 0
    assert "Déplacée : Un atelier" in capsys.readouterr().out
    assert main(["diff", "HEAD", "HEAD~1", "--format", "json"]) == 0
    assert [event["what"] for event in json.loads(capsys.readouterr().out)["calendar"]] == ["moved-again"]


def test_nothing_changes_with_the_date_of_a_commit_alone(repository, capsys):
    repository.commit(at="2026-02-01")
    assert main(["diff", "HEAD~1"]) == 0
    assert capsys.readouterr().out == "Ce qui change\nRien ne change, ni dans les pages ni dans l'agenda.\n"


def test_drafts_are_there_and_marked(repository, capsys):
    repository.write({STUDY: DRAFT})
    assert main(["diff", "HEAD"]) == 0
    assert "  /etudes-de-cas/jardin/ Un jardin (brouillon), fichier case-studies/jardin.md\n" in capsys.readouterr().out


def test_pictures_are_there_on_both_sides(repository, capsys):
    page = "---\ntitle: Venir\nsummary: Comment venir.\n---\n\n![Une carte](plan.png)\n"
    (repository.root / "docs").mkdir()
    Image.new("RGB", (4, 3)).save(repository.root / "docs/plan.png")
    repository.commit({"docs/venir.md": page})
    repository.write({"docs/venir.md": page.replace("Une carte", "Un plan")})
    assert main(["diff", "HEAD"]) == 0
    assert "Pages : changées (1)\n  /venir/ Venir, fichier docs/venir.md" in capsys.readouterr().out


def test_a_moment_that_does_not_exist_is_said(repository, capsys):
    assert main(["diff", "jamais-vu"]) == 2
    assert capsys.readouterr() == (
        "",
        "« jamais-vu » n'est ni une branche, ni une étiquette, ni un commit de ce dépôt.\n",
    )


def test_sources_that_do_not_pass_are_checked_first(repository, capsys):
    repository.write({ATELIER: atelier().replace("title:", "titre:")})
    assert main(["diff", "HEAD"]) == 1
    assert capsys.readouterr() == (
        "",
        "On ne peut pas dire ce qui change : les fichiers ont d'abord un problème à corriger "
        f"(le premier : {ATELIER}, ligne 3).\nPour les voir tous : club check\n",
    )
    repository.commit()
    assert main(["diff", "HEAD~1", "HEAD"]) == 1
    assert "« HEAD » a d'abord un problème" in capsys.readouterr().err


def test_a_base_that_today_s_rules_refuse_can_t_be_compared(repository, capsys):
    repository.commit({ATELIER: atelier().replace("title:", "titre:")})
    repository.write({ATELIER: atelier()})
    assert main(["diff", "HEAD"]) == 1
    assert capsys.readouterr().err == (
        "Les sources de « HEAD » ne se lisent pas avec les règles d'aujourd'hui "
        f"({ATELIER}:3:1: club-030) : rien à quoi comparer.\n"
    )


def test_the_project_and_its_repository_are_left_alone(repository):
    repository.write({ATELIER: PASSAGES["moved"].told[ATELIER] or ""})
    before = repository.git("status", "--porcelain"), sorted(repository.root.rglob("*"))
    main(["diff", "HEAD"])
    assert (repository.git("status", "--porcelain"), sorted(repository.root.rglob("*"))) == before


def test_it_says_the_same_every_time(repository, capsys):
    repository.write({ATELIER: PASSAGES["moved"].told[ATELIER] or ""})
    said = set()
    for _ in range(2):
        main(["diff", "HEAD", "--format", "markdown"])
        said.add(capsys.readouterr().out)
    assert len(said) == 1

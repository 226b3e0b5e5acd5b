"""« club check --since », run as contributors and pull requests run it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from club.cli import main
from git_repository import Repository
from small_club import CLUB, session

NOW = 1795348800  # 2026-11-22, noon, UTC
APPEL = "programme/sessions/appel.md"
FILES = {
    "mkdocs.yml": "site_url: https://club.example.org/\n",
    "programme/club.yml": CLUB,
    APPEL: session("Un texte."),
    "docs/venir.md": "---\ntitle: Venir\nsummary: Comment venir.\n---\n\nVenez.\n",
}
MOVED = session("Un texte.", start="2026-12-10 18:30")
TOLD = (
    "programme/sessions/appel.md:4:8: club-074: le début est passé de 2026-12-03 18:30 à 2026-12-10 18:30, "
    "et « changes » ne le dit pas.\n"
    "    Ajoutez :\n"
    "    changes:\n"
    "      - date: 2026-11-22\n"
    "        what: moved\n"
    "        was: 2026-12-03 18:30\n"
    "\n"
    "1 problème dans un fichier.\n"
    "Chaque code est expliqué sur la page /contribuer/messages/ du site.\n"
)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    repository = Repository(tmp_path / "club")
    repository.commit(FILES)
    monkeypatch.chdir(repository.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW))
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return repository


def test_nothing_was_lost(repository, capsys):
    assert main(["check", "--since", "HEAD"]) == 0
    assert capsys.readouterr().out == "Tout va bien : aucun problème.\n"


def test_what_was_published_is_compared_with_the_files_as_they_are(repository, capsys):
    repository.write({APPEL: MOVED})
    assert main(["check"]) == 0
    capsys.readouterr()
    assert main(["check", "--since", "HEAD"]) == 1
    assert capsys.readouterr().out == TOLD


def test_and_with_any_branch_tag_or_commit(repository, capsys):
    repository.git("tag", "publié")
    repository.git("branch", "en-ligne")
    first = repository.git("rev-parse", "--short", "HEAD")
    repository.commit({APPEL: MOVED}, at="2026-02-01")
    for ref in ("publié", "en-ligne", first, "HEAD~1"):
        assert main(["check", "--since", ref]) == 1
        assert capsys.readouterr().out == TOLD
    assert main(["check", "--since", "HEAD"]) == 0


def test_the_working_files_and_the_repository_are_left_alone(repository):
    repository.write({APPEL: MOVED})
    before = repository.git("status", "--porcelain"), repository.git("for-each-ref"), sorted(repository.root.rglob("*"))
    main(["check", "--since", "HEAD"])
    assert before == (
        repository.git("status", "--porcelain"),
        repository.git("for-each-ref"),
        sorted(repository.root.rglob("*")),
    )


def test_a_file_that_vanished_is_told_at_the_path_it_had(repository, capsys):
    (repository.root / "docs/venir.md").unlink()
    assert main(["check", "--since", "HEAD", "--format", "json"]) == 1
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["path"], told["line"], told["code"]) == ("docs/venir.md", 1, "club-070")
    assert main(["check", "--since", "HEAD", "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith("::error file=docs/venir.md,line=1,col=1,title=Adresse")


def test_a_path_narrows_what_is_shown(repository):
    repository.write({APPEL: MOVED})
    assert main(["check", "docs", "--since", "HEAD"]) == 0
    assert main(["check", "programme", "--since", "HEAD"]) == 1


def test_problems_of_the_present_come_first(repository, capsys):
    repository.write({APPEL: MOVED.replace("title:", "titre:")})
    assert main(["check", "--since", "HEAD"]) == 1
    told = capsys.readouterr().out
    assert "club-030" in told
    assert "club-074" not in told


@pytest.mark.parametrize("ref", ["jamais-vu", "--output=x", "", "HEAD:programme"])
def test_a_moment_that_does_not_exist_is_said_in_a_sentence(repository, capsys, ref):
    assert main(["check", f"--since={ref}"]) == 2
    assert capsys.readouterr() == ("", f"« {ref} » n'est ni une branche, ni une étiquette, ni un commit de ce dépôt.\n")


def test_in_a_shallow_clone_the_sentence_says_how_to_have_more(repository, tmp_path, monkeypatch, capsys):
    repository.commit(at="2026-02-01")
    repository.git("clone", "--quiet", "--depth", "1", repository.root.as_uri(), str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    assert main(["check", "--since", "HEAD~1"]) == 2
    assert capsys.readouterr().err == (
        "« HEAD~1 » n'est ni une branche, ni une étiquette, ni un commit de ce dépôt, "
        "qui n'a que la fin de l'historique (pour l'avoir en entier : git fetch --unshallow).\n"
    )


def test_without_repository_there_is_nothing_to_compare_with(repository, capsys):
    (repository.root / ".git").rename(repository.root / "plus-de-git")
    assert main(["check", "--since", "HEAD"]) == 2
    assert (
        capsys.readouterr().err == "Pour comparer, il faut git et un projet suivi par git : ce n'est pas le cas ici.\n"
    )


def test_sources_that_today_s_rules_refuse_can_t_be_compared(repository, capsys):
    repository.commit({APPEL: FILES[APPEL].replace("title:", "titre:")})
    repository.write({APPEL: FILES[APPEL]})
    assert main(["check", "--since", "HEAD"]) == 1
    assert capsys.readouterr() == (
        "",
        "Les sources de « HEAD » ne se lisent pas avec les règles d'aujourd'hui "
        "(programme/sessions/appel.md:3:1: club-030) : rien à quoi comparer.\n",
    )


def test_a_project_may_be_a_folder_of_a_larger_repository(tmp_path, monkeypatch, capsys):
    repository = Repository(tmp_path)
    repository.commit({f"le site/{path}": text for path, text in FILES.items()})
    repository.write({f"le site/{APPEL}": MOVED})
    monkeypatch.chdir(tmp_path / "le site")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW))
    assert main(["check", "--since", "HEAD"]) == 1
    assert capsys.readouterr().out == TOLD


def test_links_kept_in_git_are_not_followed(repository, tmp_path):
    (tmp_path / "secret.md").write_text(session())
    (repository.root / "programme/sessions/lien.md").symlink_to(tmp_path / "secret.md")
    repository.commit()
    (repository.root / "programme/sessions/lien.md").unlink()
    assert main(["check", "--since", "HEAD"]) == 0


def test_it_says_the_same_every_time(repository, capsys):
    repository.write({APPEL: MOVED})
    (repository.root / "docs/venir.md").unlink()
    said = set()
    for _ in range(3):
        main(["check", "--since", "HEAD"])
        said.add(capsys.readouterr().out)
    assert len(said) == 1

"""The command « club », run as contributors and the Makefile run it."""

import json
from pathlib import Path

import pytest

from club.cli import main
from small_project import NOW, build, small_project, tree


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = small_project(tmp_path / "project")
    monkeypatch.chdir(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW))
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return root


def spoil(project: Path) -> None:
    theme = project / "programme" / "themes" / "rituels.md"
    theme.write_text(theme.read_text("utf-8").replace("question:", "demande:"), encoding="utf-8")
    person = project / "programme" / "people" / "bob.yml"
    person.write_text("nom: Bob\n", encoding="utf-8")


def test_check_says_that_all_is_well(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "Tout va bien : aucun problème.\n"


def sources(project: Path) -> dict[str, str]:
    return {path: said for path, said in tree(project).items() if not path.startswith(".cache/")}


def test_check_tells_every_problem_and_builds_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(project)
    before = sources(project)
    assert main(["check", "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(one["path"], one["code"]) for one in told] == [
        ("programme/people/bob.yml", "club-030"),
        ("programme/themes/rituels.md", "club-030"),
    ]
    assert sources(project) == before


def test_check_of_a_path_shows_the_problems_of_that_path(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(project)
    assert main(["check", "programme/themes"]) == 1
    assert "bob.yml" not in capsys.readouterr().out
    assert main(["check", "case-studies/cartes/index.md"]) == 0


def test_check_works_from_any_folder_of_the_project(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "programme" / "themes")
    assert main(["check", "rituels.md"]) == 0


def test_a_build_tells_the_very_same_problems(
    project: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    spoil(project)
    main(["check"])
    told = capsys.readouterr().out
    done = build(project, tmp_path / "site")
    assert done.returncode == 1
    assert done.stdout.startswith(told)
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site" / "index.html").exists()


def test_outside_a_project_the_command_says_where_to_run_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    assert "Lancez cette commande dans le dossier du projet" in capsys.readouterr().err


def test_finish_publishes_a_sound_build(project: Path, tmp_path: Path) -> None:
    assert build(project, tmp_path / "built").returncode == 0
    assert main(["finish", str(tmp_path / "built"), str(tmp_path / "site")]) == 0
    assert (tmp_path / "site" / "index.html").is_file()
    assert not (tmp_path / "built").exists()


def test_finish_refuses_a_broken_build_and_keeps_the_old_site(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("ancien")
    (tmp_path / "built").mkdir()
    (tmp_path / "built" / "index.html").write_text('<a href="absente/">x</a>')
    assert main(["finish", str(tmp_path / "built"), str(tmp_path / "site")]) == 1
    assert "index.html: absente/" in capsys.readouterr().err
    assert (tmp_path / "site" / "index.html").read_text() == "ancien"


def test_finish_refuses_a_build_without_home_page(project: Path, tmp_path: Path) -> None:
    (tmp_path / "built").mkdir()
    assert main(["finish", str(tmp_path / "built"), str(tmp_path / "site")]) == 1
    assert not (tmp_path / "site").exists()


def test_new_then_check(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "exercise", "le-tour-de-table"]) == 0
    assert capsys.readouterr().out == (
        "programme/exercises/le-tour-de-table.md est prêt à remplir. "
        "Vérifiez-le ensuite : club check programme/exercises/le-tour-de-table.md\n"
    )
    assert main(["check"]) == 1
    assert main(["new", "exercise", "le-tour-de-table"]) == 1


def test_schema_writes_what_editors_read(project: Path) -> None:
    assert main(["schema"]) == 0
    assert len(list((project / "programme" / "schema").glob("*.json"))) == 10

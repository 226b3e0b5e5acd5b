"""The documents outlive their generator: exported, or built by another, they give the same site."""

import re
import shutil
from pathlib import Path

import pytest

from club.cli import main
from club.export import MARK
from small_project import NOW, build, small_project, tree

GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("small") / "project")


@pytest.fixture(scope="module")
def built(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("built") / "site"
    done = build(project, site)
    assert done.returncode == 0, done.stderr
    return site


@pytest.fixture
def here(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW))
    return project


def test_the_exported_folder_gives_the_same_site_without_any_hook(here: Path, built: Path, tmp_path: Path) -> None:
    assert main(["export", str(tmp_path / "export")]) == 0
    assert "hooks" not in (tmp_path / "export" / "mkdocs.yml").read_text("utf-8")
    done = build(tmp_path / "export", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    (tmp_path / "site" / "sitemap.xml.gz").unlink()  # MkDocs packs the map of the site, which nobody asks for
    assert tree(tmp_path / "site") == tree(built)


def test_another_generator_gives_the_same_site_but_for_its_name(project: Path, built: Path, tmp_path: Path) -> None:
    done = build(project, tmp_path / "site", builder="properdocs")
    assert done.returncode == 0, done.stderr
    for site in (tmp_path / "site", shutil.copytree(built, tmp_path / "mkdocs")):
        for page in site.rglob("*.html"):
            page.write_bytes(GENERATOR.sub(b"", page.read_bytes()))
    assert tree(tmp_path / "site") == tree(tmp_path / "mkdocs")


def test_an_export_is_replaced_by_the_next_one(here: Path, tmp_path: Path) -> None:
    assert main(["export", str(tmp_path / "export")]) == 0
    (tmp_path / "export" / "docs" / "left-over.md").write_text("gone")
    assert main(["export", str(tmp_path / "export")]) == 0
    assert not (tmp_path / "export" / "docs" / "left-over.md").exists()
    assert (tmp_path / "export" / "mkdocs.yml").read_text("utf-8").startswith(MARK)


def test_a_folder_that_holds_something_else_is_left_alone(
    here: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "chat.jpg").write_bytes(b"miaou")
    assert main(["export", str(tmp_path / "photos")]) == 1
    assert "choisissez un dossier vide" in capsys.readouterr().err
    assert [file.name for file in (tmp_path / "photos").iterdir()] == ["chat.jpg"]

"""What one works on in a large club: the current season, what differs from the published branch, and what they name."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from club import working
from club.publication import prepare
from club.sources.reader import read
from git_repository import Repository
from small_project import NOW, small_project

CLOCK = datetime.fromtimestamp(NOW, UTC)
STUDY = "case-studies/cartes/index.md"
ZEBRAS = "case-studies/zebres/index.md"  # a name that no other text holds
OLD = {
    "programme/themes/ancien.md": '---\ntitle: "Ancien"\nmonth: 2024-10\nsummary: "Il y a longtemps."\n---\n',
    "programme/sessions/oubliee.md": '---\nkind: peer-call\ntitle: "Oubliée"\nstart: 2024-10-08 12:30\nduration: 45min\n'
    "where:\n  online: true\njoin: platform\n---\n",
    "programme/sessions/rappelee.md": '---\nkind: peer-call\ntitle: "Rappelée"\nstart: 2024-10-15 12:30\n'
    "duration: 45min\nwhere:\n  online: true\njoin: platform\naliases:\n  - autre-nom\n---\n",
    "programme/people/zoe.yml": 'name: "Zoé"\n',
}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.setattr(working, "SMALL", 0)
    made = Repository(small_project(tmp_path))
    made.write(OLD)
    made.commit()
    return made


def all_chosen(root: Path) -> frozenset[str]:
    found = working.chosen(root, CLOCK)
    assert found is not None
    return found


def left(root: Path) -> set[str]:
    """The sources that are left out, of those of earlier seasons and of no date."""
    return OLD.keys() - all_chosen(root)


def test_what_is_of_earlier_seasons_is_left_out_and_what_nobody_names(repository: Repository) -> None:
    assert left(repository.root) == OLD.keys()
    assert STUDY in all_chosen(repository.root)


def test_what_one_has_changed_is_there_committed_or_not(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "-b", "proposition")
    repository.commit({"programme/people/zoe.yml": 'name: "Zoé Exemple"\n'})
    repository.write({"programme/themes/ancien.md": OLD["programme/themes/ancien.md"].replace("longtemps", "peu")})
    repository.write({"programme/sessions/nouvelle.md": OLD["programme/sessions/oubliee.md"]})
    assert left(repository.root) == {"programme/sessions/oubliee.md", "programme/sessions/rappelee.md"}
    assert "programme/sessions/nouvelle.md" in all_chosen(repository.root)


@pytest.mark.parametrize("name", ["[là](../../programme/sessions/rappelee.md)", "autre-nom"], ids=["link", "alias"])
def test_what_a_chosen_text_names_is_there_by_its_present_or_a_former_name(repository: Repository, name: str) -> None:
    file = repository.root / STUDY
    file.write_text(file.read_text("utf-8") + f"\nVoir {name}.\n", "utf-8")
    assert "programme/sessions/rappelee.md" not in left(repository.root)


def test_names_lead_on_to_others(repository: Repository) -> None:
    old = OLD["programme/sessions/rappelee.md"].replace("aliases:", "hosts:\n  - zoe\nthemes:\n  - ancien\naliases:")
    repository.commit({"programme/sessions/rappelee.md": old})
    assert left(repository.root) == OLD.keys()
    repository.write({"programme/sessions/rappelee.md": old.replace("Rappelée", "Changée")})
    assert left(repository.root) == {"programme/sessions/oubliee.md"}


def test_pictures_follow_their_study(repository: Repository) -> None:
    text = (repository.root / STUDY).read_text("utf-8").replace("2026-11-02", "2024-11-02")
    (repository.root / "case-studies/cartes").rename(repository.root / "case-studies/zebres")
    repository.commit({ZEBRAS: text})
    chosen = all_chosen(repository.root)
    assert not [path for path in chosen if path.startswith("case-studies/")]
    repository.write({ZEBRAS: text + "\nEt puis.\n"})
    assert {ZEBRAS, "case-studies/zebres/carte.png"} <= all_chosen(repository.root)


def test_what_is_chosen_makes_a_site_by_itself(repository: Repository) -> None:
    chosen = all_chosen(repository.root)
    assert {item.path for item in read(repository.root, only=chosen).items}.isdisjoint(OLD)
    made = prepare(repository.root, CLOCK, only=chosen)
    assert not made.problems
    addresses = {document.address for document in made.documents}
    assert "etudes-de-cas/cartes/" in addresses
    assert "programme/ancien/" not in addresses


def test_of_a_small_club_and_without_history_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = small_project(tmp_path / "small")
    Repository(root).write(OLD)
    assert working.chosen(root, CLOCK) is None
    monkeypatch.setattr(working, "SMALL", 0)
    assert STUDY in all_chosen(small_project(tmp_path / "no-history"))


def drawn(root: Path, site: Path, address: str | None = None) -> bool:
    """Build, at another address when it is given, as « serve » does: is the page of an earlier season there?"""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(site))
    config.site_url = address or config.site_url
    build(config)
    return (site / "programme/ancien/index.html").is_file()


@pytest.mark.parametrize("address", ["https://club.example.org/", "http://club.example.org/sous/"])
def test_what_is_served_is_chosen_and_what_is_built_is_whole(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW))
    settings = repository.root / "mkdocs.yml"
    settings.write_text(re.sub(r"(?m)^site_url: .*$", f"site_url: {address}", settings.read_text("utf-8")), "utf-8")
    assert drawn(repository.root, tmp_path / "built")
    assert not drawn(repository.root, tmp_path / "served", "http://127.0.0.1:8000/sous/")
    monkeypatch.setenv("CLUB_ALL", "1")
    assert drawn(repository.root, tmp_path / "all", "http://127.0.0.1:8000/sous/")

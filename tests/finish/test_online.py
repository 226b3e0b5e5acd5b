"""Publishing loses no address and no UID of the site that is online, but those of what was withdrawn."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from club.cli import main
from club.finish import stamp
from club.finish.online import Damaged, Online, listed, lost
from finish.guard.conftest import withdrawn
from git_repository import Repository
from small_club import CLUB, STUDY

OLD, NEW = "https://ancien.example.org/club/", "https://club.example.org/"


def listing(pages: list[str], uids: dict[str, str] | None = None, base: str = NEW, files: list[str] = []) -> str:  # noqa: B006
    return json.dumps(
        {
            "$schema": f"{base}api/v1/schema/addresses.json",
            "pages": [base + page for page in pages],
            "files": [base + file for file in files],
            "uids": [{"uid": uid, "url": base + page} for uid, page in (uids or {}).items()],
        }
    )


def write(root: Path, files: dict[str, str]) -> Path:
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, "utf-8")
    return root


def told(tmp_path: Path, before: str, after: str, **sources: str) -> list[str]:
    root = write(tmp_path / "project", {path.replace("__", "/"): text for path, text in sources.items()})
    write(tmp_path, {"old.json": before, "new.json": after})
    return lost(listed(tmp_path / "old.json"), listed(tmp_path / "new.json"), root)


def test_what_stays_is_not_spoken_of(tmp_path: Path) -> None:
    before = listing(["", "agenda/x/"], {"1@x": "agenda/x/"}, files=["agenda.ics"])
    assert (
        told(tmp_path, before, listing(["", "agenda/x/", "agenda/y/"], {"1@x": "agenda/y/"}, files=["agenda.ics"]))
        == []
    )


def test_another_public_address_of_the_whole_site_loses_nothing(tmp_path: Path) -> None:
    assert told(tmp_path, listing(["agenda/x/"], base=OLD), listing(["agenda/x/"])) == []


def test_a_lost_address_is_told(tmp_path: Path) -> None:
    lines = told(tmp_path, listing(["", "agenda/x/"], files=["agenda/x.ics"]), listing([""]))
    assert lines[:2] == [
        "/agenda/x.ics : cette adresse est en ligne, et disparaîtrait",
        "/agenda/x/ : cette adresse est en ligne, et disparaîtrait",
    ]
    assert "aliases" in lines[2]


def test_a_lost_uid_is_told(tmp_path: Path) -> None:
    lines = told(tmp_path, listing(["agenda/x/"], {"1@x": "agenda/x/"}), listing(["agenda/x/"], {"2@x": "agenda/x/"}))
    assert lines[0] == "l'événement 1@x (/agenda/x/) disparaîtrait des agendas"


def test_many_are_counted(tmp_path: Path) -> None:
    lines = told(tmp_path, listing([f"agenda/{n:02}/" for n in range(14)]), listing([]))
    assert len([line for line in lines if line.startswith("/agenda/")]) == 10
    assert "… et 4 autres" in lines


@pytest.mark.parametrize(
    "address",
    [
        "personnes/zoe-exemple/",
        "agenda/personne/zoe-exemple.ics",
        "organisations/les-jardins/",
        "etudes-de-cas/jardin/",
    ],
)
def test_what_was_withdrawn_takes_its_addresses_along(tmp_path: Path, address: str) -> None:
    files = {
        "programme/people/personne-retiree-1.yml": withdrawn("zoe-exemple"),
        "programme/organisations/organisation-retiree-1.yml": withdrawn("les-jardins"),
        "case-studies/etude-retiree-1.md": f"---\n{withdrawn('jardin', anywhere=4, key='status')}---\n",
    }
    assert told(tmp_path, listing([address]), listing([]), **files) == []
    assert told(tmp_path, listing([address.replace("x", "y").replace("jardin", "potager")]), listing([]), **files) != []


def test_a_study_that_waits_for_somebody_may_leave(tmp_path: Path) -> None:
    study = STUDY.format(extra="status: published\nauthors:\n  - personne-retiree-1\naliases:\n  - ancienne")
    files = {"programme/people/personne-retiree-1.yml": withdrawn("zoe-exemple"), "case-studies/cafe.md": study}
    before = listing(["etudes-de-cas/cafe/", "etudes-de-cas/ancienne/"])
    assert told(tmp_path, before, listing([]), **files) == []


@pytest.mark.parametrize(
    "content",
    ["", "null", "[]", "{}", '{"$schema": "x"}', "<html>404</html>", "[" * 100_000, listing(["x/"])[:-20],
     '{"$schema": "https://x/api/v1/schema/addresses.json", "pages": [1], "files": [], "uids": []}',
     '{"$schema": "https://x/api/v1/schema/addresses.json", "pages": ["https://y/"], "files": [], "uids": []}'],
)  # fmt: skip
def test_a_damaged_list_is_said_to_be(tmp_path: Path, content: str) -> None:
    write(tmp_path, {"list.json": content})
    with pytest.raises(Damaged, match="n'est pas la liste"):
        listed(tmp_path / "list.json")


def test_an_absent_list_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(Damaged, match="ne se lit pas"):
        listed(tmp_path / "list.json")


def test_a_list_is_read_from_its_site_too(tmp_path: Path) -> None:
    write(tmp_path, {"api/v1/addresses.json": listing(["été/", "%C3%A9t%C3%A9/"])})
    assert listed(tmp_path) == Online(frozenset({"été/"}), {})


# --- « club finish »


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, {"mkdocs.yml": f"site_url: {NEW}\n", "programme/club.yml": CLUB})
    write(tmp_path, {"build/index.html": "new", "build/api/v1/addresses.json": listing([""])})
    write(tmp_path, {"site/index.html": "old", "site/api/v1/addresses.json": listing(["", "agenda/x/"])})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLUB_PREVIEWS", "1")
    return tmp_path


def test_nothing_is_published_that_loses_an_address(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["finish", "build", "site"]) == 1
    said = capsys.readouterr().err
    assert "/agenda/x/ : cette adresse est en ligne, et disparaîtrait" in said
    assert "Reste en ligne : site/" in said
    assert (project / "site/index.html").read_text() == "old"


def test_the_list_of_another_place_counts_as_well(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, {"site/api/v1/addresses.json": listing([""]), "online.json": listing(["", "promos/y/"])})
    assert main(["finish", "build", "site", "--online", "online.json"]) == 1
    assert "/promos/y/" in capsys.readouterr().err
    assert main(["finish", "build", "site"]) == 0


@pytest.mark.parametrize("name", ["online.json", "absent.json"])
def test_without_the_list_that_was_promised_nothing_is_published(
    project: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    write(project, {"online.json": "<html>404</html>", "site/api/v1/addresses.json": listing([""])})
    assert main(["finish", "build", "site", "--online", name]) == 1
    assert name in capsys.readouterr().err


def test_a_build_without_a_list_of_its_own_is_refused(project: Path) -> None:
    (project / "build/api/v1/addresses.json").unlink()
    assert main(["finish", "build", "site"]) == 1


# --- what is online


def test_a_site_says_what_it_is_made_from(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "project")
    repository.commit({"a": "1"}, at="2026-11-20")
    (tmp_path / "site").mkdir()
    stamp.write(tmp_path / "site", tmp_path / "project")
    name = json.loads((tmp_path / "site/publication.json").read_text())["commit"]
    assert stamp.told(tmp_path / "site").endswith(f"fait du commit {name[:10]} (du vendredi 20 novembre 2026).")


def test_a_site_without_history_or_mark_says_so(tmp_path: Path) -> None:
    assert "n'existe pas encore" in stamp.told(tmp_path / "site")
    (tmp_path / "site").mkdir()
    stamp.write(tmp_path / "site", tmp_path)
    assert "ne dit pas de quel commit" in stamp.told(tmp_path / "site")
    (tmp_path / "site/publication.json").write_text("[")
    assert "ne dit pas de quel commit" in stamp.told(tmp_path / "site")

"""No faulty calendar is published, and none that people read is lost."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from club.cli import main
from club.finish.calendars import lint_calendars, lost_calendars, told
from lint_ics.defects import CLEAN, CORPUS
from small_club import session

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
FEED, SINGLE, EMPTY = (CLEAN / f"{name}.ics" for name in ("abonnement", "un-seul-evenement", "vide"))


def folder(root: Path, **files: Path) -> Path:
    """A built site that holds calendars: « agenda », « agenda__x » for agenda/x.ics…"""
    root.mkdir()
    for name, source in files.items():
        file = root / f"{name.replace('__', '/')}.ics"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(source.read_bytes())
    return root


def lost(build: Path, site: Path) -> list[str]:
    return lost_calendars(lint_calendars(build, NOW), site, NOW)


def test_every_calendar_is_linted_by_the_rules_of_the_house(tmp_path: Path) -> None:
    build = folder(tmp_path / "build", agenda=FEED, agenda__x=CORPUS / "ics-407-duree.ics")
    reports = lint_calendars(build, NOW)
    assert {address: report.sound for address, report in reports.items()} == {"agenda.ics": True, "agenda/x.ics": False}
    assert "agenda/x.ics:54: ics-407: DURATION au lieu de DTEND : DURATION:PT1H30M" in told(reports)


def test_nothing_to_say_is_not_said(tmp_path: Path) -> None:
    assert told(lint_calendars(folder(tmp_path / "build", agenda=FEED), NOW)) == ""


def test_the_first_site_loses_nothing(tmp_path: Path) -> None:
    assert lost(folder(tmp_path / "build", agenda=EMPTY), tmp_path / "site") == []


def test_a_missing_calendar_is_lost(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", agenda=FEED, agenda__x=SINGLE)
    lines = lost(folder(tmp_path / "build", agenda=FEED), site)
    assert lines[0] == "agenda/x.ics : ce calendrier n'est plus là"
    assert "aliases" in lines[1]


@pytest.mark.parametrize("family", ["personne", "organisation"])
def test_whoever_withdraws_takes_the_calendar_along(tmp_path: Path, family: str) -> None:
    site = folder(tmp_path / "site", agenda=FEED, **{f"agenda__{family}__x": FEED})
    assert lost(folder(tmp_path / "build", agenda=FEED), site) == []


def test_a_calendar_that_was_empty_may_go(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", agenda=FEED, agenda__theme__x=EMPTY)
    assert lost(folder(tmp_path / "build", agenda=FEED), site) == []


def test_a_calendar_may_become_a_sound_empty_one(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", agenda=FEED, agenda__theme__x=FEED)
    build = folder(tmp_path / "build", agenda=FEED, agenda__theme__x=EMPTY)
    assert lost(build, site) == []
    assert told(lint_calendars(build, NOW)) == ""


def test_an_empty_file_is_no_sound_calendar(tmp_path: Path) -> None:
    build = folder(tmp_path / "build", agenda=CORPUS / "ics-001-vide.ics")
    assert not lint_calendars(build, NOW)["agenda.ics"].sound


def test_the_feed_of_everything_is_not_empty_while_something_comes(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", agenda=FEED)
    build = folder(tmp_path / "build", agenda=EMPTY, agenda__x=SINGLE)
    assert lost(build, site) == [
        "agenda.ics : ce calendrier est vide, alors que agenda/x.ics annonce une séance à venir"
    ]
    later = datetime(2028, 1, 1, tzinfo=UTC)
    assert lost_calendars(lint_calendars(build, later), site, later) == []


def test_many_lost_calendars_are_counted(tmp_path: Path) -> None:
    site = folder(tmp_path / "site", **{f"agenda__s{number:02}": SINGLE for number in range(15)})
    lines = lost(folder(tmp_path / "build", agenda=FEED), site)
    assert lines[10] == "… et 5 autres calendriers de l'ancien site"


# --- « club finish »


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of which only the address and a session are known, its published site, and a build."""
    (tmp_path / "mkdocs.yml").write_text("site_url: https://club.example.org/\n", "utf-8")
    (tmp_path / "programme" / "sessions").mkdir(parents=True)
    declared = session(where="\n  online: true", join="\n  url: https://visio.example.org/x\n  public: true")
    (tmp_path / "programme" / "sessions" / "x.md").write_text(declared, "utf-8")
    for name in ("build", "site"):
        (folder(tmp_path / name, agenda=FEED) / "index.html").write_text(name, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLUB_PREVIEWS", "1")  # the project has no history
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    return tmp_path


def published(project: Path) -> str:
    return (project / "site" / "index.html").read_text("utf-8")


def test_sound_calendars_are_published(project: Path) -> None:
    assert main(["finish", "build", "site"]) == 0
    assert published(project) == "build"


def test_nothing_is_published_with_one_faulty_calendar(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "build" / "agenda.ics").write_bytes(FEED.read_bytes().replace(b"STATUS:TENTATIVE", b"STATUS:PERHAPS"))
    assert main(["finish", "build", "site"]) == 1
    assert published(project) == "site"
    told = capsys.readouterr().err
    assert "Rien n'est mis en ligne, le site précédent est intact" in told
    assert "ics-410: STATUS inconnu : STATUS:PERHAPS" in told


def test_nothing_is_published_without_a_calendar_of_before(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "build" / "agenda.ics").unlink()
    assert main(["finish", "build", "site"]) == 1
    assert published(project) == "site"
    assert (project / "site" / "agenda.ics").read_bytes() == FEED.read_bytes()
    assert "agenda.ics : ce calendrier n'est plus là" in capsys.readouterr().err


def test_a_warning_is_told_and_published(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "build" / "agenda.ics").write_bytes((CORPUS / "ics-611-desordre.ics").read_bytes())
    assert main(["finish", "build", "site"]) == 0
    assert published(project) == "build"
    assert "ics-611: avertissement" in capsys.readouterr().err

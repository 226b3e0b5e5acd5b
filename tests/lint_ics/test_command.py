"""« club lint-ics », run as anybody runs it."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from club.cli import main
from lint_ics.defects import CLEAN, CORPUS

FEED = CLEAN / "abonnement.ics"


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside any project: a feed may be anybody's."""
    monkeypatch.chdir(tmp_path)


def test_a_clean_calendar(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint-ics", "--house", str(FEED)]) == 0
    assert capsys.readouterr().out == "1 calendrier : rien à redire.\n"


def test_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    file = str(CORPUS / "ics-410-etat-inconnu.ics")
    assert main(["lint-ics", file]) == 1
    assert capsys.readouterr().out.startswith(f"{file}:84: ics-410: STATUS inconnu : STATUS:CANCELED\n")


def test_a_rule_of_the_house_is_for_the_house(capsys: pytest.CaptureFixture[str]) -> None:
    file = str(CORPUS / "ics-407-duree.ics")
    assert main(["lint-ics", file]) == 0
    assert main(["lint-ics", "--house", file]) == 1


def test_a_warning_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    file = str(CORPUS / "ics-112-methode.ics")
    assert main(["lint-ics", file]) == 0
    assert f"{file}:5: ics-112: avertissement : METHOD dans un abonnement : METHOD:PUBLISH\n" in capsys.readouterr().out
    assert main(["lint-ics", "--house", file]) == 1


def test_the_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<!DOCTYPE html>")))
    assert main(["lint-ics", "-"]) == 1
    told = "-:1: ics-101: Ce n'est pas un calendrier : commence par « <!DOCTYPE html> »\n"
    assert capsys.readouterr().out.startswith(told)


@pytest.mark.parametrize("name", ["absent.ics", ".", "", "a\0b"])
def test_a_file_that_cannot_be_read(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint-ics", name]) == 2
    assert "fichier illisible" in capsys.readouterr().err


def test_several_files_are_counted_together(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint-ics", str(FEED), str(CORPUS / "ics-301-sans-uid.ics"), str(CORPUS / "ics-112-methode.ics")]) == 1
    assert "3 calendriers : 1 erreur, 1 avertissement.\n" in capsys.readouterr().out

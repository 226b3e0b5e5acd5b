"""Exports as Google, Outlook and Apple or Nextcloud write them, and the files they become.

To renew: CLUB_GOLDEN=1 pytest tests/calendar/importing/test_golden.py, then read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(folder.name for folder in GOLDEN.iterdir())


@pytest.mark.parametrize("case", CASES)
def test_an_export_becomes_these_files(case, club):
    folder = GOLDEN / case
    done = club.take((folder / "export.ics").read_bytes())
    found = {f"{id}.md": text for id, text in done.files.items()} | {"report.txt": done.told + "\n"}
    if os.environ.get("CLUB_GOLDEN"):
        for old in folder.glob("*.*"):
            if old.name != "export.ics":
                old.unlink()
        for name, text in found.items():
            (folder / name).write_text(text, "utf-8", newline="\n")
    expected = {file.name: file.read_text("utf-8") for file in folder.iterdir() if file.name != "export.ics"}
    assert found == expected
    assert done.code == 0


@pytest.mark.parametrize("case", CASES)
def test_the_project_builds_at_once_with_what_was_imported(case, club):
    club.take((GOLDEN / case / "export.ics").read_bytes())
    club.programme()


@pytest.mark.parametrize("case", CASES)
def test_a_second_import_adds_nothing(case, club):
    content = (GOLDEN / case / "export.ics").read_bytes()
    first = club.take(content)
    again = club.take(content)
    assert again.files == {}
    assert again.code == 0
    assert again.told.startswith("0 séance écrite.\n\nDéjà importé, laissé tel quel (")
    assert all(f"programme/sessions/{id}.md" in again.told for id in first.files)


@pytest.mark.parametrize("case", CASES)
def test_nothing_private_is_left(case, club):
    done = club.take((GOLDEN / case / "export.ics").read_bytes())
    written = "\n".join([*done.files.values(), done.told])
    for secret in (
        "pwd=", "meet.google.com", "tel.meet", "zoom.us", "teams.microsoft.com", "meetup-join", "312 456", "aB3dEf", "123 456 789",
        "+33", "06 12", "marie", "jean", "Modèle,", "Personne", "visio.example.org", "Médecin", "PIN", "composer",
    ):  # fmt: skip
        assert secret not in written, secret

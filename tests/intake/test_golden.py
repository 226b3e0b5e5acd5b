"""Answers as people give them, from perfect to chaotic; the draft they become, and what its maintainer is told.

To renew: CLUB_GOLDEN=1 pytest tests/intake/test_golden.py, then read the difference.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(folder.name for folder in GOLDEN.iterdir())


def answers_of(case: str) -> dict[str, object]:
    """What ``Club.take`` wants of a case."""
    issue = json.loads((GOLDEN / case / "issue.json").read_text("utf-8"))
    body = (GOLDEN / case / "body.md").read_bytes().decode()
    return {"body": body, "number": issue["number"], "title": issue["title"], "login": issue["user"]["login"]}


def test_there_are_enough_of_them():
    assert len(CASES) >= 20


@pytest.mark.parametrize("case", CASES)
def test_answers_become_this_draft(case, club):
    folder = GOLDEN / case
    done = club.take(**answers_of(case))
    found = {"study.md": f"{done.taken.path}\n{done.text}", "checklist.md": done.checklist}
    if os.environ.get("CLUB_GOLDEN"):
        for name, text in found.items():
            (folder / name).write_text(text, "utf-8", newline="\n")
    assert found == {name: (folder / name).read_text("utf-8") for name in found}
    assert club.problems() == []

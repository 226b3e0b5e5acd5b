"""What « club check --since » says of each thing that happens, untold and told.

To renew: CLUB_GOLDEN=1 pytest tests/since/test_passages.py, then read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from club.programme.build import build
from club.programme.graph import Programme
from club.report import as_text
from club.since.compare import compare
from club.sources.reader import read
from golden import holds
from passages import BASE, PASSAGES, Files, write
from small_club import NOW

GOLDEN = Path(__file__).parent / "golden"


def programme(root: Path, *states: Files) -> Programme:
    sources = read(write(root, *states))
    made, problems = build(sources, NOW)
    assert made is not None, [*sources.problems, *problems]
    return made


@pytest.mark.parametrize("name", PASSAGES)
def test_a_change_alone_is_told_with_what_to_write(tmp_path, name):
    passage = PASSAGES[name]
    old = programme(tmp_path / "before", BASE, passage.before)
    new = programme(tmp_path / "after", BASE, passage.before, passage.bare)
    assert holds(GOLDEN / f"{name.replace(' ', '-')}.txt", f"{as_text(compare(old, new))}\n")


@pytest.mark.parametrize("name", PASSAGES)
def test_and_once_it_is_told_there_is_nothing_to_say(tmp_path, name):
    passage = PASSAGES[name]
    old = programme(tmp_path / "before", BASE, passage.before)
    new = programme(tmp_path / "after", BASE, passage.before, passage.told)
    assert compare(old, new) == []

"""What « club diff » says of each thing that happens.

To renew: CLUB_GOLDEN=1 pytest tests/diff/test_passages.py, then read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from club.diff.show import as_markdown, as_text
from club.diff.sides import Side
from club.diff.whole import as_json, difference
from club.publication import prepare
from golden import holds
from passages import BASE, PASSAGES, Files, write
from small_club import NOW

GOLDEN = Path(__file__).parent / "golden"


def side(root: Path, *states: Files) -> Side:
    made = prepare(write(root, *states), NOW, previews=True)
    assert not made.problems
    return Side.of(made)


@pytest.mark.parametrize("name", PASSAGES)
def test_what_happens_is_told(tmp_path, name):
    passage = PASSAGES[name]
    old = side(tmp_path / "before", BASE, passage.before)
    found = difference(old, side(tmp_path / "after", BASE, passage.before, passage.told))
    for ending, show in (("txt", as_text), ("md", as_markdown), ("json", as_json)):
        assert holds(GOLDEN / f"{name.replace(' ', '-')}.{ending}", f"{show(found)}\n")

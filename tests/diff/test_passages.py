"""What « club diff » says of each thing that happens.

To renew: CLUB_GOLDEN=1 pytest tests/diff/test_passages.py, then read the difference.
"""

from __future__ import annotations

from dataclasses import replace
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
    # The pages of the site that show something of it are the site's affair.
    found = replace(found, pages=tuple(page for page in found.pages if page.direct))
    for ending, show in (("txt", as_text), ("md", as_markdown), ("json", as_json)):
        assert holds(GOLDEN / f"{name.replace(' ', '-')}.{ending}", f"{show(found)}\n")


def test_the_pages_that_show_something_of_it_are_told_apart(tmp_path):
    old, new = side(tmp_path / "before", BASE), side(tmp_path / "after", BASE, PASSAGES["moved"].told)
    pages = {page.address: page for page in difference(old, new).pages}
    assert pages["agenda/atelier/"].direct
    assert not pages["agenda/"].direct
    assert not pages["programme/rituels/"].direct
    assert pages["programme/rituels/"].source == "programme/themes/rituels.md"
    told = as_text(difference(old, new))
    assert "\n\nAutres pages qui en parlent (" in told
    assert "\n  /agenda/ Agenda\n" in told
    assert "organisations/" not in pages

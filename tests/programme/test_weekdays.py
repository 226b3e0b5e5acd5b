"""A weekday that is not that of its date."""

from __future__ import annotations

from datetime import date

import pytest

from club.programme.weekdays import contradictions
from club.sources import kinds
from club.sources.reader import Item


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Le mardi 3 mars 2026.", 0),
        ("Le MERCREDI 3 mars 2026.", 1),
        ("Le lundı 3 mars 2026, lundi.", 0),  # a Turkish letter: no day, whatever a pattern takes it for
        ("Lundi, le 3 mars 2026.", 0),
    ],
)
def test_only_days_are_taken_for_days(text: str, wrong: int) -> None:
    item = Item(kinds.PAGE, "a", "docs/a.md", None, text)
    assert len(list(contradictions(item, date(2026, 1, 1)))) == wrong

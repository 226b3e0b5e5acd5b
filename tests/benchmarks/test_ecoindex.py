"""The EcoIndex, held against values that its authors publish (tests of cnumr/ecoindex_python)."""

from __future__ import annotations

import pytest

from benchmarks.ecoindex import ELEMENTS, GRADES, KILOBYTES, REQUESTS, grade, rank, score


@pytest.mark.parametrize(
    ("elements", "kilobytes", "requests", "expected"),
    [
        (100, 100, 100, 72),
        (100, 1000, 100, 67),
        (100, 10000, 100, 58),
        (200, 10000, 200, 46),
        (2355, 2493, 267, 10),
        (240, 331, 20, 83),
        (2240, 310182.902, 100, 16),  # heavier than every page of the table
    ],
)
def test_scores_that_are_published(elements: int, kilobytes: float, requests: int, expected: int) -> None:
    assert round(score(elements, requests, kilobytes)) == expected


def test_ranks_that_are_published() -> None:
    assert rank(KILOBYTES, 2500) == pytest.approx(14.086372025739513)
    assert rank(ELEMENTS, 150) == pytest.approx(2.892857142857143)
    assert rank(REQUESTS, 23) == pytest.approx(2.8)
    assert rank(KILOBYTES, 310182.902) == 20


def test_grades_begin_above_their_limit() -> None:
    assert [grade(above + 0.01) for _, above in GRADES] == list("ABCDEF")
    assert [grade(above) for _, above in GRADES] == list("BCDEFG")


def test_the_tables_hold_twenty_steps_that_rise() -> None:
    for table in (ELEMENTS, REQUESTS, KILOBYTES):
        assert len(table) == 21
        assert list(table) == sorted(set(table))

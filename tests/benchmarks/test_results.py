"""RESULTS.md: one section a part, measured apart."""

from __future__ import annotations

from benchmarks.__main__ import INTRODUCTION, replaced
from benchmarks.tables import table


def test_a_part_that_is_measured_again_takes_its_own_place() -> None:
    one = replaced(INTRODUCTION, "Pages", "| a |\n")
    two = replaced(one, "Constructions", "Deux secondes.")
    again = replaced(two, "Pages", "| b |")
    assert again == two.replace("| a |", "| b |")
    assert again.startswith(INTRODUCTION)
    assert again.index("## Pages") < again.index("## Constructions")


def test_a_table_is_markdown() -> None:
    assert table(["a", "b"], [["1", "2"]]) == "| a | b |\n| --- | --- |\n| 1 | 2 |\n"

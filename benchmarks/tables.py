"""What was measured, as a reader of RESULTS.md sees it."""

from __future__ import annotations

from collections.abc import Sequence


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def ratio(ours: float | None, theirs: float | None) -> str:
    """How much of theirs ours is: « 0.62 ×», or a dash when one of them is missing."""
    return f"{ours / theirs:.2f} ×" if ours is not None and theirs else "–"


def number(value: float | None, digits: int = 1) -> str:
    """A figure with a fixed number of decimals, or a dash."""
    return "–" if value is None else f"{value:,.{digits}f}"

"""Two states of a small club, as tests write them, and what « club check --since » says of the passage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from club.programme.build import build
from club.programme.graph import Programme
from club.since.compare import compare
from club.sources.reader import read
from small_club import CLUB, NOW

Files = dict[str, str]


def programme(root: Path, files: Files) -> Programme:
    for path, text in {"programme/club.yml": CLUB, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    sources = read(root)
    made, problems = build(sources, NOW)
    assert made is not None, [*sources.problems, *problems]
    return made


@pytest.fixture
def told(tmp_path: Path) -> Callable[[Files, Files], list[str]]:
    """What is said of each problem, from the files that were published and those that would replace them."""

    def compared(before: Files, after: Files) -> list[str]:
        old, new = programme(tmp_path / "before", before), programme(tmp_path / "after", after)
        return [str(problem) for problem in compare(old, new)]

    return compared

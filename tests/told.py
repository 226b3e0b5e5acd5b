"""What every message to contributors keeps to."""

from __future__ import annotations

import re

from club.problems import Problem
from club.rules import BY_CODE

FOREIGN = re.compile(
    r"Input should|Field required|expected|found|could not|Traceback|python|None\b|yaml", re.IGNORECASE
)


def check(problem: Problem, text: str) -> None:
    """It stands at a real place of ``text``, the file that it is about, and is one sentence in French."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert 1 <= problem.line <= len(lines) + 1, problem
    assert 1 <= problem.column <= len(lines[min(problem.line, len(lines)) - 1]) + 2, (problem, text)
    assert problem.code in BY_CODE
    said = re.sub(r"«.*»", "", problem.message)  # what was found may be in any language
    assert not FOREIGN.search(said), problem
    assert "\n" not in problem.message and not any("\n" in line for line in problem.help)
    assert problem.message.endswith((".", "?", "!")), problem

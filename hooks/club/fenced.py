"""What others wrote, within the Markdown of ours that GitHub shows: comments and summaries.

In code nothing is Markdown, HTML or a mention (CommonMark 0.31, 4.5 and 6.1), and it needs no escape: its fence is
longer than any run of backticks in it.
"""

from __future__ import annotations

import re

from club.problems import shown

EMPTY = "(vide)"


def code(text: str) -> str:
    """One line of at most 100 characters, as a code span; of nothing, which no span can hold, a word of ours."""
    line = shown(text, 100)
    if not line:
        return EMPTY  # two backticks alone would open a span that ends within the next text
    fence = "`" * (1 + _longest_run(line))
    space = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{space}{line}{space}{fence}"


def block(text: str) -> str:
    """Several lines, as a block of code."""
    fence = "`" * max(3, 1 + _longest_run(text))
    return f"{fence}text\n{text}\n{fence}"


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)

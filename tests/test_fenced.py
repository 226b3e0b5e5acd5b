"""What others wrote stays within its code."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from club.fenced import EMPTY, block, code

TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.text("`~ \n@<a")


@given(TEXTS)
def test_a_code_span_ends_where_we_end_it(text):
    """CommonMark 0.31, 6.1: it ends at the first run of as many backticks as it began with."""
    span = code(text)
    if span == EMPTY:
        assert not any(char.isprintable() and not char.isspace() for char in text)
        return
    fence = re.match("`+", span).group()
    inner = span[len(fence) : -len(fence)]
    assert span.endswith(fence)
    assert inner.strip()
    assert len(fence) not in {len(run) for run in re.findall("`+", inner)}
    assert "\n" not in span


def test_a_text_without_anything_opens_no_span():
    """« `` » alone is no span: it would open one, which ends where the next begins, and what follows would be live."""
    assert code("") == code(" \n") == code("\u200b") == "(vide)"


@given(TEXTS)
def test_a_block_ends_where_we_end_it(text):
    """CommonMark 0.31, 4.5: it ends at the first line of as many backticks, or more, as it began with."""
    fence, *inner, end = block(text).split("\n")
    ticks = fence.removesuffix("text")
    assert end == ticks
    assert len(ticks) >= 3
    assert not any(re.match(f" {{0,3}}{ticks}", line) for line in inner)

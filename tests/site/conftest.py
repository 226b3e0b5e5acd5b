"""``make``: a small club, to which each test adds what it is about."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from small_club import Make, make_documents


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """``make({path: text}, previews=…)`` gives the documents of a club that has these files."""
    return partial(make_documents, tmp_path)

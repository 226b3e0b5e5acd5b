"""The hostile project, written and made once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from club.publication import Publication, prepare
from hostile.writing import Said, write
from small_project import NOW


@dataclass(frozen=True)
class Hostile:
    """The project's folder, all that it says, and what is made of it."""

    root: Path
    said: list[Said]
    made: Publication


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    root = tmp_path_factory.mktemp("hostile")
    said = write(root)
    return Hostile(root, said, prepare(root, datetime.fromtimestamp(NOW, UTC)))

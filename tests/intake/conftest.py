"""A small club, and answers to the form as GitHub gives them."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from club import former
from club.intake.issue import Issue
from club.intake.pictures import Fetch, in_folder
from club.intake.taking import Taken, take, write
from club.problems import Problem
from club.publication import prepare
from club.sources.story import STORY
from intake_form import ANSWERS, body
from small_project import TESTS

NOW = datetime(2026, 11, 21, 22, 26, 40, tzinfo=UTC)
SALT = hashlib.sha256(b"essai").hexdigest()[:16]
WITHDRAWN = "visibility: withdrawn\nformer:\n" + "".join(
    f"  - {entry}\n" for entry in former.hashed(former.keys("Zoé Partie"), SALT)
)
THEME = '---\ntitle: "Accueillir, relier, remercier"\nmonth: 2026-11\n---\n'


@dataclass
class Done:
    """A file that an intake wrote, or left as it was, and what its maintainer is told."""

    taken: Taken
    file: Path
    changed: bool

    @property
    def text(self) -> str:
        return self.file.read_text("utf-8")

    @property
    def checklist(self) -> str:
        return self.taken.checklist


class Club:
    """The small project in a folder of its own, with what the answers may name."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def take(
        self,
        body: str,
        *,
        number: int = 12,
        title: str = "Étude de cas : ",
        login: str = "lou-i",
        fetch: Fetch | None = None,
    ) -> Done:
        """Take an issue in, and write what it gives."""
        taken = take(self.root, Issue(number, title, body, login), fetch or in_folder(None), NOW)
        changed = write(self.root, taken)
        return Done(taken, self.root / taken.path, changed)

    def answers(self, number: int = 12, fetch: Fetch | None = None, login: str = "lou-i", **changed: str) -> Done:
        """Take in the usual answers, with some changed; ``story_0`` to ``story_4`` are the parts of the story."""
        said = {**ANSWERS, **{_id(name): text for name, text in changed.items()}}
        return self.take(body(said), number=number, fetch=fetch, login=login)

    def problems(self) -> list[Problem]:
        """What « club check » says of the whole project, its drafts drawn too."""
        return [*prepare(self.root, NOW).problems, *prepare(self.root, NOW, previews=True).problems]


def _id(name: str) -> str:
    return STORY[int(name[-1])].heading if name.startswith("story_") else name.replace("community_", "community.")


@pytest.fixture
def club(tmp_path: Path) -> Club:
    return make_club(tmp_path / "project")


def make_club(root: Path) -> Club:
    """The small project, with a theme that has commas and somebody who left."""
    shutil.copytree(TESTS / "small", root)
    shutil.copy(TESTS.parent / "mkdocs.yml", root / "mkdocs.yml")
    (root / "programme/themes/accueillir.md").write_text(THEME, "utf-8")
    (root / "programme/people/personne-retiree-1.yml").write_text(WITHDRAWN, "utf-8")
    return Club(root)

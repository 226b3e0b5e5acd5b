"""The club that is measured: any size, the same each time, and as right as one that people wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import corpus
from benchmarks.club import Club
from club.publication import prepare
from club.sources import kinds
from small_club import NOW
from small_project import tree


@pytest.fixture(scope="module")
def club(tmp_path_factory: pytest.TempPathFactory) -> Club:
    return Club.of(60, tmp_path_factory.mktemp("corpus") / "club")


def sources(folder: Path) -> dict[str, str]:
    return tree(folder / "programme") | tree(folder / "case-studies")


def test_the_same_size_gives_the_same_files(club: Club, tmp_path: Path) -> None:
    corpus.write(tmp_path / "again", 60)
    corpus.write(tmp_path / "other", 60, seed=8)
    assert sources(tmp_path / "again") == sources(club.folder)
    assert sources(tmp_path / "other") != sources(club.folder)


@pytest.mark.parametrize("studies", [1, 60])
def test_any_size_passes_the_check(studies: int, tmp_path: Path) -> None:
    size = corpus.write(tmp_path / "club", studies)
    published = prepare(tmp_path / "club", NOW)
    assert published.problems == []
    assert published.programme is not None
    assert len(published.programme.of(kinds.CASE_STUDY)) == size.studies
    assert abs(len(published.programme.occurrences) - size.sessions) <= size.months


def test_it_has_what_clubs_have(club: Club) -> None:
    texts = "".join(file.read_text("utf-8") for file in club.folder.glob("programme/*/*.md"))
    for what in (
        "cancelled",
        "moved",
        "postponed",
        "repeat:",
        "replay:",
        "month:",
        "aliases:",
        "address:",
        "takeaways:",
    ):
        assert what in texts, what
    assert [*club.folder.glob("case-studies/*/*.png")]


def test_an_edit_and_a_move_leave_it_right(club: Club) -> None:
    club.edit(club.study(0), "Une phrase de plus.")
    moved = club.move(0)
    assert "Une phrase de plus.\n\n## Ce que nous ferions autrement" in club.study(0).read_text("utf-8")
    assert "what: moved" in moved.read_text("utf-8")
    assert prepare(club.folder, NOW).problems == []

"""What is taken from an earlier build is what this one would make, whatever changed in between."""

from __future__ import annotations

import pickle
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from club import checked
from club.commands import check
from club.documents import Document
from club.kept import Shelf, digest, open_store
from club.kept.shelf import ALL
from club.publication import Publication, prepare
from small_project import NOW, build, small_project


class Kept(dict[tuple[str, bytes], bytes]):
    """A store in memory; ``asked`` are the rooms in which something was found."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def recall(self, room: str, key: bytes) -> bytes | None:
        self.found |= {room} & {of for of, _ in self}
        return self.get((room, key))

    def keep(self, room: str, key: bytes, value: bytes) -> None:
        self[room, key] = value


def replaced(path: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        file = root / path
        if file.exists():
            file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")

    return edit


def renamed(old: str, new: str) -> Callable[[Path], None]:
    return lambda root: (root / old).rename(root / new) and None if (root / old).exists() else None


STUDY = "case-studies/cartes/index.md"
CHANGES: dict[str, Callable[[Path], None]] = {
    "a word of a body": replaced(STUDY, "## Contexte\n", "## Contexte\n\nUn mot : « deux » ! [Le club](../../docs/le-club.md).\n"),
    "a mark that is refused": replaced(STUDY, "## Contexte\n", "## Contexte\n\n<iframe></iframe>\n"),
    "and is taken out": replaced(STUDY, "<iframe></iframe>", ""),
    "a title": replaced(STUDY, 'title: "', 'title: "Autrement : '),
    "a header that can't be read": replaced(STUDY, "consent: true", "consent: oui\nconsent: non"),
    "and is mended": replaced(STUDY, "consent: oui\nconsent: non", "consent: true"),
    "the name of a page": renamed("docs/le-club.md", "docs/autre.md"),
    "and back": renamed("docs/autre.md", "docs/le-club.md"),
    "the club": replaced("programme/club.yml", "name: ", "name: Autre "),
    "the address": replaced("mkdocs.yml", "site_url: https://", "site_url: https://www."),
}  # fmt: skip


def test_every_change_changes_something(tmp_path: Path) -> None:
    root = small_project(tmp_path / "club")
    for name, change in CHANGES.items():
        before = {file: file.read_bytes() for file in root.rglob("*.*") if file.suffix in (".md", ".yml")}
        change(root)
        after = {file: file.read_bytes() for file in root.rglob("*.*") if file.suffix in (".md", ".yml")}
        assert before != after, name


def shown(publication: Publication) -> tuple[list[str], list[Document]]:
    return [str(problem) for problem in publication.problems], list(publication.documents)


@pytest.mark.parametrize("seed", range(3))
def test_a_warm_publication_is_a_cold_one(tmp_path: Path, seed: int) -> None:
    root, store, chance = small_project(tmp_path / "club"), Kept(), random.Random(seed)
    now = datetime.fromtimestamp(NOW, UTC)
    prepare(root, now, store=store)
    names = list(CHANGES)
    steps = [*names, *chance.sample(names, 4)] if seed == 0 else chance.choices(names, k=8)
    for name in steps:
        CHANGES[name](root)
        now += timedelta(days=chance.choice((0, 0, 1, 40)))
        previews = chance.random() < 0.3
        assert shown(prepare(root, now, previews=previews, store=store)) == shown(prepare(root, now, previews=previews))


def test_what_was_made_before_is_taken_from_the_store(tmp_path: Path) -> None:
    root, store, now = small_project(tmp_path / "club"), Kept(), datetime.fromtimestamp(NOW, UTC)
    prepare(root, now, store=store)
    assert store.keys() == {(room, ALL) for room in ("sources", "sound", "texts", "drawn", "events", "absolute")}
    kept = dict(store)
    assert prepare(root, now, store=store).problems == []
    assert store == kept
    assert store.found == {room for room, _ in kept}


def test_a_problem_of_a_recalled_item_has_its_line(tmp_path: Path) -> None:
    root, store, now = small_project(tmp_path / "club"), Kept(), datetime.fromtimestamp(NOW, UTC)
    prepare(root, now, store=store)
    for file in sorted(root.glob("programme/themes/*.md")):
        file.unlink()
    cold, warm = prepare(root, now), prepare(root, now, store=store)
    assert warm.problems == cold.problems != []


def test_a_shelf_holds_what_was_asked_for_last() -> None:
    store = Kept()
    for asked in (["a", "b"], ["b", "c"]):
        shelf = Shelf(store, "room")
        assert [shelf.once(digest(key), lambda key=key: key.upper()) for key in asked] == [key.upper() for key in asked]
        shelf.close()
    last = Shelf(store, "room")
    assert [last.get(digest(key)) for key in "abc"] == [None, "B", "C"]


class Other:
    pass


@pytest.mark.parametrize(
    "value", [b"", b"\x80\x05", pickle.dumps([1]), pickle.dumps({b"a": Other()}), pickle.dumps({b"a": print})]
)
def test_a_shelf_of_somebody_else_is_an_empty_one(value: bytes) -> None:
    store = Kept()
    store.keep("room", ALL, value)
    assert Shelf(store, "room").get(b"a") is None


def test_parts_of_a_key_do_not_run_into_each_other() -> None:
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("ab", "c", "")}) == 4


def test_a_check_of_what_was_checked_says_the_same_until_a_date_passes(tmp_path: Path) -> None:
    root, store, now = small_project(tmp_path / "club"), Kept(), datetime.fromtimestamp(NOW, UTC)
    replaced("programme/sessions/atelier-rituels.md", "2026-12-10 18:30", "2026-12-25 18:30")(root)
    replaced("programme/sessions/atelier-rituels.md", "2026-12-03 18:30", "2026-12-10 18:30")(root)
    first = check._found(root, None, now, store)
    assert [len(found) for found in first] == [0, 1]
    for edit, later, again in (
        (None, timedelta(minutes=1), True),
        (None, timedelta(minutes=-1), False),
        (None, timedelta(days=2), False),  # another day
        (None, timedelta(days=60), False),  # past
        ("docs/le-club.md", timedelta(), False),
        ("case-studies/cartes/carte.png", timedelta(), False),
        ("mkdocs.yml", timedelta(), False),
    ):
        if edit:
            (root / edit).write_bytes((root / edit).read_bytes() + b"\n")
        assert (checked.recall(store, checked.name(root), now + later) is not None) is again
        assert check._found(root, None, now + later, store) == check._found(root, None, now + later, None)


def test_what_a_build_found_sound_is_not_checked_again(tmp_path: Path) -> None:
    root = small_project(tmp_path / "club")
    assert build(root, tmp_path / "site").returncode == 0
    with open_store(root) as store:
        assert checked.recall(store, checked.name(root), datetime.fromtimestamp(NOW, UTC)) is not None


def test_a_check_with_problems_is_made_again(tmp_path: Path) -> None:
    root, store, now = small_project(tmp_path / "club"), Kept(), datetime.fromtimestamp(NOW, UTC)
    CHANGES["a mark that is refused"](root)
    assert len(check._found(root, None, now, store)[0]) == 1
    assert checked.ROOM not in {room for room, _ in store}

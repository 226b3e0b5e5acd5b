"""What is kept from one run to the next is only ever a help: it is exact, or it is not there."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from club.kept import Store, digest, open_store, outputs
from club.kept import store as room
from club.kept.store import PUBLICATIONS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def put(folder: Path | None, **results: bytes) -> None:
    with Store(folder) as store:
        for name, value in results.items():
            store.keep("room", name.encode(), value)


def got(folder: Path | None, name: str) -> bytes | None:
    with Store(folder) as store:
        return store.recall("room", name.encode())


def test_what_is_kept_is_found_by_the_next_run_under_its_name_and_in_its_room(folder: Path) -> None:
    put(folder, one=b"1", other=b"")
    assert (got(folder, "one"), got(folder, "other"), got(folder, "two")) == (b"1", b"", None)
    with Store(folder) as store:
        assert store.recall("another room", b"one") is None


def test_another_program_finds_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder, one=b"1")
    monkeypatch.setattr(room, "program", lambda: b"after an upgrade")
    assert got(folder, "one") is None


def test_without_a_folder_nothing_is_kept(tmp_path: Path) -> None:
    put(None, one=b"1")
    assert got(None, "one") is None
    (tmp_path / "mkdocs.yml").write_text("site_url: https://club.example.org/\n", "utf-8")
    with open_store(tmp_path) as store:
        store.keep("room", b"one", b"1")
    assert [file.name for file in tmp_path.iterdir()] == ["mkdocs.yml"]


def test_where_nothing_can_be_written_nothing_is_kept_and_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where the folder would be", "utf-8")
    put(tmp_path / "kept", one=b"1")
    assert got(tmp_path / "kept", "one") is None


def test_a_run_that_does_not_end_leaves_what_was_there(folder: Path) -> None:
    put(folder, one=b"1")
    killed = Store(folder)
    killed.keep("room", b"one", b"half")
    del killed
    assert got(folder, "one") == b"1"


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_gives_what_was_kept_or_nothing_and_is_then_begun_again(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    put(folder, **{f"name{number}": bytes([number % 256]) * 400 for number in range(200)})
    file = folder / "results.sqlite"
    data = bytearray(file.read_bytes())
    for _ in range(chance.choice((1, 20, 500))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    file.write_bytes(bytes(data) if seed % 4 else bytes(data[: chance.randrange(len(data))]))
    with Store(folder) as store:
        for number in range(200):
            assert store.recall("room", f"name{number}".encode()) in (None, bytes([number % 256]) * 400)
    put(folder, new=b"after")
    put(folder, new=b"after")
    assert got(folder, "new") == b"after"


def test_a_file_of_another_form_or_of_another_program_is_begun_again(folder: Path) -> None:
    folder.mkdir()
    other = sqlite3.connect(folder / "results.sqlite")
    other.execute("CREATE TABLE results (something, more)")
    other.commit()
    other.close()
    put(folder, one=b"1")
    assert got(folder, "one") == b"1"


def test_a_value_that_somebody_changed_is_not_found(folder: Path) -> None:
    put(folder, one=b"1")
    base = sqlite3.connect(folder / "results.sqlite")
    base.execute("UPDATE results SET value = ?", (b"2",))
    base.commit()
    base.close()
    assert got(folder, "one") is None


def test_what_the_last_publications_did_not_use_leaves(folder: Path) -> None:
    put(folder, used=b"1", unused=b"2")
    for _ in range(PUBLICATIONS + 1):
        with Store(folder) as store:
            assert store.recall("room", b"used") == b"1"
            store.published()
    assert (got(folder, "used"), got(folder, "unused")) == (b"1", None)


def test_it_is_bounded_in_size(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_BYTES", 100_000)
    put(folder, one=b"1" * 200_000)
    assert got(folder, "one") is None


def test_parts_of_a_name_keep_their_bounds() -> None:
    assert len({digest(b"ab", b"c"), digest(b"a", b"bc"), digest(b"abc"), digest(b"abc", b"")}) == 4


# ---- Outputs ----


def built(folder: Path, build: Path, **pages: str) -> None:
    """A build in which each page is made, and kept under its own text."""
    build.mkdir()
    with Store(folder) as store:
        for name, text in pages.items():
            (build / name).write_text(text, "utf-8")
        outputs.expect(store, build, {name: text.encode() for name, text in pages.items()}, {})
    with Store(folder) as store:
        outputs.keep(store, build)


def test_an_output_that_is_known_is_the_same_file_with_the_same_date(folder: Path, tmp_path: Path) -> None:
    built(folder, tmp_path / "first", page="text")
    (tmp_path / "second").mkdir()
    with Store(folder) as store:
        assert outputs.is_known(store, b"text")
        outputs.expect(store, tmp_path / "second", {}, {"deep/page": b"text"})
        outputs.link(store, tmp_path / "second")
    assert (tmp_path / "second/deep/page").samefile(tmp_path / "first/page")


def test_an_output_that_was_changed_where_it_is_published_is_not_used_again(folder: Path, tmp_path: Path) -> None:
    built(folder, tmp_path / "first", page="text")
    (tmp_path / "first/page").write_text("changed by hand", "utf-8")
    with Store(folder) as store:
        assert not outputs.is_known(store, b"text")
    built(folder, tmp_path / "second", page="text")
    with Store(folder) as store:
        assert outputs.is_known(store, b"text")
    assert (tmp_path / "second/page").read_text("utf-8") == "text"


def test_bytes_that_nothing_asks_for_any_more_leave(folder: Path, tmp_path: Path) -> None:
    built(folder, tmp_path / "first", page="text", other="more")
    assert len([*folder.glob("outputs/*/*")]) == 2
    for _ in range(PUBLICATIONS + 1):
        with Store(folder) as store:
            assert outputs.is_known(store, b"text")
            store.published()
            outputs.tidy(store)
    assert len([*folder.glob("outputs/*/*")]) == 1


def index(folder: Path) -> Path:
    (folder / "deep").mkdir(parents=True)
    (folder / "deep/one").write_text("1", "utf-8")
    (folder / "two").write_text("2", "utf-8")
    return folder


def test_a_folder_is_kept_whole(folder: Path, tmp_path: Path) -> None:
    with Store(folder) as store:
        assert not outputs.link_folder(store, b"name", tmp_path / "again")
        outputs.keep_folder(store, b"name", index(tmp_path / "first"))
    with Store(folder) as store:
        assert not outputs.link_folder(store, b"other name", tmp_path / "again")
        assert outputs.link_folder(store, b"name", tmp_path / "again")
        store.published()
        outputs.tidy(store)
        assert outputs.link_folder(store, b"name", tmp_path / "later")
    assert (tmp_path / "again/deep/one").samefile(tmp_path / "first/deep/one")


def test_a_folder_of_which_a_file_was_changed_is_not_used_at_all(folder: Path, tmp_path: Path) -> None:
    with Store(folder) as store:
        outputs.keep_folder(store, b"name", index(tmp_path / "first"))
    (tmp_path / "first/two").write_text("changed by hand", "utf-8")
    with Store(folder) as store:
        assert not outputs.link_folder(store, b"name", tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_a_folder_that_is_served_changes_only_where_an_output_does(folder: Path, tmp_path: Path) -> None:
    served, build = tmp_path / "served", tmp_path / "served/.made"

    def serve(known: dict[str, bytes], **pages: str) -> dict[str, str]:
        build.mkdir(parents=True, exist_ok=True)
        for name, text in pages.items():
            (build / name).write_text(text, "utf-8")
        with Store(folder) as store:
            outputs.expect(store, build, {name: text.encode() for name, text in pages.items()}, known)
            outputs.serve(store, build, served)
        return {file.name: file.read_text("utf-8") for file in served.rglob("*") if file.is_file()}

    assert serve({}, page="text", other="more") == {"page": "text", "other": "more"}
    stays = (served / "page").stat()
    assert serve({"page": b"text"}, new="yes") == {"page": "text", "new": "yes"}
    assert (served / "page").stat() == stays
    assert serve({"page": b"more", "again/new": b"yes"}) == {"page": "more", "new": "yes"}


def test_what_went_leaves_a_folder_that_is_served_with_nothing_kept_too(tmp_path: Path) -> None:
    served, build = tmp_path / "served", tmp_path / "served/.made"
    for pages in (["stays", "goes"], ["stays"]):
        build.mkdir(parents=True, exist_ok=True)
        for name in pages:
            (build / name).write_text(name, "utf-8")
        outputs.serve(Store(None), build, served)
        assert sorted(file.name for file in served.rglob("*") if file.is_file()) == sorted(pages)

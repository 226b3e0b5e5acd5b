"""A build is read by one process or by several, to the same end; and what was read of the same bytes is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from club.finish import reading
from club.finish.guard.look import Eye, Seen
from club.finish.guard.patterns import Kind
from club.finish.guard.wanted import Wanted
from club.finish.reading import Read, Reading, Setting
from club.former import Key
from club.kept import Store, digest

PAGE = """<html lang="fr"><head><title>x</title><link rel="stylesheet" href="a.css"><link rel="stylesheet" href="b.css">
</head><body><main class="club" data-pagefind-body><h1 id="{n}">Page {n}</h1><p>Un mot secret et caché, numéro {n}.</p>
<a href="{n}/">lien</a> <p>06 39 98 12 34</p></main></body></html>"""


def read(folder: Path, monkeypatch: pytest.MonkeyPatch, cores: int) -> tuple[list[Read], dict[str, bytes]]:
    """What is seen in a build by so many processes, and the files that there are then."""
    build, feed = folder / "build", folder / "feed"
    build.mkdir(parents=True)
    feed.mkdir()
    for n in range(3 * reading.BATCH):
        (build / f"{n}.html").write_text(PAGE.format(n=n), "utf-8")
    for name in ("a", "b"):
        (build / f"{name}.css").write_text(name, "utf-8")
    (build / "agenda.ics").write_bytes(b"BEGIN:VEVENT\r\nUID:x@club.example.org\r\nEND:VEVENT\r\n")
    monkeypatch.setattr(reading, "_cores", lambda: cores)
    monkeypatch.setattr(reading, "LEAST", 1)
    wanted = Wanted(frozenset([Key("4", "cache et mot secret")]))
    names = sorted(file.name for file in build.iterdir())
    with Store(None) as store, Reading(Setting(build, folder / "docs", feed, wanted), store) as processes:
        seen = list(processes.read(names))
    written = {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    return seen, written


def test_the_number_of_processes_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone, written_alone = read(tmp_path / "1", monkeypatch, cores=1)
    together, written_together = read(tmp_path / "2", monkeypatch, cores=2)
    assert together == alone
    assert written_together == written_alone
    page = next(of for of in together if of.address == "0.html")
    assert [what.kind for what in page.seen.found] == [Kind.PHONE]
    assert page.seen.keys == (Key("4", "cache et mot secret"),)
    assert page.leads is not None
    assert [link.written for link in page.leads.links] == ["a.css", "b.css", "0/"]
    assert b"nav" not in written_alone["feed/0.html"]


# ---- What was read before ----


def looked(build: Path, kept: Path, wanted: Wanted, base: str = "/") -> list[Read]:
    setting = Setting(build, build.parent / "docs", build.parent / "feed", wanted, base)
    with Store(kept) as store, Reading(setting, store) as reading:
        return list(reading.read(sorted(file.name for file in build.iterdir())))


@pytest.fixture
def build(tmp_path: Path) -> Path:
    folder = tmp_path / "build"
    folder.mkdir()
    for n in range(3):
        (folder / f"{n}.html").write_text(PAGE.format(n=n), "utf-8")
    return folder


@pytest.fixture
def read_now(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were looked at, each time."""
    addresses: list[str] = []
    look = Eye.look

    def told(eye: Eye, address: str, data: bytes, *, ready_made: bool = False) -> Seen:
        addresses.append(address)
        return look(eye, address, data, ready_made=ready_made)

    monkeypatch.setattr(Eye, "look", told)
    return addresses


def test_only_what_has_other_bytes_is_read_again(build: Path, tmp_path: Path, read_now: list[str]) -> None:
    first = looked(build, tmp_path / "kept", Wanted())
    assert read_now == ["0.html", "1.html", "2.html"]
    read_now.clear()
    assert looked(build, tmp_path / "kept", Wanted()) == first
    assert read_now == []
    (build / "1.html").write_text(PAGE.format(n=7), "utf-8")
    again = looked(build, tmp_path / "kept", Wanted())
    assert read_now == ["1.html"]
    assert again != first
    read_now.clear()
    assert again == looked(build, tmp_path / "elsewhere", Wanted())


def test_what_else_must_be_looked_for_is_looked_for_everywhere(
    build: Path, tmp_path: Path, read_now: list[str]
) -> None:
    looked(build, tmp_path / "kept", Wanted())
    read_now.clear()
    wanted = Wanted(frozenset([Key("4", "cache et mot secret")]))
    assert all(of.seen.keys for of in looked(build, tmp_path / "kept", wanted))
    assert len(read_now) == 3


def test_links_of_a_site_that_is_served_elsewhere_are_read_again(build: Path, tmp_path: Path) -> None:
    (build / "0.html").write_text('<a href="/club/1.html">', "utf-8")
    here, there = (looked(build, tmp_path / "kept", Wanted(), base)[0].leads for base in ("/", "/club/"))
    assert here and there
    assert (here.links[0].file, there.links[0].file) == ("club/1.html", "1.html")


def test_a_page_that_was_read_before_is_fed_to_the_indexer_all_the_same(build: Path, tmp_path: Path) -> None:
    read = looked(build, tmp_path / "kept", Wanted())
    (tmp_path / "feed/0.html").unlink()
    setting = Setting(build, tmp_path / "docs", tmp_path / "feed", Wanted())
    with Store(tmp_path / "kept") as store, Reading(setting, store) as reading:
        reading.feed(["0.html"])
    assert digest((tmp_path / "feed/0.html").read_bytes()) == read[0].fed

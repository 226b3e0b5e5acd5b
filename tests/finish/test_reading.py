"""A build is read by one process or by several, to the same end."""

from __future__ import annotations

from pathlib import Path

import pytest

from club.finish import reading
from club.finish.guard.patterns import Kind
from club.finish.guard.wanted import Wanted
from club.finish.reading import Read, Reading, Setting
from club.former import Key
from club.kept import Store

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

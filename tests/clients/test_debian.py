"""Clients that come with Debian, for « make test-clients »: libical, calcurse and a real Thunderbird.

Left out elsewhere: they must be installed by root.  In CI (CI=true) a missing one is a failure.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from clients.publishing import Published
from clients.readers import ABROAD, Files, Seen, run, served
from clients.shown import Shown, differences, expected, said
from clients.thunderbird import Thunderbird
from clients.two_builds import FEED, Subscription

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.environ.get("CLUB_TEST_CLIENTS") != "1", reason="logiciels de Debian : make test-clients"),
]
PACKAGES = "gcc libical-dev calcurse thunderbird"


def need(found: bool, name: str) -> None:
    """Without ``name``: in CI a failure, elsewhere a test left out, and how to install it in both."""
    if not found:
        message = f"{name} n'est pas installé.  En root : apt-get install --no-install-recommends {PACKAGES}"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)


# --- libical


@pytest.fixture(scope="module")
def libical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need(shutil.which("gcc") is not None, "gcc")
    program = tmp_path_factory.mktemp("libical") / "libical"
    source = Path(__file__).with_name("libical.c")
    flags = ["-std=gnu11", "-Wall", "-Wextra", "-Werror", "-O1"]
    header = subprocess.run(
        ["gcc", "-E", "-x", "c", "-"], input="#include <libical/ical.h>", capture_output=True, text=True
    )
    need(header.returncode == 0, "libical-dev")
    run("gcc", *flags, source, "-o", program, "-lical")
    return program


def by_libical(program: Path, files: Files) -> tuple[Seen, list[str]]:
    """What libical shows, and what it objects to."""
    names = {str(file): name for name, file in files.items()}
    seen: Seen = {name: [] for name in files}
    objections, here = [], ""
    for line in run(program, *names, TZ=ABROAD).splitlines():
        what, *told = line.split("\t")
        if what == "file":
            here = names[told[0]]
        elif what == "event":
            seen[here].append(Shown(*told))
        else:
            objections.append(f"{here}: {line}")
    return seen, objections


def test_libical_shows_what_the_site_shows_and_objects_to_nothing(libical: Path, published: Published) -> None:
    seen, objections = by_libical(libical, published.calendars)
    assert objections == []
    assert differences(seen, published.programme) == {}


def test_libical_and_hostile_text(libical: Path, hostile: Published) -> None:
    seen, objections = by_libical(libical, hostile.calendars)
    assert objections == []
    assert differences(seen, hostile.programme) == {}


def test_libical_after_a_second_build(libical: Path, subscription: Subscription) -> None:
    for build in (subscription.first, subscription.second):
        site = build()
        seen, objections = by_libical(libical, site.calendars)
        assert objections == []
        assert differences(seen, site.programme) == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"SEQUENCE:0", b"SEQUENCE:0\r\nSEQUENCE:1"),
        (b"BEGIN:VEVENT\r\n", b"BEGIN:VEVENT\r\nPRIORITY\r\n"),
    ],
)
def test_libical_objects_to_a_little(libical: Path, small: Published, tmp_path: Path, old: bytes, new: bytes) -> None:
    """Far from everything: not to a missing DTSTAMP, nor to « STATUS:CERTAIN ».  Hence our own linter."""
    wrong = tmp_path / "agenda.ics"
    wrong.write_bytes(small.calendars["agenda.ics"].read_bytes().replace(old, new))
    assert by_libical(libical, {"agenda.ics": wrong})[1] != []


# --- calcurse: it keeps neither UID nor state (which is why both stand in the title), and the place in a note


class Calcurse:
    """It keeps times as those of the machine's zone, which must not change after the import."""

    def __init__(self, folder: Path, zone: str = ABROAD) -> None:
        need(shutil.which("calcurse") is not None, "calcurse")
        folder.mkdir()
        self.folder, self.environment = folder, {"TZ": zone, "LC_ALL": "C.UTF-8"}

    def run(self, *arguments: str | Path) -> str:
        return run("calcurse", "-D", self.folder, *arguments, **self.environment)

    def import_(self, file: Path) -> None:
        told = self.run("-i", file)
        assert "0 skipped" in told, told

    def listed(self) -> list[Shown]:
        """« calcurse -G »: with times as instants, whole days as calcurse writes them in its own file."""
        times = ("--format-apt", "time\t%(start:epoch)\t%(end:epoch)\t%m\n")
        days = ("--format-event", "days\t%(raw)", "--format-recur-event", "days\t%(raw)")
        told = self.run("-G", *times, *days)
        return sorted(self._event(*line.split("\t")) for line in told.splitlines())

    @staticmethod
    def _event(what: str, *told: str) -> Shown:
        if what == "time":
            start, end = (said(datetime.fromtimestamp(int(second), UTC)) for second in told[:2])
            return Shown(start, end, told[2], "", "", "")
        # 06/10/2027 [1] {1D -> 06/11/2027} >digest title
        when, _, title = told[0].partition(" >")
        first, *more = when.replace("{1D -> ", "").rstrip("}").split(" [1]")
        last = (more[0].strip() if more else "") or first
        start_day, last_day = (datetime.strptime(day, "%m/%d/%Y").date() for day in (first, last))  # noqa: DTZ007
        return Shown(said(start_day), said(last_day + timedelta(days=1)), title.partition(" ")[2], "", "", "")


def bare(events: list[Shown]) -> list[Shown]:
    return sorted(one.but(state="", place="", uid="") for one in events)


def test_calcurse_imports_what_the_site_shows(published: Published, tmp_path: Path) -> None:
    for number, (name, file) in enumerate(published.feeds.items()):
        calcurse = Calcurse(tmp_path / str(number))
        calcurse.import_(file)
        assert calcurse.listed() == bare(expected(published.programme, name)), name


def test_calcurse_imports_each_file_of_one_event(small: Published, tmp_path: Path) -> None:
    calcurse = Calcurse(tmp_path / "calcurse")
    alone = {name: file for name, file in small.calendars.items() if name not in small.feeds and "ancien" not in name}
    for file in alone.values():
        calcurse.import_(file)
    assert calcurse.listed() == bare([one for name in alone for one in expected(small.programme, name)])


def test_calcurse_tells_of_a_day(small: Published, tmp_path: Path) -> None:
    calcurse = Calcurse(tmp_path / "calcurse", "Europe/Paris")
    calcurse.import_(small.calendars["agenda.ics"])
    day = ("--input-datefmt", "4", "--from", "2026-12-10", "--days", "1")
    told = calcurse.run("-Q", *day)
    assert told.splitlines()[1:] == [" - 18:30 -> 20:00", "\tAtelier « rituels »"]


def test_calcurse_subscribes_to_nothing(subscription: Subscription, tmp_path: Path) -> None:
    """It imports, without UIDs: a second import adds all again, so what changed stands there twice."""
    calcurse = Calcurse(tmp_path / "calcurse")
    calcurse.import_(subscription.web / FEED)
    first = bare(subscription.wanted)
    assert calcurse.listed() == first
    subscription.second()
    calcurse.import_(subscription.web / FEED)
    assert calcurse.listed() == sorted([*first, *bare(subscription.wanted)])


# --- Thunderbird, subscribed over HTTP


@pytest.fixture(params=[False, True], ids=["read-again", "kept-offline"])
def thunderbird(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Thunderbird, bool]]:
    need(shutil.which("thunderbird") is not None, "thunderbird")
    with Thunderbird(tmp_path / "thunderbird", ABROAD) as client:
        yield client, request.param


def test_thunderbird_shows_what_the_site_shows(
    thunderbird: tuple[Thunderbird, bool], sample: Published, hostile: Published
) -> None:
    client, kept = thunderbird
    with served(sample.web) as address:
        client.subscribe(f"{address}/agenda.ics", kept=kept)
        assert client.shown() == expected(sample.programme, "agenda.ics")
        assert not any(one["alarms"] for one in client.held())
        client.unsubscribe()
    with served(hostile.web) as address:
        client.subscribe(f"{address}/agenda.ics", kept=kept)
        assert client.shown() == expected(hostile.programme, "agenda.ics")
        ((told, categories, zone),) = [
            (one["description"], one["categories"], one["zone"])
            for one in client.held()
            if one["title"].startswith("Sel")
        ]
    assert r"A, b; c \ d : BEGIN:VALARM" in told
    assert r"Virgules, points-virgules; et \ reste" in categories
    assert zone == "Europe/Paris"


def test_thunderbird_after_a_second_build(thunderbird: tuple[Thunderbird, bool], subscription: Subscription) -> None:
    """Moved, cancelled, renamed, retitled, erased… : what it shows is the new build, nothing twice, no ghost."""
    client, kept = thunderbird
    with served(subscription.web) as address:
        client.subscribe(f"{address}/{FEED}", kept=kept)
        for build in (subscription.first, subscription.second, subscription.second, subscription.first):
            build()
            seen = client.shown()
            assert max(Counter(one.uid for one in seen).values()) == 1
            assert seen == subscription.wanted

"""Real clients read the built calendars: each shows exactly the occurrences of the site, and what it can't is said.

Start and end as instants (or whole days), title, state, place and UID, for every calendar of the small project and
of the club's own site.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from clients import readers
from clients.publishing import Published
from clients.readers import Desk, Files, Seen
from clients.shown import Shown, differences, expected

LIBRARIES = [readers.icalendar, readers.recurring, readers.ical_js, readers.node_ical]


@pytest.mark.parametrize("client", LIBRARIES, ids=lambda client: client.__name__)
def test_a_client_shows_exactly_what_the_site_shows(published: Published, client: Callable[[Files], Seen]) -> None:
    seen = client(published.calendars)
    assert set(seen) == set(published.calendars)
    assert differences(seen, published.programme) == {}
    assert sum(map(len, seen.values())) >= len(published.programme.occurrences)


@pytest.fixture(scope="module")
def desk(published: Published, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    one_a_family = {name.rpartition("/")[0]: name for name in published.feeds}.values()
    listed = ["agenda.ics", *one_a_family, *(name for name in published.feeds if "archives" in name)]
    desk = Desk(tmp_path_factory.mktemp("desk"), published.web, published.feeds, listed)
    desk.synchronise()
    return desk


def nameless(events: list[Shown]) -> list[Shown]:
    """vdirsyncer's HTTP storage puts a digest of the content in the place of each UID."""
    return sorted(one.but(uid="") for one in events)


def test_vdirsyncer_makes_one_file_of_each_event(published: Published, desk: Desk) -> None:
    for name in published.feeds:
        wanted = expected(published.programme, name)
        kept = readers.icalendar({item.name: item for item in desk.items(name)})
        assert [len(events) for events in kept.values()] == [1] * len(wanted), name
        assert nameless([one for events in kept.values() for one in events]) == nameless(wanted), name
        assert len({one.uid for (one,) in kept.values()}) == len({one.uid for one in wanted}) == len(wanted)


def test_khal_lists_exactly_what_the_site_shows(published: Published, desk: Desk) -> None:
    seen = desk.listed()
    assert {name.rpartition("/")[0] for name in seen} == {name.rpartition("/")[0] for name in published.feeds}
    for name, events in seen.items():
        assert nameless(events) == nameless(expected(published.programme, name)), name


def test_khal_imports_a_file_under_its_own_uids(published: Published, tmp_path: Path) -> None:
    desk = Desk(tmp_path, published.web, ["agenda.ics"])
    desk.khal("import", "--batch", "-a", "c0", published.calendars["agenda.ics"])
    assert sorted(desk.listed()["agenda.ics"]) == expected(published.programme, "agenda.ics")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"SUMMARY:", b"SUMMARY:x"),
        (b"TZID=Europe/Paris:20261210T183000", b"TZID=Europe/Paris:20261210T193000"),
        (b"STATUS:CANCELLED", b"STATUS:CONFIRMED"),
        (b"LOCATION:En ligne", b"LOCATION:Ailleurs"),
    ],
)
def test_a_difference_would_be_seen(small: Published, tmp_path: Path, old: bytes, new: bytes) -> None:
    wrong = tmp_path / "agenda.ics"
    content = small.calendars["agenda.ics"].read_bytes()
    assert old in content
    wrong.write_bytes(content.replace(old, new))
    for client in LIBRARIES:
        assert set(differences(client({"agenda.ics": wrong}), small.programme)) == {"agenda.ics"}


def test_an_event_too_many_or_too_few_would_be_seen(small: Published) -> None:
    (first, *rest) = expected(small.programme, "agenda.ics")
    assert differences({"agenda.ics": [first, first, *rest]}, small.programme) == {"agenda.ics": [first] * 3}
    assert differences({"agenda.ics": rest}, small.programme) == {"agenda.ics": [first]}

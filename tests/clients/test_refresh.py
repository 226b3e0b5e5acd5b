"""A subscription refreshed: two builds after each other, and what each client shows then.

Moved, cancelled, postponed, renamed, retitled, another place, another zone, confirmed, reinstated, erased, a repeat
with a date moved, one cancelled and two more: nothing twice, nothing left behind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from clients import readers, two_builds
from clients.publishing import publish
from clients.readers import Desk, Files, Seen
from clients.shown import Shown, differences
from clients.two_builds import FEED, Subscription


def nameless(events: list[Shown]) -> list[Shown]:
    return sorted(one.but(uid="") for one in events)


def test_the_two_builds_hold_what_they_should(subscription: Subscription) -> None:
    before = subscription.wanted
    subscription.second()
    after = subscription.wanted
    gone = {one.uid for one in before} - {one.uid for one in after}
    assert [one.title for one in before if one.uid in gone] == list(two_builds.GONE)
    come = [one.title for one in after if one.uid not in {one.uid for one in before}]
    assert come == ["Hebdo"] * 2
    assert Counter(one.state for one in after)["CANCELLED"] == 3
    told = {one.uid: one for one in before}
    same = [one.title for one in after if told.get(one.uid) == one]
    assert same == ["Hebdo", "Stable", "À renommer"]


@pytest.mark.parametrize(
    "client", [readers.icalendar, readers.recurring, readers.ical_js, readers.node_ical], ids=lambda client: client.__name__
)  # fmt: skip
def test_a_client_that_reads_all_again(subscription: Subscription, client: Callable[[Files], Seen]) -> None:
    for build in (subscription.first, subscription.second):
        site = build()
        assert differences(client(site.calendars), site.programme) == {}


def test_an_old_address_gives_the_renamed_event(subscription: Subscription) -> None:
    (before,) = Calendar.from_ical((subscription.web / "agenda/ancien-nom.ics").read_bytes()).events
    subscription.second()
    old, new = ((subscription.web / f"agenda/{name}.ics").read_bytes() for name in ("ancien-nom", "nouveau-nom"))
    assert old == new
    (after,) = Calendar.from_ical(new).events
    assert before["UID"] == after["UID"]


def test_khal_over_vdirsyncer(subscription: Subscription, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk", subscription.web, [FEED])
    for build in (subscription.first, subscription.second, subscription.first):
        build()
        desk.synchronise()
        assert len(desk.items(FEED)) == len(subscription.wanted)
        assert nameless(desk.listed()[FEED]) == nameless(subscription.wanted)


def test_vdirsyncer_touches_no_event_that_did_not_change(subscription: Subscription, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk", subscription.web, [FEED])
    desk.synchronise()
    before = {file.name: file.stat().st_mtime_ns for file in desk.items(FEED)}
    subscription.second()
    desk.synchronise()
    kept = [file for file in desk.items(FEED) if before.get(file.name) == file.stat().st_mtime_ns]
    titles = [event.title for events in readers.icalendar({f.name: f for f in kept}).values() for event in events]
    assert sorted(titles) == ["Hebdo", "Stable"]


def test_vdirsyncer_keeps_what_it_had_when_a_feed_comes_empty(subscription: Subscription, tmp_path: Path) -> None:
    """It takes an empty calendar for an accident, and says so; the feed is refused by the build too."""
    desk = Desk(tmp_path / "desk", subscription.web, [FEED])
    desk.synchronise()
    wanted = subscription.wanted
    two_builds.rewrite(subscription.project, {})
    publish(subscription.project, subscription.web)
    with pytest.raises(AssertionError, match="completely emptied"):
        desk.synchronise()
    assert nameless(desk.listed()[FEED]) == nameless(wanted)


def test_khal_import_moves_and_retitles_but_never_erases(subscription: Subscription, tmp_path: Path) -> None:
    """Importing a file again is no subscription: what is no longer in it stays, and nothing is there twice."""
    desk = Desk(tmp_path / "desk", subscription.web, [FEED])
    (ghost,) = [one for one in subscription.wanted if one.title in two_builds.GONE]
    desk.khal("import", "--batch", "-a", "c0", subscription.web / FEED)
    subscription.second()
    desk.khal("import", "--batch", "-a", "c0", subscription.web / FEED)
    assert sorted(desk.listed()[FEED]) == sorted([*subscription.wanted, ghost])


def test_a_client_that_takes_news_only_with_a_greater_sequence(subscription: Subscription) -> None:
    """As Google does: it misses the new title and nothing else (start, end, state and place all came through)."""

    def events() -> dict[str, Event]:
        found = Calendar.from_ical((subscription.web / FEED).read_bytes()).events
        return {str(event["UID"]): event for event in found}

    kept = events()
    subscription.second()
    fresh = events()
    for uid, event in fresh.items():
        if uid not in kept or event["SEQUENCE"] > kept[uid]["SEQUENCE"]:
            kept[uid] = event
    shown = [readers.event(event) for uid, event in kept.items() if uid in fresh]
    missed = [one for one in subscription.wanted if one not in shown]
    assert [one.title for one in missed] == list(two_builds.RETITLED)


def test_what_changed_says_so_and_nothing_else_does(subscription: Subscription) -> None:
    """SEQUENCE grows exactly where start, end, zone, place or state changed; DTSTAMP is never older."""

    def stamps() -> dict[str, tuple[int, datetime, datetime]]:
        found = Calendar.from_ical((subscription.web / FEED).read_bytes()).events
        return {str(e["UID"]): (e["SEQUENCE"], e["LAST-MODIFIED"].dt, e["DTSTAMP"].dt) for e in found}

    before, old = {one.uid: one for one in subscription.wanted}, stamps()
    subscription.second()
    new = stamps()
    for one in subscription.wanted:
        if one.uid not in old:
            continue
        was = before[one.uid]
        changed = (was.start, was.end, was.state, was.place) != (one.start, one.end, one.state, one.place)
        assert new[one.uid][0] - old[one.uid][0] == changed, one
        assert new[one.uid][1] >= old[one.uid][1]
        assert new[one.uid][1] == new[one.uid][2]
        assert not changed or new[one.uid][1] > old[one.uid][1]

"""What an event says beyond its line in an agenda, as clients read it, and the little that they misread."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar, Event

from clients import readers
from clients.hostile import HOSTILE, hostile_project
from clients.publishing import Published, publish
from clients.shown import differences
from small_project import small_project

SCRIPTS = ["ical_js", "node_ical"]


def details(event: Event) -> dict[str, Any]:
    """The same that the scripts tell, read by icalendar."""
    start, geo = event["DTSTART"], event.get("GEO")
    return {
        "title": str(event["SUMMARY"]),
        "uid": str(event["UID"]),
        "sequence": event["SEQUENCE"],
        "url": str(event["URL"]),
        "link": str(event["CONFERENCE"]) if "CONFERENCE" in event else None,
        "geo": [geo.latitude, geo.longitude] if geo else None,
        "categories": [str(category) for category in event["CATEGORIES"].cats],
        "description": str(event["DESCRIPTION"]),
        "place": str(event.get("LOCATION", "")),
        "state": str(event["STATUS"]),
        "zone": start.params.get("TZID"),
    }


def same(told: dict[str, Any], wanted: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What differs.  Each library has its own name for a time in UTC and for a whole day: zones in full only."""
    other = {"UTC": None, "Etc/UTC": None, "floating": None}
    told = {**told, "zone": other.get(told["zone"], told["zone"])}
    return {key: (told[key], value) for key, value in wanted.items() if told[key] != value}


def compared(script: str, calendars: Mapping[str, Path]) -> list[dict[str, tuple[Any, Any]]]:
    told = readers.node(script, calendars)
    found = []
    for name, file in calendars.items():
        events = Calendar.from_ical(file.read_bytes()).events
        assert [event["uid"] for event in told[name]] == [str(event["UID"]) for event in events]
        found += [same(mine, details(event)) for mine, event in zip(told[name], events, strict=True)]
    return [difference for difference in found if difference]


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_rest_of_an_event_is_read_alike(published: Published, script: str) -> None:
    assert compared(script, published.feeds) == []


@pytest.mark.parametrize("client", [readers.icalendar, readers.recurring, readers.ical_js, readers.node_ical])
def test_hostile_text_arrives(hostile: Published, client: Any) -> None:
    assert differences(client(hostile.calendars), hostile.programme) == {}


@pytest.mark.parametrize("script", SCRIPTS)
def test_hostile_text_arrives_everywhere(hostile: Published, script: str) -> None:
    assert compared(script, hostile.feeds) == []


def test_hostile_text_arrives_in_khal(hostile: Published, tmp_path: Path) -> None:
    desk = readers.Desk(tmp_path, hostile.web, ["agenda.ics"])
    desk.khal("import", "--batch", "-a", "c0", hostile.calendars["agenda.ics"])
    assert differences(desk.listed(), hostile.programme) == {}


def test_node_ical_breaks_a_line_where_a_backslash_meets_an_n(tmp_path: Path) -> None:
    r"""Written « \\n » as RFC 5545, 3.3.11 asks; ical.js, icalendar and khal read « \n » as the two characters."""
    project = hostile_project(tmp_path / "project", HOSTILE.replace(r"\ rien", r"\net"))
    calendars = {"agenda.ics": publish(project, tmp_path / "web").calendars["agenda.ics"]}
    assert compared("ical_js", calendars) == []
    (misread,) = compared("node_ical", calendars)
    ((told, wanted),) = misread.values()
    assert told.replace("\n", "n") == wanted


def test_recurring_ical_events_ends_an_hour_early_in_the_hour_that_comes_twice(tmp_path: Path) -> None:
    """The others read the instant that is written, in universal time as no local time could tell it."""
    project = small_project(tmp_path / "project")
    lines = ("kind: peer-call", "title: La nuit", "start: 2026-10-25 01:30", "duration: 100min")
    (project / "programme/sessions/nuit.md").write_text("\n".join(["---", *lines, "---", "", "Un texte.", ""]), "utf-8")
    site = publish(project, tmp_path / "web")
    calendars = {"agenda.ics": site.calendars["agenda.ics"]}
    for client in (readers.icalendar, readers.ical_js, readers.node_ical):
        assert differences(client(calendars), site.programme) == {}
    right, misread = sorted(differences(readers.recurring(calendars), site.programme)["agenda.ics"], reverse=True)
    assert (right.title, right.end, misread.end) == ("La nuit", "2026-10-25T01:10:00Z", "2026-10-25T00:10:00Z")
    assert readers.as_recurring_reads(right, "Europe/Paris") == misread


# --- the test itself: it sees what it should


def test_ical_js_reads_by_the_zone_of_the_file_alone(small: Published, tmp_path: Path) -> None:
    """It has no zones of its own: a wrong rule shows at once.  node-ical asks the machine's tables and sees nothing."""
    content = small.calendars["agenda.ics"].read_bytes()
    wrong = tmp_path / "agenda.ics"
    wrong.write_bytes(content.replace(b"TZOFFSETTO:+0100", b"TZOFFSETTO:+0000"))
    assert len(differences(readers.ical_js({"agenda.ics": wrong}), small.programme)["agenda.ics"]) > 0
    assert differences(readers.node_ical({"agenda.ics": wrong}), small.programme) == {}


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland"])
@pytest.mark.parametrize("script", SCRIPTS)
def test_the_readers_zone_changes_nothing(small: Published, script: str, zone: str) -> None:
    assert readers.node(script, small.feeds, zone) == readers.node(script, small.feeds)

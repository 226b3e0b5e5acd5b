"""Text that tries to be something else (RFC 5545, 3.3.11): it arrives as it was written, and stays text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from club.addresses import ascii_url
from club.calendar.properties import Categories, Text, content_lines, line, serialised

HOSTILE = [
    "virgule, point-virgule; deux-points: barre \\ guillemet \" apostrophe '",
    r"C:\Nouveau\net",  # icalendar alone would read \N as a line break
    r"fin par une barre \ ".strip(),
    "👩🏽‍🚀 é ü 漢字 𝒳",
    "BEGIN:VALARM",
    "^n ^^ ^'",
    "=?utf-8?q?x?=",
]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_arrives_as_it_was_written(project, title):
    project.session("appel", "start: 2026-12-03 18:30\nduration: 1h", title=title)
    assert project.event("appel")["SUMMARY"] == title
    (event,) = Calendar.from_ical(project.files()["agenda.ics"]).events
    assert event["SUMMARY"] == title


def test_a_place_and_a_reason_too(project):
    project.session(
        "appel",
        "start: 2026-12-03 18:30\nduration: 1h\n"
        'where:\n  name: "Chez Zoé; l\'\\\\atelier, fond de cour"\n'
        'changes:\n  - {date: 2026-11-20, what: place, why: "A, b; c\\\\nd"}\n',
    )
    event = project.event("appel")
    assert event["LOCATION"] == "Chez Zoé; l'\\atelier, fond de cour"
    assert "(A, b; c\\nd)" in event["DESCRIPTION"]


BREAKS = "\r\n|\n|\r|\x0b|\x0c|\x1c|\x85|\u2028|\u2029".split("|")


@pytest.mark.parametrize("end", BREAKS)
def test_no_line_break_begins_a_property(end):
    event = Event()
    event.add("SUMMARY", line(f"Titre{end}ATTENDEE:mailto:x@example.org"))
    event.add("DESCRIPTION", Text(f"Un{end}BEGIN:VALARM"))
    lines = event.to_ical().split(b"\r\n")
    assert lines[1:-2] == [b"SUMMARY:Titre ATTENDEE:mailto:x@example.org", b"DESCRIPTION:Un\\nBEGIN:VALARM"]


@given(st.text())
def test_any_text_comes_back_without_what_no_one_sees(written):
    event = Event()
    event.add("UID", line("x"))
    event.add("DTSTAMP", datetime(2026, 1, 1, tzinfo=UTC))
    event.add("DESCRIPTION", Text(written))
    content = event.to_ical()
    assert all(byte >= 32 or byte in (10, 13) for byte in content)
    assert all(len(part) <= 75 for part in content.split(b"\r\n"))
    assert str(Event.from_ical(content)["DESCRIPTION"]) == str(Text(written))


@given(st.text(st.sampled_from("aé漢𝒳\\\\^^;,\n "), min_size=60))
def test_a_component_is_written_as_icalendar_writes_it(written):
    event = Event()
    event.add("DESCRIPTION", Text(written))
    assert serialised(content_lines(event)) == event.to_ical()


def test_a_categorys_backslash_and_comma_stay_its_own():
    assert Categories([r"a\Nb", "c,d", "c,d"]).to_ical() == rb"a\\Nb,c\,d"


@pytest.mark.parametrize(
    ("written", "ascii"),
    [
        ("https://www.example.org/é?q=à b", "https://www.example.org/%C3%A9?q=%C3%A0%20b"),
        ("https://www.example.org/a%20b?x=1&y=2#z", "https://www.example.org/a%20b?x=1&y=2#z"),
    ],
)
def test_addresses_are_ascii(written, ascii):
    assert ascii_url(written) == ascii

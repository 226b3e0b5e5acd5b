"""Whatever bytes come: never a traceback, never a file that the site refuses."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from club import imports
from club.calendar.importing import Known, imported
from club.calendar.importing.components import MAX_BYTES, MAX_EVENTS, NotACalendar
from club.calendar.importing.when import Club

SMALL = Club("Europe/Paris", date(2026, 11, 21), date(2027, 8, 31))
NAMES = [
    "UID", "SUMMARY", "DESCRIPTION", "LOCATION", "DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID", "STATUS",
    "GEO", "URL", "CATEGORIES", "LAST-MODIFIED", "SEQUENCE", "CLASS", "X-ALT-DESC", "DTSTART;TZID=Europe/Paris", "DTSTART;VALUE=DATE",
    "RECURRENCE-ID;RANGE=THISANDFUTURE", "RDATE;VALUE=PERIOD", "BEGIN", "END", "ATTENDEE;CN=x", "SUMMARY;LANGUAGE=\"", "EXRULE",
]  # fmt: skip
VALUES = [
    "20261201T180000Z", "20261201", "20261025T023000", "00000000T000000", "99991231T235959Z", "PT1H", "-P9999999D", "P1W", "FREQ=WEEKLY",
    "FREQ=WEEKLY;COUNT=0", "FREQ=MONTHLY;BYDAY=5TU;UNTIL=99991231", "FREQ=DAILY;INTERVAL=999999999;COUNT=2", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=9",
    "FREQ=SECONDLY;UNTIL=20990101", "48.1;2.1", "nan;inf", "VEVENT", "VCALENDAR", "VTIMEZONE", "VALARM", "CANCELLED", "<b>", "&#x202e;",
    "mot de passe\\n: x", "vendredi 3 décembre 2026", "---", "\ud7ff\ufffe", "\\", "https://zoom.us/j/1?pwd=2", "", "-1", "0", "é" * 300,
]  # fmt: skip
LINE = st.builds("{}:{}".format, st.sampled_from(NAMES), st.one_of(st.sampled_from(VALUES), st.text(max_size=40)))
EVENT = st.lists(LINE, max_size=12).map(
    lambda lines: "\r\n".join(["BEGIN:VEVENT", "DTSTART:20261201T180000Z", *lines, "END:VEVENT"])
)
CALENDAR = st.lists(EVENT, max_size=4).map(lambda events: "\r\n".join(["BEGIN:VCALENDAR", *events, "END:VCALENDAR"]))
OFTEN = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


def fine(content: bytes) -> None:
    try:
        imported(content, SMALL, Known(), lambda files: {})
    except NotACalendar as reason:
        assert str(reason)


@OFTEN
@given(st.binary(max_size=400))
def test_any_bytes(content):
    fine(content)
    fine(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + content + b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")


@OFTEN
@given(CALENDAR)
def test_any_lines(text):
    fine(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=CALENDAR)
def test_the_site_takes_whatever_was_written(club, text):
    club.take(text.encode("utf-8", "surrogatepass"))
    club.programme()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_other_encodings_and_line_ends(club, encoding, end):
    lines = [
        "BEGIN:VCALENDAR",
        "BEGIN:VEVENT",
        "UID:a",
        "DTSTART:20261201T180000Z",
        "SUMMARY:Fête d'été",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    assert club.take(end.join(lines).encode(encoding)).says('title: "Fête d\'été"')


def test_one_broken_event_does_not_spoil_the_others(club, write_calendar):
    content = write_calendar(
        "BEGIN:VEVENT", "UID:a", "SUMMARY:Un", "DTSTART:demain", "END:VEVENT",
        "BEGIN:VEVENT", "UID:b", "SUMMARY:Jamais refermé", "DTSTART:20261201T180000Z",
        "BEGIN:VEVENT", "UID:c", "SUMMARY:Trois", "DTSTART:20261201T180000Z", "END:VEVENT",
    )  # fmt: skip
    done = club.take(content)
    assert list(done.files) == ["trois"]
    assert done.code == 0
    assert "ligne 4, « Un » : il n'a pas de date de début lisible" in done.told
    assert "ligne 9, « Jamais refermé » : il n'est pas refermé" in done.told


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "n'est pas un calendrier"),
        (b"<html>Connectez-vous</html>", "n'est pas un calendrier"),
        (b"x" * (MAX_BYTES + 1), "plus de 10 Mo"),
        (b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * (MAX_EVENTS + 1), "au plus 2000"),
    ],
    ids=["vide", "html", "trop-gros", "trop-long"],
)
def test_what_is_no_calendar_is_refused_as_a_whole(club, content, why):
    with pytest.raises(imports.Refused, match=why):
        club.take(content)


@pytest.mark.parametrize(
    "line",
    [
        "DESCRIPTION:" + "<!--" * 50_000,
        "DESCRIPTION:" + "<a href='" * 30_000,
        "DESCRIPTION:" + "a@" * 100_000,
        "DESCRIPTION:" + "1 " * 100_000,
        "DESCRIPTION:" + "-::~" + "~:" * 100_000,
        "SUMMARY:" + "(" * 200_000,
        "LOCATION:" + "salle;" * 30_000,
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2",
        "RRULE:FREQ=SECONDLY;BYSECOND=61;COUNT=2",
        "EXDATE:" + ",".join(["20261201T180000Z"] * 10_000),
    ],
    ids=lambda line: line[:30],
)
def test_nothing_takes_long(club, line):
    before = time.monotonic()
    club.event(line)
    assert time.monotonic() - before < 10


def test_the_rules_of_a_hostile_zone_are_not_followed(club, write_calendar):
    content = write_calendar(
        "BEGIN:VTIMEZONE", "TZID:Piège", "BEGIN:STANDARD", "DTSTART:19700101T000000", "RRULE:FREQ=SECONDLY", "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200", "END:STANDARD", "END:VTIMEZONE",
        "BEGIN:VEVENT", "UID:a", "SUMMARY:Appel", "DTSTART;TZID=Piège:20261201T180000", "END:VEVENT",
    )  # fmt: skip
    assert "fuseau horaire inconnu" in club.take(content).text

"""Calendars: what each holds, and its bytes (RFC 5545, 3.1 and 3.4; RFC 7986)."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from club.calendar.feed import PRODID

GOLDEN = Path(__file__).parent / "golden" / "agenda.ics"
WEEKLY = """
announced: 2026-09-01
aliases:
  - ancien
  - plus-recent
where:
  online: true
join: platform
repeat:
  - {start: 2026-11-24 12:30, duration: 45min, every: week, until: 2026-12-29}
dates:
  2026-12-01:
    changes:
      - {date: 2026-11-20, what: cancelled, why: "Jour de fête, repos"}
  2026-12-08:
    start: 2026-12-09 18:00
    duration: 1h30
    changes:
      - {date: 2026-11-21, what: moved, was: 2026-12-08 12:30, why: "Formation"}
  2026-12-22:
    title: "Spécial fêtes"
    where:
      name: "La Halle"
      address: "1 rue Vraie, 75000 Paris"
      address_for: members
"""


def once(id: str, day: str, project, more: str = "") -> None:
    project.session(id, f"start: {day} 18:30\nduration: 1h\n{more}")


def days(content: bytes) -> list[str]:
    return [f"{event.start:%Y-%m-%d}" for event in Calendar.from_ical(content).events]


# --- which events


def test_the_feed_goes_twelve_months_back_to_the_first_of_a_month(project):
    for day in ("2025-10-31", "2025-11-01", "2026-11-24", "2099-01-01"):
        once(f"appel-{day}", day, project)
    files = project.files()
    assert days(files["agenda.ics"]) == ["2025-11-01", "2026-11-24", "2099-01-01"]


def test_the_month_is_that_of_the_clubs_zone(project):
    once("appel", "2025-11-30", project)
    project.now = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)  # 1 December in Paris
    assert days(project.files()["agenda.ics"]) == []


def test_a_year_no_longer_whole_in_the_feed_is_whole_in_the_archives(project):
    for day in ("2024-05-01", "2025-10-31", "2025-11-01", "2026-01-05"):
        once(f"appel-{day}", day, project)
    files = project.files()
    assert [address for address in files if "archives" in address] == [
        "agenda/archives/2024.ics",
        "agenda/archives/2025.ics",
    ]
    assert days(files["agenda/archives/2024.ics"]) == ["2024-05-01"]
    assert days(files["agenda/archives/2025.ics"]) == ["2025-10-31", "2025-11-01"]


def test_nothing_is_lost(project, events):
    for month in range(1, 13):
        once(f"vieux-{month}", f"2025-{month:02}-10", project)
        once(f"neuf-{month}", f"2026-{month:02}-10", project)
    project.session("appel", WEEKLY)
    files = project.files()
    kept = {
        event for address in files if "/" not in address or "archives" in address for event in events(files[address])
    }
    assert len(kept) == len(project.programme().occurrences) == 24 + 6


def test_events_are_in_order_of_instants(project):
    project.session("c", "start: 2026-12-03 12:00\nduration: 1h\ntimezone: America/Toronto", title="C")
    project.session("b", "start: 2026-12-03 17:30\nduration: 1h", title="B")
    project.session("a", "start: 2026-12-03", title="A")
    found = Calendar.from_ical(project.files()["agenda.ics"]).events
    assert [event["SUMMARY"] for event in found] == ["A", "B", "C"]


def test_events_of_one_instant_are_in_order_of_uid(project):
    for id in "abcdef":
        once(id, "2026-12-03", project)
    uids = [str(event["UID"]) for event in Calendar.from_ical(project.files()["agenda.ics"]).events]
    assert uids == sorted(uids)


# --- repeats


def test_a_repeat_is_expanded_each_date_with_its_own_state(project):
    project.session("appel", WEEKLY)
    files = project.files()
    assert not [line for line in project.lines() if line.startswith("RRULE") and "DAILY" in line]
    assert days(files["agenda/appel.ics"]) == [
        "2026-11-24", "2026-12-01", "2026-12-09", "2026-12-15", "2026-12-22", "2026-12-29",
    ]  # fmt: skip
    assert b"RECURRENCE-ID" not in files["agenda/appel.ics"]
    assert project.event("appel/2026-12-01")["STATUS"] == "CANCELLED"
    assert project.event("appel/2026-12-08")["SEQUENCE"] == 1
    assert project.event("appel/2026-12-15")["SEQUENCE"] == 0
    assert project.event("appel/2026-12-22")["SUMMARY"] == "Spécial fêtes"


def test_the_feed_of_a_session_is_never_cut(project):
    project.session("appel", "repeat:\n  - {start: 2021-09-07 12:30, duration: 1h, every: 4 weeks, until: 2027-06-30}")
    files = project.files()
    assert len(days(files["agenda/appel.ics"])) == len(project.programme().occurrences)
    assert len(days(files["agenda.ics"])) < len(project.programme().occurrences)


def test_a_page_for_each_date(project):
    project.session("appel", WEEKLY)
    assert project.event("appel/2026-12-08")["URL"] == "https://club.example.org/agenda/appel/2026-12-08/"


# --- one event, the same bytes everywhere


def test_an_event_has_the_same_bytes_in_every_file(project, events):
    project.session("appel", WEEKLY)
    files = project.files()
    for number, day in enumerate(("2026-11-24", "2026-12-01", "2026-12-08", "2026-12-15")):
        (alone,) = events(files[f"agenda/appel/{day}.ics"])
        assert alone == events(files["agenda/appel.ics"])[number] == events(files["agenda.ics"])[number]


def test_former_addresses_give_the_same_bytes(project):
    project.session("appel", WEEKLY)
    once("seance", "2026-12-03", project, "aliases:\n  - vieille-seance\n")
    files = project.files()
    for alias in ("ancien", "plus-recent"):
        assert files[f"agenda/{alias}.ics"] == files["agenda/appel.ics"]
        assert files[f"agenda/{alias}/2026-12-08.ics"] == files["agenda/appel/2026-12-08.ics"]
    assert files["agenda/vieille-seance.ics"] == files["agenda/seance.ics"]


def test_the_same_data_give_the_same_bytes(project):
    project.session("appel", WEEKLY)
    assert project.files() == project.files()


def test_the_day_of_the_build_is_in_no_byte(project):
    project.session("appel", WEEKLY)
    before = project.files()
    project.now = datetime(2026, 11, 1, tzinfo=UTC)
    assert project.files() == before


# --- the calendar itself


def test_a_subscribed_feed_says_its_name_its_rhythm_and_its_source(project):
    once("appel", "2026-12-03", project, "announced: 2026-09-01\n")
    lines = project.lines()
    head = lines[: lines.index("BEGIN:VTIMEZONE")]
    about = "Les douze derniers mois et toutes les dates à venir. Les années précédentes sont dans les archives."
    assert sorted(head) == sorted(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            f"PRODID:{PRODID}",
            "CALSCALE:GREGORIAN",
            "NAME:Club d'essai",
            "X-WR-CALNAME:Club d'essai",
            f"DESCRIPTION:{about}",
            f"X-WR-CALDESC:{about}",
            "X-WR-TIMEZONE:Europe/Paris",
            "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
            "X-PUBLISHED-TTL:PT6H",
            "SOURCE;VALUE=URI:https://club.example.org/agenda.ics",
            "URL:https://club.example.org/agenda/",
            "COLOR:darkslateblue",
            "X-APPLE-CALENDAR-COLOR:#483D8B",
            "LAST-MODIFIED:20260901T000000Z",
        ]
    )


def test_the_feed_was_modified_when_its_latest_event_was(project):
    once("un", "2026-12-03", project, "announced: 2026-09-01\n")
    once("deux", "2026-12-04", project, "changes:\n  - {date: 2026-11-02, what: link}\n")
    assert Calendar.from_ical(project.files()["agenda.ics"])["LAST-MODIFIED"].dt == datetime(2026, 11, 2, tzinfo=UTC)


def test_the_name_has_no_character_that_clients_show_escaped(project):
    project.session("appel", WEEKLY, title="Sel, poivre ; et \\ rien")
    lines = project.lines("agenda/appel.ics")
    assert "NAME:Sel poivre et rien – Club d'essai" in lines
    assert "X-WR-CALNAME:Sel poivre et rien – Club d'essai" in lines


def test_a_single_event_file_opens_no_new_calendar(project):
    once("appel", "2026-12-03", project)
    lines = project.lines("agenda/appel.ics")
    assert sorted(lines[: lines.index("BEGIN:VTIMEZONE")]) == [
        "BEGIN:VCALENDAR", "CALSCALE:GREGORIAN", f"PRODID:{PRODID}", "VERSION:2.0",
    ]  # fmt: skip


def test_each_zone_in_use_is_there_once(project):
    for n, name in enumerate(("America/Toronto", "Europe/Paris", "UTC", "America/Toronto")):
        once(f"appel-{n}", "2026-12-03", project, f"timezone: {name}\n")
    assert [line for line in project.lines() if line.startswith("TZID:")] == [
        "TZID:America/Toronto",
        "TZID:Europe/Paris",
    ]


def test_an_empty_feed_holds_the_zone_alone(project):
    lines = project.lines()
    assert [line for line in lines if line.startswith("BEGIN:")] == [
        "BEGIN:VCALENDAR", "BEGIN:VTIMEZONE", "BEGIN:DAYLIGHT", "BEGIN:STANDARD",
    ]  # fmt: skip
    assert not [line for line in lines if line.startswith("LAST-MODIFIED")]
    Calendar.from_ical(project.files()["agenda.ics"])


def test_an_empty_feed_of_a_club_without_yearly_rule_holds_a_zone_too(project):
    project.club((project.root / "programme/club.yml").read_text("utf-8").replace("Europe/Paris", "Asia/Jerusalem"))
    assert "TZID:UTC" in project.lines()


def test_what_breaks_clients_is_nowhere(project):
    project.session("appel", WEEKLY)
    once("seance", "2026-12-03", project)
    for content in project.files().values():
        calendar = Calendar.from_ical(content)
        assert "UID" not in calendar
        for name in (b"METHOD", b"ORGANIZER", b"ATTENDEE", b"VALARM", b"X-ALT-DESC", b"RDATE", b"DURATION:PT4"):
            assert name not in content


# --- bytes


def test_lines_end_and_fold_as_they_must(project):
    project.session("appel", WEEKLY, title="É" * 200 + "👩🏽‍🚀" * 20)
    for content in project.files().values():
        assert content.endswith(b"END:VCALENDAR\r\n")
        assert not content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\n") == content.count(b"\r") == content.count(b"\r\n")
        for line in content.split(b"\r\n"):
            assert len(line) <= 75
            line.decode()  # folded between characters, never inside one


def test_no_property_is_empty(project):
    project.session("appel", WEEKLY)
    for address in project.files():
        assert not [line for line in project.lines(address)[:-1] if line.endswith((":", "="))]


def test_the_golden_feed(project):
    """Every kind of event in one feed, byte for byte; ``UPDATE_GOLDEN=1`` writes it again."""
    project.person("ada", 'name: "Ada Essai"')
    project.theme("rituels", 'title: "Rituels, routines"\nmonth: 2026-12\nexample: true')
    project.session("appel", WEEKLY + 'summary: "On se parle ; on s\'écoute."\nhosts:\n  - ada\n', title="L'appel")
    once(
        "visio",
        "2026-12-03",
        project,
        'where:\n  online: true\njoin:\n  url: "https://visio.example.org/x"\n  public: true\naudience: public\n',
    )
    project.session("ailleurs", "start: 2027-03-16 12:30\nduration: 1h\ntimezone: America/Toronto", title="Là-bas")
    project.session("ramadan", "start: 2026-03-16 12:30\nduration: 1h\ntimezone: Africa/Casablanca", title="Sans règle")
    project.session(
        "jours",
        "start: 2027-06-10\nend: 2027-06-11\nstatus: tentative\nthemes: [rituels]",
        kind="celebration",
        title="Deux jours",
    )
    once("reporte", "2026-12-10", project, "changes:\n  - {date: 2026-11-19, what: postponed}\n")
    written = project.files()["agenda.ics"]
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_bytes(written)
    assert written == GOLDEN.read_bytes()


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland"])
def test_the_machines_zone_changes_nothing(project, monkeypatch, zone):
    import time

    project.session("appel", WEEKLY)
    before = project.files()
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert project.files() == before
    finally:
        monkeypatch.undo()
        time.tzset()

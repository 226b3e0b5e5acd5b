"""When an event is: zones, ends, whole days."""

from __future__ import annotations

import pytest


def test_universal_time_is_written_in_the_club_s_zone(club):
    done = club.event("DTSTART:20261201T180000Z", "DTEND:20261201T193000Z")
    assert done.says("start: 2026-12-01 19:00", "duration: 1h30")
    assert "timezone" not in done.text


@pytest.mark.parametrize(
    "tzid",
    [
        "Europe/Paris",
        "Romance Standard Time",
        "W. Europe Standard Time",  # Berlin, whose clocks show the same
        "/mozilla.org/20050126_1/Europe/Paris",
        "/freeassociation.sourceforge.net/Europe/Paris",
    ],
)
def test_a_zone_with_the_club_s_hours_is_not_written(club, tzid):
    done = club.event(f"DTSTART;TZID={tzid}:20261201T190000", "DURATION:PT45M")
    assert done.says("start: 2026-12-01 19:00", "duration: 45min")
    assert "timezone" not in done.text


def test_another_zone_is_kept(club):
    done = club.event("DTSTART;TZID=Eastern Standard Time:20261201T120000", "DURATION:PT1H")
    assert done.says("start: 2026-12-01 12:00", "duration: 1h", "timezone: America/New_York")


def test_a_time_without_zone_is_the_club_s_to_be_checked(club):
    done = club.event("DTSTART:20261201T190000", "DURATION:PT1H")
    assert done.says("start: 2026-12-01 19:00")
    assert "# à vérifier : l'agenda d'origine ne dit pas de fuseau horaire" in done.text


def test_a_zone_that_nobody_knows_is_the_club_s_to_be_checked(club):
    done = club.event("DTSTART;TZID=Chez nous:20261201T190000", "DURATION:PT1H")
    assert done.says("start: 2026-12-01 19:00")
    assert "# à vérifier : l'agenda d'origine nomme un fuseau horaire inconnu" in done.text


def test_whole_days_end_on_their_last_day(club):
    done = club.event("DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261204")
    assert done.says("start: 2026-12-01", "end: 2026-12-03")


@pytest.mark.parametrize("end", ["DTEND;VALUE=DATE:20261202", "DTEND;VALUE=DATE:20261201", "DURATION:P1D"])
def test_one_whole_day_has_no_end(club, end):
    done = club.event("DTSTART;VALUE=DATE:20261201", end)
    assert done.says("start: 2026-12-01", "---")


def test_a_timed_event_of_several_days_says_its_end(club):
    done = club.event("DTSTART;TZID=Europe/Paris:20261201T090000", "DTEND;TZID=Europe/Paris:20261203T170000")
    assert done.says("start: 2026-12-01 09:00", "end: 2026-12-03 17:00")


@pytest.mark.parametrize("end", ["DTEND:20261201T180000Z", "DTEND:20261201T170000Z", "DURATION:PT0S", "X-RIEN:1"])
def test_without_a_sensible_end_an_hour_is_supposed(club, end):
    done = club.event("DTSTART:20261201T180000Z", end)
    assert done.says("duration: 1h")
    assert "une heure est supposée" in done.text


def test_days_are_days_of_the_calendar_and_hours_are_hours(club):
    """RFC 5545, 3.3.6: across the end of summer time, P1D is 25 hours and PT24H is 24."""
    club.event("UID:jour", "DTSTART;TZID=Europe/Paris:20261024T120000", "DURATION:P1D", "SUMMARY:Jour")
    club.event("UID:heures", "DTSTART;TZID=Europe/Paris:20261024T120000", "DURATION:PT24H", "SUMMARY:Heures")
    written = club.sessions()
    assert "end: 2026-10-25 12:00" in written["jour"]
    assert "duration: 24h" in written["heures"]


@pytest.mark.parametrize("hour", ["20261025T023000", "20260329T023000"])
def test_an_hour_at_a_clock_change_is_written_in_universal_time(club, hour):
    done = club.event(f"DTSTART;TZID=Europe/Paris:{hour}", "DURATION:PT1H")
    assert "timezone: UTC" in done.text
    assert "changement d'heure" in done.text
    club.programme()


@pytest.mark.parametrize(
    "start", ["DTSTART:20261301T000000Z", "DTSTART;VALUE=DATE:99991231", "DTSTART:hier", "DTSTART:00010101T000000Z"]
)
def test_a_date_that_cannot_be_is_listed(club, start):
    done = club.event(start)
    assert done.files == {}
    assert done.code == 1
    assert "Pas repris (1) :\n  ligne 4, « Appel » : " in done.told

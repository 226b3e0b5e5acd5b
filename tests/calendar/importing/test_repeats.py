"""What repeats: as « repeat » where the contract has words for it, else date by date, else listed."""

from __future__ import annotations

import pytest

TUESDAY = "DTSTART;TZID=Europe/Paris:20260908T123000"
HOUR = "DTEND;TZID=Europe/Paris:20260908T133000"


def repeated(club, rule, *lines):
    return club.event(TUESDAY, HOUR, f"RRULE:{rule}", *lines)


@pytest.mark.parametrize(
    ("rule", "lines"),
    [
        ("FREQ=WEEKLY;COUNT=3", ["every: week", "until: 2026-09-22"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=3", ["every: 2 weeks", "until: 2026-10-06"]),
        ("FREQ=WEEKLY;INTERVAL=4;BYDAY=TU;UNTIL=20261231T225959Z", ["every: 4 weeks", "until: 2026-12-31"]),
        ("FREQ=MONTHLY;BYDAY=2TU;COUNT=3", ["every: month", "day: 2nd tuesday", "until: 2026-11-10"]),
        ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2;COUNT=3", ["every: month", "day: 2nd tuesday", "until: 2026-11-10"]),
        ("FREQ=MONTHLY;BYDAY=2TU", ["every: month", "day: 2nd tuesday", "until: 2027-08-31"]),
        ("FREQ=WEEKLY;UNTIL=20261006T090000Z", ["every: week", "until: 2026-10-05"]),  # before that day's hour
        ("FREQ=WEEKLY;UNTIL=20261006", ["every: week", "until: 2026-10-06"]),
    ],
)
def test_a_rule_with_words(club, rule, lines):
    done = repeated(club, rule)
    said = [f"    {line}" for line in lines]
    assert done.says("repeat:", "  - start: 2026-09-08 12:30", "    duration: 1h", *said)
    club.programme()


def test_several_weekdays_are_as_many_periods(club):
    done = repeated(club, "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=5")
    assert done.says(
        "  - start: 2026-09-08 12:30", "    duration: 1h", "    every: week", "    until: 2026-09-22",
        "  - start: 2026-09-10 12:30", "    duration: 1h", "    every: week", "    until: 2026-09-22",
    )  # fmt: skip
    assert len(club.occurrences("appel-2026-09-08")) == 5


def test_a_rule_without_end_stops_with_the_season(club):
    done = repeated(club, "FREQ=WEEKLY")
    assert "    until: 2027-08-31" in done.text
    assert "# à vérifier : la répétition n'avait pas de fin" in done.text


def test_a_rule_older_than_the_contract_allows_in_one_period_has_several(club):
    done = club.event("DTSTART;TZID=Europe/Paris:20100105T123000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;BYDAY=TU")
    assert done.text.count("every: week") == 2
    club.programme()


def test_a_date_removed_is_told_as_cancelled(club):
    done = repeated(
        club, "FREQ=WEEKLY;COUNT=3", "EXDATE;TZID=Europe/Paris:20260915T123000", "LAST-MODIFIED:20260901T080000Z"
    )
    assert done.says(
        "dates:", "  2026-09-15:", "    changes:", "      - date: 2026-09-01", "        what: cancelled",
        "        why: \"supprimée dans le calendrier d'origine\"",
    )  # fmt: skip


@pytest.mark.parametrize("exdate", ["EXDATE;VALUE=DATE:20260915", "EXDATE:20260915T103000Z"])
def test_a_date_is_removed_however_it_is_written(club, exdate):
    assert "  2026-09-15:\n" in repeated(club, "FREQ=WEEKLY;COUNT=3", exdate).text


def test_dates_during_a_closure_are_kept(club):
    done = club.event("DTSTART;TZID=Europe/Paris:20261215T123000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3")
    assert done.says("closures: false")
    assert len(club.occurrences("appel-2026-12-15")) == 3


def test_closures_hold_where_the_calendar_removed_those_dates_itself(club):
    done = club.event(
        "DTSTART;TZID=Europe/Paris:20261215T123000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=4",
        "EXDATE;TZID=Europe/Paris:20261222T123000,20261229T123000",
    )  # fmt: skip
    assert "closures" not in done.text
    assert "dates" not in done.text
    assert len(club.occurrences("appel-2026-12-15")) == 2


def test_one_date_moved_shortened_and_renamed(club, write_calendar):
    content = write_calendar(
        "BEGIN:VEVENT", "UID:serie", "SUMMARY:Coaching", TUESDAY, HOUR, "RRULE:FREQ=WEEKLY;COUNT=3", "END:VEVENT",
        "BEGIN:VEVENT", "UID:serie", "SUMMARY:Coaching à deux voix", "RECURRENCE-ID;TZID=Europe/Paris:20260915T123000",
        "DTSTART;TZID=Europe/Paris:20260916T180000", "DTEND;TZID=Europe/Paris:20260916T183000", "STATUS:TENTATIVE", "END:VEVENT",
    )  # fmt: skip
    done = club.take(content)
    assert done.says(
        "dates:", "  2026-09-15:", '    title: "Coaching à deux voix"', "    start: 2026-09-16 18:00", "    duration: 30min",
        "    status: tentative", "---",
    )  # fmt: skip
    club.programme()


def test_one_date_cancelled(club, write_calendar):
    content = write_calendar(
        "BEGIN:VEVENT", "UID:serie", "SUMMARY:Coaching", TUESDAY, HOUR, "RRULE:FREQ=WEEKLY;COUNT=3", "END:VEVENT",
        "BEGIN:VEVENT", "UID:serie", "SUMMARY:Coaching", "RECURRENCE-ID:20260915T103000Z", "STATUS:CANCELLED",
        TUESDAY.replace("08T", "15T"), HOUR.replace("08T", "15T"), "LAST-MODIFIED:20260910T080000Z", "END:VEVENT",
    )  # fmt: skip
    assert club.take(content).says(
        "  2026-09-15:", "    changes:", "      - date: 2026-09-10", "        what: cancelled"
    )
    assert [state for *_, state in club.occurrences("coaching")] == ["confirmed", "cancelled", "confirmed"]


def test_a_date_of_a_series_that_the_file_does_not_hold_is_a_session(club):
    done = club.event("RECURRENCE-ID:20261201T180000Z")
    assert done.says("# importé de : un@example.org (2026-12-01)")


def test_dates_added_one_by_one_are_sessions_of_their_own(club):
    done = repeated(club, "FREQ=WEEKLY;COUNT=2", "RDATE;TZID=Europe/Paris:20260911T123000")
    assert set(done.files) == {"appel-2026-09-08", "appel-2026-09-11"}
    assert "start: 2026-09-11 12:30" in done.files["appel-2026-09-11"]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=DAILY;COUNT=3", ["2026-09-08", "2026-09-09", "2026-09-10"]),
        ("FREQ=YEARLY;COUNT=2", ["2026-09-08", "2027-09-08"]),
        ("FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU;COUNT=2", ["2026-09-08", "2026-12-08"]),
        ("FREQ=MONTHLY;BYMONTHDAY=8;COUNT=2", ["2026-09-08", "2026-10-08"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20261101", ["2026-09-08", "2026-09-30", "2026-10-30"]),
        ("FREQ=WEEKLY;INTERVAL=5;COUNT=2", ["2026-09-08", "2026-10-13"]),
    ],
)
def test_a_short_rule_without_words_becomes_single_sessions(club, rule, days):
    done = repeated(club, rule)
    assert sorted(done.files) == [f"appel-{day}" for day in days]
    club.programme()


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("FREQ=DAILY", "(DAILY), et elle n'a pas de fin"),
        ("FREQ=DAILY;COUNT=21", "(DAILY), et elle donnerait plus de 20 séances"),
        ("FREQ=SECONDLY;COUNT=100000", "plus de 20 séances"),
        ("FREQ=YEARLY;BYWEEKNO=20;COUNT=3", "n'a pas d'équivalent ici (YEARLY)"),
        ("FREQ=WEEKLY;INTERVAL=0", "n'a pas d'équivalent"),
        ("FREQ=PARFOIS", "sa règle de répétition est illisible (RRULE)"),
    ],
)
def test_a_rule_that_cannot_be_taken_over_is_listed(club, rule, why):
    done = repeated(club, rule)
    assert done.files == {}
    assert done.code == 1
    assert why in done.told


def test_whole_days_that_repeat_become_single_sessions(club):
    done = club.event("DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261203", "RRULE:FREQ=WEEKLY;COUNT=2")
    assert sorted(done.files) == ["appel-2026-12-01", "appel-2026-12-08"]
    assert "start: 2026-12-08\nend: 2026-12-09" in done.files["appel-2026-12-08"]


def test_a_repeat_that_meets_a_clock_change_becomes_single_sessions(club):
    done = club.event("DTSTART;TZID=Europe/Paris:20261018T023000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3")
    assert sorted(done.files) == ["appel-2026-10-18", "appel-2026-10-25", "appel-2026-11-01"]
    assert "timezone: UTC" in done.files["appel-2026-10-25"]


def test_a_repeat_in_universal_time_keeps_it_where_summer_time_matters(club):
    done = club.event("DTSTART:20261013T103000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3")
    assert done.says("timezone: UTC")
    winter = club.event("UID:hiver", "DTSTART:20261110T113000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3")
    assert "start: 2026-11-10 12:30" in winter.text
    assert "timezone" not in winter.text

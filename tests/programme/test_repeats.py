"""« repeat »: on which dates a session falls."""

from __future__ import annotations

from datetime import date, datetime

from club.programme.occurrences import State


def repeat(*lines: str) -> str:
    """One period, from its lines."""
    return "repeat:\n  - " + "\n    ".join(lines)


def weekly(until: str, *more: str, every: str = "week") -> str:
    return "\n".join(
        [repeat("start: 2026-09-08 12:30", "duration: 45min", f"every: {every}", f"until: {until}"), *more]
    )


def test_every_week(club) -> None:
    club.session(weekly("2026-09-30"))
    assert club.days() == ["2026-09-08", "2026-09-15", "2026-09-22", "2026-09-29"]


def test_until_is_included(club) -> None:
    club.session(weekly("2026-09-22"))
    assert club.days()[-1] == "2026-09-22"


def test_every_two_three_and_four_weeks(club) -> None:
    found = {}
    for every in ("2 weeks", "3 weeks", "4 weeks"):
        club.session(weekly("2026-10-20", every=every))
        found[every] = club.days()
    assert found == {
        "2 weeks": ["2026-09-08", "2026-09-22", "2026-10-06", "2026-10-20"],
        "3 weeks": ["2026-09-08", "2026-09-29", "2026-10-20"],
        "4 weeks": ["2026-09-08", "2026-10-06"],
    }


def monthly(start: str, day: str, until: str) -> str:
    return repeat(f"start: {start} 18:30", "duration: 1h", "every: month", f"day: {day}", f"until: {until}")


def test_the_second_tuesday_of_each_month(club) -> None:
    club.session(monthly("2026-09-08", "2nd tuesday", "2026-12-31"))
    assert club.days() == ["2026-09-08", "2026-10-13", "2026-11-10", "2026-12-08"]


def test_the_last_thursday_of_each_month(club) -> None:
    club.session(monthly("2026-10-29", "last thursday", "2027-02-28"))
    assert club.days() == ["2026-10-29", "2026-11-26", "2026-12-31", "2027-01-28", "2027-02-25"]


def test_a_fifth_weekday_leaves_out_the_months_that_have_none(club) -> None:
    club.session(monthly("2026-09-29", "5th tuesday", "2027-06-30"))
    assert club.days() == ["2026-09-29", "2026-12-29", "2027-03-30", "2027-06-29"]


def test_a_new_rhythm_is_a_new_period(club) -> None:
    club.session(
        weekly("2026-09-22")
        + "\n  - start: 2026-10-01 18:00\n    duration: 2h\n    every: month\n    day: 1st thursday\n    until: 2026-11-30"
    )
    found = club.occurrences()
    assert [str(o.original) for o in found] == ["2026-09-08", "2026-09-15", "2026-09-22", "2026-10-01", "2026-11-05"]
    assert [f"{o.start:%H:%M}–{o.end:%H:%M}" for o in found[-2:]] == ["18:00–20:00", "18:00–20:00"]


def test_no_date_falls_in_a_closure(club) -> None:
    club.write(
        "programme/closures.yml",
        '- from: 2026-09-14\n  to: 2026-09-16\n  why: "Pause"\n- from: 2026-09-22\n  why: "Un seul jour"\n',
    )
    club.session(weekly("2026-09-30"))
    assert club.days() == ["2026-09-08", "2026-09-29"]


def test_a_closure_includes_both_its_days(club) -> None:
    club.write("programme/closures.yml", '- from: 2026-09-15\n  to: 2026-09-22\n  why: "Pause"\n')
    club.session(weekly("2026-09-30"))
    assert club.days() == ["2026-09-08", "2026-09-29"]


def test_a_single_session_ignores_closures(club) -> None:
    club.write("programme/closures.yml", '- from: 2026-12-03\n  why: "Pause"\n')
    club.session("start: 2026-12-03 18:30\nduration: 1h")
    assert club.days() == ["2026-12-03"]


def test_what_is_said_of_a_date_wins_over_a_closure(club) -> None:
    club.write("programme/closures.yml", '- from: 2026-09-14\n  to: 2026-09-23\n  why: "Pause"\n')
    club.session(weekly("2026-09-30", 'dates:\n  2026-09-15:\n    title: "Quand même"'))
    assert club.days() == ["2026-09-08", "2026-09-15", "2026-09-29"]


def test_closures_false_ignores_them(club) -> None:
    club.write("programme/closures.yml", '- from: 2026-09-14\n  to: 2026-09-23\n  why: "Pause"\n')
    club.session(weekly("2026-09-22", "closures: false"))
    assert club.days() == ["2026-09-08", "2026-09-15", "2026-09-22"]


def test_one_date_may_say_anything_again(club) -> None:
    club.session(
        weekly(
            "2026-09-15",
            "hosts:\n  - capucine-modele",
            'dates:\n  2026-09-15:\n    title: "Spécial"\n    summary: "Un invité."\n    duration: 2h\n    hosts: []',
        )
    )
    plain, special = club.occurrences()
    assert (plain.data.title, plain.data.hosts) == ("Appel", ("capucine-modele",))
    assert (special.data.title, special.data.summary, special.data.hosts) == ("Spécial", "Un invité.", ())
    assert f"{special.end:%H:%M}" == "14:30"


def test_one_date_may_have_an_end_of_its_own(club) -> None:
    club.session(weekly("2026-09-15", "dates:\n  2026-09-15:\n    end: 2026-09-15 15:00"))
    assert [f"{o.end:%H:%M}" for o in club.occurrences()] == ["13:15", "15:00"]


def test_a_moved_date_keeps_its_name(club) -> None:
    moved = "changes:\n      - date: 2026-09-01\n        what: moved\n        was: 2026-09-15 12:30"
    club.session(weekly("2026-09-15", f"dates:\n  2026-09-15:\n    start: 2026-09-17 18:00\n    {moved}"))
    _, found = club.occurrences()
    assert (found.id, found.original) == ("appel/2026-09-15", date(2026, 9, 15))
    assert found.start == datetime(2026, 9, 17, 18, tzinfo=found.start.tzinfo)
    assert (found.state, found.moved.was) == (State.CONFIRMED, (datetime(2026, 9, 15, 12, 30), None))


def test_one_date_may_be_cancelled(club) -> None:
    club.session(
        weekly("2026-09-15", "dates:\n  2026-09-15:\n    changes:\n      - date: 2026-09-01\n        what: cancelled")
    )
    assert [o.state for o in club.occurrences()] == [State.CONFIRMED, State.CANCELLED]


def test_one_date_may_last_whole_days(club) -> None:
    club.session(weekly("2026-09-15", "dates:\n  2026-09-15:\n    start: 2026-09-15"))
    assert [o.all_day for o in club.occurrences()] == [False, True]


def test_a_change_from_a_date_concerns_the_dates_from_there_on(club) -> None:
    club.session(weekly("2026-09-22", "changes:\n  - date: 2026-09-10\n    what: link\n    from: 2026-09-15"))
    assert [o.sequence for o in club.occurrences()] == [0, 1, 1]


def test_a_change_without_from_concerns_every_date(club) -> None:
    club.session(weekly("2026-09-22", "changes:\n  - date: 2026-09-10\n    what: place"))
    assert [o.sequence for o in club.occurrences()] == [1, 1, 1]


def test_a_whole_repeat_may_be_cancelled_but_for_one_date(club) -> None:
    club.session(
        weekly(
            "2026-09-22",
            "changes:\n  - date: 2026-09-10\n    what: cancelled\n    from: 2026-09-15",
            "dates:\n  2026-09-22:\n    changes:\n      - date: 2026-09-12\n        what: reinstated",
        )
    )
    assert [o.state for o in club.occurrences()] == [State.CONFIRMED, State.CANCELLED, State.CONFIRMED]


def test_the_clock_on_the_wall_stays_when_the_hour_changes(club) -> None:
    club.session(repeat("start: 2026-10-20 12:30", "duration: 45min", "every: week", "until: 2026-10-27"))
    before, after = club.occurrences()
    assert (f"{before.start:%H:%M %z}", f"{after.start:%H:%M %z}") == ("12:30 +0200", "12:30 +0100")


def test_a_repeat_too_long_is_a_slip_of_the_finger(club) -> None:
    club.session(weekly("2126-09-08"))
    assert [problem.code for problem in club.problems()] == ["club-047"]

"""The state of a session follows from the last entry about it; SEQUENCE counts what calendars must hear of."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from club.programme.occurrences import State

START = "start: 2026-12-03 18:30\nduration: 1h30\n"


def changes(*what: str) -> str:
    """A session whose memory holds these entries, a day apart."""
    entries = ""
    for n, entry in enumerate(what, 1):
        entries += f"  - date: 2026-10-{n:02}\n    what: {entry}\n"
        entries += "    was: 2026-11-26 18:30\n" if entry == "moved" else ""
    return f"{START}changes:\n{entries}" if what else START


@pytest.mark.parametrize(
    ("memory", "state"),
    [
        ((), State.CONFIRMED),
        (("moved",), State.CONFIRMED),
        (("cancelled",), State.CANCELLED),
        (("cancelled", "reinstated"), State.CONFIRMED),
        (("cancelled", "note"), State.CANCELLED),
        (("cancelled", "place"), State.CANCELLED),
        (("postponed",), State.POSTPONED),
        (("postponed", "moved"), State.CONFIRMED),
        (("postponed", "cancelled"), State.CANCELLED),
        (("cancelled", "moved"), State.CANCELLED),
        (("note", "correction"), State.CONFIRMED),
    ],
)
def test_state(one, memory: tuple[str, ...], state: State) -> None:
    assert one(changes(*memory)).state is state


def test_tentative_is_written_directly_and_confirmed_later(one) -> None:
    assert one(f"{START}status: tentative").state is State.TENTATIVE
    assert one(f"{changes('confirmed')}status: tentative").state is State.CONFIRMED
    assert one(f"{changes('moved')}status: tentative").state is State.TENTATIVE


@pytest.mark.parametrize(
    ("memory", "sequence"),
    [
        ((), 0),
        (("note",), 0),
        (("correction",), 1),
        (("note", "moved", "note", "cancelled"), 2),
        (("moved", "moved", "place", "link", "postponed", "reinstated", "confirmed"), 7),
    ],
)
def test_sequence(one, memory: tuple[str, ...], sequence: int) -> None:
    assert one(changes(*memory)).sequence == sequence


def test_the_latest_move_is_told_unless_called_off(one) -> None:
    assert one(changes("moved")).moved is not None
    assert one(changes("moved", "cancelled")).moved is None
    assert one(changes("place")).moved is None


def test_a_postponed_session_keeps_its_last_start(one) -> None:
    assert one(changes("postponed")).start.date() == date(2026, 12, 3)


def test_the_old_start_may_have_had_a_zone(one) -> None:
    header = f"{START}changes:\n  - date: 2026-10-01\n    what: moved\n    was: 2026-12-03 12:30 America/Montreal"
    assert one(header).changes[0].was == (datetime(2026, 12, 3, 12, 30), "America/Montreal")


# --- when


def test_duration_or_end(one) -> None:
    first, second = one(START), one("start: 2026-12-03 18:30\nend: 2026-12-03 20:00")
    assert (first.start, first.end) == (second.start, second.end)


def test_a_date_alone_is_a_whole_day(one) -> None:
    found = one("start: 2026-12-03")
    assert found.all_day
    assert (found.start, found.end) == (date(2026, 12, 3), date(2026, 12, 3))


def test_whole_days_include_their_end(one) -> None:
    found = one("start: 2026-12-03\nend: 2026-12-05")
    assert found.end == date(2026, 12, 5)
    assert found.ends("Europe/Paris").date() == date(2026, 12, 6)


def test_an_hour_of_the_session_s_own_zone(one) -> None:
    found = one(f"{START}timezone: America/Montreal")
    assert (f"{found.start:%H:%M %z}", found.day("Europe/Paris")) == ("18:30 -0500", date(2026, 12, 4))


def test_a_night_over_a_clock_change_lasts_as_long_as_it_says(one) -> None:
    found = one("start: 2026-10-24 23:00\nduration: 6h")
    assert f"{found.end:%d %H:%M %z}" == "25 04:00 +0100"


def test_a_session_in_universal_time_has_no_clock_change(one) -> None:
    found = one("start: 2026-10-25 00:30\nduration: 1h\ntimezone: UTC")
    assert f"{found.start:%H:%M %z}" == "00:30 +0000"


def test_a_month_or_a_week_when_the_day_is_not_fixed(one) -> None:
    month, week = one("month: 2026-12"), one("week: 2026-W49")
    assert (month.state, month.dated, str(month.expected)) == (State.TO_BE_FIXED, False, "2026-12")
    assert (week.day("Europe/Paris"), week.ends("Europe/Paris").date()) == (date(2026, 11, 30), date(2026, 12, 7))


def test_a_session_without_a_day_may_be_cancelled(one) -> None:
    assert one("month: 2026-12\nchanges:\n  - date: 2026-10-01\n    what: cancelled").state is State.CANCELLED

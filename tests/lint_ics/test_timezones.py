"""The linter's own reading of VTIMEZONE, held against the tz database and against what the generator writes."""

from __future__ import annotations

import zoneinfo
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from club.calendar import zones as written
from club.lint_ics import reader, timezones, tree
from club.lint_ics.zones import Zone, check_zones
from club.programme import clock

NAMES = (
    "Europe/Paris",
    "America/Toronto",
    "Europe/Dublin",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Indian/Reunion",
)


def zone(name: str) -> Zone:
    """What the linter understands of a VTIMEZONE that the generator wrote."""
    root = tree.grow(reader.read(written.component(name).to_ical()).lines, [])
    zones, findings = check_zones(root.children, house=True)
    assert not findings
    return zones[name]


@pytest.mark.slow
def test_every_zone_that_the_generator_writes_agrees_with_the_tz_database() -> None:
    names = [
        name for name in sorted(zoneinfo.available_timezones()) if (rule := written.rule(name)) and rule.since <= 2020
    ]
    assert len(names) > 400
    for name in names:
        assert zone(name).sure


@pytest.mark.parametrize("name", NAMES)
@given(st.datetimes(datetime(2019, 1, 1), datetime(2037, 1, 1)))
@settings(max_examples=200, deadline=None)
def test_a_local_time_is_read_as_the_tz_database_reads_it(name: str, local: datetime) -> None:
    assert timezones.reading(zone(name).parts, local) == expected(name, local)


@pytest.mark.parametrize("name", NAMES)
def test_the_hours_of_a_change(name: str) -> None:
    parts = zone(name).parts
    for one in timezones.changes(parts, 2025, 2026):
        if one.local.year >= 2025:
            for minutes in range(-150, 151, 10):
                local = one.local + timedelta(minutes=minutes)
                assert timezones.reading(parts, local) == expected(name, local), local


def expected(name: str, local: datetime) -> timedelta | bool:
    found = clock.instant(local, name)
    if isinstance(found, clock.Readings):
        return found.skipped
    offset = found.utcoffset()
    assert offset is not None
    return offset


@pytest.mark.parametrize(
    ("rule", "understood"),
    [
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", True),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=2SU;UNTIL=20991231T000000Z", True),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8,9,10,11,12,13,14;BYDAY=SU", True),
        ("FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=1", True),
        ("FREQ=YEARLY", True),
        ("FREQ=YEARLY;BYMONTH=3", False),
        ("FREQ=YEARLY;BYDAY=-1SU", False),
        ("FREQ=YEARLY;BYMONTH=13;BYDAY=-1SU", False),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=SU", False),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU,1SU", False),
        ("FREQ=MONTHLY;BYDAY=-1SU", False),
        ("n'importe quoi", False),
    ],
)
def test_which_rules_are_understood(rule: str, understood: bool) -> None:
    assert timezones.understood(rule) is understood


def test_a_rule_that_ended_long_ago_leaves_its_last_change() -> None:
    hour = timedelta(hours=1)
    summer = timezones.Part(
        datetime(1990, 3, 25, 2), hour, 2 * hour, "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20100328T010000Z", ()
    )
    winter = timezones.Part(
        datetime(1989, 9, 24, 3), 2 * hour, hour, "FREQ=YEARLY;BYMONTH=9;BYDAY=-1SU;UNTIL=20100926T010000Z", ()
    )
    assert timezones.reading((summer, winter), datetime(2026, 7, 1)) == hour

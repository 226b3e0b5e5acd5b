"""Zones as yearly rules (RFC 5545, 3.6.5), against the tz database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr

from club.calendar import zones
from club.programme.clock import zone

HOUR = timedelta(hours=1)


def transitions(name: str, first: int, last: int) -> list[tuple[datetime, timedelta]]:
    """Every change of offset of those years, hour by hour: the instant and the new offset."""
    moment, found = datetime(first, 1, 1, tzinfo=UTC), []
    offset = moment.astimezone(zone(name)).utcoffset()
    while moment.year <= last:
        moment += HOUR
        now = moment.astimezone(zone(name)).utcoffset()
        if now != offset:
            found.append((moment, now))
            offset = now
    return found


def onsets(name: str, first: int, last: int) -> list[tuple[datetime, timedelta]]:
    """The same, read from the VTIMEZONE."""
    found = []
    for part in zones.component(name).subcomponents:
        if "RRULE" not in part:
            continue
        before, after = part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td
        rule = rrulestr(part["RRULE"].to_ical().decode(), dtstart=part["DTSTART"].dt)
        locals_ = rule.between(datetime(first, 1, 1), datetime(last, 12, 31))
        found += [((local - before).replace(tzinfo=UTC), after) for local in locals_]
    return sorted(found)


@pytest.mark.parametrize(
    "name", ["Europe/Paris", "America/Toronto", "Indian/Reunion", "Europe/London", "Australia/Sydney"]
)
def test_every_transition_from_2020_to_2040_is_that_of_the_tz_database(name):
    assert onsets(name, 2020, 2040) == transitions(name, 2020, 2040)


def test_paris_is_written_as_every_client_expects_it():
    assert zones.component("Europe/Paris").to_ical().decode().split("\r\n") == [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Paris",
        "BEGIN:DAYLIGHT",
        "DTSTART:19810329T020000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "TZNAME:CEST",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:19961027T030000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "TZNAME:CET",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    ]


def test_a_zone_without_summer_time_has_one_part():
    (part,) = zones.component("Indian/Reunion").subcomponents
    assert part.name == "STANDARD"
    assert part["TZOFFSETFROM"].td == part["TZOFFSETTO"].td == timedelta(hours=4)


def test_summer_is_daylight_south_of_the_equator_and_in_dublin_too():
    for name in ("Australia/Sydney", "Europe/Dublin"):
        daylight, standard = zones.component(name).subcomponents
        assert (daylight.name, standard.name) == ("DAYLIGHT", "STANDARD")
        assert daylight["TZOFFSETTO"].td > standard["TZOFFSETTO"].td


@pytest.mark.parametrize(
    ("name", "year", "written"),
    [
        ("Europe/Paris", 2021, True),
        ("UTC", 2026, False),
        ("Africa/Casablanca", 2026, False),  # Ramadan
        ("Asia/Jerusalem", 2026, False),  # « the Friday before the last Sunday »
        ("America/Mexico_City", 2021, False),  # summer time until 2022
        ("America/Mexico_City", 2023, True),
    ],
)
def test_a_zone_is_named_only_where_its_rule_holds(name, year, written):
    start = datetime(year, 6, 15, 12, tzinfo=zone(name))
    assert zones.zone_of(start, start + HOUR, name) == (name if written else None)


def test_nobody_gets_a_zone_that_has_no_rule(monkeypatch):
    monkeypatch.setattr(zones, "rule", lambda name: None)
    with pytest.raises(ValueError, match="Nowhere/Land"):
        zones.component.__wrapped__("Nowhere/Land")

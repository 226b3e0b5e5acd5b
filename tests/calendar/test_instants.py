"""Whatever the start, the duration and the zone: what a client reads is what the programme means."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta

from dateutil import tz
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from club.calendar import documents
from club.programme.build import build
from club.programme.clock import ONE_DAY
from club.sources.reader import read

ZONES = [
    "Europe/Paris", "America/Toronto", "Indian/Reunion", "Europe/London", "Australia/Sydney", "Africa/Casablanca",
    "Asia/Kathmandu", "America/St_Johns", "Pacific/Chatham", "Asia/Jerusalem", "America/Santiago", "Europe/Dublin", "UTC",
]  # fmt: skip
AROUND_CHANGES = ["2026-03-29 00:30", "2026-10-24 23:30", "2026-10-25 01:30", "2027-03-14 01:15", "2026-04-05 01:45"]
STARTS = st.one_of(
    st.datetimes(datetime(2021, 3, 18), datetime(2040, 12, 31)).map(lambda at: f"{at:%Y-%m-%d %H:%M}"),
    st.sampled_from(AROUND_CHANGES),
)
ONCE = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read_back(prop, content: bytes) -> datetime | date:
    """The value of a property by the VTIMEZONE of its own file and nothing else: what a client without the tz
    database reads."""
    if not isinstance(prop.dt, datetime) or "TZID" not in prop.params:
        return prop.dt
    zone = tz.tzical(io.StringIO(content.decode().replace("\r\n", "\n"))).get(prop.params["TZID"])
    return prop.dt.replace(tzinfo=zone).astimezone(UTC)


@ONCE
@given(start=STARTS, minutes=st.integers(1, 3 * 24 * 60), zone=st.sampled_from(ZONES))
def test_a_client_reads_the_instants_of_the_programme(project, start, minutes, zone):
    project.session("appel", f"start: {start}\nduration: {minutes}min\ntimezone: {zone}")
    programme, _problems = build(read(project.root), project.now)
    assume(programme is not None)  # a time that does not exist, or exists twice
    (occurrence,) = programme.occurrences
    content = next(
        file.content for file in documents(programme, "https://x.org/") if file.address == "agenda/appel.ics"
    )
    (event,) = Calendar.from_ical(content).events
    assert read_back(event["DTSTART"], content) == occurrence.start.astimezone(UTC)
    assert read_back(event["DTEND"], content) == occurrence.end.astimezone(UTC)
    assert event.start == occurrence.start.astimezone(UTC)  # and with the tz database
    assert event.end.astimezone(UTC) - event.start.astimezone(UTC) == timedelta(minutes=minutes)


@ONCE
@given(start=st.dates(date(2021, 3, 18), date(2040, 12, 31)), days=st.integers(0, 30))
def test_a_client_reads_the_whole_days_of_the_programme(project, start, days):
    end = start + timedelta(days=days)
    project.session("appel", f"start: {start}\nend: {end}")
    event = project.event("appel")
    assert (event.start, event.end) == (start, end + ONE_DAY)

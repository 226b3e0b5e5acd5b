"""Our reading of RRULE against another's."""

from __future__ import annotations

from datetime import datetime
from itertools import islice

from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Event

from club.calendar.importing.events import _rule
from club.calendar.importing.rhythm import repeat
from club.calendar.importing.rules import times
from club.programme.clock import zone

DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
STARTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 12, 31)).map(lambda at: at.replace(second=0, microsecond=0))


@st.composite
def rules(draw) -> str:
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={frequency}", f"COUNT={draw(st.integers(1, 15))}"]
    parts += draw(st.sampled_from([[], ["INTERVAL=2"], ["INTERVAL=3"]]))
    parts += draw(st.sampled_from([[], ["WKST=SU"], ["WKST=MO"]]))
    # « every Saturday » beside « the first Saturday » is left out: dateutil takes both to be asked of one day.
    counted = frequency in ("MONTHLY", "YEARLY") and draw(st.booleans())
    ordinal = st.sampled_from(["1", "2", "-1"]) if counted else st.just("")
    days = draw(st.lists(st.builds("{}{}".format, ordinal, st.sampled_from(DAYS)), max_size=3, unique=True))
    if days:
        parts.append(f"BYDAY={','.join(days)}")
    if frequency != "WEEKLY" and draw(st.booleans()):
        parts.append(f"BYMONTHDAY={draw(st.sampled_from(['1', '15', '31', '-1', '10,20']))}")
    if draw(st.booleans()):
        parts.append(f"BYMONTH={draw(st.sampled_from(['1', '3,9', '6,7,8']))}")
    if (days or "BYMONTHDAY" in parts[-1]) and frequency != "DAILY" and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(st.sampled_from(['1', '-1', '1,-1']))}")
    return ";".join(parts)


def ours(text: str):
    return _rule(Event.from_ical(f"BEGIN:VEVENT\r\nRRULE:{text}\r\nEND:VEVENT\r\n")["RRULE"])


@settings(deadline=None)
@given(text=rules(), start=STARTS)
def test_the_dates_are_those_of_dateutil(text, start):
    theirs = list(islice(rrulestr(f"RRULE:{text}", dtstart=start).xafter(start, inc=True), 15))
    if not theirs or theirs[0] != start:  # the start is off the rule: RFC 5545, 3.8.5.3 leaves it open
        return
    mine = list(times(ours(text), start))
    reach = [at for at in theirs if at.year <= start.year + 25]
    assert mine[: len(reach)] == reach


@settings(deadline=None)
@given(text=rules(), start=STARTS)
def test_a_repeat_has_the_dates_of_its_rule(text, start):
    rule = ours(text)
    found = repeat(rule, start, rule.ends(zone("UTC")), start.date())
    if found is not None:
        assert list(found.dates) == [at.date() for at in times(rule, start)]

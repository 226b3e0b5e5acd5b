"""How long all calendars take, beside what icalendar takes to build and serialise each event once.

``python -m benchmarks.calendars FOLDER`` prints both, in seconds, as JSON; it runs where the site is built (.venv).
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from icalendar import Calendar, Event

from club import calendar
from club.history import commits
from club.programme import clock
from club.programme.build import build
from club.settings import site_url
from club.sources.reader import read

Properties = Sequence[tuple[str, Any, dict[str, str]]]


def main(arguments: Sequence[str]) -> int:
    root = Path(arguments[0])
    sources = read(root)
    programme, problems = build(sources, clock.now(), previews=False, history=commits.read(root).latest)
    if programme is None:
        print(*problems, sep="\n", file=sys.stderr)
        return 1
    made, ours = timed(lambda: calendar.documents(programme, site_url(root)))
    events: dict[str, Properties] = {}
    for file in made:
        for event in Calendar.from_ical(file.content).walk("VEVENT"):
            events.setdefault(str(event["UID"]), properties(event))
    _, theirs = timed(lambda: [serialised(of) for of in events.values()])
    told = {"files": len(made), "events": len(events), "ours": ours, "icalendar": theirs}
    print(json.dumps(told))
    return 0


def timed(made: Callable[[], Any]) -> tuple[Any, float]:
    gc.collect()
    began = time.perf_counter()
    result = made()
    return result, time.perf_counter() - began


def properties(event: Event) -> Properties:
    """What an event says, as one would give it to icalendar."""
    said = []
    for name, value in event.property_items(recursive=False):
        if name not in ("BEGIN", "END"):
            plain = value.dt if hasattr(value, "dt") else value.cats if hasattr(value, "cats") else str(value)
            said.append((name, int(value) if name == "SEQUENCE" else plain, dict(value.params)))
    return said


def serialised(of: Properties) -> bytes:
    """An event built from its properties with icalendar alone, and written."""
    event = Event()
    for name, value, parameters in of:
        event.add(name, value, parameters=parameters)
    return event.to_ical()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

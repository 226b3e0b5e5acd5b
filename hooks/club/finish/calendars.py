"""Calendars before they are published: each is linted, and none that people read is lost.

Whoever subscribed sees an error when an address no longer answers, and an empty calendar when a feed is empty.  So:

- a calendar of the old site that held events is there in the new one.  Those of people and organisations may leave:
  whoever withdraws does so with every address;
- it may have become empty, since a sound empty feed (a VTIMEZONE alone) is what a programme without such sessions
  gives; but the feed of everything may not while another calendar of the same build holds something to come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from club import addresses
from club.kept import Shelf, Store, digest
from club.lint_ics.linter import Linter, Report
from club.lint_ics.report import as_text
from club.sources import kinds

MAY_LEAVE = tuple(f"{addresses.AGENDA}{addresses.FEEDS[kind.name]}/" for kind in (kinds.PERSON, kinds.ORGANISATION))
MOST_TOLD = 10


def lint_calendars(build: Path, now: datetime, store: Store | None = None) -> dict[str, Report]:
    """What the club's own rules say of every calendar of a build, by address.

    One that had no fault is in ``store``: it has none later either, as the only rule of time is that no stamp lies in
    the future.
    """
    linter = Linter(house=True, now=now)
    shelf = Shelf(store, "faultless")
    reports = {}
    for address in _calendars(build):
        content = (build / address).read_bytes()
        name = digest(content)
        if (kept := shelf.get(name)) and kept[0] <= now.timestamp():
            reports[address] = Report(True, (), Counter(), kept[1], kept[2] and datetime.fromisoformat(kept[2]))
            continue
        reports[address] = report = linter.lint(content)
        if not report.findings:
            shelf.put(name, (now.timestamp(), report.events, report.latest and report.latest.isoformat()))
    shelf.close()
    return reports


def told(reports: Mapping[str, Report]) -> str:
    """The errors and warnings of a build's calendars; empty when there is none."""
    faulty = {address: report for address, report in reports.items() if report.findings}
    return as_text(faulty) if faulty else ""


def lost_calendars(reports: Mapping[str, Report], site: Path, now: datetime) -> list[str]:
    """A line for each calendar of the published ``site`` that the build would take from its readers."""
    old = [address for address in _calendars(site) if b"BEGIN:VEVENT" in (site / address).read_bytes()]
    missing = [address for address in old if address not in reports and not address.startswith(MAY_LEAVE)]
    lines = [f"{address} : ce calendrier n'est plus là" for address in missing[:MOST_TOLD]]
    if len(missing) > MOST_TOLD:
        lines.append(f"… et {len(missing) - MOST_TOLD} autres calendriers de l'ancien site")
    if missing:
        lines.append("  Une séance renommée garde son ancien nom dans aliases ; une date annulée le dit dans changes.")
        lines.append("  Si l'ancien site n'a jamais été en ligne, effacez son dossier et recommencez.")
    return [*lines, *emptied(reports, site, now)]


def emptied(reports: Mapping[str, Report], site: Path, now: datetime) -> Iterator[str]:
    """A line when the feed of everything would be empty, though something comes."""
    everything, old = reports.get(addresses.CALENDAR), site / addresses.CALENDAR
    if everything is None or everything.events or not (old.is_file() and b"BEGIN:VEVENT" in old.read_bytes()):
        return
    coming = next((address for address, report in reports.items() if report.latest and report.latest >= now), None)
    if coming:
        yield f"{addresses.CALENDAR} : ce calendrier est vide, alors que {coming} annonce une séance à venir"


def _calendars(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.ics") if file.is_file())

"""The lines to paste, as they stand in the file: only those that are not there yet."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime

from club.programme.occurrences import Occurrence
from club.sources.gatherings import Change
from club.sources.reader import Item
from club.sources.terms import What


def today(day: date, changes: Iterable[Change]) -> date:
    """The date of a new entry: that of today, ``day``, and never before the last one."""
    return max([day, *(change.date for change in changes)])


def moment(of: date | datetime | None) -> str:
    """A date, or a date and a local time, as it is written in a file."""
    return f"{of:%Y-%m-%d %H:%M}" if isinstance(of, datetime) else str(of)


def was(of: Occurrence, club_zone: str) -> str:
    """The start that a move leaves, with its zone if it had one of its own."""
    return moment(of.start) if of.all_day or of.zone == club_zone else f"{moment(of.start)} {of.zone}"


def entry(on: date, what: What, *, was: str = "", from_: date | None = None, why: str | None = None) -> list[str]:
    """One entry of ``changes``."""
    more = [f"was: {was}"] if was else []
    more += [f"from: {from_}"] if from_ else []
    more += [f"why: {json.dumps(why, ensure_ascii=False)}"] if why else []  # a JSON text is a YAML one
    return [f"- date: {on}", *(f"  {line}" for line in (f"what: {what.value}", *more))]


def written(change: Change) -> list[str]:
    """An entry that was there before."""
    old = " ".join(filter(None, (moment(change.was[0]), change.was[1]))) if change.was else ""
    return entry(change.date, change.what, was=old, from_=change.from_, why=change.why)


def indented(lines: Iterable[str], levels: int) -> list[str]:
    return [f"{'  ' * levels}{line}" for line in lines]


def to_add(session: Item, entries: list[str], on: date | None = None) -> list[str]:
    """How to add ``entries`` to the memory of a session, or of its date ``on``: a sentence, then the lines."""
    if on is None:
        if session.data.changes:
            return ["Ajoutez à la fin de « changes » :", *indented(entries, 1)]
        return ["Ajoutez :", "changes:", *indented(entries, 1)]
    if on not in session.data.dates:
        return special_dates(session, {on: ["changes:", *indented(entries, 1)]})
    if session.data.dates[on].changes:
        return [f"Ajoutez à la fin de « changes », à la date {on} :", *indented(entries, 3)]
    return [f"Ajoutez à la date {on} :", *indented(["changes:", *indented(entries, 1)], 2)]


def special_dates(session: Item, said: dict[date, list[str]]) -> list[str]:
    """How to add to ``dates`` what is said of dates that are not there yet."""
    lines = [line for on, what in said.items() for line in (f"{on}:", *indented(what, 1))]
    if session.data.dates:
        return ["Ajoutez sous « dates » :", *indented(lines, 1)]
    return ["Ajoutez :", "dates:", *indented(lines, 1)]


def aliases(names: Iterable[str]) -> list[str]:
    return ["aliases:", *(f"  - {name}" for name in names)]

"""The events of one UID (the series, and the dates that differ from it) → sessions of the club."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from club.calendar.importing.drafts import Draft, Entry, origin
from club.calendar.importing.events import Foreign, Unreadable
from club.calendar.importing.hours import clear, lasting, written
from club.calendar.importing.rhythm import Repeat
from club.calendar.importing.said import (
    REMOVED,
    Texts,
    about,
    cancelled,
    state,
    strange,
    summary,
    texts_of,
    where_entries,
)
from club.calendar.importing.series import Series, series
from club.calendar.importing.when import Club, doubts_about, end_of, home_zone, when_entries
from club.programme.clock import zone
from club.sources.written import Prose

AND_LATER = "il change aussi toutes les dates suivantes : seule la sienne est reprise, reportez le reste à la main"
CUT = "la répétition n'avait pas de fin (ou en avait une lointaine) : elle s'arrête ici à la fin de la saison."
UNIVERSAL = "les heures d'origine sont en temps universel : l'heure locale change avec l'heure d'été."
KEPT_OPEN = "des dates tombent pendant une fermeture du club ; elles sont gardées."


def sessions(master: Foreign | None, others: Sequence[Foreign], club: Club) -> Iterator[Draft | tuple[Foreign, str]]:
    """The sessions of an event; or the event (or one date of it) and why it can't be one.

    ``others`` say what one date has of its own (RECURRENCE-ID); without ``master``, the invitation was to them alone.
    """
    home = home_zone(master, club) if master else club.zone
    by_day = {one.instead_of.day(home): one for one in others if one.instead_of}
    yield from ((one, AND_LATER) for one in others if one.and_later)
    if master is None:
        found = Series(None, home, {})
    elif not master.rules and not master.besides:
        found = Series(None, home, {})
        yield _single(master, club)
    else:
        try:
            found = series(master, club, special=bool(by_day))
        except Unreadable as reason:
            found = Series(None, home, {})
            yield master, str(reason)
    if master and found.repeat:
        yield _repeated(master, found.repeat, found.zone, by_day, club)
    dates = found.repeat.dates if found.repeat else ()
    for day, event in sorted({**found.singles, **by_day}.items()):
        if day not in dates:
            yield _single(event, club, day)


def _single(event: Foreign, club: Club, day: date | None = None) -> Draft:
    """A session of one date; ``day`` names it where its event has several."""
    texts = texts_of(event)
    when, doubts = when_entries(event, club)
    entries = (*about(texts, club), *when, *where_entries(texts), *state(event, texts, club))
    checks = (*doubts, *strange(event))
    mark, filed = origin(event.key, day), event.start.day(club.zone)
    return Draft(mark, event.line, texts.title, filed, entries, texts.body, checks, texts.removed)


# --- a repeat


def _repeated(master: Foreign, found: Repeat, name: str, by_day: Mapping[date, Foreign], club: Club) -> Draft:
    """A repeated session, written in the zone ``name``."""
    texts = texts_of(master)
    end, doubt = end_of(master)
    assert master.start.time is not None
    length = end - master.start.time.astimezone(UTC)
    checks = [*doubts_about(master.start), *([doubt] if doubt else []), *strange(master)]
    checks += [CUT] if found.cut else []
    checks += [UNIVERSAL] if name == "UTC" != club.zone else []
    known = set(found.dates)
    gone = {hour.day(home_zone(master, club)) for hour in master.without} & known - by_day.keys()
    open_on_closed_days = any(club.closed(day) for day in known - gone - by_day.keys())
    removed, dates = Counter(texts.removed), dict[str, Any]()
    for day in sorted(gone | (by_day.keys() & known)):
        if day in gone:
            if open_on_closed_days or not club.closed(day):
                dates[str(day)] = cancelled(master, club, REMOVED)
            continue
        texts_of_day = texts_of(by_day[day])
        said, doubts = _particulars(by_day[day], texts_of_day, master, texts, (day, name, length), club)
        dates[str(day)] = said or {"title": Prose(texts.title)}  # an entry wins over a closure
        if not said and not club.closed(day):
            del dates[str(day)]
        removed.update(texts_of_day.removed)
        checks += [f"{day} : {doubt}" for doubt in doubts]
    entries = [
        *about(texts, club),
        Entry("repeat", _periods(found, length)),
        *([Entry("timezone", name)] if name != club.zone else []),
        *([Entry("closures", "false", KEPT_OPEN)] if open_on_closed_days else []),
        *where_entries(texts),
        *state(master, texts, club),
        *([Entry("dates", dates)] if dates else []),
    ]
    return Draft(
        origin(master.key), master.line, texts.title, found.dates[0], tuple(entries), texts.body,
        tuple(dict.fromkeys(checks)), removed,
    )  # fmt: skip


def _periods(found: Repeat, length: timedelta) -> list[dict[str, Any]]:
    return [
        {
            "start": f"{first} {beat.first:%H:%M}",
            "duration": lasting(length),
            "every": str(beat.every),
            **({"day": beat.day_written} if beat.day_written else {}),
            "until": last,
        }
        for beat, first, last in found.periods
    ]


def _particulars(
    event: Foreign, texts: Texts, master: Foreign, usual: Texts, on: tuple[date, str, timedelta], club: Club
) -> tuple[dict[str, Any], list[str]]:
    """What one date of a repeat has of its own against what the series says, and what is doubtful about it."""
    said: dict[str, Any] = {}
    doubts = doubts_about(event.start)
    if texts.title != usual.title:
        said["title"] = Prose(texts.title)
    if (own := summary(event)) and own != summary(master):
        said["summary"] = Prose(own)
        doubts.append("le résumé vient de la description de cette date ; relisez-le, il sera public.")
    if event.start.time is None:
        said["start"] = event.start.at
    else:
        said |= _hours(event, master, on)
        doubts += [doubt] if (doubt := end_of(event)[1]) else []
    if texts.where and texts.where != usual.where:
        said["where"] = texts.where
        doubts += [entry.check for entry in where_entries(texts) if entry.check]
    if texts.online and not usual.online:
        said["join"] = "platform"
    if texts.where and usual.online and not texts.online:
        doubts.append("cette date n'est pas en ligne, mais join: platform, dit pour toute la séance, y vaut aussi.")
    for entry in state(event, texts, club):
        if entry not in state(master, usual, club):
            said[entry.key] = entry.value
    return said, doubts


def _hours(event: Foreign, master: Foreign, on: tuple[date, str, timedelta]) -> dict[str, Any]:
    """Where the hours of one date differ from « such a day, at the usual hour, as long as usual »."""
    day, name, length = on
    assert event.start.time is not None and master.start.time is not None
    start, end = event.start.time, end_of(event)[0]
    here = name if clear(start, name) and clear(end, name) else "UTC"
    usual = datetime.combine(day, master.start.time.astimezone(zone(name)).time(), zone(name))
    said: dict[str, Any] = {}
    if start != usual or here != name:
        said["start"] = written(start, here)
    if end - start.astimezone(UTC) != length:
        said["duration"] = lasting(end - start.astimezone(UTC))
    return said | ({"timezone": here} if here != name else {})

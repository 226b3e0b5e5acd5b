"""A page per month, as a calendar's grid, and the list of them all by season."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterator
from datetime import date, datetime

from club import addresses, wording
from club.documents import Page
from club.programme import clock
from club.programme.clock import ONE_DAY
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence, State
from club.site.base import Data, Site, crumb, index_crumb, page
from club.site.cards import session_card
from club.site.moments import kind, state
from club.site.paging import further, pager
from club.sources.values import FRENCH_DAYS, Month

GRID = Calendar()  # weeks from Monday (ISO 8601)
MOST = 40  # lines on a page of a month, beside the days themselves
OF_CARD = 3  # lines that a card without a day is worth
Months = dict[Month, list[Occurrence]]
Held = dict[date, list[Data]]


def by_month(programme: Programme) -> Months:
    """Every occurrence under the month of its date in the club's zone."""
    months: Months = {}
    for of in programme.occurrences:
        months.setdefault(Month.of(of.day(programme.club.timezone)), []).append(of)
    return months


def pages(site: Site, months: Months) -> Iterator[Page]:
    """Each month between those around it, then the list."""
    order, held = sorted(months), _held(site.programme)
    for n, month in enumerate(order):
        before = order[n - 1] if n else None
        after = order[n + 1] if n + 1 < len(order) else None
        yield from _month(site, month, months[month], held, before, after)
    yield _archive(site, months)


def link(month: Month) -> Data:
    """The way to a month."""
    return crumb(wording.month(month), addresses.month(month))


def capital(text: str) -> str:
    """With a capital at the start, for a title."""
    return text[:1].upper() + text[1:]


def season(programme: Programme, year: int) -> str:
    """« Saison 2026-2027 », or « Saison 2026 » for a club whose seasons are years."""
    return f"Saison {year}" if programme.club.season_starts == 1 else f"Saison {year}-{year + 1}"


def _month(
    site: Site, month: Month, filed: list[Occurrence], held: Held, before: Month | None, after: Month | None
) -> Iterator[Page]:
    """A month on one page, or on as many as its weeks need."""
    programme, address = site.programme, addresses.month(month)
    name, count = wording.month(month), len(filed)
    told = f"{count} séance{'s' if count > 1 else ''} en {name}"
    parts = _parts(month, held, [session_card(programme, of) for of in filed if not of.dated])
    common: Data = {
        "scripted": True,  # club.js marks the day
        "caption": told,
        "days": list(FRENCH_DAYS),
        "before": link(before) if before else None,
        "after": link(after) if after else None,
    }
    first = page(
        site,
        address,
        "month.html",
        capital(name),
        f"{told} au {programme.club.name}.",
        trail=[index_crumb(site, addresses.AGENDA), crumb(ARCHIVE_TITLE, addresses.ARCHIVE)],
        pager=pager(address, 1, len(parts)),
        **parts[0],
        **common,
    )
    yield first
    for number, part in enumerate(parts[1:], 2):
        yield further(site, first, number, len(parts), **part, **common)


def _held(programme: Programme) -> Held:
    """What stands in each day of the grids."""
    held: Held = {}
    for of in programme.occurrences:
        for day in _days(programme, of):
            held.setdefault(day, []).append(_entry(programme, of, day))
    return held


def _parts(month: Month, held: Held, undated: list[Data]) -> list[Data]:
    """What each page of a month has: whole weeks, then what has no date yet."""
    cut, each = _cut(month, held), MOST // OF_CARD
    pages: list[Data] = [{"weeks": _grid(month, held, days), "undated": []} for days in cut]
    if sum(len(held.get(day, ())) for day in cut[-1]) + OF_CARD * len(undated) <= MOST:
        pages[-1]["undated"] = undated
    else:
        pages += [{"weeks": [], "undated": undated[n : n + each]} for n in range(0, len(undated), each)]
    return pages


def _cut(month: Month, held: Held) -> list[list[date]]:
    """The days on each page of a month: whole weeks, and part of one only where a week alone is too much."""
    pages, lines = [list[date]()], 0
    for week in GRID.monthdatescalendar(month.year, month.month):
        days = [day for day in week if Month.of(day) == month]
        of_week = sum(len(held.get(day, ())) for day in days)
        for piece in [days] if of_week <= MOST else [[day] for day in days]:
            of_piece = sum(len(held.get(day, ())) for day in piece)
            if lines and lines + of_piece > MOST:
                pages.append([])
                lines = 0
            pages[-1] += piece
            lines += of_piece
    return pages


def _grid(month: Month, held: Held, days: list[date]) -> list[list[Data]]:
    """The weeks of these days, seven days each; others have no number."""
    weeks = GRID.monthdatescalendar(month.year, month.month)
    return [[_day(day, held if day in days else None) for day in week] for week in weeks if {*week} & {*days}]


def _days(programme: Programme, of: Occurrence) -> Iterator[date]:
    """The days on which it stands in the grid: that of its start, and every one of several whole days."""
    if of.dated:
        day = of.day(programme.club.timezone)
        last = of.end if of.all_day and isinstance(of.end, date) else day
        while day <= last:
            yield day
            day += ONE_DAY


def _day(day: date, held: Held | None) -> Data:
    if held is None:
        return {"number": None, "entries": []}
    number = "1er" if day.day == 1 else str(day.day)
    weekday, name = FRENCH_DAYS[day.weekday()], wording.month_name(day)
    return {"number": number, "date": day.isoformat(), "weekday": weekday, "month": name, "entries": held.get(day, [])}


def _entry(programme: Programme, of: Occurrence, day: date) -> Data:
    """One line in a day: its hour in the club's zone, its title, what it is."""
    notes = [
        *([state(programme, of)["label"]] if of.state is not State.CONFIRMED else []),
        *(["suite"] if day != of.day(programme.club.timezone) else []),
        kind(of).label,
        *(["exemple"] if programme.is_example(of.session) else []),
    ]
    hour = None
    if isinstance(of.start, datetime):
        hour = wording.clock(of.start.astimezone(clock.zone(programme.club.timezone)))
    return {
        "url": addresses.occurrence(of),
        "title": of.data.title,
        "kind": kind(of).value,
        "hour": hour,
        "state": of.state.value,
        "text": ", ".join(notes),
    }


# --- every month

ARCHIVE_TITLE = "Tous les mois"


def _archive(site: Site, months: Months) -> Page:
    """Links to every month, by season, latest first."""
    programme = site.programme
    seasons: dict[int, list[Data]] = {}
    for month in sorted(months):
        count = len(months[month])
        told = {**link(month), "count": f"{count} séance{'s' if count > 1 else ''}"}
        seasons.setdefault(programme.season_of(month), []).append(told)
    return page(
        site,
        addresses.ARCHIVE,
        "months.html",
        ARCHIVE_TITLE,
        "Toutes les séances du club, saison par saison et mois par mois.",
        trail=[index_crumb(site, addresses.AGENDA)],
        seasons=[{"title": season(programme, year), "months": seasons[year]} for year in sorted(seasons, reverse=True)],
    )

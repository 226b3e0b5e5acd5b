"""What « club check » points out and forbids nothing of: coming dates that fall on a French public holiday."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache

from holidays import country_holidays

from club import rules, wording
from club.problems import Problem
from club.programme.clock import ONE_DAY
from club.programme.graph import Programme
from club.programme.occurrences import CALLED_OFF, Occurrence


def notices(programme: Programme) -> list[Problem]:
    """One notice per date, by file and line, then by date."""
    found = [notice for of in programme.occurrences for notice in _holiday(programme, of)]
    return sorted(found, key=lambda notice: (notice.path, notice.line, notice.column))


def _holiday(programme: Programme, of: Occurrence) -> Iterator[Problem]:
    data = of.session.data
    chosen = not data.closures or (of.original is not None and of.original in data.dates)
    if not of.dated or chosen or of.state in CALLED_OFF or programme.is_past(of):
        return
    for day in _days(of, programme.club.timezone):
        if name := public_holidays(day.year).get(day):
            message = f"le {wording.day(day)} est un jour férié ({name}). {_answer(of)}"
            yield of.session.problem(("repeat",) if of.original else ("start",), rules.PUBLIC_HOLIDAY, message)
            return


def _days(of: Occurrence, club_zone: str) -> Iterator[date]:
    """The days it takes; of a timed session, the one it begins on."""
    day = of.day(club_zone)
    last = day if isinstance(of.end, datetime) or of.end is None else of.end
    while day <= last:
        yield day
        day += ONE_DAY


def _answer(of: Occurrence) -> str:
    """What to write so that it is not said again."""
    if of.original:
        return (
            f"Pour la sauter, une fermeture dans programme/closures.yml : « - from: {of.original} ». "
            f"Si c'est voulu, une entrée « {of.original}: » sous dates, ou closures: false."
        )
    return "Si c'est voulu : closures: false"


@cache
def public_holidays(year: int) -> dict[date, str]:
    """The public holidays of metropolitan France, by date, with their French names."""
    return dict(country_holidays("FR", years=year, language="fr"))

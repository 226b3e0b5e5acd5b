"""« vendredi 3 décembre 2026 », when the third is a Thursday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from club import rules
from club.problems import Problem, folded
from club.sources.reader import Item
from club.sources.shape import texts
from club.sources.values import FRENCH_DAYS, FRENCH_MONTHS, YEARS, french_day

WRITTEN = re.compile(
    rf"\b({'|'.join(FRENCH_DAYS)})\s+(1er|\d{{1,2}})\s+({'|'.join(FRENCH_MONTHS)}|fevrier|aout|decembre)\b(?:\s+(\d{{4}}))?",
    re.IGNORECASE,
)
MONTHS: dict[str, int] = {folded(name): n for n, name in enumerate(FRENCH_MONTHS, 1)}


def contradictions(item: Item, around: date | None) -> Iterator[Problem]:
    """Every weekday written in a text of ``item`` that is not that of its date.

    A date without a year is taken to be the nearest to ``around``; without ``around`` it says nothing.
    """
    for loc, text in texts(item.data):
        for found in _written(text):
            if told := _contradiction(found, around):
                yield item.problem(loc, rules.WRONG_WEEKDAY, *told, offset=found.start())
    for found in _written(item.body):
        if told := _contradiction(found, around):
            yield item.problem_in_body(found.start(), rules.WRONG_WEEKDAY, *told)


def _written(text: str) -> Iterator[re.Match[str]]:
    return WRITTEN.finditer(text) if "di" in text.casefold() else iter(())  # every day of the week has it


def without_weekdays(text: str) -> str:
    """``text`` with its dates told by their number alone."""
    return WRITTEN.sub(lambda found: found.group()[len(found.group(1)) :].lstrip(), text)


def _contradiction(found: re.Match[str], around: date | None) -> tuple[str, ...] | None:
    weekday, number, month, year = found.groups()
    if folded(weekday) not in FRENCH_DAYS or folded(month) not in MONTHS:
        return None  # « lundı », which only looks like a day
    day = 1 if number == "1er" else int(number)
    years = [int(year)] if year else [around.year - 1, around.year, around.year + 1] if around else []
    dates = []
    for candidate in years:
        if candidate not in YEARS:
            continue
        try:
            dates.append(date(candidate, MONTHS[folded(month)], day))
        except ValueError:
            continue
    if not dates:
        return None
    meant = dates[0] if year else min(dates, key=lambda d: abs(d - around)) if around else dates[0]
    right = FRENCH_DAYS[meant.weekday()]
    if folded(weekday) == right:
        return None
    rest = f"{number} {month}" + (f" {year}" if year else "")
    whole = rest if year else f"{rest} {meant.year}"
    written = " ".join(found.group().split())
    away = (FRENCH_DAYS.index(folded(weekday)) - meant.weekday() + 3) % 7 - 3
    other = french_day(meant + timedelta(days=away)).rpartition(" ")
    return (
        f"« {written} » : le {whole} est un {right}.",
        f"Écrivez : {right} {rest}",
        f"ou, si c'est la date qui est fausse : {other[0]}" + (f" {other[2]}" if year else ""),
    )

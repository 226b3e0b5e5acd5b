"""What belongs to this season, or to a later one: the rest is left as its time wrote it."""

from __future__ import annotations

from datetime import date

from club.programme.clock import day_in
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence
from club.sources.gatherings import Gathering
from club.sources.library import CaseStudy, Theme
from club.sources.reader import Item
from club.sources.values import Month


def current(programme: Programme, item: Item) -> bool:
    """Whether an item is of this season or a later one: by its dates, or else by when its file last changed."""
    if isinstance(item.data, Gathering):
        return any(of_season(programme, of) for of in programme.occurrences_of(item))
    if isinstance(item.data, Theme):
        return _this_season(programme, item.data.month)
    if isinstance(item.data, CaseStudy):
        day: date | None = item.data.updated_on or item.data.published_on
        return item.draft or day is None or _this_season(programme, Month.of(day))
    changed = programme.history.get(item.path)
    return changed is None or _this_season(programme, Month.of(day_in(changed, programme.club.timezone)))


def of_season(programme: Programme, of: Occurrence) -> bool:
    """Whether a date falls in this season or a later one."""
    return _this_season(programme, Month.of(of.day(programme.club.timezone)))


def _this_season(programme: Programme, month: Month) -> bool:
    return programme.season_of(month) >= programme.season_of(Month.of(programme.today))

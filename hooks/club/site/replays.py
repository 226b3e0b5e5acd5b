"""The library of replays: every session that says where its recording is, by season and theme."""

from __future__ import annotations

from collections.abc import Iterator

from club import addresses
from club.documents import Page
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence
from club.site import moments
from club.site.agenda import season
from club.site.base import Data, Site, index_page, section
from club.site.cards import session_card
from club.site.references import named
from club.sources import kinds
from club.sources.reader import Item
from club.sources.values import Month

NO_THEME = "Hors thématique"


def replays_page(site: Site) -> Page:
    """« Replays »: seasons, latest first; in each, its themes by month; in each, its sessions by date."""
    programme = site.programme
    seasons: dict[int, list[Occurrence]] = {}
    for of in _recorded(programme):
        month = Month.of(of.day(programme.club.timezone))
        seasons.setdefault(programme.season_of(month), []).append(of)
    sections = [
        section(f"saison-{year}", season(programme, year), [], groups=_by_theme(programme, year, seasons[year]))
        for year in sorted(seasons, reverse=True)
    ]
    available = sum(moments.has_replay(of) for found in seasons.values() for of in found)
    return index_page(site, addresses.REPLAYS, "replays.html", sections, available=available)


def _recorded(programme: Programme) -> Iterator[Occurrence]:
    """Occurrences with a replay entry; of a repeat, the dates with one of their own, and else its first date."""
    seen: set[str] = set()
    for of in programme.occurrences:
        if of.data.replay is None:
            continue
        own = of.original and of.data.replay != of.session.data.replay
        if of.original is None or own:
            yield of
        elif of.session.id not in seen:
            seen.add(of.session.id)
            yield of


def _by_theme(programme: Programme, year: int, occurrences: list[Occurrence]) -> list[Data]:
    groups: dict[str, list[Data]] = {}
    order: dict[str, tuple[Month | None, str, str | None]] = {}
    for of in occurrences:
        themes: list[Item | None] = [*named(programme, kinds.THEME, of.data.themes)]
        for theme in themes or [None]:
            key = theme.id if theme else ""
            groups.setdefault(key, []).append(_row(programme, of))
            order[key] = (
                (theme.data.month, theme.data.title, addresses.item(theme)) if theme else (None, NO_THEME, None)
            )
    keys = sorted(groups, key=lambda key: (order[key][0] is None, str(order[key][0]), key))
    return [
        {
            "id": f"saison-{year}-{key or 'hors-thematique'}",
            "title": order[key][1],
            "url": order[key][2],
            "rows": groups[key],
        }
        for key in keys
    ]


def _row(programme: Programme, of: Occurrence) -> Data:
    of_series = of.original is not None and of.data.replay == of.session.data.replay
    url = addresses.item(of.session) if of_series else None
    card = session_card(programme, of, url=url, more="toutes les dates" if of_series else None)
    return {**card, "replay": moments.replay(programme, of.data.replay)}

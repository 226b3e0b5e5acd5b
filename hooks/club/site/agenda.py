"""The agenda: what comes, month by month, and a page per month."""

from __future__ import annotations

from collections.abc import Iterator

from club import addresses, wording
from club.documents import Page
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence
from club.site.base import Data, Site, crumb, index_crumb, index_page, page, section
from club.site.cards import session_card
from club.site.offers import offers
from club.sources.terms import SessionKind
from club.sources.values import Month


def pages(site: Site) -> Iterator[Page]:
    """The agenda and its months."""
    months = by_month(site.programme)
    yield _index(site, months)
    order = sorted(months)
    for n, month in enumerate(order):
        before = order[n - 1] if n else None
        after = order[n + 1] if n + 1 < len(order) else None
        yield _month(site, month, months[month], before, after)


def by_month(programme: Programme) -> dict[Month, list[Occurrence]]:
    """Every occurrence under the month of its date in the club's zone."""
    months: dict[Month, list[Occurrence]] = {}
    for of in programme.occurrences:
        months.setdefault(Month.of(of.day(programme.club.timezone)), []).append(of)
    return months


def capital(text: str) -> str:
    """With a capital at the start, for a title."""
    return text[:1].upper() + text[1:]


def season(programme: Programme, year: int) -> str:
    """« Saison 2026-2027 », or « Saison 2026 » for a club whose seasons are years."""
    return f"Saison {year}" if programme.club.season_starts == 1 else f"Saison {year}-{year + 1}"


def _index(site: Site, months: dict[Month, list[Occurrence]]) -> Page:
    programme = site.programme
    sections = []
    for month, occurrences in sorted(months.items()):
        coming = [of for of in occurrences if of.dated and not programme.is_past(of)]
        if coming:
            title = capital(wording.month(month))
            cards = [session_card(programme, of) for of in coming]
            sections.append(section(f"mois-{month}", title, cards, url=addresses.month(month)))
    undated = [of for of in programme.occurrences if not of.dated and not programme.is_past(of)]
    if undated:
        cards = [session_card(programme, of) for of in undated]
        sections.append(section("date-a-fixer", "Date à fixer", cards))
    of_kinds = [of for kind in SessionKind for of in offers(site, addresses.kind_calendar(kind))]
    return index_page(
        site,
        addresses.AGENDA,
        "agenda.html",
        sections,
        seasons=_seasons(programme, months),
        whole=offers(site, addresses.CALENDAR)[0],
        feeds=of_kinds,
    )


def _seasons(programme: Programme, months: dict[Month, list[Occurrence]]) -> list[Data]:
    """Links to every month, by season, latest first."""
    seasons: dict[int, list[Data]] = {}
    for month in sorted(months):
        link = {"url": addresses.month(month), "text": wording.month(month), "count": len(months[month])}
        seasons.setdefault(programme.season_of(month), []).append(link)
    return [{"title": season(programme, year), "months": seasons[year]} for year in sorted(seasons, reverse=True)]


def _month(site: Site, month: Month, occurrences: list[Occurrence], before: Month | None, after: Month | None) -> Page:
    programme = site.programme
    name = wording.month(month)
    count = len(occurrences)
    return page(
        site,
        addresses.month(month),
        "month.html",
        capital(name),
        f"{count} séance{'s' if count > 1 else ''} en {name} au {programme.club.name}.",
        trail=[index_crumb(site, addresses.AGENDA)],
        cards=[session_card(programme, of) for of in occurrences],
        before=crumb(wording.month(before), addresses.month(before)) if before else None,
        after=crumb(wording.month(after), addresses.month(after)) if after else None,
    )

"""The agenda: what comes, week by week, and the ways to choose in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from club import addresses, wording
from club.documents import Page
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence
from club.site import months
from club.site.base import Data, Site, index_page
from club.site.cards import session_card
from club.site.moments import kind
from club.site.offers import offers
from club.site.references import name_of, named
from club.sources import kinds
from club.sources.terms import SessionKind
from club.sources.values import Month

SHOWN = 12  # what the page shows at once; « voir les suivantes » adds as many
HELD = 96  # what the page holds for its filters; the pages of the months have the rest


def pages(site: Site) -> Iterator[Page]:
    """The agenda, its months, and the list of them."""
    by_month = months.by_month(site.programme)
    yield _index(site, by_month)
    yield from months.pages(site, by_month)


def _index(site: Site, by_month: dict[Month, list[Occurrence]]) -> Page:
    programme = site.programme
    coming = [of for of in programme.occurrences if not programme.is_past(of)]
    dated, undated = [of for of in coming if of.dated], [of for of in coming if not of.dated]
    held = dated[:HELD]
    shown = [*_weeks(programme, held[:SHOWN]), *_undated(programme, undated[:SHOWN])]
    spare = [*_weeks(programme, held[SHOWN:]), *_undated(programme, undated[SHOWN:HELD])]
    last = held[-1].day(programme.club.timezone) if held else None
    return index_page(
        site,
        addresses.AGENDA,
        "agenda.html",
        contents=[],
        weeks=shown,
        spare=spare,
        most=SHOWN,
        examples=bool(coming) and all(programme.is_example(of.session) for of in coming),
        end=f"jusqu'au {wording.plain_day(last)}" if last and len(dated) > HELD else None,
        filters=_filters(programme, [*held, *undated[:HELD]]),
        months=[months.link(month) for month in sorted(by_month) if month >= Month.of(programme.today)],
        archive=addresses.ARCHIVE,
        whole=offers(site, addresses.CALENDAR)[0],
    )


def _weeks(programme: Programme, occurrences: Iterable[Occurrence]) -> list[Data]:
    """Dated occurrences by the week, from Monday, of their date in the club's zone."""
    weeks: dict[date, list[Data]] = {}
    for of in occurrences:
        day = of.day(programme.club.timezone)
        weeks.setdefault(max(monday(day), monday(programme.today)), []).append(_card(programme, of))
    today = programme.today
    return [
        {"week": week.isoformat(), "title": _plain(week, today), "now": _now(week, today), "cards": cards}
        for week, cards in weeks.items()
    ]


def monday(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def _plain(week: date, today: date) -> str:
    """« Semaine du 7 décembre »"""
    return f"Semaine du {wording.day_month(week) if week.year == today.year else wording.plain_day(week)}"


def _now(week: date, today: date) -> str:
    """The same as the build's day says it; club.js follows the reader's."""
    away = (week - monday(today)).days
    return {0: "Cette semaine", 7: "La semaine prochaine"}.get(away, _plain(week, today))


def _undated(programme: Programme, occurrences: list[Occurrence]) -> list[Data]:
    title, cards = "Date à fixer", [_card(programme, of) for of in occurrences]
    return [{"week": "", "title": title, "now": title, "cards": cards}] if cards else []


def _card(programme: Programme, of: Occurrence) -> Data:
    """With what the filters look at."""
    themes = [theme.id for theme in named(programme, kinds.THEME, of.data.themes)]
    cohorts = [cohort.id for cohort in programme.cohorts_of(of)]
    facets = {"type": kind(of).value, "thematique": " ".join(themes), "promo": " ".join(cohorts)}
    return session_card(programme, of) | {"facets": facets}


def _filters(programme: Programme, occurrences: list[Occurrence]) -> list[Data]:
    """What one may choose by: only what some coming session answers to."""
    found = {kind(of) for of in occurrences}
    themes = named(programme, kinds.THEME, (id for of in occurrences for id in of.data.themes))
    cohorts = {cohort.id: cohort for of in occurrences for cohort in programme.cohorts_of(of)}
    themes.sort(key=lambda theme: (theme.data.month, theme.id))
    return [
        _filter("type", "Type", "Tous les types", [(one.value, one.label) for one in SessionKind if one in found]),
        _filter("thematique", "Thématique", "Toutes les thématiques", [(t.id, name_of(programme, t)) for t in themes]),
        _filter(
            "promo", "Promo", "Toutes les promos", sorted((id, name_of(programme, c)) for id, c in cohorts.items())
        ),
    ]


def _filter(name: str, label: str, every: str, options: list[tuple[str, str]]) -> Data:
    return {"name": name, "label": label, "every": every, "options": [{"id": id, "text": text} for id, text in options]}

"""The agenda: what comes, week by week, and the ways to choose in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from math import ceil

from club import addresses, wording
from club.documents import Document, File, json
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence
from club.site import months
from club.site.base import Data, Site, index_page
from club.site.cards import session_card
from club.site.moments import kind
from club.site.offers import offers
from club.site.paging import further, pager
from club.site.references import name_of, named
from club.sources import kinds
from club.sources.terms import SessionKind
from club.sources.values import Month

SHOWN = 12  # dated sessions on a page of the agenda; « voir les suivantes » adds as many
UNDATED = 6  # sessions without a date, below them
CHOICES = 16  # in one filter: what comes first; the pages of themes and cohorts lead to the rest
AHEAD = 12  # months that the page leads to; the list of them all has the rest


def pages(site: Site) -> Iterator[Document]:
    """The agenda, its months, and the list of them."""
    by_month = months.by_month(site.programme)
    yield from _agenda(site, by_month)
    yield from months.pages(site, by_month)


def _agenda(site: Site, by_month: dict[Month, list[Occurrence]]) -> Iterator[Document]:
    """What comes, page after page.  The filters of the first read which pages have what they look for in a file."""
    programme = site.programme
    coming = [of for of in programme.occurrences if not programme.is_past(of)]
    parts = _cut([of for of in coming if of.dated], [of for of in coming if not of.dated])
    drawn = list(_drawn(programme, parts))
    held = [[card["facets"] for week in weeks for card in week["cards"]] for weeks in drawn]
    examples = bool(coming) and all(programme.is_example(of.session) for of in coming)
    first = index_page(
        site,
        addresses.AGENDA,
        "agenda.html",
        contents=[],
        weeks=drawn[0],
        pager=pager(addresses.AGENDA, 1, len(parts)),
        held=addresses.facets(addresses.AGENDA) if len(parts) > 1 else None,
        most=SHOWN,
        examples=examples,
        filters=_filters(programme, coming),
        months=[months.link(month) for month in sorted(by_month) if month >= Month.of(programme.today)][:AHEAD],
        archive=addresses.ARCHIVE,
        whole=offers(site, addresses.CALENDAR)[0],
    )
    yield first
    yield File(addresses.facets(addresses.AGENDA), json(held))
    for number, weeks in enumerate(drawn[1:], 2):
        yield further(site, first, number, len(parts), weeks=weeks, examples=examples)


def _cut(dated: list[Occurrence], undated: list[Occurrence]) -> list[tuple[list[Occurrence], list[Occurrence]]]:
    """The sessions on each page, those with a date and those without; at least one page."""
    last = max(1, ceil(len(dated) / SHOWN), ceil(len(undated) / UNDATED))
    return [(dated[n * SHOWN :][:SHOWN], undated[n * UNDATED :][:UNDATED]) for n in range(last)]


def _drawn(programme: Programme, parts: Iterable[tuple[list[Occurrence], list[Occurrence]]]) -> Iterator[list[Data]]:
    """The weeks of each page.  On the first alone, which club.js keeps right, is one « la semaine prochaine »."""
    begun: set[str] = set()
    for number, (dated, undated) in enumerate(parts, 1):
        weeks = [*_weeks(programme, dated), *_undated(programme, undated)]
        for week in weeks if number > 1 else ():
            week["now"] = f"{week['title']} (suite)" if week["week"] in begun else week["title"]
        begun.update(week["week"] for week in weeks)
        yield weeks


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
    themes = named(programme, kinds.THEME, (id for of in occurrences for id in of.data.themes))[:CHOICES]
    every = {cohort.id: cohort for of in occurrences for cohort in programme.cohorts_of(of)}
    cohorts = dict(islice(every.items(), CHOICES))
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

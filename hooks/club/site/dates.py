"""The dates of a session that repeats: the next and the last on its page, all of them by season."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from club import addresses, wording
from club.documents import Page
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence
from club.site import months
from club.site.base import Data, Site, crumb, index_crumb, page
from club.site.cards import session_card
from club.site.moments import has_replay, span, start, state
from club.sources.reader import Item
from club.sources.values import Month

COMING, PAST = 8, 4  # on the page of the session
FEW = 14  # so many dates fit on it all together


def listed(programme: Programme, session: Item, dates: Sequence[Occurrence]) -> Data:
    """What the page of the session shows of its dates."""
    coming = [of for of in dates if not programme.is_past(of)]
    past = [of for of in reversed(dates) if programme.is_past(of)]
    few = len(dates) <= FEW
    shown, spare = (coming, []) if few else (coming[:COMING], coming[COMING : 2 * COMING])
    after = [session_card(programme, of) for of in coming[1:4]]
    return {
        "next": session_card(programme, coming[0]) | {"spare": []} if coming else None,
        "after": after,
        "most": None if few else COMING,
        "coming": [_row(programme, of) for of in shown],
        "spare": [_row(programme, of) for of in spare],
        "past": [_row(programme, of) for of in (past if few else past[:PAST])],
        "seasons": [] if few else _links(programme, session, dates),
    }


def _row(programme: Programme, of: Occurrence) -> Data:
    """One date in a list of dates of the same session: only what is its own."""
    own = of.data.title != of.session.data.title
    return {
        "url": addresses.occurrence(of),
        "text": wording.day(of.day(programme.club.timezone)),
        "datetime": start(of),
        "title": of.data.title if own else None,
        "state": state(programme, of),
        "replay": has_replay(of),
        **span(programme, of),
    }


def _seasons(programme: Programme, dates: Sequence[Occurrence]) -> dict[int, list[Occurrence]]:
    seasons: dict[int, list[Occurrence]] = {}
    for of in dates:
        seasons.setdefault(programme.season_of(Month.of(of.day(programme.club.timezone))), []).append(of)
    return seasons


def _links(programme: Programme, session: Item, dates: Sequence[Occurrence]) -> list[Data]:
    return [
        {**_link(programme, session, year), "count": f"{len(held)} date{'s' if len(held) > 1 else ''}"}
        for year, held in sorted(_seasons(programme, dates).items())
    ]


def _link(programme: Programme, session: Item, year: int) -> Data:
    return crumb(months.season(programme, year), addresses.dates(session, year))


def years(programme: Programme, session: Item) -> list[int]:
    """The seasons that have a page of dates: none where all fit on the page of the session."""
    dates = programme.occurrences_of(session)
    return sorted(_seasons(programme, dates)) if session.data.repeat and len(dates) > FEW else []


def pages(site: Site, session: Item) -> Iterator[Page]:
    """A page a season for a session of many dates: those of one that has few are all on its own page."""
    programme = site.programme
    seasons = _seasons(programme, programme.occurrences_of(session))
    known = years(programme, session)
    for n, year in enumerate(known):
        name, title = months.season(programme, year), session.data.title
        yield page(
            site,
            addresses.dates(session, year),
            "dates.html",
            f"{title}, {name[:1].lower()}{name[1:]}",
            f"Toutes les dates de « {title} », {name[:1].lower()}{name[1:]}.",
            source=session.path,
            trail=[index_crumb(site, addresses.index(session.kind)), crumb(title, addresses.item(session))],
            example=programme.is_example(session),
            kicker=session.data.kind.label,
            rows=[_row(programme, of) for of in seasons[year]],
            before=_link(programme, session, known[n - 1]) if n else None,
            after=_link(programme, session, known[n + 1]) if n + 1 < len(known) else None,
        )

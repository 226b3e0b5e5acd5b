"""The library of replays: every session that says where its recording is, by season and theme."""

from __future__ import annotations

from collections.abc import Iterator

from club import addresses
from club.documents import Document
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence
from club.site import moments
from club.site.base import Data, Site
from club.site.cards import session_card
from club.site.facets import Choice, Facet, Facets, themes
from club.site.months import season
from club.site.paging import Part, listing
from club.site.references import named
from club.sources import kinds
from club.sources.reader import Item
from club.sources.terms import ReplayState, SessionKind
from club.sources.values import Month

EACH = 20  # a row is smaller than a card
NO_THEME = "Hors thématique"
ON_PLATFORM = "sur la plateforme"
STATES = {
    ReplayState.AVAILABLE: "à voir ici",
    ReplayState.PROCESSING: "en préparation",
    ReplayState.PLANNED: "prévu",
    ReplayState.NONE: "sans enregistrement",
}


def pages(site: Site) -> Iterator[Document]:
    """« Replays »: seasons, latest first; in each, its themes by month; in each, its sessions by date."""
    programme = site.programme
    parts = _parts(programme)
    recorded = [of for part in parts for of in part.things]
    yield from listing(
        site,
        addresses.REPLAYS,
        parts,
        lambda of: _row(programme, of),
        each=EACH,
        template="replays.html",
        empty="Aucun enregistrement pour le moment.",
        facets=_facets(programme, recorded),
        scripted=False,  # its rows do not change as time passes
    )


def _facets(programme: Programme, recorded: list[Occurrence]) -> Facets[Occurrence]:
    seasons = dict.fromkeys(season(programme, _season(programme, of)) for of in recorded)
    states = [STATES[ReplayState.AVAILABLE], ON_PLATFORM, *list(STATES.values())[1:]]
    return Facets(
        (
            Facet("etat", "Enregistrement", _state, [Choice.of(label).id for label in states]),
            themes(programme, lambda of: named(programme, kinds.THEME, of.data.themes)),
            Facet(
                "saison",
                "Saison",
                lambda of: [Choice.of(season(programme, _season(programme, of)))],
                [Choice.of(label).id for label in seasons],
            ),
            Facet(
                "type",
                "Type",
                lambda of: [Choice.of(moments.kind(of).label)],
                [Choice.of(kind.label).id for kind in SessionKind],
            ),
        ),
        "enregistrement",
        "enregistrements",
        "Aucun enregistrement ne répond à tous ces choix à la fois.",
    )


def _state(of: Occurrence) -> list[Choice]:
    replay = of.data.replay
    if replay is None:
        return []
    elsewhere = replay.state is ReplayState.AVAILABLE and replay.url == "platform"
    return [Choice.of(ON_PLATFORM if elsewhere else STATES[replay.state])]


def _season(programme: Programme, of: Occurrence) -> int:
    return programme.season_of(Month.of(of.day(programme.club.timezone)))


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


def _parts(programme: Programme) -> list[Part[Occurrence]]:
    """Each recording once, under the first of its themes in its season."""
    found: dict[tuple[int, str, str], list[Occurrence]] = {}
    first: dict[tuple[int, str, str], Item | None] = {}
    for of in _recorded(programme):
        theme = next(iter(named(programme, kinds.THEME, of.data.themes)), None)
        # Latest season first; in it, themes by month, and what has none at the end.
        key = (-_season(programme, of), str(theme.data.month) if theme else "~", theme.id if theme else "")
        found.setdefault(key, []).append(of)
        first[key] = theme
    return [_part(programme, -key[0], first[key], found[key]) for key in sorted(found)]


def _part(programme: Programme, year: int, theme: Item | None, occurrences: list[Occurrence]) -> Part[Occurrence]:
    more: Data = {
        "season": season(programme, year),
        "season_id": f"saison-{year}",
        "url": addresses.item(theme) if theme else None,
    }
    id, title = (theme.id, theme.data.title) if theme else ("hors-thematique", NO_THEME)
    return Part(f"saison-{year}-{id}", title, occurrences, more)


def _row(programme: Programme, of: Occurrence) -> Data:
    of_series = of.original is not None and of.data.replay == of.session.data.replay
    url = addresses.item(of.session) if of_series else None
    card = session_card(programme, of, url=url, more="toutes les dates" if of_series else None)
    return {**card, "replay": moments.replay(programme, of.data.replay)}

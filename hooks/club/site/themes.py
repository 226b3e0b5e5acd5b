"""The programme: themes by season, and one theme with everything that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

from club import addresses, wording
from club.documents import Page
from club.site.agenda import season
from club.site.base import Data, Site, contents, filled, index_crumb, index_page, item_page, section
from club.site.cards import gathered, item_cards, session_card
from club.site.moments import has_replay, kind
from club.site.offers import offers
from club.site.references import references, value
from club.sources import kinds
from club.sources.reader import Item
from club.sources.terms import SessionKind


def pages(site: Site) -> Iterator[Page]:
    """The index of themes, and a page per theme."""
    yield index_page(site, addresses.PROGRAMME, "index.html", _seasons(site))
    for theme in site.programme.of(kinds.THEME):
        yield _theme(site, theme)


def _seasons(site: Site) -> list[Data]:
    programme = site.programme
    seasons: dict[int, list[Item]] = {}
    for theme in sorted(programme.of(kinds.THEME), key=lambda theme: (theme.data.month, theme.id)):
        seasons.setdefault(programme.season_of(theme.data.month), []).append(theme)
    return [
        section(f"saison-{year}", season(programme, year), item_cards(site, seasons[year]))
        for year in sorted(seasons, reverse=True)
    ]


def _theme(site: Site, theme: Item) -> Page:
    address = addresses.item(theme)
    body = site.texts.body(theme, address)
    sections = _sections(site, theme)
    resources = [_resource(resource) for resource in theme.data.resources]
    after = [*sections, *([{"id": "ressources", "title": "Ressources"}] if resources else [])]
    month = value(wording.month(theme.data.month), datetime=str(theme.data.month))
    facts = [
        {"label": "Mois", "values": [month]},
        {"label": "Promos", "values": references(site.programme, site.programme.links(theme, "cohorts"))},
    ]
    return item_page(
        site,
        theme,
        "theme.html",
        theme.data.summary or theme.data.question or f"La thématique de {wording.month(theme.data.month)}, à venir.",
        trail=[index_crumb(site, addresses.PROGRAMME)],
        body=body.html,
        contents=contents(body, after),
        sections=sections,
        kicker=f"Thématique · {wording.month(theme.data.month)}",
        summary=theme.data.summary or "À venir.",
        question=theme.data.question,
        facts=[fact for fact in facts if fact["values"]],
        resources=resources,
        feeds=offers(site, addresses.item_calendar(kinds.THEME, theme.id)),
    )


def _resource(resource: object) -> Data:
    notes = [text for text in (resource.kind, resource.language) if text]  # type: ignore[attr-defined]
    return value(resource.title, resource.url, note=", ".join(notes) or None)  # type: ignore[attr-defined]


def _sections(site: Site, theme: Item) -> list[Data]:
    programme = site.programme
    occurrences = programme.occurrences_naming(theme, "themes")
    masterclasses = [of for of in occurrences if kind(of) is SessionKind.MASTERCLASS]
    sessions = [of for of in occurrences if kind(of) is not SessionKind.MASTERCLASS]
    replays = [session_card(programme, of) for of in occurrences if has_replay(of)]
    return filled(
        section("seances", "Les séances", gathered(programme, sessions)),
        section("masterclasses", "Les masterclasses", gathered(programme, masterclasses)),
        section("exercices", "Les exercices", item_cards(site, programme.backlinks(theme, "themes", kinds.EXERCISE))),
        section(
            "etudes-de-cas",
            "Les études de cas",
            item_cards(site, programme.backlinks(theme, "themes", kinds.CASE_STUDY)),
        ),
        section("replays", "Les replays", replays),
    )

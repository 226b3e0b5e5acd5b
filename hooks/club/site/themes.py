"""The programme: themes by season, and one theme with everything that belongs to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from club import addresses, wording
from club.documents import Document, Page
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence
from club.site.base import Data, Site, contents, index_crumb, item_page, section
from club.site.cards import gathered, item_card, item_cards, session_card
from club.site.moments import has_replay, kind
from club.site.months import season
from club.site.offers import offers
from club.site.paging import Part, listing, with_lists
from club.site.references import people, references, value
from club.sources import kinds
from club.sources.reader import Item
from club.sources.terms import SessionKind
from club.sources.values import Month
from club.text.markdown import Rendered

SHOWN = 16  # cards on the page of a theme, which is all lists
HELD = 18  # with the dates that wait in them
EACH = 24  # themes on a page of the programme: two seasons


def pages(site: Site) -> Iterator[Document]:
    """The index of themes, and a page per theme."""
    yield from listing(
        site,
        addresses.PROGRAMME,
        _seasons(site),
        lambda theme: _row(site, theme),
        each=EACH,
        template="programme.html",
        empty="Aucune thématique n'est encore annoncée. La première sera ici dès qu'elle sera choisie.",
    )
    for theme in site.programme.of(kinds.THEME):
        yield from with_lists(site, _theme(site, theme), SHOWN, HELD)


def _seasons(site: Site) -> list[Part[Item]]:
    """The seasons, the present or latest first; in those before it, a theme is a line."""
    programme = site.programme
    seasons: dict[int, list[Item]] = {}
    for theme in sorted(programme.of(kinds.THEME), key=lambda theme: (theme.data.month, theme.id)):
        seasons.setdefault(programme.season_of(theme.data.month), []).append(theme)
    present = programme.season_of(Month.of(programme.today))
    return [
        Part(
            f"saison-{year}",
            season(programme, year),
            seasons[year],
            {"past": year < min(present, max(seasons))},
        )
        for year in sorted(seasons, reverse=True)
    ]


def _row(site: Site, theme: Item) -> Data:
    """A theme in the programme: its month, its question, what it holds."""
    programme, month = site.programme, theme.data.month
    sessions = {of.session.id for of in programme.occurrences_naming(theme, "themes")}
    exercises = programme.backlinks(theme, "themes", kinds.EXERCISE)
    studies = programme.backlinks(theme, "themes", kinds.CASE_STUDY)
    return item_card(site, theme) | {
        "month": wording.short_month(month.first),
        "year": str(month.year),
        "now": month == Month.of(programme.today),
        "question": theme.data.question,
        "notes": [
            wording.count(number, one, many)
            for number, one, many in (
                (len(sessions), "séance", "séances"),
                (len(exercises), "exercice", "exercices"),
                (len(studies), "étude de cas", "études de cas"),
            )
            if number
        ],
    }


def _theme(site: Site, theme: Item) -> Page:
    address, month = addresses.item(theme), wording.month(theme.data.month)
    body = site.texts.body(theme, address)
    steps, *after = sections = _sections(site, theme)
    resources = [_resource(resource) for resource in theme.data.resources]
    found = contents(body, [*after, *([{"id": "ressources", "title": "Ressources"}] if resources else [])])
    return item_page(
        site,
        theme,
        "theme.html",
        theme.data.summary or theme.data.question or f"La thématique de {month}, à venir.",
        trail=[index_crumb(site, addresses.PROGRAMME)],
        body=body.html,
        contents=[*contents(Rendered("", []), [steps]), *found],
        sections=sections,
        kicker=f"Thématique · {month}",
        summary=theme.data.summary or "Le détail de cette thématique est à venir.",
        question=theme.data.question,
        cohorts=references(site.programme, site.programme.links(theme, "cohorts")),
        resources=resources,
        feeds=offers(site, addresses.item_calendar(kinds.THEME, theme.id)),
    )


def _resource(resource: object) -> Data:
    notes = [text for text in (resource.kind, resource.language) if text]  # type: ignore[attr-defined]
    return value(resource.title, resource.url, note=", ".join(notes) or None)  # type: ignore[attr-defined]


def _sections(site: Site, theme: Item) -> list[Data]:
    """What happens when, then what belongs to a theme; a part that holds nothing yet says so."""
    programme = site.programme
    occurrences = programme.occurrences_naming(theme, "themes")
    masterclasses = [of for of in occurrences if kind(of) is SessionKind.MASTERCLASS]
    exercises = programme.backlinks(theme, "themes", kinds.EXERCISE)
    studies = programme.backlinks(theme, "themes", kinds.CASE_STUDY)
    return [
        section(
            "seances",
            "Ce qui se passe, et quand",
            gathered(programme, occurrences),
            empty="Aucune séance n'est annoncée pour le moment.",
        ),
        section("exercices", "Les exercices", item_cards(site, exercises), empty="Aucun exercice pour le moment."),
        section(
            "masterclasses",
            "Les masterclasses",
            gathered(programme, masterclasses),
            empty="Aucune masterclass pour le moment.",
        ),
        section(
            "etudes-de-cas",
            "Les études de cas",
            item_cards(site, studies),
            empty="Personne n'a encore raconté ce sujet : la vôtre serait la première.",
            url=None if studies else addresses.CONTRIBUTE,
            url_text="Proposer une étude de cas",
        ),
        section(
            "replays",
            "Les replays",
            [session_card(programme, of) for of in occurrences if has_replay(of)],
            empty="Aucun enregistrement à revoir pour le moment.",
        ),
        section("qui", "Avec qui", [], links=_people(programme, occurrences), empty="Les noms sont à venir."),
    ]


def _people(programme: Programme, occurrences: Iterable[Occurrence]) -> list[Data]:
    """Who hosts and who speaks, each once, in the order of the sessions."""
    found: dict[str, Data] = {}
    for of in occurrences:
        for person in people(programme, [*of.data.hosts, *of.data.speakers], of.day(programme.club.timezone)):
            found.setdefault(person["text"], person)
    return list(found.values())

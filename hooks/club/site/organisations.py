"""Organisations: their index, and a page per organisation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from club import addresses, wording
from club.documents import Document, Page
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence
from club.site import json_ld
from club.site.base import Data, Site, contents, filled, index_crumb, item_page, section
from club.site.cards import FOUNDING, by_name, gathered, item_card, item_cards, months
from club.site.facets import Choice, Facet, Facets
from club.site.moments import machine
from club.site.offers import offers
from club.site.paging import NAMES, Part, listing, with_lists
from club.site.references import value
from club.sources import kinds
from club.sources.reader import Item
from club.text.markdown import Rendered


def pages(site: Site) -> Iterator[Document]:
    """The index, those of the first day before the others, then each organisation."""
    yield from _index(site)
    for organisation in site.programme.of(kinds.ORGANISATION):
        yield from with_lists(site, _organisation(site, organisation))


def _index(site: Site) -> Iterator[Document]:
    every = by_name(site.programme.of(kinds.ORGANISATION))
    founding = [o for o in every if o.data.founding]
    members = [o for o in every if o.data.member and not o.data.left and not o.data.founding]
    others = [o for o in every if o not in founding and o not in members]
    parts = [
        Part("fondatrices", "Les premières organisations membres", founding),
        Part("membres", "Membres", members),
        Part("autour", "Autour du club", others),
    ]
    sectors = Facet[Item]("secteur", "Secteur", lambda o: [Choice.of(o.data.sector)] if o.data.sector else [])
    facets = Facets((sectors,), "organisation", "organisations", "Aucune organisation n'est de ce secteur.")
    yield from listing(
        site,
        addresses.index(kinds.ORGANISATION),
        parts,
        lambda item: _card(site, item),
        each=NAMES,
        empty="Aucune organisation pour le moment.",
        facets=facets,
    )


def _card(site: Site, organisation: Item) -> Data:
    """As elsewhere, without what the title above it says."""
    card = item_card(site, organisation)
    return {**card, "notes": [note for note in card["notes"] if note != FOUNDING]}


def _organisation(site: Site, item: Item) -> Page:
    programme, data = site.programme, item.data
    logo = site.gallery.view(item, "logo", kinds.IMAGES)
    people = by_name(programme.backlinks(item, "affiliations", kinds.PERSON))
    studies = [s for s in programme.backlinks(item, "organisations", kinds.CASE_STUDY) if not s.data.anonymous]
    cohorts = programme.backlinks(item, "organisations", kinds.COHORT)
    sections = filled(
        section("personnes", "Les personnes", _colleagues(site, item, people)),
        section("promos", "Ses promos", item_cards(site, cohorts)),
        section(
            "etudes-de-cas",
            "Ses études de cas",
            item_cards(site, studies),
            empty="Aucune étude de cas ne parle encore de cette organisation.",
        ),
        section("seances", "Les séances de ses personnes", gathered(programme, _sessions(site, item))),
    )
    member = [value("fondatrice")] if data.founding else [value("oui" if data.member else "non")]
    facts = [
        {"label": "Membre du club", "values": [value(f"jusqu'en {wording.month(data.left)}")] if data.left else member},
        {
            "label": "Arrivée",
            "values": [value(wording.month(data.joined), datetime=machine(data.joined))] if data.joined else [],
        },
        {"label": "Secteur", "values": [value(data.sector)] if data.sector else []},
        {"label": "Site", "values": [value(_host(data.url), data.url)] if data.url else []},
    ]
    return item_page(
        site,
        item,
        "item.html",
        f"{data.name} au {programme.club.name} : ses personnes, ses promos, ses études de cas.",
        trail=[index_crumb(site, addresses.index(kinds.ORGANISATION))],
        contents=contents(Rendered("", []), sections),
        sections=sections,
        kicker="Organisation",
        summary=None,
        facts=[fact for fact in facts if fact["values"]],
        picture=logo,
        picture_style="logo",
        json_ld=json_ld.organisation(site, item, logo),
        feeds=offers(site, addresses.item_calendar(kinds.ORGANISATION, item.id)),
    )


def _sessions(site: Site, organisation: Item) -> Iterable[Occurrence]:
    """Those that its people host or speak at while they are there: what its calendar holds."""
    found = site.calendars.get(addresses.item_calendar(kinds.ORGANISATION, organisation.id))
    return found.occurrences if found else ()


def _colleagues(site: Site, organisation: Item, people: list[Item]) -> list[Data]:
    """People with the time they spent there, in place of the organisation's own name."""
    found = []
    for card, person in zip(item_cards(site, people), people, strict=True):
        spells = [a for a in person.data.affiliations if _is(site.programme, a.organisation, organisation)]
        times = ", ".join(text for a in spells if (text := months(a.from_, a.until)))
        found.append({**card, "kicker": times or None})
    return found


def _is(programme: Programme, named: object, organisation: Item) -> bool:
    return isinstance(named, str) and programme.get("organisation", named) is organisation


def _host(url: str) -> str:
    return url.split("://", 1)[-1].split("/", 1)[0].removeprefix("www.")

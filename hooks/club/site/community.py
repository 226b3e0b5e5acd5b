"""Who is in the club: cohorts and people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from club import addresses
from club.documents import Document, Page
from club.programme.graph import Programme
from club.site import json_ld
from club.site.base import Data, Site, contents, filled, index_crumb, item_page, section
from club.site.cards import by_name, item_card, item_cards, months, split
from club.site.offers import offers
from club.site.paging import NAMES, Part, listing, with_lists
from club.site.references import reference, references, value
from club.sources import kinds
from club.sources.reader import Item

SHOWN = 18  # cards on the page of a cohort, many of which are names


def pages(site: Site) -> Iterator[Document]:
    """Indexes and pages of cohorts, and of people who have one."""
    programme = site.programme
    cohorts = sorted(programme.of(kinds.COHORT), key=lambda c: (c.data.starts, c.id), reverse=True)
    public = [person for person in by_name(programme.of(kinds.PERSON)) if programme.has_page(person)]
    yield from _index(site, kinds.COHORT, [Part("toutes", None, cohorts)], "Aucune promo pour le moment.")
    yield from _index(
        site,
        kinds.PERSON,
        [Part("toutes", None, public)],
        "Personne n'a encore de page ici : elles n'existent qu'à la demande de celles et ceux qu'elles présentent.",
        each=NAMES,
    )
    for cohort in cohorts:
        yield from with_lists(site, _cohort(site, cohort), SHOWN)
    for person in public:
        yield from with_lists(site, _person(site, person))


def _index(site: Site, kind: kinds.Kind, parts: list[Part[Item]], empty: str, **more: Any) -> Iterator[Document]:
    yield from listing(site, addresses.index(kind), parts, lambda item: item_card(site, item), empty=empty, **more)


# --- cohorts


def _cohort(site: Site, item: Item) -> Page:
    programme, data, address = site.programme, item.data, addresses.item(item)
    body = site.text(data.description, item, address)
    organisations = programme.links(item, "organisations")
    shown = [o for o in organisations if programme.shown(o)]
    gone = [reference(programme, o) for o in organisations if not programme.shown(o)]
    people = by_name(programme.backlinks(item, "cohorts", kinds.PERSON))
    coming, _ = split(programme, programme.occurrences_naming(item, "cohorts"))
    themes = sorted(programme.backlinks(item, "cohorts", kinds.THEME), key=lambda theme: (theme.data.month, theme.id))
    sections = filled(
        section("organisations", "Les organisations", item_cards(site, shown), links=gone),
        section("personnes", "Les personnes", item_cards(site, people)),
        section("thematiques", "Les thématiques", item_cards(site, themes)),
        section(
            "seances",
            "Les prochaines séances",
            coming,
            coming=True,
            empty="Aucune séance de cette promo n'est à venir.",
        ),
    )
    return item_page(
        site,
        item,
        "item.html",
        data.summary or f"{data.title}, {months(data.starts, data.ends)}.",
        trail=[index_crumb(site, addresses.index(kinds.COHORT))],
        body=body.html,
        contents=contents(body, sections),
        sections=sections,
        kicker="Promo",
        summary=data.summary,
        facts=[{"label": "Période", "values": [value(months(data.starts, data.ends))]}],
        feeds=offers(site, addresses.item_calendar(kinds.COHORT, item.id)),
    )


# --- people


def _person(site: Site, item: Item) -> Page:
    programme, data, address = site.programme, item.data, addresses.item(item)
    bio = site.text(data.bio, item, address)
    photo = site.gallery.view(item, "photo", kinds.IMAGES)
    coming, past = split(programme, programme.occurrences_naming(item, "hosts", "speakers"))
    sections = filled(
        section(
            "a-venir", "Ses prochaines séances", coming, coming=True, empty="Aucune séance à venir pour le moment."
        ),
        section("etudes-de-cas", "Études de cas racontées", _studies(site, item, "authors")),
        section("relectures", "Études de cas relues", _studies(site, item, "reviewers")),
        section("passees", "Ses séances passées", past),
    )
    facts = [
        {"label": "Organisations", "values": _affiliations(programme, item)},
        {"label": "Promos", "values": references(programme, programme.links(item, "cohorts"))},
        {"label": "Liens", "values": [value(label, url) for label, url in data.links]},
    ]
    return item_page(
        site,
        item,
        "item.html",
        f"{data.name}, {data.role}." if data.role else f"{data.name} au {programme.club.name}.",
        trail=[index_crumb(site, addresses.index(kinds.PERSON))],
        body=bio.html,
        contents=contents(bio, sections),
        sections=sections,
        kicker="Personne",
        summary=data.role,
        facts=[fact for fact in facts if fact["values"]],
        picture=photo,
        picture_style="portrait",
        json_ld=json_ld.person(site, item, photo),
        feeds=offers(site, addresses.item_calendar(kinds.PERSON, item.id)),
    )


def _studies(site: Site, person: Item, key: str) -> list[Data]:
    studies = site.programme.backlinks(person, key, kinds.CASE_STUDY)
    return item_cards(site, [study for study in studies if not study.data.anonymous or key == "reviewers"])


def _affiliations(programme: Programme, person: Item) -> list[Data]:
    found = []
    for spell in person.data.affiliations:
        named = spell.organisation
        of = reference(programme, programme.get("organisation", named)) if isinstance(named, str) else value(named.name)
        found.append({**of, "note": months(spell.from_, spell.until) or None})
    return found

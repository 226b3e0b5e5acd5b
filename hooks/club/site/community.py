"""Who the club is: cohorts, organisations and people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from club import addresses, wording
from club.documents import Document, Page
from club.problems import folded
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence
from club.site import json_ld
from club.site.base import Data, Site, contents, filled, index_crumb, item_page, section
from club.site.cards import gathered, item_card, item_cards, months, split
from club.site.facets import Choice, Facet, Facets
from club.site.moments import machine
from club.site.offers import offers
from club.site.paging import Part, listing, with_lists
from club.site.references import reference, references, value
from club.sources import kinds
from club.sources.reader import Item
from club.text.markdown import Rendered

NAMES = 24  # on a page of names, whose cards are half as large as those of studies


def pages(site: Site) -> Iterator[Document]:
    """Indexes and pages of cohorts, organisations and people who have one."""
    programme = site.programme
    cohorts = sorted(programme.of(kinds.COHORT), key=lambda c: (c.data.starts, c.id), reverse=True)
    public = [person for person in by_name(programme.of(kinds.PERSON)) if programme.has_page(person)]
    yield from _index(site, kinds.COHORT, [Part("toutes", None, cohorts)], "Aucune promo pour le moment.")
    yield from _organisations_index(site)
    yield from _index(
        site,
        kinds.PERSON,
        [Part("toutes", None, public)],
        "Personne n'a encore de page ici : elles n'existent qu'à la demande de celles et ceux qu'elles présentent.",
        each=NAMES,
    )
    for cohort in cohorts:
        yield from with_lists(site, _cohort(site, cohort), NAMES)
    for organisation in programme.of(kinds.ORGANISATION):
        yield from with_lists(site, _organisation(site, organisation))
    for person in public:
        yield from with_lists(site, _person(site, person))


def _index(site: Site, kind: kinds.Kind, parts: list[Part[Item]], empty: str, **more: Any) -> Iterator[Document]:
    yield from listing(site, addresses.index(kind), parts, lambda item: item_card(site, item), empty=empty, **more)


def by_name(items: tuple[Item, ...]) -> list[Item]:
    """In alphabetical order, whatever the accents and capitals."""
    return sorted(items, key=lambda item: (folded(item.data.name), item.id))


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
        section("seances", "Les prochaines séances", coming, empty="Aucune séance de cette promo n'est à venir."),
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


# --- organisations


def _organisations_index(site: Site) -> Iterator[Document]:
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
    yield from _index(site, kinds.ORGANISATION, parts, "Aucune organisation pour le moment.", each=NAMES, facets=facets)


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
    address = addresses.item_calendar(kinds.ORGANISATION, organisation.id)
    return next((of.occurrences for of in site.subscriptions if of.address == address), ())


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


# --- people


def _person(site: Site, item: Item) -> Page:
    programme, data, address = site.programme, item.data, addresses.item(item)
    bio = site.text(data.bio, item, address)
    photo = site.gallery.view(item, "photo", kinds.IMAGES)
    coming, past = split(programme, programme.occurrences_naming(item, "hosts", "speakers"))
    sections = filled(
        section("a-venir", "Ses prochaines séances", coming, empty="Aucune séance à venir pour le moment."),
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

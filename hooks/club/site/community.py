"""Who the club is: cohorts, organisations and people."""

from __future__ import annotations

from collections.abc import Iterator

from club import addresses, wording
from club.documents import Page
from club.problems import folded
from club.programme.graph import Programme
from club.site import json_ld
from club.site.base import Data, Site, contents, filled, index_crumb, index_page, item_page, section
from club.site.cards import item_cards, months, split
from club.site.moments import machine
from club.site.offers import offers
from club.site.references import reference, references, value
from club.sources import kinds
from club.sources.reader import Item
from club.text.markdown import Rendered

COMING_SHOWN = 12  # a cohort is concerned by every session of its season: the agenda has the rest


def pages(site: Site) -> Iterator[Page]:
    """Indexes and pages of cohorts, organisations and people who have one."""
    programme = site.programme
    cohorts = sorted(programme.of(kinds.COHORT), key=lambda c: (c.data.starts, c.id), reverse=True)
    yield index_page(
        site, addresses.index(kinds.COHORT), "index.html", _one("toutes", "Toutes les promos", site, cohorts)
    )
    for cohort in cohorts:
        yield _cohort(site, cohort)
    yield index_page(site, addresses.index(kinds.ORGANISATION), "index.html", _organisations(site))
    for organisation in programme.of(kinds.ORGANISATION):
        yield _organisation(site, organisation)
    public = [person for person in by_name(programme.of(kinds.PERSON)) if programme.has_page(person)]
    yield index_page(
        site, addresses.index(kinds.PERSON), "index.html", _one("toutes", "Toutes les personnes", site, public)
    )
    for person in public:
        yield _person(site, person)


def by_name(items: tuple[Item, ...]) -> list[Item]:
    """In alphabetical order, whatever the accents and capitals."""
    return sorted(items, key=lambda item: (folded(item.data.name), item.id))


def _one(id: str, title: str, site: Site, items: list[Item]) -> list[Data]:
    return filled(section(id, title, item_cards(site, items)))


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
        section("seances", "Les prochaines séances", coming[:COMING_SHOWN]),
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


def _organisations(site: Site) -> list[Data]:
    every = by_name(site.programme.of(kinds.ORGANISATION))
    founding = [o for o in every if o.data.founding]
    members = [o for o in every if o.data.member and not o.data.left and not o.data.founding]
    others = [o for o in every if o not in founding and o not in members]
    return filled(
        section("fondatrices", "Les premières organisations membres", item_cards(site, founding)),
        section("membres", "Membres", item_cards(site, members)),
        section("autour", "Autour du club", item_cards(site, others)),
    )


def _organisation(site: Site, item: Item) -> Page:
    programme, data = site.programme, item.data
    logo = site.gallery.view(item, "logo", kinds.IMAGES)
    people = by_name(programme.backlinks(item, "affiliations", kinds.PERSON))
    studies = [s for s in programme.backlinks(item, "organisations", kinds.CASE_STUDY) if not s.data.anonymous]
    cohorts = programme.backlinks(item, "organisations", kinds.COHORT)
    sections = filled(
        section("personnes", "Les personnes", _colleagues(site, item, people)),
        section("promos", "Ses promos", item_cards(site, cohorts)),
        section("etudes-de-cas", "Ses études de cas", item_cards(site, studies)),
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
        section("a-venir", "Ses prochaines séances", coming),
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

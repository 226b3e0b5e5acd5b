"""The library of exercises: its index, and a page per exercise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from club import addresses, wording
from club.documents import Document, Page
from club.site import json_ld
from club.site.base import Data, Site, contents, filled, index_crumb, item_page, section
from club.site.cards import gathered, item_card, item_cards
from club.site.facets import Choice, Facet, Facets, themes
from club.site.paging import Part, listing, with_lists
from club.site.references import references, value
from club.sources import kinds
from club.sources.reader import Item
from club.sources.terms import Level
from club.sources.values import GroupSize

LONG = ((timedelta(minutes=30), "30 min ou moins"), (timedelta(hours=1), "jusqu'à 1 h"), (None, "plus d'une heure"))
GROUPS = ((1, 1, "seul·e"), (2, 6, "de 2 à 6 personnes"), (7, None, "à plus de 6"))


def pages(site: Site) -> Iterator[Document]:
    """The index, by the months of themes, then each exercise."""
    yield from _index(site)
    for exercise in site.programme.of(kinds.EXERCISE):
        yield from with_lists(site, _exercise(site, exercise))


def _index(site: Site) -> Iterator[Document]:
    programme = site.programme

    def order(exercise: Item) -> tuple[str, str]:
        return str(programme.links(exercise, "themes")[0].data.month), exercise.id

    yield from listing(
        site,
        addresses.index(kinds.EXERCISE),
        [Part("tous", None, sorted(programme.of(kinds.EXERCISE), key=order))],
        lambda exercise: _card(site, exercise),
        empty="Aucun exercice pour le moment.",
        facets=Facets(
            (
                themes(programme, lambda exercise: programme.links(exercise, "themes")),
                Facet("duree", "Durée", _how_long, [Choice.of(label).id for _, label in LONG]),
                Facet("groupe", "Groupe", _for_whom, [Choice.of(label).id for *_, label in GROUPS]),
                Facet("niveau", "Niveau", _level, [Choice.of(term.label).id for term in Level]),
            ),
            "exercice",
            "exercices",
            "Aucun exercice ne répond à tous ces choix à la fois.",
        ),
    )


def _card(site: Site, exercise: Item) -> Data:
    """Its first theme stands above it: the index is in the order of themes."""
    card = item_card(site, exercise)
    tested = len(site.programme.backlinks(exercise, "exercises", kinds.CASE_STUDY))
    notes = [f"testé dans {tested} étude{'s' if tested > 1 else ''}"] if tested else []
    theme = site.programme.links(exercise, "themes")[0]
    return {**card, "kicker": theme.data.title, "notes": [*card["notes"], *notes]}


def _how_long(exercise: Item) -> list[Choice]:
    duration = exercise.data.duration
    return [Choice.of(next(label for most, label in LONG if most is None or duration <= most))]


def _for_whom(exercise: Item) -> list[Choice]:
    """Every size of group that it suits."""
    size: GroupSize = exercise.data.group_size
    least, most = (size.least, size.most) if size.least is not None else (1, None)
    return [
        Choice.of(label)
        for low, high, label in GROUPS
        if (high is None or least <= high) and (most is None or low <= most)
    ]


def _level(exercise: Item) -> list[Choice]:
    level = exercise.data.level
    return [Choice.of(level.label)] if level else []


def _exercise(site: Site, item: Item) -> Page:
    programme, data, address = site.programme, item.data, addresses.item(item)
    body = site.texts.body(item, address)
    studies = programme.backlinks(item, "exercises", kinds.CASE_STUDY)
    sections = filled(
        section(
            "teste",
            "Testé dans ces études de cas",
            item_cards(site, studies),
            empty="Aucune étude de cas ne raconte encore cet exercice. Vous l'avez essayé ? Racontez-le.",
        ),
        section(
            "seances",
            "Pratiqué pendant ces séances",
            gathered(programme, programme.occurrences_naming(item, "exercises")),
            empty="Cet exercice n'est au programme d'aucune séance pour le moment.",
        ),
    )
    facts = [
        {"label": "Durée", "values": [value(wording.duration(data.duration))]},
        {"label": "Groupe", "values": [value(wording.group_size(data.group_size))]},
        {"label": "Niveau", "values": [value(data.level.label)] if data.level else []},
        {"label": "Matériel", "values": [value(text) for text in data.materials] or [value("rien de particulier")]},
        {"label": "Thématiques", "values": references(programme, programme.links(item, "themes"))},
    ]
    return item_page(
        site,
        item,
        "item.html",
        data.goal,
        trail=[index_crumb(site, addresses.index(kinds.EXERCISE))],
        body=body.html,
        contents=contents(body, sections),
        sections=sections,
        kicker="Exercice pratique",
        summary=data.goal,
        facts=[fact for fact in facts if fact["values"]],
        json_ld=json_ld.exercise(site, item),
    )

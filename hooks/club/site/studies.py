"""The library of case studies: its index, and a page per study."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from club import addresses, wording
from club.documents import Document
from club.site import json_ld
from club.site.base import Data, Site, contents, filled, index_crumb, item_page, section
from club.site.cards import gathered, item_card, item_cards
from club.site.citation import citation, csl_json
from club.site.facets import Choice, Facet, Facets, themes
from club.site.moments import machine
from club.site.paging import Part, listing, with_lists
from club.site.references import byline, reference, references, value
from club.site.related import Neighbours
from club.sources import kinds
from club.sources.reader import Item
from club.sources.terms import Format
from club.sources.values import Month
from club.text.walk import count_words

WORDS_A_MINUTE = 200
SIZES = ((50, "moins de 50"), (150, "50 à 149"), (500, "150 à 499"), (2000, "500 à 1 999"), (None, "2 000 et plus"))


def pages(site: Site) -> Iterator[Document]:
    """The index with its facets, then each study with how to cite it."""
    studies = latest_studies(site)
    yield from _index(site, studies)
    neighbours = Neighbours(site.programme, studies)
    for study in studies:
        yield from _study(site, study, neighbours)


def latest_studies(site: Site) -> list[Item]:
    """Case studies, newest first; drafts, in previews, before all."""
    studies = site.programme.of(kinds.CASE_STUDY)
    return sorted(studies, key=lambda study: (study.data.published_on or date.max, study.id), reverse=True)


# --- the index


def _index(site: Site, studies: list[Item]) -> Iterator[Document]:
    by_year: dict[str, list[Item]] = {}
    for study in studies:
        on = study.data.published_on
        by_year.setdefault(str(on.year) if on else "Brouillons", []).append(study)
    parts = [Part(f"annee-{year.lower()}", year, found) for year, found in by_year.items()]
    yield from listing(
        site,
        addresses.index(kinds.CASE_STUDY),
        parts,
        lambda study: item_card(site, study),
        empty="Aucune étude de cas n'est encore publiée : la première pourrait être la vôtre.",
        facets=_facets(site),
        figures=_figures(site, studies),
    )


def _facets(site: Site) -> Facets[Item]:
    programme = site.programme
    return Facets(
        (
            themes(programme, lambda study: programme.links(study, "themes")),
            Facet("secteur", "Secteur", lambda study: _choices(_about(study, "sector"))),
            Facet(
                "taille", "Taille", lambda study: _choices(_size(study)), [Choice.of(label).id for _, label in SIZES]
            ),
            Facet(
                "format", "Forme", lambda study: _choices(_format(study)), [Choice.of(term.label).id for term in Format]
            ),
            Facet("organisation", "Organisation", lambda study: [Choice.of(o["text"]) for o in _named_in(site, study)]),
        ),
        "étude de cas",
        "études de cas",
        "Aucune étude de cas ne répond à tous ces choix à la fois.",
    )


def _choices(label: str | None) -> list[Choice]:
    return [Choice.of(label)] if label else []


def _about(study: Item, key: str) -> Any:
    return getattr(study.data.community, key, None)


def _size(study: Item) -> str | None:
    size = _about(study, "size")
    return size and next(label for below, label in SIZES if below is None or size < below)


def _format(study: Item) -> str | None:
    found = _about(study, "format")
    return found.label if found else None


def _figures(site: Site, studies: list[Item]) -> list[Data]:
    """How many studies, and of how many organisations, themes and sectors."""
    programme = site.programme
    organisations = {o["text"] for study in studies for o in _named_in(site, study)}
    found = {theme.id for study in studies for theme in programme.links(study, "themes")}
    sectors = {_about(study, "sector") for study in studies} - {None}
    counts = [
        (len(studies), "étude de cas", "études de cas"),
        (len(organisations), "organisation", "organisations"),
        (len(found), "thématique", "thématiques"),
        (len(sectors), "secteur", "secteurs"),
    ]
    return [{"number": number, "of": many if number > 1 else one} for number, one, many in counts if number]


# --- one study


def _study(site: Site, item: Item, neighbours: Neighbours) -> Iterator[Document]:
    programme, data, address = site.programme, item.data, addresses.item(item)
    body = site.texts.body(item, address)
    on = data.published_on or programme.today
    authors = list(byline(programme, data.authors, on, anonymous=data.anonymous))
    occurrences = programme.occurrences_naming(item, "case_studies")
    sections = filled(
        section("exercices-employes", "Les exercices employés", item_cards(site, programme.links(item, "exercises"))),
        section("seances", "On en parle pendant ces séances", gathered(programme, occurrences)),
        section("etudes-voisines", "Des études voisines", item_cards(site, neighbours.of(item))),
    )
    results = [_result(result) for result in data.results]
    after = [*([{"id": "resultats-chiffres", "title": "Les résultats en chiffres"}] if results else []), *sections]
    if not item.draft:
        after.append({"id": "citer", "title": "Citer cette étude"})
    picture = site.gallery.view(item, "image", item.folder)
    in_body = picture is not None and picture["url"] in body.html
    page = item_page(
        site,
        item,
        "case-study.html",
        data.summary or "Une étude de cas en cours d'écriture.",
        trail=[index_crumb(site, addresses.index(kinds.CASE_STUDY))],
        body=body.html,
        contents=contents(body, after),
        sections=sections,
        kicker=f"Étude de cas · {_reading_time(body.html)}",
        summary=data.summary,
        facts=_facts(site, item, authors, on),
        results=results,
        citation=None if item.draft else citation(site, item, authors),
        picture=None if in_body else picture,
        social=site.absolute(picture["url"]) if picture else None,
        article={
            "published": machine(data.published_on),
            "modified": machine(data.updated_on),
        },
        json_ld=json_ld.article(site, item, authors, picture),
    )
    yield from with_lists(site, page)
    if not item.draft:
        yield csl_json(site, item, authors)


def _reading_time(html: str) -> str:
    """« 4 min de lecture »"""
    minutes = max(1, round(count_words(html) / WORDS_A_MINUTE))
    return f"{minutes}{wording.NBSP}min de lecture"


def _result(result: Any) -> Data:
    return {"measure": result.measure, "before": result.before, "after": result.after, "source": result.source}


def _facts(site: Site, item: Item, authors: list[Data], on: date) -> list[Data]:
    programme, data, community = site.programme, item.data, item.data.community
    organisations = [value("anonyme, à sa demande")] if data.anonymous else _named_in(site, item)
    rows = [
        ("Par", authors),
        ("Organisations" if len(organisations) > 1 else "Organisation", organisations),
        ("Communauté", [value(" · ".join(_community(community)))] if community else []),
        ("Thématiques", references(programme, programme.links(item, "themes"))),
        ("Publiée le", _on(data.published_on)),
        ("Mise à jour le", _on(data.updated_on)),
        ("Relecture", list(byline(programme, data.reviewers, on))),
    ]
    return [{"label": label, "values": values} for label, values in rows if values]


def _on(day: date | None) -> list[Data]:
    return [value(wording.plain_day(day), datetime=machine(day))] if day else []


def _named_in(site: Site, item: Item) -> list[Data]:
    """The organisations that a study names: none, of an anonymous one."""
    return [
        reference(site.programme, site.programme.get("organisation", entry))
        if isinstance(entry, str)
        else value(entry.name)
        for entry in item.data.organisations
        if not item.data.anonymous
    ]


def _community(community: Any) -> list[str]:
    texts = [
        f"{community.size} membres" if community.size and community.size > 1 else None,
        community.sector,
        community.format.label if community.format else None,
        f"depuis {_since(community.since)}" if community.since else None,
    ]
    return [text for text in texts if text]


def _since(text: str) -> str:
    """A year, or a month in French."""
    year, _, month = text.partition("-")
    return wording.month(Month(int(year), int(month))) if month else year

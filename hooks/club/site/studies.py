"""The library of case studies: its index, and a page per study."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from club import addresses
from club.documents import Document
from club.site.base import Data, Site
from club.site.cards import item_card
from club.site.facets import Choice, Facet, Facets, themes
from club.site.paging import Part, listing
from club.site.references import organisations_of
from club.site.related import Neighbours
from club.site.study import study_documents
from club.sources import kinds
from club.sources.reader import Item
from club.sources.terms import Format

SIZES = ((50, "moins de 50"), (150, "50 à 149"), (500, "150 à 499"), (2000, "500 à 1 999"), (None, "2 000 et plus"))


def pages(site: Site) -> Iterator[Document]:
    """The index with its facets, then each study with its reference."""
    studies = latest_studies(site)
    yield from _index(site, studies)
    neighbours = Neighbours(site.programme, studies)
    for study in studies:
        yield from study_documents(site, study, neighbours)


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
            Facet(
                "organisation",
                "Organisation",
                lambda study: [Choice.of(o["text"]) for o in organisations_of(programme, study)],
            ),
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
    organisations = {o["text"] for study in studies for o in organisations_of(programme, study)}
    found = {theme.id for study in studies for theme in programme.links(study, "themes")}
    sectors = {_about(study, "sector") for study in studies} - {None}
    counts = [
        (len(studies), "étude de cas", "études de cas"),
        (len(organisations), "organisation", "organisations"),
        (len(found), "thématique", "thématiques"),
        (len(sectors), "secteur", "secteurs"),
    ]
    return [{"number": number, "of": many if number > 1 else one} for number, one, many in counts if number]

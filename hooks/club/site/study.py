"""The page of a case study: its facts, its text, its results, what it leads to, how to cite it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from club import addresses, wording
from club.documents import Document
from club.site import json_ld
from club.site.base import Data, Site, contents, filled, index_crumb, item_page, section
from club.site.cards import gathered, item_cards
from club.site.citation import citation, csl_json
from club.site.moments import machine
from club.site.paging import with_lists
from club.site.references import byline, organisations_of, references, value
from club.site.related import Neighbours
from club.sources import kinds
from club.sources.reader import Item
from club.sources.values import Month

WORDS_A_MINUTE = 200


def study_documents(site: Site, item: Item, neighbours: Neighbours) -> Iterator[Document]:
    """The page of a study, that of each of its long lists, and its reference."""
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
        kicker=f"Étude de cas · {_reading_time(body.words)}",
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


def _reading_time(words: int) -> str:
    """« 4 min de lecture »"""
    minutes = max(1, round(words / WORDS_A_MINUTE))
    return f"{minutes}{wording.NBSP}min de lecture"


def _result(result: Any) -> Data:
    return {"measure": result.measure, "before": result.before, "after": result.after, "source": result.source}


def _facts(site: Site, item: Item, authors: list[Data], on: date) -> list[Data]:
    programme, data, community = site.programme, item.data, item.data.community
    organisations = [value("anonyme, à sa demande")] if data.anonymous else organisations_of(site.programme, item)
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

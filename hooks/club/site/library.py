"""Masterclasses' index, exercises and case studies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from club import addresses, wording
from club.documents import Page
from club.site import json_ld
from club.site.base import Data, Site, contents, filled, index_crumb, index_page, item_page, section
from club.site.cards import gathered, item_cards, split
from club.site.moments import machine
from club.site.references import byline, reference, references, value
from club.sources import kinds
from club.sources.reader import Item
from club.sources.values import Month


def pages(site: Site) -> Iterator[Page]:
    """The three libraries, with a page per exercise and per case study."""
    yield _masterclasses(site)
    yield index_page(site, addresses.index(kinds.EXERCISE), "index.html", _exercises_by_theme(site))
    for exercise in site.programme.of(kinds.EXERCISE):
        yield _exercise(site, exercise)
    yield _studies(site)
    for study in site.programme.of(kinds.CASE_STUDY):
        yield _study(site, study)


def _masterclasses(site: Site) -> Page:
    programme = site.programme
    every = [of for m in programme.of(kinds.MASTERCLASS) for of in programme.occurrences_of(m)]
    coming, past = split(programme, sorted(every, key=programme.order))
    sections = filled(section("a-venir", "À venir", coming), section("passees", "Passées", past))
    return index_page(site, addresses.index(kinds.MASTERCLASS), "index.html", sections)


def _exercises_by_theme(site: Site) -> list[Data]:
    """Each exercise once, under its first theme, themes in the order of their months."""
    programme = site.programme
    themes = sorted(programme.of(kinds.THEME), key=lambda theme: (theme.data.month, theme.id))
    first: dict[str, list[Item]] = {}
    for exercise in programme.of(kinds.EXERCISE):
        first.setdefault(programme.links(exercise, "themes")[0].id, []).append(exercise)
    return filled(
        *(
            section(f"theme-{t.id}", t.data.title, item_cards(site, first.get(t.id, ())), url=addresses.item(t))
            for t in themes
        )
    )


def _exercise(site: Site, item: Item) -> Page:
    programme, data, address = site.programme, item.data, addresses.item(item)
    body = site.texts.body(item, address)
    studies = programme.backlinks(item, "exercises", kinds.CASE_STUDY)
    sections = filled(
        section("teste", "Testé dans ces études de cas", item_cards(site, studies)),
        section(
            "seances",
            "Pratiqué pendant ces séances",
            gathered(programme, programme.occurrences_naming(item, "exercises")),
        ),
    )
    facts = [
        {"label": "Durée", "values": [value(wording.duration(data.duration))]},
        {"label": "Groupe", "values": [value(wording.group_size(data.group_size))]},
        {"label": "Niveau", "values": [value(data.level.label)] if data.level else []},
        {"label": "Matériel", "values": [value(text) for text in data.materials]},
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


def _studies(site: Site) -> Page:
    by_year: dict[str, list[Item]] = {}
    for study in latest_studies(site):
        on = study.data.published_on
        by_year.setdefault(str(on.year) if on else "Brouillons", []).append(study)
    sections = [section(f"annee-{year.lower()}", year, item_cards(site, studies)) for year, studies in by_year.items()]
    return index_page(site, addresses.index(kinds.CASE_STUDY), "index.html", sections)


def latest_studies(site: Site) -> list[Item]:
    """Case studies, newest first; drafts, in previews, before all."""
    studies = site.programme.of(kinds.CASE_STUDY)
    return sorted(studies, key=lambda study: (study.data.published_on or date.max, study.id), reverse=True)


def _study(site: Site, item: Item) -> Page:
    programme, data, address = site.programme, item.data, addresses.item(item)
    body = site.texts.body(item, address)
    on = data.published_on or programme.today
    authors = list(byline(programme, data.authors, on, anonymous=data.anonymous))
    sections = filled(
        section("exercices-employes", "Les exercices employés", item_cards(site, programme.links(item, "exercises"))),
        section(
            "seances",
            "On en parle pendant ces séances",
            gathered(programme, programme.occurrences_naming(item, "case_studies")),
        ),
    )
    results = [_result(result) for result in data.results]
    after = [*([{"id": "resultats-chiffres", "title": "Les résultats en chiffres"}] if results else []), *sections]
    licence = data.licence or programme.club.licence
    picture = site.gallery.view(item, "image", item.folder)
    in_body = picture is not None and picture["url"] in body.html
    return item_page(
        site,
        item,
        "case-study.html",
        data.summary or "Une étude de cas en cours d'écriture.",
        trail=[index_crumb(site, addresses.index(kinds.CASE_STUDY))],
        body=body.html,
        contents=contents(body, after),
        sections=sections,
        kicker="Étude de cas",
        summary=data.summary,
        facts=_facts(site, item, authors, on),
        results=results,
        licence=value(wording.licence_name(licence), wording.licence_url(licence)),
        picture=None if in_body else picture,
        social=site.absolute(picture["url"]) if picture else None,
        article={
            "published": machine(data.published_on),
            "modified": machine(data.updated_on),
        },
        json_ld=json_ld.article(site, item, authors, picture),
    )


def _result(result: Any) -> Data:
    return {"measure": result.measure, "before": result.before, "after": result.after, "source": result.source}


def _facts(site: Site, item: Item, authors: list[Data], on: date) -> list[Data]:
    programme, data, community = site.programme, item.data, item.data.community
    rows = [
        ("Par", authors),
        ("Organisations", _organisations(site, item)),
        ("Communauté", _community(community) if community else []),
        ("Thématiques", references(programme, programme.links(item, "themes"))),
        (
            "Publiée le",
            [value(wording.plain_day(data.published_on), datetime=machine(data.published_on))]
            if data.published_on
            else [],
        ),
        (
            "Mise à jour le",
            [value(wording.plain_day(data.updated_on), datetime=machine(data.updated_on))] if data.updated_on else [],
        ),
        ("Relecture", list(byline(programme, data.reviewers, on))),
    ]
    return [{"label": label, "values": values} for label, values in rows if values]


def _organisations(site: Site, item: Item) -> list[Data]:
    if item.data.anonymous:
        return [value("anonyme, à sa demande")]
    return [
        reference(site.programme, site.programme.get("organisation", entry))
        if isinstance(entry, str)
        else value(entry.name)
        for entry in item.data.organisations
    ]


def _community(community: Any) -> list[Data]:
    texts = [
        f"{community.size} membres" if community.size and community.size > 1 else None,
        community.sector,
        community.format.label if community.format else None,
        f"depuis {_since(community.since)}" if community.since else None,
    ]
    return [value(text) for text in texts if text]


def _since(text: str) -> str:
    """A year, or a month in French."""
    year, _, month = text.partition("-")
    return wording.month(Month(int(year), int(month))) if month else year

"""« Abonnements »: every calendar by family, and the feed of news."""

from __future__ import annotations

from collections.abc import Iterator

from club import addresses
from club.documents import Page
from club.site.base import Data, Site, index_page, section
from club.site.embedded import how_to_embed
from club.site.moments import when
from club.site.offers import offer
from club.sources import kinds
from club.subscriptions.families import FAMILIES

LONG = 12  # a longer list is folded


def subscriptions_page(site: Site) -> Page:
    """The calendar of everything first, then a section a family, then what is not a calendar to subscribe to."""
    whole, *others = FAMILIES
    sections = []
    for family in others:
        feeds = [offer(site, of) for of in site.subscriptions if of.family is family]
        if feeds:
            about = {"about": family.about, "feeds": feeds, "long": len(feeds) > LONG}
            sections.append(section(family.anchor, family.title, [], **about))
    singles = list(_singles(site))
    if singles:
        sections.append(section("une-seule-seance", "Une seule séance", [], singles=singles))
    sections.append(section("nouvelles", "Les nouvelles seulement", [], news=_news(site)))
    sections.append(section("sur-un-autre-site", "Sur un autre site", [], embed=how_to_embed(site)))
    return index_page(
        site,
        addresses.SUBSCRIBE,
        "subscriptions.html",
        sections,
        whole=next(offer(site, of) for of in site.subscriptions if of.family is whole),
    )


def _singles(site: Site) -> Iterator[Data]:
    """The coming sessions that do not repeat."""
    programme = site.programme
    for of in programme.occurrences:
        if of.dated and not of.original and not programme.is_past(of):
            yield {
                "title": of.data.title,
                "url": addresses.occurrence(of),
                "when": when(programme, of),
                "calendar": addresses.calendar_of(of),
            }


NEWS = (
    ("Annonces", "Les nouvelles séances, les thématiques du mois et les annonces.", addresses.AGENDA,
     addresses.ANNOUNCEMENTS_ATOM, addresses.ANNOUNCEMENTS_JSON),
    ("Changements", "Ce qui est annoncé, déplacé ou annulé.", addresses.CHANGES,
     addresses.CHANGES_ATOM, addresses.CHANGES_JSON),
    ("Études de cas", "Chaque étude publiée, en entier.", addresses.index(kinds.CASE_STUDY),
     addresses.STUDIES_ATOM, addresses.STUDIES_JSON),
)  # fmt: skip


def _news(site: Site) -> list[Data]:
    """The feeds of news, each in its two forms."""
    return [
        {
            "title": title,
            "about": about,
            "page": page,
            "forms": [
                {"name": f"{title}, {form}", "form": form, "absolute": site.absolute(at)}
                for form, at in (("Atom", as_atom), ("JSON Feed", as_json))
            ],
        }
        for title, about, page, as_atom, as_json in NEWS
    ]

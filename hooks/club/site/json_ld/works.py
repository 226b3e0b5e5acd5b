"""Case studies and exercises."""

from __future__ import annotations

from datetime import date

from club import addresses, wording
from club.site.base import Site
from club.site.json_ld.common import CONTEXT, Data, image, iso_duration, people, publisher, said
from club.site.moments import machine
from club.site.references import byline
from club.sources.reader import Item


def article(site: Site, item: Item, authors: list[Data], picture: Data | None) -> Data | None:
    """An Article, for a published case study; ``authors`` as the page names them."""
    data, address = item.data, addresses.item(item)
    if item.draft:
        return None
    return said(
        {
            **CONTEXT,
            "@type": "Article",
            "headline": data.title,
            "description": data.summary,
            "datePublished": machine(data.published_on),
            "dateModified": machine(modified(site, item)),
            "author": people(site, authors),
            "contributor": people(site, byline(site.programme, data.reviewers, modified(site, item))),
            "publisher": publisher(site),
            "license": wording.licence_url(data.licence or site.programme.club.licence),
            "image": [site.absolute(picture["url"]) if picture else image(site, address)],
            "about": [{"@type": "Thing", "name": one.data.title} for one in site.programme.links(item, "themes")],
            "isAccessibleForFree": True,
            "inLanguage": site.programme.club.language,
            "mainEntityOfPage": site.absolute(address),
            "url": site.absolute(address),
        }
    )


def modified(site: Site, item: Item) -> date:
    """The day of the last change that readers are told."""
    found: date = item.data.updated_on or item.data.published_on
    return found


def exercise(site: Site, item: Item) -> Data:
    """A LearningResource: its steps are a text, which nothing cuts into those of a HowTo."""
    data, address = item.data, addresses.item(item)
    return said(
        {
            **CONTEXT,
            "@type": "LearningResource",
            "name": data.title,
            "description": data.goal,
            "learningResourceType": "Exercice pratique",
            "teaches": data.goal,
            "timeRequired": iso_duration(data.duration),
            "educationalLevel": data.level.label if data.level else None,
            "about": [{"@type": "Thing", "name": one.data.title} for one in site.programme.links(item, "themes")],
            "image": [image(site, address)],
            "isAccessibleForFree": True,
            "inLanguage": site.programme.club.language,
            "url": site.absolute(address),
            "provider": publisher(site),
        }
    )

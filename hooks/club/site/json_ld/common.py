"""What several kinds of things share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from club.site import social
from club.site.base import Site
from club.site.references import WITHDRAWN

CONTEXT = {"@context": "https://schema.org"}
Data = dict[str, Any]


def said(found: Data) -> Data:
    """Without what nobody said."""
    return {key: value for key, value in found.items() if value not in (None, [], "")}


def publisher(site: Site) -> Data:
    """The club, wherever it is named: one node, by its ``@id``."""
    return {"@type": "Organization", "@id": f"{site.url}#club", "name": site.programme.club.name, "url": site.url}


def image(site: Site, address: str) -> str:
    """The social card of a page."""
    return site.absolute(social.card(address))


def people(site: Site, named: Iterable[Data]) -> list[Data]:
    """People as pages name them (``references``): with their page, if they have one.

    What is said in the place of a name (« une personne membre ») names nobody.
    """
    return [
        said({"@type": "Person", "name": one["text"], "url": site.absolute(one["url"]) if one["url"] else None})
        for one in named
        if one["text"] not in WITHDRAWN.values()
    ]


def iso_duration(of: timedelta) -> str:
    """« PT1H30M » (ISO 8601)"""
    hours, minutes = divmod(int(of.total_seconds()) // 60, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")

"""What search engines are told, in schema.org's words; a correct minimum."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from club import addresses
from club.programme.occurrences import Occurrence, State
from club.site.base import Site
from club.site.moments import machine, public_link
from club.sources.reader import Item

CONTEXT = {"@context": "https://schema.org"}
STATUS = {State.CANCELLED: "EventCancelled", State.POSTPONED: "EventPostponed"}
Data = dict[str, Any]


def event(site: Site, of: Occurrence) -> Data | None:
    """An Event, for an occurrence that has a date."""
    if not of.dated:
        return None
    moved = of.moved is not None and of.moved.was is not None
    status = STATUS.get(of.state, "EventRescheduled" if moved else "EventScheduled")
    address = addresses.occurrence(of)
    found = {
        **CONTEXT,
        "@type": "Event",
        "name": of.data.title,
        "startDate": machine(of.start),
        "endDate": machine(of.end),
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": f"https://schema.org/{_attendance(of)}",
        "location": _location(site, of, address),
        "description": of.data.summary,
        "url": site.absolute(address),
        "inLanguage": site.programme.club.language,
        "organizer": _club(site),
    }
    if status == "EventRescheduled" and of.moved and of.moved.was:
        found["previousStartDate"] = machine(of.moved.was[0])
    return _said(found)


def _attendance(of: Occurrence) -> str:
    place = of.data.where
    onsite = bool(place and (place.name or place.address))
    online = bool(of.data.join or (place and place.online)) or not onsite
    if online and onsite:
        return "MixedEventAttendanceMode"
    return "OnlineEventAttendanceMode" if online else "OfflineEventAttendanceMode"


def _location(site: Site, of: Occurrence, address: str) -> list[Data]:
    place, mode = of.data.where, _attendance(of)
    found: list[Data] = []
    if mode != "OfflineEventAttendanceMode":
        found.append({"@type": "VirtualLocation", "url": public_link(of) or site.absolute(address)})
    if place and mode != "OnlineEventAttendanceMode":
        postal = None if place.address_for else place.address
        name = place.name or postal or "Lieu donné aux membres"
        found.append(_said({"@type": "Place", "name": name, "address": postal}))
    return found


def article(site: Site, item: Item, authors: list[Data]) -> Data | None:
    """An Article, for a published case study."""
    data = item.data
    if item.draft:
        return None
    found = {
        **CONTEXT,
        "@type": "Article",
        "headline": data.title,
        "description": data.summary,
        "datePublished": machine(data.published_on),
        "dateModified": machine(data.updated_on),
        "author": [{"@type": "Person", "name": author["text"]} for author in authors],
        "publisher": _club(site),
        "license": licence_url(data.licence or site.programme.club.licence),
        "inLanguage": site.programme.club.language,
        "url": site.absolute(addresses.item(item)),
    }
    return _said(found)


def exercise(site: Site, item: Item) -> Data:
    """A LearningResource, for an exercise."""
    data = item.data
    found = {
        **CONTEXT,
        "@type": "LearningResource",
        "name": data.title,
        "description": data.goal,
        "learningResourceType": "Exercice pratique",
        "timeRequired": iso_duration(data.duration),
        "educationalLevel": data.level.label if data.level else None,
        "inLanguage": site.programme.club.language,
        "url": site.absolute(addresses.item(item)),
        "provider": _club(site),
    }
    return _said(found)


def _club(site: Site) -> Data:
    return {"@type": "Organization", "name": site.programme.club.name, "url": site.url}


def _said(found: Data) -> Data:
    return {key: value for key, value in found.items() if value not in (None, [])}


def iso_duration(of: timedelta) -> str:
    """« PT1H30M » (ISO 8601)"""
    hours, minutes = divmod(int(of.total_seconds()) // 60, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")


def licence_url(spdx: str) -> str:
    """Where a licence can be read: in French at Creative Commons, else at SPDX."""
    if found := re.fullmatch(r"CC-(BY[A-Z-]*)-(\d\.\d)", spdx):
        return f"https://creativecommons.org/licenses/{found.group(1).lower()}/{found.group(2)}/deed.fr"
    return f"https://spdx.org/licenses/{spdx}.html"


def licence_name(spdx: str) -> str:
    """« CC BY-SA 4.0 », or the identifier as it is."""
    found = re.fullmatch(r"CC-(BY[A-Z-]*)-(\d\.\d)", spdx)
    return f"CC {found.group(1)} {found.group(2)}" if found else spdx

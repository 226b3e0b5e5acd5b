"""A calendar as pages offer it: its address, and the links by which each client subscribes to it.

No vendor documents these links: the bare address is always shown beside them.
"""

from __future__ import annotations

from io import BytesIO
from urllib.parse import quote, urlencode

import segno

from club import addresses
from club.documents import File
from club.kept import Shelf, digest
from club.programme.graph import Programme
from club.site.base import Data, Site
from club.subscriptions import Subscription
from club.wording import NBSP

GOOGLE = "https://calendar.google.com/calendar/u/0/r"
OUTLOOK = "https://outlook.live.com/calendar/0/addfromweb/"
MICROSOFT_365 = "https://outlook.office.com/calendar/0/addfromweb/"


def offers(site: Site, address: str) -> list[Data]:
    """What the page of a calendar's subject offers: the calendar at ``address``."""
    found = site.calendars.get(address)
    return [offer(site, found)] if found else []


def offer(site: Site, of: Subscription) -> Data:
    """One calendar, ready to be shown."""
    absolute = site.absolute(of.address)
    return {
        "id": of.anchor,
        "title": of.subject.title,
        "name": of.name,
        "description": of.description if of.subject.id else of.family.about,
        "count": count(site.programme, of),
        "example": of.subject.example,
        "page": of.page,
        "help": addresses.subscription(of.anchor) if of.subject.id else addresses.SUBSCRIBE,
        "url": of.address,
        **links(absolute, of.name),
        "qr": addresses.qr_code(of.address) if of.family.scanned else None,
    }


def links(absolute: str, name: str) -> dict[str, str]:
    """How each client is told to subscribe to the calendar at an https address."""
    webcal = f"webcal://{absolute.partition('://')[2]}"
    web = query(url=absolute, name=name)
    return {
        "absolute": absolute,
        "webcal": webcal,
        "google": f"{GOOGLE}?{query(cid=webcal)}",
        "outlook": f"{OUTLOOK}?{web}",
        "microsoft365": f"{MICROSOFT_365}?{web}",
    }


def query(**values: str) -> str:
    """The question part of an address, without those that are empty (RFC 3986, 3.4: no « + » for a space)."""
    values = {name: value for name, value in values.items() if value}
    return urlencode(values, safe="", quote_via=quote)


def count(programme: Programme, of: Subscription) -> str:
    """« 12 séances, dont 3 à venir »"""
    held, coming = len(of.occurrences), sum(not programme.is_past(one) for one in of.occurrences)
    if not held:
        return "aucune séance pour le moment"
    told = f"{held}{NBSP}séance{'s' if held > 1 else ''}"
    if coming == held:
        return f"{told} à venir"
    return f"{told}, dont {coming} à venir" if coming else told


def qr_codes(site: Site, shelf: Shelf) -> list[File]:
    """The pictures by which a phone reads the addresses that are long to type (ISO/IEC 18004).

    ``shelf`` knows them by the address that they say.
    """

    def one(address: str) -> bytes:
        return shelf.once(digest("qr", address), lambda: _drawn(address))

    return [
        File(addresses.qr_code(of.address), one(site.absolute(of.address)))
        for of in site.subscriptions
        if of.family.scanned
    ]


def _drawn(text: str) -> bytes:
    """An SVG that says its colours itself, without style: a strict CSP allows it, and a dark page shows it too."""
    out = BytesIO()
    segno.make(text, micro=False).save(out, kind="svg", light="#fff", omitsize=True, svgclass=None, lineclass=None)
    return out.getvalue()

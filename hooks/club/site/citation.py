"""How to cite a case study: a sentence to copy, and a reference for bibliography software."""

from __future__ import annotations

from datetime import date

from club import addresses, wording
from club.documents import File, json
from club.site.base import Data, Site
from club.site.references import value
from club.sources.reader import Item


def citation(site: Site, item: Item, authors: list[Data]) -> Data:
    """The sentence (plain text), its parts that a printed page repeats, and the address of the reference."""
    data, url = item.data, site.absolute(addresses.item(item))
    spdx = data.licence or site.programme.club.licence
    licence = value(wording.licence_name(spdx), wording.licence_url(spdx))
    day = wording.plain_day(data.published_on)
    if data.updated_on:
        day += f" (mise à jour le {wording.plain_day(data.updated_on)})"
    names = _listed([author["text"] for author in authors])
    text = f"{names}, « {data.title} », étude de cas, {site.programme.club.name}, {day}, {url} ({licence['text']})."
    return {
        "text": text,
        "names": names,
        "day": day,
        "url": url,
        "licence": licence,
        "csl": addresses.reference(item),
    }


def _listed(names: list[str]) -> str:
    """« Ada, Bea et Cléo »"""
    return " et ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def csl_json(site: Site, item: Item, authors: list[Data]) -> File:
    """The reference as CSL-JSON (csl-data.json, schema 1.0), which Zotero and the like read.

    Names are « literal »: nobody said which part of them is the family's.
    """
    data, programme = item.data, site.programme
    said = {
        "id": item.id,
        "type": "webpage",
        "genre": "Étude de cas",
        "title": data.title,
        "author": [{"literal": author["text"]} for author in authors],
        "issued": _date(data.updated_on or data.published_on),
        "container-title": programme.club.name,
        "publisher": programme.club.name,
        "abstract": data.summary,
        "language": programme.club.language,
        "URL": site.absolute(addresses.item(item)),
    }
    return File(addresses.reference(item), json([said], indent=2), item.path)


def _date(day: date) -> Data:
    return {"date-parts": [[day.year, day.month, day.day]]}

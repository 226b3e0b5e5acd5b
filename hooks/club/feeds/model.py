"""What a feed says, whatever the form it is written in.  Every text is clean, every link absolute."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple
from uuid import UUID
from xml.etree import ElementTree as ET

MOST = 50  # entries: readers keep what they have seen, and the site has the older ones
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2: Char


class Author(NamedTuple):
    """Who wrote an entry: a name, and the address of a page of theirs, if they have one."""

    name: str
    url: str | None = None


@dataclass(frozen=True)
class Entry:
    """One piece of news: ``content`` is HTML, ``tags`` are words for machines, each with its label for people.

    Where there are no ``authors``, they are those of the feed itself; ``image`` is an absolute address.
    """

    id: UUID
    url: str
    title: str
    content: str
    published: datetime
    updated: datetime
    tags: tuple[tuple[str, str], ...]
    authors: tuple[Author, ...] = ()
    summary: str | None = None
    image: str | None = None
    rights: str | None = None


@dataclass(frozen=True)
class Feed:
    """Entries, newest first, with the page that tells the same (``page``) and the site of the author."""

    id: UUID
    title: str
    description: str
    page: str
    author: str
    site: str
    language: str
    updated: datetime
    entries: tuple[Entry, ...]


FOUNDED = date(2021, 3, 18)  # the club's first day: an empty feed says a date too (RFC 4287, 4.2.15)


def latest(entries: Iterable[Entry]) -> datetime:
    """When a feed of these entries was last updated: from the data, never from the build's clock."""
    return max((entry.updated for entry in entries), default=instant(FOUNDED))


def clean(text: str) -> str:
    """One line without the characters that XML forbids."""
    return " ".join(allowed(line) for line in text.splitlines())


def allowed(text: str) -> str:
    """A text without the characters that XML forbids, its lines kept."""
    return FORBIDDEN.sub("", text)


def instant(day: date) -> datetime:
    """The moment that stands for a day."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def timestamp(moment: datetime) -> str:
    """« 2026-11-20T00:00:00Z » (RFC 3339)"""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def html(paragraphs: Iterable[str], link: tuple[str, str] | None) -> str:
    """HTML of plain paragraphs and, last, a link (its text, its address)."""
    written = []
    for text in paragraphs:
        paragraph = ET.Element("p")
        paragraph.text = clean(text)
        written.append(paragraph)
    if link:
        paragraph = ET.Element("p")
        ET.SubElement(paragraph, "a", {"href": link[1]}).text = clean(link[0])
        written.append(paragraph)
    return "".join(ET.tostring(one, encoding="unicode", method="html") for one in written)


def picture(address: str, alt: str) -> str:
    """HTML of a picture by itself, at an absolute address."""
    paragraph = ET.Element("p")
    ET.SubElement(paragraph, "img", {"src": address, "alt": clean(alt)})
    return ET.tostring(paragraph, encoding="unicode", method="html")

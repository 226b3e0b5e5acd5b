"""« Études de cas » as a feed: the latest studies in full, as their pages have them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from club import addresses, identity
from club.documents import Page
from club.feeds.model import MOST, Author, Entry, Feed, allowed, clean, html, instant, latest, picture
from club.kept import Shelf
from club.programme.graph import Programme
from club.sources import kinds
from club.sources.reader import Item
from club.text.absolute import absolute

MEMBER = "une personne membre"


def studies(programme: Programme, site_url: str, pages: Mapping[str, Page], texts: Shelf) -> Feed:
    """The studies that were published last, latest first.

    ``pages`` are the site's, by address: the texts are rendered once.  ``texts`` knows them as they may leave their
    page.
    """
    club = programme.club
    published = [study for study in programme.of(kinds.CASE_STUDY) if not study.draft]
    published.sort(key=lambda study: (-study.data.published_on.toordinal(), study.id))
    entries = tuple(
        _entry(programme, study, site_url, pages[addresses.item(study)], texts) for study in published[:MOST]
    )
    return Feed(
        identity.uuid(club.calendar_domain, "feed/etudes-de-cas"),
        clean(f"{club.name} – études de cas"),
        "Ce que des communautés ont essayé, réussi et raté, en entier.",
        site_url + addresses.index(kinds.CASE_STUDY),
        clean(club.name),
        site_url,
        club.language,
        latest(entries),
        entries,
    )


def _entry(programme: Programme, study: Item, site_url: str, page: Page, texts: Shelf) -> Entry:
    url, data = site_url + page.address, study.data
    example = programme.is_example(study)
    about = ["Cette étude est un exemple : elle est inventée, pour montrer le site."] if example else []
    return Entry(
        identity.uuid(programme.club.calendar_domain, identity.named(study)),
        url,
        clean(f"Exemple\u00a0: {data.title}" if example else data.title),
        allowed(html(about, None) + _picture(page, site_url) + absolute(page.body, url, texts)),
        instant(data.published_on),
        _updated(programme, study),
        tuple((theme.id, clean(theme.data.title)) for theme in programme.links(study, "themes")),
        tuple(dict.fromkeys(_authors(programme, study, site_url))),
        clean(data.summary),
        page.data.get("social"),
        data.licence or programme.club.licence,
    )


def _picture(page: Page, site_url: str) -> str:
    """The study's picture as its page shows it, unless its text does."""
    of = page.data.get("picture")
    return picture(site_url + of["url"], of["alt"]) if of else ""


def _updated(programme: Programme, study: Item) -> datetime:
    """The latest of what the study says of itself and of what git remembers of its file."""
    said = instant(study.data.updated_on or study.data.published_on)
    return max(said, programme.history.get(study.path, said))


def _authors(programme: Programme, study: Item, site_url: str) -> Iterator[Author]:
    """Authors as the page names them, with their page if they have one: pseudonyms for an anonymous study."""
    for author in study.data.authors:
        if isinstance(author, str):
            person = programme.get("person", author)
            if not programme.shown(person):
                yield Author(MEMBER)
                continue
            page = addresses.item(person) if programme.has_page(person) else None
            yield Author(clean(person.data.name), site_url + page if page else None)
        else:
            yield Author(clean(author.name))

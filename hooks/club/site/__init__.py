"""The room of the site: a programme comes in, finished pages and pictures go out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from club import addresses, rules
from club.documents import Document, Page
from club.kept import Shelf, Store
from club.problems import Problem
from club.programme.graph import Programme
from club.site import (
    agenda,
    calendar_rules,
    community,
    contribute,
    contributors,
    exercises,
    front,
    history,
    masterclasses,
    organisations,
    redirects,
    replays,
    sessions,
    social,
    studies,
    themes,
)
from club.site import (
    subscriptions as subscribing,
)
from club.site.base import Site
from club.site.embedded import embedded_page
from club.site.offers import qr_codes
from club.site.pictures import Gallery, hand_files
from club.sources import kinds
from club.sources.reader import Item, Sources
from club.subscriptions import subscriptions
from club.text.links import Texts


def documents(
    programme: Programme, sources: Sources, site_url: str, store: Store | None = None
) -> tuple[list[Document], list[Problem]]:
    """Every page and picture of the site, and what is wrong with the texts and pictures.

    ``site_url`` is the public address, with a final ``/``.  Nothing else is read than the pictures in ``sources``.
    Shelves of ``store`` hold rendered texts, social cards and QR codes.
    """
    hand: dict[str, Item] = {}
    for item in programme.of(kinds.PAGE):
        hand.setdefault(addresses.item(item), item)
    gallery = Gallery(programme, sources)
    rendered, drawn = Shelf(store, "texts"), Shelf(store, "drawn")
    texts = Texts(_places(programme), gallery, frozenset(_pageless(programme)), gallery.sizes, rendered)
    site = Site(programme, texts, gallery, site_url, hand, subscriptions(programme))
    own = list(_documents(site))
    pages = [document for document in own if isinstance(document, Page)]
    pages += redirects.pages(site, pages)
    pages += front.hand_written_pages(site, {page.address for page in pages})
    files = [document for document in own if not isinstance(document, Page)]
    made: list[Document] = [
        *pages,
        *files,
        *gallery.files(),
        *qr_codes(site, drawn),
        *social.cards(programme.club.name, drawn),
    ]
    rendered.close()
    drawn.close()
    texts.check_addresses(set(_known(site, sources, made)))
    problems = [*texts.problems, *gallery.problems, *_clashes(programme, pages)]
    return made, sorted(set(problems))


def _documents(site: Site) -> Iterator[Document]:
    yield front.home_page(site)
    yield from chain(themes.pages(site), agenda.pages(site), sessions.pages(site))
    yield from chain(masterclasses.pages(site), exercises.pages(site), studies.pages(site))
    yield from chain(organisations.pages(site), community.pages(site))
    yield from replays.pages(site)
    yield from history.pages(site)
    yield from subscribing.pages(site)
    yield embedded_page(site)
    yield contribute.contribute_page(site)
    yield from contributors.pages(site)
    yield from contribute.messages_pages(site)
    yield contribute.remarks_page(site)
    yield from calendar_rules.pages(site)


def _places(programme: Programme) -> dict[str, str]:
    """Where the source of each page is published."""
    shown = programme.of(*kinds.ITEMS, kinds.PAGE)
    return {item.path: addresses.item(item) for item in shown if programme.has_page(item)}


def _pageless(programme: Programme) -> Iterator[str]:
    """Sources that a text may lead to, though they have no page: withdrawn, draft, or a name alone."""
    return (item.path for item in programme.items if not programme.has_page(item))


def _known(site: Site, sources: Sources, made: list[Document]) -> Iterator[str]:
    """Every address that a text may lead to."""
    yield from (document.address for document in made)
    yield from hand_files(sources.root)
    yield from addresses.NEWS
    for name in ("index", *addresses.API_FILES):
        yield from (addresses.api(name), addresses.api_schema(name))
    for calendar in site.subscriptions:
        yield from (calendar.address, *calendar.subject.former)
    yield from (addresses.calendar_of(of) for of in site.programme.occurrences if of.dated)


def _clashes(programme: Programme, pages: list[Page]) -> Iterator[Problem]:
    """Hand-written pages that stand at the address of something else."""
    own = {page.address: page for page in pages}
    for item in programme.of(kinds.PAGE):
        there = own.get(addresses.item(item))
        if there is not None and there.source != item.path:
            yield _clash(item, there)


def _clash(item: Item, there: Page) -> Problem:
    what = there.source or "une page que le site fait lui-même"
    message = f"l'adresse /{there.address} est déjà celle de {what}."
    return item.problem((), rules.ID_TAKEN, message, "Renommez ce fichier, ou déplacez son texte.")

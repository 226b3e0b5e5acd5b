"""What every page is made with: the programme, its texts, its pictures, and the common parts of a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote

from club import addresses, wording
from club.documents import Page
from club.programme.graph import Programme
from club.site import social
from club.site.pictures import Gallery
from club.sources import kinds
from club.sources.reader import Item
from club.subscriptions import Subscription
from club.text.links import Texts
from club.text.markdown import Rendered

Data = dict[str, Any]
SEARCH_PAGE: Data = {"kind": "Page", "themes": [], "list": False, "lasting": True}
SEARCH_LIST: Data = {**SEARCH_PAGE, "list": True}  # only what stands before its sections is its own
HOME_CRUMB: Data = {"title": "Accueil", "url": addresses.HOME}


@dataclass(frozen=True)
class Site:
    """``url`` is the public address of the site, with a final ``/``; ``hand`` the hand-written pages by address;
    ``subscriptions`` the calendars that pages offer."""

    programme: Programme
    texts: Texts
    gallery: Gallery
    url: str
    hand: Mapping[str, Item]
    subscriptions: tuple[Subscription, ...]

    def absolute(self, address: str) -> str:
        """The public address of a page."""
        return self.url + address

    @cached_property
    def calendars(self) -> Mapping[str, Subscription]:
        """The calendars that pages offer, by their address."""
        return {of.address: of for of in self.subscriptions}

    @cached_property
    def cards(self) -> dict[str, Data]:
        """What is drawn of an item once, wherever it is listed, by its path."""
        return {}

    @cached_property
    def asof(self) -> Data:
        """The day of the build, for what is true of that day."""
        today = self.programme.today
        return {"text": wording.plain_day(today), "date": today.isoformat()}

    @cached_property
    def club(self) -> Data:
        """The club, as the frame of every page shows it."""
        club = self.programme.club
        top = [(address, item) for address, item in self.hand.items() if address.count("/") == 1]
        known = {*addresses.FOLDERS.values(), *INDEXES}
        return {
            "name": club.name,
            "tagline": club.tagline,
            "zone": club.timezone,
            "contact": {"name": club.contact.name, "email": club.contact.email},
            "pages": [crumb(item.data.title, address) for address, item in top if address not in known],
        }

    def text(self, text: str | None, item: Item, address: str) -> Rendered:
        """A Markdown field of ``item``, rendered for the page at ``address``."""
        return self.texts.text(text or "", item, address)


def crumb(title: str, address: str) -> Data:
    """One step of a breadcrumb."""
    return {"title": title, "url": address}


def section(id: str, title: str | None, cards: Iterable[Data], **more: Any) -> Data:
    """A list of cards, at the anchor ``id`` if it has a title; ``empty`` is what it says when there is none."""
    return {"id": id, "title": title, "cards": list(cards), **more}


def contents(rendered: Rendered, sections: Iterable[Data] = ()) -> list[Data]:
    """The table of contents: the headings of the body, then the sections below it."""
    after = [{"id": s["id"], "title": s["title"], "level": 2, "children": []} for s in sections if s["title"]]
    return [*rendered.contents, *after]


def filled(*sections: Data) -> list[Data]:
    """The sections that have something to show, or to say."""
    return [section for section in sections if section["cards"] or section.get("links") or section.get("empty")]


def edit_link(programme: Programme, source: str) -> str:
    """Where the file behind a page is edited."""
    club = programme.club
    return f"{club.repository.rstrip('/')}/edit/{club.branch}/{quote(source)}"


def page(
    site: Site,
    address: str,
    template: str,
    title: str,
    description: str,
    *,
    source: str | None = None,
    body: str = "",
    trail: Iterable[Data] = (),
    **data: Any,
) -> Page:
    """A page with what all pages have: the club's own data, a breadcrumb (``trail`` after home), an edit link."""
    steps = [HOME_CRUMB, *trail] if address != addresses.HOME else []
    common: Data = {
        "club": site.club,
        "asof": site.asof,
        "breadcrumb": steps,
        "breadcrumb_ld": _breadcrumb_list(site, [*steps, crumb(title, address)]) if steps else None,
        "edit": edit_link(site.programme, source) if source else None,
        "canonical": site.absolute(address),
        "contents": [],
        "example": False,
        "draft": False,
        "json_ld": None,
        "feeds": [],
        "modified": None,
        "card": {"url": site.absolute(social.card(address)), "alt": social.alt(address, site.programme.club.name)},
        "search": None,
    }
    scripted = any(_mentions(of) for name, of in data.items() if name != "json_ld")  # which machines read
    return Page(address, template, title, description, {**common, "scripted": scripted, **data}, body, source)


def _mentions(data: object) -> bool:
    """Whether something on the page passes with time (cards), or is there to be copied (addresses)."""
    waiting = [data]
    while waiting:
        of = waiting.pop()
        if isinstance(of, dict):
            if "ends" in of or "absolute" in of:
                return True
            waiting += [inner for inner in of.values() if isinstance(inner, (dict, list))]
        elif isinstance(of, list):
            waiting += of
    return False


def item_page(site: Site, item: Item, template: str, description: str, **data: Any) -> Page:
    """The page of an item, with its marks « Exemple » and « Brouillon »."""
    title = getattr(item.data, "title", None) or item.data.name
    marks = {
        "example": site.programme.is_example(item),
        "draft": item.draft,
        "modified": modified(site, item.path),
        "search": _search(site, item),
    }
    return page(site, addresses.item(item), template, title, description, source=item.path, **{**marks, **data})


def modified(site: Site, source: str) -> str | None:
    """When the file behind a page last changed, for the sitemap (W3C Datetime); None where no history is known."""
    found = site.programme.history.get(source)
    return found.strftime("%Y-%m-%dT%H:%M:%SZ") if found else None


def _breadcrumb_list(site: Site, steps: Iterable[Data]) -> Data:
    """The way to a page, in schema.org's words."""
    items = [
        {"@type": "ListItem", "position": number, "name": step["title"], "item": site.absolute(step["url"])}
        for number, step in enumerate(steps, 1)
    ]
    return {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items}


def _search(site: Site, item: Item) -> Data:
    """What the search sorts the page of an item by."""
    themes = [item] if item.kind is kinds.THEME else site.programme.links(item, "themes")
    return {
        "kind": item.kind.label.capitalize(),
        "themes": [theme.data.title for theme in themes],
        "list": False,
        "lasting": item.kind is not kinds.SESSION,  # its title counts more
    }


# The indexes' titles and summaries where no hand-written page gives them.
INDEXES: Mapping[str, tuple[str, str]] = {
    addresses.PROGRAMME: ("Programme", "Une thématique par mois, saison après saison."),
    addresses.AGENDA: ("Agenda", "Les séances à venir, semaine par semaine."),
    "masterclasses/": ("Masterclasses", "Les masterclasses du club et ce qu'on en retient."),
    "exercices/": ("Exercices pratiques", "Des exercices à essayer avec votre communauté."),
    "etudes-de-cas/": ("Études de cas", "Ce que des communautés ont essayé, réussi et raté."),
    "promos/": ("Promos", "Les promos du club et leurs organisations."),
    "organisations/": ("Organisations", "Les organisations membres du club."),
    "personnes/": ("Personnes", "Les personnes qui animent et qui racontent."),
    addresses.REPLAYS: ("Replays", "Les enregistrements, par saison et par thématique."),
    addresses.CHANGES: ("Changements", "Ce qui a été annoncé, déplacé ou annulé."),
    addresses.SUBSCRIBE: ("Abonnements", "Recevoir les séances du club dans votre agenda."),
    addresses.CONTRIBUTE: ("Contribuer", "Proposer une étude de cas, compléter ce qui manque."),
    addresses.MESSAGES: (
        "Messages du contrôle",
        "Ce que veulent dire les messages du contrôle, et comment y répondre.",
    ),
    addresses.CONTRIBUTORS: (
        "Contributeurs et contributrices",
        "Les personnes qui ont écrit les études de cas, et celles qui les ont relues.",
    ),
    addresses.REMARKS: (
        "Remarques de relecture",
        "Ce que la relecture automatique conseille pour des textes plus clairs, et pourquoi.",
    ),
    addresses.CALENDAR_RULES: (
        "Contrôle des calendriers",
        "Ce qui est vérifié dans chaque calendrier avant qu'il soit publié, et pourquoi.",
    ),
}


def title_of(site: Site, address: str) -> str:
    """The title of an index, or of home."""
    if address in site.hand:
        return str(site.hand[address].data.title)
    return INDEXES[address][0] if address in INDEXES else site.programme.club.name


def index_crumb(site: Site, address: str) -> Data:
    """The step of the breadcrumb that leads to an index."""
    return crumb(title_of(site, address), address)


def index_page(
    site: Site, address: str, template: str, sections: Iterable[Data] = (), *, trail: Iterable[Data] = (), **data: Any
) -> Page:
    """An index: title, summary and body from the hand-written page at its address, else from ``INDEXES``."""
    hand = site.hand.get(address)
    body = site.texts.body(hand, address) if hand else Rendered("", [])
    summary = hand.data.summary if hand else INDEXES.get(address, ("", site.programme.club.tagline))[1]
    sections = list(sections)
    return page(
        site,
        address,
        template,
        title_of(site, address),
        summary,
        source=hand.path if hand else None,
        body=body.html,
        trail=trail,
        sections=sections,
        **{"contents": contents(body, sections), "search": SEARCH_LIST, **data},
    )

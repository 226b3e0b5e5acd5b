"""« Abonnements »: every calendar by family, a page for each, and what is not a calendar to subscribe to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from club import addresses
from club.documents import Page
from club.site.base import Data, Site, crumb, index_crumb, index_page, page, section
from club.site.embedded import how_to_embed
from club.site.offers import count, offer
from club.site.paging import Part, paged
from club.sources import kinds
from club.subscriptions import Subscription
from club.subscriptions.families import FAMILIES, Family

WHOLE, *OTHERS = FAMILIES
EACH = 60  # calendars on a page: a name and a count


def pages(site: Site) -> Iterator[Page]:
    """« Abonnements », a page per family, a page per calendar."""
    yield _index(site)
    for family in OTHERS:
        feeds = _feeds(site, family)
        if feeds:
            yield from _family(site, family, feeds)
        for feed in feeds:
            yield _calendar(site, feed)


def moves(site: Site) -> Iterator[tuple[Subscription, str]]:
    """Calendars with the addresses that their pages had, when their subjects had other ids."""
    for feed in site.subscriptions:
        for address in feed.subject.former:
            yield feed, addresses.subscription(f"{feed.family.id}-{PurePosixPath(address).stem}")


def _feeds(site: Site, family: Family) -> list[Subscription]:
    return [of for of in site.subscriptions if of.family is family]


def _index(site: Site) -> Page:
    """The calendar of everything first, then the way to the others, then the news and what other sites show."""
    families = [(family, len(_feeds(site, family))) for family in OTHERS]
    parts = [
        {
            "title": family.title,
            "url": addresses.subscription(family.anchor),
            "about": family.about,
            "count": f"{number} calendrier{'s' if number > 1 else ''}",
        }
        for family, number in families
        if number
    ]
    sections = [
        section("une-partie", "Une partie des séances seulement", [], families=parts),
        section("nouvelles", "Les nouvelles seulement", [], news=_news(site)),
        section("sur-un-autre-site", "Sur un autre site", [], embed=how_to_embed(site)),
    ]
    whole = next(offer(site, of) for of in site.subscriptions if of.family is WHOLE)
    return index_page(site, addresses.SUBSCRIBE, "subscriptions.html", sections, whole=whole)


def _link(site: Site, of: Subscription) -> Data:
    """The way to the page of a calendar, with what it holds."""
    return {
        "title": of.subject.title,
        "url": addresses.subscription(of.anchor),
        "count": count(site.programme, of),
        "example": of.subject.example,
    }


def _family(site: Site, family: Family, feeds: list[Subscription]) -> Iterator[Page]:
    """The calendars of a family, page after page."""
    address = addresses.subscription(family.anchor)
    trail = [index_crumb(site, addresses.SUBSCRIBE)]
    first = partial(page, site, address, "family.html", family.title, family.about, trail=trail, about=family.about)
    yield from paged(site, address, first, [Part("liste", None, feeds)], partial(_link, site), EACH)


def _calendar(site: Site, feed: Subscription) -> Page:
    """One calendar: its address, the links of each client, its QR code."""
    family = feed.family
    trail = [
        index_crumb(site, addresses.SUBSCRIBE),
        crumb(family.title, addresses.subscription(family.anchor)),
    ]
    return page(
        site,
        addresses.subscription(feed.anchor),
        "calendar.html",
        feed.subject.title,
        f"{feed.name}, dans votre agenda : {count(site.programme, feed)}.",
        trail=trail,
        kicker="Abonnement",
        example=feed.subject.example,
        whole=offer(site, feed),
    )


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

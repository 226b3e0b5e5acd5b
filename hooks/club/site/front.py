"""Home, and the hand-written pages."""

from __future__ import annotations

from collections.abc import Iterator

from club import addresses
from club.documents import Page
from club.site import json_ld, now
from club.site.base import SEARCH_PAGE, Site, crumb, index_page, modified, page
from club.site.cards import by_name, item_cards
from club.site.studies import latest_studies
from club.sources import kinds

STUDIES_SHOWN = 3


def home_page(site: Site) -> Page:
    """What is on now, what comes next, how to join."""
    programme = site.programme
    club = programme.club
    founding = [o for o in by_name(programme.of(kinds.ORGANISATION)) if o.data.founding]
    return index_page(
        site,
        addresses.HOME,
        "home.html",
        contents=[],
        search=None,  # what it shows has its own pages
        for_whom=club.for_whom,
        json_ld=json_ld.club(site),
        themes=now.themes(site),
        next=now.sessions(site),
        studies=item_cards(site, [s for s in latest_studies(site) if not s.draft][:STUDIES_SHOWN]),
        founding=item_cards(site, founding),
        join=crumb("Rejoindre le club", "rejoindre/") if "rejoindre/" in site.hand else None,
    )


def hand_written_pages(site: Site, taken: set[str]) -> Iterator[Page]:
    """The pages of ``docs/`` that stand by themselves."""
    for address, item in site.hand.items():
        if address not in taken:
            body = site.texts.body(item, address)
            yield page(
                site,
                address,
                "page.html",
                item.data.title,
                item.data.summary,
                source=item.path,
                body=body.html,
                contents=body.contents,
                summary=item.data.summary,
                modified=modified(site, item.path),
                search=SEARCH_PAGE,
            )

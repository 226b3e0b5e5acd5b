"""Home, and the hand-written pages."""

from __future__ import annotations

from collections.abc import Iterator

from club import addresses, wording
from club.documents import Page
from club.programme.occurrences import Occurrence, State
from club.site import json_ld
from club.site.base import SEARCH_PAGE, Site, crumb, index_page, modified, page
from club.site.cards import item_card, item_cards, session_card
from club.site.community import by_name
from club.site.studies import latest_studies
from club.sources import kinds
from club.sources.reader import Item
from club.sources.values import Month

NEXT_SHOWN = 3
STUDIES_SHOWN = 3


def home_page(site: Site) -> Page:
    """What is on now, what comes next, how to join."""
    programme = site.programme
    club = programme.club
    theme = current_theme(site)
    founding = [o for o in by_name(programme.of(kinds.ORGANISATION)) if o.data.founding]
    return index_page(
        site,
        addresses.HOME,
        "home.html",
        contents=[],
        search=None,  # what it shows has its own pages
        for_whom=club.for_whom,
        json_ld=json_ld.club(site),
        theme=item_card(site, theme) | {"question": theme.data.question} if theme else None,
        theme_label=_theme_label(site, theme) if theme else None,
        next=[session_card(programme, of) for of in next_sessions(site)],
        studies=item_cards(site, [s for s in latest_studies(site) if not s.draft][:STUDIES_SHOWN]),
        founding=item_cards(site, founding),
        join=crumb("Rejoindre le club", "rejoindre/") if "rejoindre/" in site.hand else None,
    )


def current_theme(site: Site) -> Item | None:
    """The theme of the month, else the next one, else the last one."""
    themes = sorted(site.programme.of(kinds.THEME), key=lambda theme: (theme.data.month, theme.id))
    now = Month.of(site.programme.today)
    return next((theme for theme in themes if theme.data.month >= now), themes[-1] if themes else None)


def _theme_label(site: Site, theme: Item) -> str:
    now = Month.of(site.programme.today)
    month = wording.month(theme.data.month)
    if theme.data.month == now:
        return f"La thématique du mois · {month}"
    return f"La prochaine thématique · {month}" if theme.data.month > now else f"La dernière thématique · {month}"


def next_sessions(site: Site) -> list[Occurrence]:
    """The next dates of three different sessions that will be held."""
    found: dict[str, Occurrence] = {}
    for of in site.programme.occurrences:
        held = of.dated and of.state in (State.CONFIRMED, State.TENTATIVE)
        if held and not site.programme.is_past(of):
            found.setdefault(of.session.id, of)
    return list(found.values())[:NEXT_SHOWN]


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

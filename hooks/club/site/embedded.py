"""« Prochaines rencontres »: a page for the frames of other sites, and what to tell of a session elsewhere."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from club import addresses, wording
from club.coming import coming
from club.documents import Page
from club.programme.occurrences import Occurrence, State
from club.site import moments
from club.site.base import Data, Site
from club.site.cards import session_card
from club.site.references import people
from club.sources.terms import Audience
from club.wording import NBSP

TITLE = "Prochaines rencontres"
HEIGHT = 560  # pixels: what a frame shows of it before one scrolls


def embedded_page(site: Site) -> Page:
    """The next dates, without the site around them: its template is a page by itself."""
    programme = site.programme
    data = {
        "club": {"name": programme.club.name},
        "embedded": True,
        "asof": site.asof,
        "canonical": site.absolute(addresses.AGENDA),
        "cards": [session_card(programme, of) for of in coming(programme)],
    }
    about = f"Les prochaines rencontres de {programme.club.name}, à montrer sur un autre site."
    return Page(addresses.EMBEDDED, "embedded.html", TITLE, about, data)


def how_to_embed(site: Site) -> Data:
    """What one pastes into another site, and the same dates as JSON."""
    absolute, title = site.absolute(addresses.EMBEDDED), f"{TITLE}, {site.programme.club.name}"
    frame = ET.Element("iframe", src=absolute, title=title, width="100%", height=str(HEIGHT), loading="lazy")
    return {
        "code": ET.tostring(frame, encoding="unicode", method="html"),
        "absolute": absolute,
        "json": site.absolute(addresses.api("upcoming")),
    }


def announcement(site: Site, of: Occurrence | None) -> str | None:
    """A text to paste into a message, for a date that will be held; nothing of it is for members only."""
    programme = site.programme
    if of is None or not of.dated or programme.is_past(of) or of.state in (State.CANCELLED, State.POSTPONED):
        return None
    when, register = wording.when(of, programme.club.timezone), of.data.register_
    example = f"Exemple{NBSP}: " if programme.is_example(of.session) else ""
    speakers = ", ".join(one["text"] for one in people(programme, of.data.speakers, of.day(programme.club.timezone)))
    lines = [
        f"{wording.prefix(of.state)}{example}{of.data.title}",
        f"{moments.kind(of).label} · {programme.club.name}",
        "",
        *([of.data.summary, ""] if of.data.summary else []),
        f"Quand{NBSP}: {when}",
        *([f"Où{NBSP}: {place}"] if (place := _where(site, of)) else []),
        *([f"Avec{NBSP}: {speakers}"] if speakers else []),
        "Ouvert à tout le monde" if of.data.audience is Audience.PUBLIC else "Réservé aux membres",
        *([f"Inscription{NBSP}: {register.url}"] if register else []),
        "",
        site.absolute(addresses.occurrence(of)),
    ]
    return "\n".join(lines)


def _where(site: Site, of: Occurrence) -> str:
    """As the page says it, without the map."""
    places = [place for place in moments.where(site.programme, of) if not place["url"]]
    return " ; ".join(", ".join(filter(None, [place["text"], place.get("note")])) for place in places)

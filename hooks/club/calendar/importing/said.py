"""What somebody's event says, as the club publishes it: title, kind, place, state, body; and what it must not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from club.calendar.importing import guesses
from club.calendar.importing.drafts import Entry
from club.calendar.importing.events import Foreign
from club.calendar.importing.hours import in_reach
from club.calendar.importing.places import place
from club.calendar.importing.privacy import kept
from club.calendar.importing.when import Club
from club.pasted import LONGEST, markdown, one_line, plain
from club.private import URL, is_meeting
from club.problems import shown
from club.sources.terms import SessionKind, Status, What
from club.sources.written import Prose

REMOVED = "supprimée dans le calendrier d'origine"
CANCELLED = "annulée dans le calendrier d'origine"
POSTPONED = "reportée dans le calendrier d'origine"


@dataclass(frozen=True)
class Texts:
    """What an event says, ready to be published."""

    title: str
    kind: SessionKind | None
    states: set[str]
    where: Mapping[str, Any]
    online: bool
    body: str
    removed: Counter[str]


def texts_of(event: Foreign) -> Texts:
    """What may be published of the texts of an event."""
    title, states = guesses.title(event.title)
    words = kept(plain(event.description))
    removed = title.removed + words.removed
    at = place(event, call=words.online or title.online, removed=removed)
    body, link = markdown(words.text), event.url.strip()
    if URL.fullmatch(link) and not is_meeting(link) and link not in words.text:
        body = "\n\n".join(filter(None, [body, markdown(f"Lien : {link}")]))
    where: dict[str, Any] = {"online": "true"} if at.online else {}
    if at.name:
        where["name"] = Prose(at.name)
        where |= {"address": Prose(at.address)} if at.address else {}
        where |= {"geo": Prose(", ".join(map(_degrees, event.position)))} if event.position else {}
    kind = guesses.kind(title.text, *event.categories)
    return Texts(title.text, kind, states, where, at.online, body, removed)


def _degrees(of: float) -> str:
    return f"{of:.5f}".rstrip("0").rstrip(".")


def summary(event: Foreign) -> str:
    """The description of one date, as short as a summary."""
    return one_line(kept(plain(event.description)).text)


def title_told(title: str) -> str:
    """A title for the report: clean, without anything private, and short."""
    return shown(guesses.title(title)[0].text)


# --- as keys


def about(texts: Texts, club: Club) -> list[Entry]:
    """What it is."""
    kind = club.kind or texts.kind
    guess = "" if kind else f"le type n'a pas pu être deviné ; au choix : {', '.join(SessionKind)}."
    untitled = "l'événement n'avait pas de titre." if texts.title == guesses.UNTITLED else ""
    example = [Entry("example", "true")] if guesses.EXAMPLE in texts.states else []
    return [
        Entry("kind", str(kind or SessionKind.PEER_CALL), guess),
        Entry("title", Prose(texts.title), untitled),
        *example,
    ]


def where_entries(texts: Texts) -> list[Entry]:
    """Where it is, and how one joins: never by a link, which the platform gives."""
    doubt = "ce lieu sera public (pour taire l'adresse : address_for: members)." if "name" in texts.where else ""
    where = [Entry("where", texts.where, doubt)] if texts.where else []
    return [*where, *([Entry("join", "platform")] if texts.online else [])]


def state(event: Foreign, texts: Texts, club: Club) -> list[Entry]:
    """STATUS (RFC 5545, 3.8.1.11), or what stood before the title, for tools that ignore it."""
    if What.POSTPONED in texts.states:
        return [Entry(*one) for one in _called_off(event, club, What.POSTPONED, POSTPONED).items()]
    if event.status == "CANCELLED" or What.CANCELLED in texts.states:
        return [Entry(*one) for one in cancelled(event, club, CANCELLED).items()]
    if event.status == "TENTATIVE" or Status.TENTATIVE in texts.states:
        return [Entry("status", str(Status.TENTATIVE))]
    return []


def cancelled(event: Foreign, club: Club, why: str) -> dict[str, Any]:
    """The memory of a cancellation, on the day on which the event was last changed."""
    return _called_off(event, club, What.CANCELLED, why)


def _called_off(event: Foreign, club: Club, what: What, why: str) -> dict[str, Any]:
    on = event.modified if event.modified and in_reach(event.modified) else club.today
    return {"changes": [{"date": on, "what": str(what), "why": Prose(why)}]}


def strange(event: Foreign) -> list[str]:
    """What a human must decide about the event as a whole."""
    doubts = [f"{name} était illisible dans l'agenda d'origine, et n'est pas repris." for name in event.strange]
    if event.description:
        doubts.append("le texte vient de la description de l'événement ; relisez-le, il sera public.")
    if len(plain(event.description)) > LONGEST:
        doubts.append("la description était très longue : la fin n'est pas reprise.")
    return doubts

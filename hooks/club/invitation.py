"""A date as people have it in their own calendar: when, where and what they read, in French and without any markup.

The files, the feeds and the links that add a date to a calendar all say this.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from club import addresses, wording
from club.addresses import absolute, ascii_url
from club.programme.clock import ONE_DAY
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence, State
from club.sources.club import Club
from club.sources.gatherings import Change, PublicLink, Where
from club.sources.reader import Item
from club.sources.terms import ReplayState, SessionKind, What
from club.wording import NBSP

COLON = f"{NBSP}: "
EXAMPLE = f"Exemple{COLON}"
CALLED_OFF = {State.CANCELLED: What.CANCELLED, State.POSTPONED: What.POSTPONED}
GUIDED = (SessionKind.TRAINING, SessionKind.MASTERCLASS, SessionKind.CASE_STUDY)  # someone will speak there
TOLD = 3  # entries of a session's memory; its page has them all


def span(of: Occurrence) -> tuple[date, date] | tuple[datetime, datetime]:
    """Start and end: whole days end where the next one begins (RFC 5545, 3.6.1).  Only for a date that is fixed."""
    if isinstance(of.start, datetime) and isinstance(of.end, datetime):
        return of.start, of.end
    assert of.start is not None and of.end is not None, f"{of.id} has no date"
    return of.start, of.end + ONE_DAY


def summary(programme: Programme, of: Occurrence) -> str:
    """The title, after its state and « Exemple », which many clients would show nowhere else."""
    example = EXAMPLE if programme.is_example(of.session) else ""
    return f"{wording.prefix(of.state)}{example}{of.data.title}"


def description(programme: Programme, of: Occurrence, site_url: str) -> str:
    """All that a calendar has room for, what changed first, the page's address last."""
    headline = _headline(of)
    paragraphs = [
        [wording.told(headline, of)] if headline else [],
        [f"{EXAMPLE}cette séance est inventée, pour montrer."] if programme.is_example(of.session) else [],
        [of.data.summary] if of.data.summary else [],
        [*_people(programme, of), of.data.audience.label, *_replay(of)],
        _history(of, headline),
        [absolute(site_url, addresses.occurrence(of))],
    ]
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)


def location(of: Occurrence, club: Club) -> str:
    """Where one goes, or clicks; empty when nobody said."""
    place, online = _place(of.data.where), _online(of, club)
    if place and online:
        return f"{place}{NBSP}; {online[0].lower()}{online[1:]}"
    return place or online


def public_link(of: Occurrence) -> str | None:
    """The meeting link, if anyone may have it."""
    join = of.data.join
    return join.url if isinstance(join, PublicLink) and join.public else None


def position(of: Occurrence) -> tuple[float, float] | None:
    """Latitude and longitude of a place that anyone may know."""
    where = of.data.where
    on_site = where is not None and (where.name or where.address or not where.online)
    return where.geo if where is not None and on_site and not where.address_for else None


def categories(programme: Programme, of: Occurrence) -> list[str]:
    """The kind and the themes, in words."""
    return [of.data.kind.label, *(programme.get("theme", id).data.title for id in of.data.themes)]


def _headline(of: Occurrence) -> Change | None:
    """The change that whoever has the event in a calendar must see first."""
    called_off = CALLED_OFF.get(of.state)
    return of.moved or next((change for change in reversed(of.changes) if change.what is called_off), None)


def _history(of: Occurrence, headline: Change | None) -> list[str]:
    news = [change for change in of.changes if change.what.news and change is not headline]
    lines = [
        f"– {wording.plain_day(change.date)}{COLON}{wording.told(change, of)}" for change in news[: -TOLD - 1 : -1]
    ]
    return [f"Ce qui a changé{COLON.rstrip()}", *lines] if lines else []


def _people(programme: Programme, of: Occurrence) -> Iterator[str]:
    hosts, speakers = (
        _named([programme.get("person", id) for id in dict.fromkeys(ids)]) for ids in (of.data.hosts, of.data.speakers)
    )
    if hosts:
        yield f"Animation{COLON}{hosts}"
    if speakers:
        yield f"Intervention{COLON}{speakers}"
    elif of.data.kind in GUIDED and of.state not in CALLED_OFF:
        yield f"Intervention{COLON}à confirmer"


def _named(people: Sequence[Item]) -> str:
    """« Ada Exemple, Bob Modèle et une personne membre »"""
    names = [person.data.name for person in people if not person.withdrawn]
    if unnamed := len(people) - len(names):
        names.append("une personne membre" if unnamed == 1 else f"{unnamed} personnes membres")
    return " et ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _replay(of: Occurrence) -> list[str]:
    replay = of.data.replay
    if replay is None or replay.state is not ReplayState.AVAILABLE or replay.url in (None, "platform"):
        return []
    return [f"Enregistrement{COLON}{ascii_url(replay.url)}"]


def _place(where: Where | None) -> str:
    if where is None:
        return ""
    if where.address_for:
        return f"{where.name} (adresse donnée aux membres)" if where.name else "Adresse donnée aux membres"
    return ", ".join(filter(None, [where.name, where.address]))


def _online(of: Occurrence, club: Club) -> str:
    where, join = of.data.where, of.data.join
    if not join and not (where and where.online):
        return ""
    if url := public_link(of):
        return f"En ligne{COLON}{ascii_url(url)}"
    if join == "platform":
        return f"En ligne{COLON}sur {club.platform.name if club.platform else 'la plateforme du club'}"
    return "En ligne"

"""« Changements » as a feed: what was announced, moved, called off, newest first."""

from __future__ import annotations

from club import addresses, identity, news, wording
from club.feeds.model import MOST, Entry, Feed, clean, html, instant, latest
from club.news import Told
from club.programme.graph import Programme


def changes(programme: Programme, site_url: str) -> Feed:
    """The latest news.  Its dates come from the data, never from the build's clock."""
    club = programme.club
    entries = tuple(told_entry(programme, told, site_url) for told in news.news(programme)[:MOST])
    return Feed(
        identity.uuid(club.calendar_domain, "feed/changements"),
        clean(f"{club.name} – changements"),
        "Ce qui a été annoncé, déplacé, annulé ou rétabli, du plus récent au plus ancien.",
        site_url + addresses.CHANGES,
        clean(club.name),
        site_url,
        club.language,
        latest(entries),
        entries,
    )


def told_entry(programme: Programme, told: Told, site_url: str) -> Entry:
    """One piece of news, with the same id in whatever feed it stands."""
    url = site_url + told.address
    example = programme.is_example(told.session)
    said = [
        told.text if told.text.endswith((".", "!", "?", "…")) else f"{told.text}.",
        *(["Cette séance est un exemple : elle est inventée, pour montrer le site."] if example else []),
        *_about(programme, told),
    ]
    return Entry(
        identity.uuid(programme.club.calendar_domain, told.path),
        url,
        clean(news.headline(told, example=example)),
        html(said, ("Voir la page de la séance", url)),
        instant(told.day),
        instant(told.day),
        ((told.what, told.change.what.label if told.change else "Nouvelle séance"),),
    )


def _about(programme: Programme, told: Told) -> list[str]:
    """What the session is about, and when: of a repeat, only the entries about one date have one."""
    dates = programme.occurrences_of(told.session)
    of = told.of if told.original else dates[0] if dates and not told.session.data.repeat else None
    summary = of.data.summary if of else told.session.data.summary
    when = wording.when(of, programme.club.timezone) if of and of.dated else None
    return [text for text in (summary, f"{when[:1].upper()}{when[1:]}." if when else None) if text]

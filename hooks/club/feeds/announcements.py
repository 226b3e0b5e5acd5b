"""« Annonces » as a feed: new sessions, themes that are told, notes; what newsletters are made of."""

from __future__ import annotations

from datetime import datetime

from club import addresses, identity, news, wording
from club.feeds.changes import told_entry
from club.feeds.model import MOST, Entry, Feed, clean, html, instant, latest
from club.news import ANNOUNCED, Told
from club.programme.graph import Programme
from club.sources import kinds
from club.sources.reader import Item
from club.sources.terms import What


def announcements(programme: Programme, site_url: str) -> Feed:
    """The latest announcements.  An entry that « Changements » tells too has the same id there."""
    club = programme.club
    themes = [_theme(programme, one, site_url) for one in programme.of(kinds.THEME) if one.data.summary]
    sessions = [told_entry(programme, told, site_url) for told in news.news(programme) if _announces(told)]
    entries = sorted([*sessions, *themes], key=lambda entry: (entry.published, entry.url), reverse=True)[:MOST]
    return Feed(
        identity.uuid(club.calendar_domain, "feed/annonces"),
        clean(f"{club.name} – annonces"),
        "Les nouvelles séances, les thématiques et les nouvelles du club, de la plus récente à la plus ancienne.",
        site_url + addresses.AGENDA,
        clean(club.name),
        site_url,
        club.language,
        latest(entries),
        tuple(entries),
    )


def _announces(told: Told) -> bool:
    return told.what in (ANNOUNCED, What.NOTE.value)


def _theme(programme: Programme, theme: Item, site_url: str) -> Entry:
    url, example = site_url + addresses.item(theme), programme.is_example(theme)
    month = wording.month(theme.data.month)
    published, updated = _dates(programme, theme)
    said = [
        theme.data.summary,
        *([f"La question du mois : « {theme.data.question} »"] if theme.data.question else []),
        *(["Cette thématique est un exemple : elle est inventée, pour montrer le site."] if example else []),
        f"{month[:1].upper()}{month[1:]}.",
    ]
    prefix = f"Exemple{wording.NBSP}: " if example else ""
    return Entry(
        identity.uuid(programme.club.calendar_domain, f"announcement/{identity.named(theme)}"),
        url,
        clean(f"Thématique {wording.from_month(theme.data.month)}{wording.NBSP}: {prefix}{theme.data.title}"),
        html(said, ("Voir la page de la thématique", url)),
        published,
        updated,
        (("theme", "Thématique"),),
    )


def _dates(programme: Programme, theme: Item) -> tuple[datetime, datetime]:
    """When a theme was told, and last changed.

    Nobody writes the first: it is the file's own date, and the first of the theme's month at the latest.
    """
    month, changed = instant(theme.data.month.first), programme.history.get(theme.path)
    if changed is None:
        return month, month
    return min(month, changed), changed

"""« Contribuer »: what is missing now, and what each message of the check means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from club import addresses
from club.documents import Page
from club.forms.doors import doors
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence, State
from club.rules import RULES
from club.site.base import Data, Site, edit_link, index_crumb, index_page, section
from club.site.moments import NEEDS_SPEAKER, kind, when
from club.sources import kinds
from club.sources.reader import Item

CALLED_OFF = (State.CANCELLED, State.POSTPONED)


def contribute_page(site: Site) -> Page:
    """The hand-written text, then what is missing when the site is built."""
    return index_page(
        site,
        addresses.CONTRIBUTE,
        "contribute.html",
        _missing(site.programme),
        doors=asdict(doors(site.programme.club)),
        messages=addresses.MESSAGES,
    )


def _missing(programme: Programme) -> list[Data]:
    every = programme.occurrences
    replays = [of for of in every if _over(programme, of) and of.data.replay is None]
    speakers = [of for of in every if _awaits_speaker(programme, of)]
    dates = [of for of in every if _awaits_date(programme, of)]
    lost = [of for of in every if not of.dated and programme.is_past(of) and of.state not in CALLED_OFF]
    themes = [t for t in programme.of(kinds.THEME) if not programme.backlinks(t, "themes", kinds.CASE_STUDY)]
    found = [
        section(
            "replays-manquants",
            "Séances passées dont on ne sait pas s'il y a un enregistrement",
            _rows(programme, replays),
        ),
        section("intervenants-manquants", "Séances qui cherchent leur intervenant·e", _rows(programme, speakers)),
        section("dates-a-fixer", "Séances dont la date est à fixer", _rows(programme, dates)),
        section("dates-perdues", "Séances dont la date n'a pas été conservée", _rows(programme, lost)),
        section(
            "thematiques-sans-etude", "Thématiques sans étude de cas", [_theme(programme, theme) for theme in themes]
        ),
    ]
    return [part for part in found if part["cards"]]


def _over(programme: Programme, of: Occurrence) -> bool:
    return programme.is_past(of) and of.dated and of.state not in CALLED_OFF


def _awaits_speaker(programme: Programme, of: Occurrence) -> bool:
    coming = not programme.is_past(of) and of.state is not State.CANCELLED
    return coming and kind(of) in NEEDS_SPEAKER and not of.data.speakers


def _awaits_date(programme: Programme, of: Occurrence) -> bool:
    return not programme.is_past(of) and of.state in (State.TO_BE_FIXED, State.POSTPONED)


def _rows(programme: Programme, occurrences: Iterable[Occurrence]) -> list[Data]:
    """One line per session; for a repeat, with the number of its dates."""
    groups: dict[str, list[Occurrence]] = {}
    for of in occurrences:
        groups.setdefault(of.session.id, []).append(of)
    return [_row(programme, group) for group in groups.values()]


def _row(programme: Programme, group: list[Occurrence]) -> Data:
    of = group[-1]
    return {
        "title": of.data.title if len(group) == 1 else of.session.data.title,
        "url": addresses.occurrence(of) if len(group) == 1 else addresses.item(of.session),
        "note": when(programme, of) if len(group) == 1 else f"{len(group)} dates",
        "edit": edit_link(programme, of.session.path),
        "example": programme.is_example(of.session),
    }


def _theme(programme: Programme, theme: Item) -> Data:
    return {
        "title": theme.data.title,
        "url": addresses.item(theme),
        "note": theme.data.question,
        "edit": None,
        "example": programme.is_example(theme),
    }


def messages_page(site: Site) -> Page:
    """Every rule that contributors are held to, at the anchor of its code."""
    rules = [
        {"id": r.code, "code": r.code, "title": r.title, "why": r.why, "wrong": r.wrong, "right": r.right}
        for r in RULES
    ]
    sections = [section(rule["id"], f"{rule['code']} · {rule['title']}", []) for rule in rules]
    trail = [index_crumb(site, addresses.CONTRIBUTE)]
    return index_page(site, addresses.MESSAGES, "messages.html", sections, trail=trail, rules=rules)

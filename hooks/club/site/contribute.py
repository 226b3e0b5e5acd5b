"""« Contribuer »: what is missing now, and what each message of the check means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from club import addresses, missing
from club.documents import Page
from club.forms.doors import doors
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence
from club.rules import RULES, Level, Rule
from club.site.base import Data, Site, edit_link, index_crumb, index_page, page, section
from club.site.moments import when
from club.sources.reader import Item
from club.sources.values import Month

SHOWN = 6  # lines of a list: the page stays light, and says how many more there are


def contribute_page(site: Site) -> Page:
    """The hand-written text, then what is missing when the site is built."""
    return index_page(
        site,
        addresses.CONTRIBUTE,
        "contribute.html",
        _missing(site.programme),
        doors=asdict(doors(site.programme.club)),
    )


def _missing(programme: Programme) -> list[Data]:
    """What to look at first: the latest replays, the next meetings, the themes of now before those of the past."""
    latest = sorted(missing.replays(programme), key=programme.order, reverse=True)
    themes = sorted(missing.studies(programme), key=lambda theme: _soonest(programme, theme))
    found = [
        _bounded(
            "replays-manquants",
            "Séances passées dont on ne sait pas s'il y a un enregistrement",
            _rows(programme, latest),
        ),
        _bounded(
            "intervenants-manquants",
            "Séances qui cherchent leur intervenant·e",
            _rows(programme, missing.speakers(programme)),
        ),
        _bounded("dates-a-fixer", "Séances dont la date est à fixer", _rows(programme, missing.dates(programme))),
        _bounded(
            "dates-perdues",
            "Séances dont la date n'a pas été conservée",
            _rows(programme, missing.lost_dates(programme)),
        ),
        _bounded("thematiques-sans-etude", "Thématiques sans étude de cas", [_theme(programme, t) for t in themes]),
    ]
    return [part for part in found if part["cards"]]


def _bounded(id: str, title: str, rows: list[Data]) -> Data:
    """The first lines of a list, and how many it leaves out."""
    return section(id, title, rows[:SHOWN], rest=max(0, len(rows) - SHOWN))


def _soonest(programme: Programme, theme: Item) -> tuple[bool, int, str]:
    """From the present month on, the next first; then the past ones, the latest first."""
    month = theme.data.month
    past = month < Month.of(programme.today)
    months: int = month.year * 12 + month.month
    return past, -months if past else months, theme.id


def _rows(programme: Programme, occurrences: Iterable[Occurrence]) -> list[Data]:
    """One line per session; for a repeat, with the number of its dates."""
    groups: dict[str, list[Occurrence]] = {}
    for of in occurrences:
        groups.setdefault(of.session.id, []).append(of)
    return [_row(programme, group) for group in groups.values()]


def _row(programme: Programme, group: list[Occurrence]) -> Data:
    of = group[0]
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


def messages_pages(site: Site) -> Iterator[Page]:
    """The list of the rules that contributors are held to, then each with its examples."""
    wanted = [rule for rule in RULES if rule.level is not Level.WARNING]
    listed = [{"code": rule.code, "title": rule.title, "url": addresses.message(rule.code)} for rule in wanted]
    trail = [index_crumb(site, addresses.CONTRIBUTE)]
    yield index_page(site, addresses.MESSAGES, "messages.html", trail=trail, rules=listed)
    trail = [*trail, index_crumb(site, addresses.MESSAGES)]
    for rule in wanted:
        address = addresses.message(rule.code)
        yield page(site, address, "message.html", rule.title, rule.why, trail=trail, kicker=rule.code, rule=_told(rule))


def remarks_page(site: Site) -> Page:
    """What « club lint » would say better, with examples."""
    rules = [_told(rule) for rule in RULES if rule.level is Level.WARNING]
    sections = [section(rule["code"], f"{rule['code']} · {rule['title']}", []) for rule in rules]
    trail = [index_crumb(site, addresses.CONTRIBUTE)]
    return index_page(site, addresses.REMARKS, "remarks.html", sections, trail=trail, rules=rules)


def _told(rule: Rule) -> Data:
    return {"code": rule.code, "title": rule.title, "why": rule.why, "wrong": rule.wrong, "right": rule.right}

"""« Contrôle des calendriers »: every rule of « club lint-ics », on the page of its group."""

from __future__ import annotations

from collections.abc import Iterator

from club import addresses
from club.documents import Page
from club.lint_ics.rules import GROUPS, RULES
from club.lint_ics.rules.base import Level, Rule
from club.site.base import Data, Site, index_crumb, index_page, page


def pages(site: Site) -> Iterator[Page]:
    """The list of the rules, then each group with how grave they are, in anybody's calendar and in ours."""
    groups = [
        {"id": f"groupe-{figure}", "title": title, "url": addresses.calendar_rules(figure), "rules": _rules(figure)}
        for figure, title in GROUPS.items()
    ]
    trail = [index_crumb(site, addresses.CONTRIBUTE)]
    yield index_page(site, addresses.CALENDAR_RULES, "calendar-rules.html", trail=trail, groups=groups)
    trail = [*trail, index_crumb(site, addresses.CALENDAR_RULES)]
    for group in groups:
        address, title, rules = str(group["url"]), str(group["title"]), group["rules"]
        about = f"Contrôle des calendriers : {title[0].lower()}{title[1:]}."
        yield page(site, address, "calendar-rules-group.html", title, about, trail=trail, rules=rules)


def _rules(figure: str) -> list[Data]:
    return [
        {"code": rule.code, "title": rule.title, "why": rule.why, "mend": rule.mend, "level": level(rule)}
        for rule in RULES
        if rule.code[4] == figure
    ]


def level(rule: Rule) -> str:
    """« Erreur. », « Avertissement ; erreur dans un calendrier du club. »"""
    theirs = rule.level.capitalize() if rule.level else ""
    if rule.level is rule.ours:
        return f"{theirs}."
    ours = "erreur" if rule.ours is Level.ERROR else "avertissement"
    if rule.level is None:
        return f"Règle du club : {ours}."
    return f"{theirs} ; {ours} dans un calendrier du club."

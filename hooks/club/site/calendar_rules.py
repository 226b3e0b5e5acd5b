"""« Contrôle des calendriers »: every rule of « club lint-ics », at the anchor of its code."""

from __future__ import annotations

from club import addresses
from club.documents import Page
from club.lint_ics.rules import GROUPS, RULES
from club.lint_ics.rules.base import Level, Rule
from club.site.base import Data, Site, index_crumb, index_page


def calendar_rules_page(site: Site) -> Page:
    """The rules by group, with how grave each is in anybody's calendar and in ours."""
    groups = [{"title": title, "rules": _rules(figure)} for figure, title in GROUPS.items()]
    contents = [
        {"id": f"groupe-{figure}", "title": title, "level": 2, "children": []} for figure, title in GROUPS.items()
    ]
    for figure, group in zip(GROUPS, groups, strict=True):
        group["id"] = f"groupe-{figure}"
    return index_page(
        site,
        addresses.CALENDAR_RULES,
        "calendar-rules.html",
        trail=[index_crumb(site, addresses.CONTRIBUTE)],
        contents=contents,
        groups=groups,
    )


def _rules(figure: str) -> list[Data]:
    return [
        {
            "id": rule.code,
            "code": rule.code,
            "title": rule.title,
            "why": rule.why,
            "mend": rule.mend,
            "level": level(rule),
        }
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

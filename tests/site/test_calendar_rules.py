"""The page that explains the linter's rules."""

from __future__ import annotations

from club.lint_ics.rules import RULES, octets, structure, texts
from club.site.calendar_rules import level
from small_club import Make


def test_every_rule_has_its_place(make: Make) -> None:
    made = make({}).pages
    groups = made["contribuer/calendriers/"].data["groups"]
    assert [rule["code"] for group in groups for rule in group["rules"]] == [rule.code for rule in RULES]
    for group in groups:
        assert made[group["url"]].data["rules"] == group["rules"]


def test_how_grave_a_rule_is() -> None:
    assert level(octets.NOT_UTF8) == "Erreur."
    assert level(octets.TOO_BIG) == "Avertissement."
    assert level(structure.METHOD) == "Avertissement ; erreur dans un calendrier du club."
    assert level(structure.NO_SCALE) == "Règle du club : erreur."
    assert level(texts.CATEGORIES) == "Règle du club : avertissement."

"""The page that explains the linter's rules."""

from __future__ import annotations

from club.lint_ics.rules import RULES, octets, structure, texts
from club.site.calendar_rules import level
from small_club import Make


def test_every_rule_has_its_place(make: Make) -> None:
    page = make({}).pages["contribuer/calendriers/"]
    told = [rule for group in page.data["groups"] for rule in group["rules"]]
    assert [rule["id"] for rule in told] == [rule.code for rule in RULES]
    assert [part["id"] for part in page.data["contents"]] == [group["id"] for group in page.data["groups"]]


def test_how_grave_a_rule_is() -> None:
    assert level(octets.NOT_UTF8) == "Erreur."
    assert level(octets.TOO_BIG) == "Avertissement."
    assert level(structure.METHOD) == "Avertissement ; erreur dans un calendrier du club."
    assert level(structure.NO_SCALE) == "Règle du club : erreur."
    assert level(texts.CATEGORIES) == "Règle du club : avertissement."

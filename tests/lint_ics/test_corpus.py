"""Each calendar of the corpus has one mistake, and is told exactly that one."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from club.lint_ics import Linter
from club.lint_ics.report import as_text
from club.lint_ics.rules import BY_CODE, GROUPS, RULES
from lint_ics.defects import CLEAN, CORPUS, DEFECTS, HERE, Defect

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
TOLD_IN_FULL = (
    "ics-011-texte-sur-deux-lignes",
    "ics-209-une-heure-de-trop",
    "ics-413-annule-sans-compter",
    "ics-611-desordre",
)
MADE_BY_HAND = {"ics-014", "ics-015", "ics-016"}  # too big to keep: see test_bounds.py


def codes(content: bytes, *, house: bool) -> list[str]:
    return [finding.code for finding in Linter(house=house, now=NOW).lint(content).findings]


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.path.stem)
def test_each_mistake_gives_its_own_code_and_no_other(defect: Defect) -> None:
    if os.environ.get("UPDATE_CORPUS"):
        defect.path.write_bytes(defect.made())
    content = defect.path.read_bytes()
    assert content == defect.made(), "the corpus is not what its table says: UPDATE_CORPUS=1"
    assert codes(content, house=True) == [defect.code]
    in_others = [defect.code] if BY_CODE[defect.code].level and not defect.ours else []
    assert codes(content, house=False) == in_others


def test_the_corpus_is_whole() -> None:
    kept = {defect.path for defect in DEFECTS}
    assert len(kept) == len(DEFECTS)
    assert set(CORPUS.glob("*.ics")) == kept
    assert {defect.code for defect in DEFECTS} | MADE_BY_HAND == set(BY_CODE)


@pytest.mark.parametrize("file", sorted(CLEAN.glob("*.ics")), ids=lambda file: file.stem)
@pytest.mark.parametrize("house", [True, False], ids=["ours", "theirs"])
def test_clean_calendars_give_nothing(file: Path, house: bool) -> None:
    assert codes(file.read_bytes(), house=house) == []


@pytest.mark.parametrize("name", TOLD_IN_FULL)
def test_the_whole_output(name: str) -> None:
    """``UPDATE_GOLDEN=1`` writes it again."""
    report = Linter(house=True, now=NOW).lint((CORPUS / f"{name}.ics").read_bytes())
    golden = HERE / "golden" / f"{name}.txt"
    told = as_text({f"{name}.ics": report}) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(told, "utf-8")
    assert told == golden.read_text("utf-8")


def test_every_rule_is_explained() -> None:
    assert len(RULES) == len(BY_CODE)
    for rule in RULES:
        assert rule.code[4] in GROUPS
        assert all((rule.title, rule.why, rule.mend))
        assert not rule.title.endswith(".")
        assert rule.why.endswith((".", " ?"))

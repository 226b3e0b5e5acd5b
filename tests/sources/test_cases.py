"""Every message that a contributor may meet, as they read it: one folder a case.

``base/`` is a small, sound project; a case lays its ``input/`` over it (and takes away what ``removed.txt``
names), and ``expected.txt`` is all that is then told.  ``UPDATE_GOLDEN=1`` writes what is told today:
read the difference aloud before keeping it.
"""

from __future__ import annotations

import os
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from club import rules
from club.problems import Problem
from club.programme.build import build
from club.sources.reader import read

HERE = Path(__file__).parent
CLUB = Path(rules.__file__).parent
CASES = sorted(path.name for path in (HERE / "cases").iterdir())
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
IN_TEST_FILES = {rules.NOT_UTF8, rules.TOO_BIG, rules.NO_PLAIN_FILE}  # what git would not keep as it is


def problems_of(root: Path) -> list[Problem]:
    sources = read(root)
    _, found = build(sources, NOW)
    return sorted({*sources.problems, *found})


@pytest.mark.parametrize("name", CASES)
def test_case(name: str, tmp_path: Path) -> None:
    case = HERE / "cases" / name
    shutil.copytree(HERE / "base", tmp_path, dirs_exist_ok=True)
    if (case / "input").exists():  # git keeps no empty folder
        shutil.copytree(case / "input", tmp_path, dirs_exist_ok=True)
    if (case / "removed.txt").exists():
        for path in (case / "removed.txt").read_text("utf-8").split():
            (tmp_path / path).unlink()
    told = "".join(f"{problem}\n" for problem in problems_of(tmp_path))
    if os.environ.get("UPDATE_GOLDEN"):
        (case / "expected.txt").write_text(told, encoding="utf-8")
    assert told == (case / "expected.txt").read_text("utf-8")


def test_every_rule_has_a_case() -> None:
    """Every rule, that is, which reading or resolving can find broken."""
    named = {name: rule for name, rule in vars(rules).items() if isinstance(rule, rules.Rule)}
    code = "".join(file.read_text("utf-8") for room in ("sources", "programme") for file in (CLUB / room).rglob("*.py"))
    here = {named[name] for name in re.findall(r"\brules\.([A-Z_]+)\b", code) if name in named}
    expected = "".join((HERE / "cases" / name / "expected.txt").read_text("utf-8") for name in CASES)
    told = set(re.findall(r": (club-\d{3}): ", expected))
    assert {rule.code for rule in here - IN_TEST_FILES} <= told


def test_codes_are_unique_and_explained() -> None:
    assert len({rule.code for rule in rules.RULES}) == len(rules.RULES)
    assert all(rule.title and rule.why and rule.wrong and rule.right for rule in rules.RULES)


def test_every_line_is_one_that_a_contributor_can_read() -> None:
    """French quotation marks, a full stop or a colon at the end, and none of the parser's or Python's words."""
    jargon = re.compile(
        r"python|object|None\b|True\b|False\b|mapping|scalar|token|parser|expected|could not|NoneType|pydantic|YAML|string"
        r"|dict\b|str\b|int\b|\btuple|Input should|field required",
    )
    for name in CASES:
        for line in (HERE / "cases" / name / "expected.txt").read_text("utf-8").splitlines():
            said = re.sub(r"« .*? »", "", line)
            assert not jargon.search(said), f"{name}: {line}"
            assert line.rstrip() == line and line, f"{name}: {line!r}"
            if not line.startswith(" "):
                assert re.fullmatch(r"\S.*:\d+:\d+: club-\d{3}: .+[.!?…]", line), f"{name}: {line}"

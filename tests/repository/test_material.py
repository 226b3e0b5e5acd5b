"""What the site takes of Material: one style sheet.  An upgrade that moves or renames it fails here, with what to do."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest
import yaml

ROOT = Path(__file__).parents[2]
MATERIAL = Path(material.__file__).parent / "templates"
SHEETS = [sheet.relative_to(MATERIAL).as_posix() for sheet in MATERIAL.glob("assets/stylesheets/main.*.min.css")]
OVERRIDES = sorted((ROOT / "overrides").rglob("*.html"))
OURS = ROOT / "docs" / "assets" / "club.css"


def test_the_sheet_that_pages_ask_for_is_the_one_there_is() -> None:
    asked = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["extra"]["sheets"]
    assert asked == [*SHEETS, "assets/club.css"], "Material's sheet has another name: write it in mkdocs.yml."


def test_the_sheets_ask_for_no_other_file() -> None:
    """As one they stand in another folder, where what they ask for would not be."""
    asked = re.compile(r"""@import|url\(\s*["']?(?!data:|#|["'])""")
    assert [
        sheet.name for sheet in (*map(MATERIAL.joinpath, SHEETS), OURS) if asked.search(sheet.read_text("utf-8"))
    ] == []


def test_no_template_of_material_is_used() -> None:
    """A frame of our own: one that Material changes can't change ours."""
    own = {path.relative_to(ROOT / "overrides").as_posix() for path in OVERRIDES}
    led_to = re.compile(r"{%-?\s*(?:extends|include|import|from)\s+\"([^\"]+)\"")
    assert {name for path in OVERRIDES for name in led_to.findall(path.read_text("utf-8"))} - own == set()


@pytest.mark.parametrize("word", [r"(?<![\w-])--md-[\w-]+", r"(?<![\w-])md-[a-z][\w-]*"], ids=["colours", "classes"])
def test_what_ours_says_of_material_s_sheet_is_in_it(word: str) -> None:
    """A variable or a class that Material no longer knows would style nothing, without a word."""
    said = {name for path in (*OVERRIDES, OURS) for name in re.findall(word, path.read_text("utf-8"))}
    known = "".join((MATERIAL / sheet).read_text("utf-8") for sheet in SHEETS)
    assert [name for name in sorted(said) if not re.search(rf"{re.escape(name)}(?![\w-])", known)] == []

"""The issue form is that of the model and of the club's data, and one that GitHub takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from club.forms import issue_form
from club.forms.questions import Answer, questions
from club.settings import site_url
from club.sources import kinds
from club.sources.library import CaseStudy
from club.sources.reader import Sources, read
from club.sources.shape import fields
from club.sources.story import STORY
from small_project import TESTS

ROOT = TESTS.parent
ASKED = questions()


@pytest.fixture(scope="module")
def sources() -> Sources:
    return read(ROOT)


@pytest.fixture(scope="module")
def texts(sources: Sources) -> dict[str, str]:
    club = next(item.data for item in sources.items if item.kind is kinds.CLUB)
    return issue_form.texts(club, sources, site_url(ROOT))


def test_the_published_form_is_current(texts: dict[str, str]) -> None:
    """A theme that is added or renamed is offered by the form too."""
    folder = ROOT / issue_form.FOLDER
    assert {file.name: file.read_text("utf-8") for file in folder.iterdir()} == texts, "lancez : club schema"


def test_it_asks_for_what_a_published_study_needs() -> None:
    """All that the model demands but the day, which the maintainer sets, and the consent, which may come later."""
    demanded = {key for key, info in fields(CaseStudy).items() if info.is_required()} - {"published_on", "consent"}
    needed = {one.id for one in ASKED if one.needed}
    assert needed == demanded | {part.heading for part in STORY} | {"anonymous", "licence"}
    assert {"consent", "organisations", "results"} <= {one.id for one in ASKED}


def test_the_parts_of_the_story_come_in_its_order() -> None:
    headings = [part.heading for part in STORY]
    assert [one.id for one in ASKED if one.id in headings] == headings


def test_the_licence_is_said_to_be_irrevocable(texts: dict[str, str]) -> None:
    (licence,) = [one for one in yaml.safe_load(texts[issue_form.FORM])["body"] if one.get("id") == "licence"]
    (option,) = licence["attributes"]["options"]
    assert "irrévocable" in option["label"]
    assert "CC BY-SA 4.0" in option["label"]
    assert option["required"] is True


def test_github_would_take_it(texts: dict[str, str]) -> None:
    """docs.github.com, « Syntax for GitHub's form schema »: types, unique ids and labels, options."""
    form = yaml.safe_load(texts[issue_form.FORM])
    assert form.keys() == {"name", "description", "title", "labels", "body"}
    asked = [one for one in form["body"] if one["type"] != "markdown"]
    for key in ("id", "label"):
        said = [one[key] if key == "id" else one["attributes"][key] for one in asked]
        assert len(set(said)) == len(said)
    for one in asked:
        assert one["type"] in ("input", "textarea", "dropdown", "checkboxes")
        assert re.fullmatch(r"[A-Za-z0-9_-]+", one["id"])
        options = one["attributes"].get("options", [])
        names = [option["label"] if isinstance(option, dict) else option for option in options]
        assert all(isinstance(name, str) and name and name.lower() != "none" for name in names)
        assert len(set(names)) == len(names)
        assert bool(names) == (one["type"] in ("dropdown", "checkboxes"))


def test_every_theme_and_exercise_can_be_chosen(texts: dict[str, str], sources: Sources) -> None:
    form = yaml.safe_load(texts[issue_form.FORM])
    offered = {one.get("id"): one["attributes"].get("options") for one in form["body"]}
    for id, kind in (("themes", kinds.THEME), ("exercises", kinds.EXERCISE)):
        assert set(offered[id]) == {item.data.title for item in sources.items if item.kind is kind}


def test_a_club_without_themes_still_has_a_form(tmp_path: Path) -> None:
    (tmp_path / "programme").mkdir()
    (tmp_path / "programme/club.yml").write_bytes((ROOT / "programme/club.yml").read_bytes())
    files = issue_form.write(tmp_path, read(tmp_path), "https://club.example.org/")
    assert [file.name for file in files] == ["etude-de-cas.yml", "config.yml"]
    assert "themes" not in [one.get("id") for one in yaml.safe_load(files[0].read_text("utf-8"))["body"]]


def test_a_list_to_choose_from_is_one_for_github() -> None:
    assert {one.id for one in ASKED if one.answer is Answer.SEVERAL} == {"themes", "exercises"}

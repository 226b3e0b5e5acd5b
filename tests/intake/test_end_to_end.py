"""Every form of the golden cases → its file → « club check » → the built site → its page, all in one project."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from club.documents import Page
from club.publication import prepare
from club.site.base import Data
from club.sources import kinds
from small_project import NOW as CLOCK
from small_project import build, small_project

from .conftest import NOW, make_club
from .test_golden import CASES, answers_of

DRAFT = "Brouillon"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A project in which every case was taken in, and the file that each gave."""
    root = make_club(tmp_path_factory.mktemp("intake") / "project").root
    small_project(root)
    club = type(make_club(tmp_path_factory.mktemp("unused") / "project"))(root)
    files = {case: club.take(**{**answers_of(case), "number": n}).taken.path for n, case in enumerate(CASES, 1)}
    return root, files


def test_every_form_has_a_file_of_its_own(project):
    root, files = project
    assert len(set(files.values())) == len(CASES)
    assert all((root / path).is_file() for path in files.values())


def test_the_check_finds_nothing(project):
    root, _ = project
    assert prepare(root, NOW).problems == []
    assert prepare(root, NOW, previews=True).problems == []


def test_readers_see_none_of_them_and_previews_all(project):
    root, files = project
    for previews in (False, True):
        published = prepare(root, NOW, previews=previews)
        pages: dict[str | None, Data] = {
            page.source: page.data for page in published.documents if isinstance(page, Page)
        }
        for path in files.values():
            assert (path in pages) == previews
            assert not previews or pages[path]["draft"] is True


@pytest.mark.slow
def test_the_site_is_built_and_each_page_holds_its_story(project, tmp_path):
    root, files = project
    done = build(root, tmp_path / "site", SOURCE_DATE_EPOCH=str(CLOCK), CLUB_PREVIEWS="1")
    assert done.returncode == 0, done.stdout + done.stderr
    published = prepare(root, NOW, previews=True)
    assert published.programme is not None
    studies = {item.path: item for item in published.programme.of(kinds.CASE_STUDY)}
    for path in files.values():
        item = studies[path]
        page = html.parse(tmp_path / "site/etudes-de-cas" / item.id / "index.html").getroot()
        words = page.find(".//main").text_content()
        assert "Contexte" in words
        assert DRAFT in words
        (heading,) = page.findall(".//h1")
        assert heading.text_content().split()[:1] == item.data.title.split()[:1]
        scripts = page.xpath("//script[not(@type='application/ld+json')]")
        assert not [one for one in scripts if "alert(" in (one.text or "")]
        assert not page.xpath("//*[@onerror or @onclick]")
        assert not page.xpath("//main//iframe")
        assert not [src for src in page.xpath("//main//img/@src") if "//" in src]

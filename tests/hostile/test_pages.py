"""The same for the pages that a reader sees, built as they are published; and for what the search is fed of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

import strict
from club.finish.words import as_read
from finished import searched
from hostile.conftest import Hostile
from hostile.reading import Reader
from html_checker import faults
from small_project import build

pytestmark = pytest.mark.slow

NOWHERE = {"closures: why"}  # it says to whoever writes the programme why no date falls there


@pytest.fixture(scope="module")
def site(hostile: Hostile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = build(hostile.root, folder)
    assert done.returncode == 0, (done.stdout + done.stderr)[-3_000:]
    return folder


def test_each_page_says_what_was_written(hostile: Hostile, site: Path) -> None:
    reader = Reader(hostile.said)
    for file in sorted(site.rglob("*.html")):
        reader.read(file.relative_to(site).as_posix(), strict.said(file.name, file.read_bytes()))
    assert reader.wrong == []
    assert reader.missing == NOWHERE


def test_each_page_is_right(site: Path) -> None:
    assert faults(site) == []


def test_the_search_is_fed_what_was_written(hostile: Hostile, site: Path) -> None:
    reader = Reader(hostile.said)
    for address, fed in searched(site).items():
        shown = html.document_fromstring(fed).find(".//main").text_content()
        reader.read(address, [as_read(shown)])
    assert reader.wrong == []
    assert len(reader.found) > 20

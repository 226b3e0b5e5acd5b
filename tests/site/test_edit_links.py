"""« Modifier cette page » leads to the real source of every page of an item, whatever its kind."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from club import addresses
from club.documents import Page
from club.publication import prepare
from club.sources import kinds
from small_club import NOW
from small_project import TESTS

ROOT = TESTS.parent


def test_every_page_of_an_item_is_edited_where_it_is_written() -> None:
    published = prepare(ROOT, NOW, previews=True)
    programme = published.programme
    assert programme is not None
    pages = {page.address: page for page in published.documents if isinstance(page, Page)}
    start = f"{programme.club.repository}/edit/{programme.club.branch}/"
    expected = {addresses.item(item): item.path for item in programme.items if addresses.item(item) in pages}
    expected |= {addresses.occurrence(of): of.session.path for of in programme.occurrences}
    assert {item.kind.name for item in programme.items if addresses.item(item) in pages} == {
        kind.name for kind in (*kinds.ITEMS, kinds.PAGE)
    }
    assert any(path.endswith("/index.md") and path.startswith("case-studies/") for path in expected.values())
    assert any(of.original for of in programme.occurrences)
    for address, path in expected.items():
        edit = pages[address].data["edit"]
        assert edit == start + path, address
        assert (ROOT / unquote(edit.removeprefix(start))).is_file()


def test_a_page_that_no_file_is_behind_offers_nothing_to_edit() -> None:
    """A month of the agenda is drawn from many files; whatever is offered exists."""
    published = prepare(ROOT, NOW)
    assert published.programme is not None
    start = f"{published.programme.club.repository}/edit/{published.programme.club.branch}/"
    for page in published.documents:
        if isinstance(page, Page) and page.data.get("edit"):
            assert Path(ROOT / unquote(page.data["edit"].removeprefix(start))).is_file(), page.address

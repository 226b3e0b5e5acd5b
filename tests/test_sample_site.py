"""The project's own site, as it is published: complete, reachable, quiet."""

import re
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from lxml import html

from club.sources import kinds
from club.sources.reader import read
from finished import broken

ROOT = Path(__file__).parents[1]
ORIGIN = "https://built.invalid/club-des-communautes/"


@pytest.fixture(scope="module")
def pages(sample_site: Path) -> dict[str, html.HtmlElement]:
    """Every page by its address; the redirects and the error page apart, which nothing links to."""
    found = {
        file.relative_to(sample_site).as_posix(): html.parse(str(file)).getroot()
        for file in sorted(sample_site.rglob("*.html"))
    }
    return {
        name.removesuffix("index.html"): page
        for name, page in found.items()
        if name != "404.html" and not page.xpath("//meta[@http-equiv='refresh']")
    }


def test_every_page_is_reachable_by_links_from_the_home_page(pages: dict[str, html.HtmlElement]) -> None:
    seen, to_see = set(), [""]
    while to_see:
        address = to_see.pop()
        if address in seen or address not in pages:
            continue
        seen.add(address)
        here = urljoin(ORIGIN, address)
        targets = (urldefrag(urljoin(here, link)).url for link in pages[address].xpath("//a/@href"))
        to_see += [unquote(target.removeprefix(ORIGIN)) for target in targets if target.startswith(ORIGIN)]
    assert set(pages) - seen == set()


FOLDERS = ("programme", "agenda", "masterclasses", "exercices", "etudes-de-cas", "promos", "organisations", "personnes")


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_kind_has_its_index_and_its_pages(pages: dict[str, html.HtmlElement], folder: str) -> None:
    assert f"{folder}/" in pages
    assert any(address.startswith(f"{folder}/") and address.count("/") == 2 for address in pages)


@pytest.mark.parametrize("address", ["replays/", "changements/", "abonnements/", "contribuer/", "contribuer/messages/"])
def test_every_page_of_the_contract_is_there(pages: dict[str, html.HtmlElement], address: str) -> None:
    assert address in pages


def test_no_link_and_no_anchor_is_broken(sample_site: Path) -> None:
    assert broken(sample_site, "/club-des-communautes/") == []


def test_every_page_has_one_title_one_heading_and_says_its_language(pages: dict[str, html.HtmlElement]) -> None:
    for address, page in pages.items():
        assert page.get("lang") == "fr", address
        assert len(page.xpath("//h1")) == 1, address
        assert page.findtext(".//title"), address
        assert page.xpath("//meta[@name='description']/@content"), address


def test_nothing_is_asked_of_a_third_party(pages: dict[str, html.HtmlElement]) -> None:
    asked = (
        "//script/@src | //img/@src | //iframe/@src | //link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href"
    )
    for address, page in pages.items():
        assert not [url for url in page.xpath(asked) if re.match(r"(https?:)?//", url)], address


def test_nothing_is_styled_in_place_and_structured_data_is_in_the_head(pages: dict[str, html.HtmlElement]) -> None:
    for address, page in pages.items():
        assert not page.xpath("//body//*[@style]"), address
        assert not page.xpath("//body//script[@type='application/ld+json']"), address


def test_withdrawn_contents_and_drafts_left_no_page(pages: dict[str, html.HtmlElement]) -> None:
    hidden = [item.id for item in read(ROOT).items if item.withdrawn or item.draft]
    assert len(hidden) >= 4  # the sample has one of each
    assert not [address for address in pages if address.strip("/").rpartition("/")[2] in hidden]


def test_the_sample_shows_every_kind_of_content() -> None:
    present = {item.kind for item in read(ROOT).items}
    assert present == set(kinds.KINDS.values())


LIBRARIES = ("etudes-de-cas/", "exercices/", "masterclasses/", "organisations/", "personnes/", "programme/", "promos/")


def test_a_page_of_a_library_needs_at_most_six_requests(pages: dict[str, html.HtmlElement]) -> None:
    """The page, its style sheets, scripts, icon and pictures of the frame; those of contributors apart."""
    asked = "//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //header//img/@src"
    for address in (*LIBRARIES, "replays/", "etudes-de-cas/potagers-parrainage/", "exercices/fiche-rituel/"):
        assert len({urljoin(ORIGIN + address, url) for url in pages[address].xpath(asked)}) <= 5, address

"""What a first visit costs: requests and bytes as counted at the server, elements, EcoIndex; nobody else is asked."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import etree
from playwright.sync_api import Browser

from benchmarks.visits import Visit, visit
from page_kinds import PAGE_KINDS
from served import Served

MOST_REQUESTS = 6
MOST_KILOBYTES = 80
MOST_ELEMENTS = 390
LEAST_ECOINDEX = 80  # grade A is above it
LEAST_OF_TEXTS = 85  # rounded, as its authors show it
TEXTS = {"written by hand", "case study", "exercise", "session", "date", "masterclass", "organisation", "person"}


def excesses(of: Visit, least: float) -> list[str]:
    """What is too much on a page, with its figure."""
    said = {
        f"{of.requests} requests": of.requests > MOST_REQUESTS,
        f"{of.kilobytes:.1f} kB": of.kilobytes > MOST_KILOBYTES,
        f"{of.elements} elements": of.elements > MOST_ELEMENTS,
        f"EcoIndex {of.ecoindex:.1f}": of.ecoindex <= LEAST_ECOINDEX or round(of.ecoindex) < least,
        f"asks {of.elsewhere}": bool(of.elsewhere),
        f"leaves {of.cookies}": bool(of.cookies),
    }
    return [what for what, wrong in said.items() if wrong]


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_a_first_visit_is_light(browser: Browser, site: Served, kind: str) -> None:
    least = LEAST_OF_TEXTS if kind in TEXTS else LEAST_ECOINDEX
    assert excesses(visit(browser, site, PAGE_KINDS[kind]), least) == []


SHARES = 10  # of the pages: all in one test, they would outlast the time that a test may take


@pytest.mark.slow
@pytest.mark.parametrize("share", range(SHARES))
def test_a_first_visit_of_every_page_is_light(browser: Browser, site: Served, sample_site: Path, share: int) -> None:
    sitemap = etree.parse(sample_site / "sitemap.xml")
    every = [one.text for one in sitemap.iterfind(".//{*}loc")]
    base, places = min(every, key=len), every[share::SHARES]
    visits = (visit(browser, site, urljoin(site.url, place.removeprefix(base))) for place in places)
    found = {of.address.removeprefix(site.url): excesses(of, LEAST_ECOINDEX) for of in visits}
    assert len(every) > 200
    assert len(found) == len(places)
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def test_an_excess_is_seen() -> None:
    heavy = Visit("", 7, 80_100, 391, ("https://fonts.example.org/a",), ("visitor",))
    assert len(excesses(heavy, LEAST_OF_TEXTS)) == 6
    assert excesses(Visit("", 5, 36_000, 200, (), ()), LEAST_OF_TEXTS) == []

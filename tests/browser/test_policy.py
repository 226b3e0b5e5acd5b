"""The Content Security Policy (https://www.w3.org/TR/CSP3/): on every page, strict, and in nobody's way.

That the site's own features keep to it is told by every test that takes the fixture ``page``.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from served import Served

WATCH = """() => {
  window.refused = new Promise((told) => {
    document.addEventListener("securitypolicyviolation", () => told(true));
    setTimeout(() => told(false), 5000);
  });
}"""
RUNS = {"javascript:", "data:", "vbscript:"}


def policies(site: Path) -> dict[str, list[str]]:
    files = {
        file.relative_to(site).as_posix(): html.document_fromstring(file.read_bytes()) for file in site.rglob("*.html")
    }
    return {
        name: page.xpath("//head/meta[@http-equiv='Content-Security-Policy']/@content") for name, page in files.items()
    }


def test_every_page_carries_one_and_the_same(sample_site: Path) -> None:
    found = policies(sample_site)
    assert len(found) > 100
    assert {tuple(told) for told in found.values()} == {tuple(found["index.html"])}
    [policy] = found["index.html"]
    assert "default-src 'self'" in policy
    assert "unsafe-inline" not in policy
    assert "'unsafe-eval'" not in policy
    assert policy in (sample_site / "_headers").read_text("utf-8")


def test_no_page_holds_a_script_or_a_style_of_its_own(sample_site: Path) -> None:
    holding = []
    for file in sample_site.rglob("*.html"):
        page = html.document_fromstring(file.read_bytes())
        inline = page.xpath("//script[not(@src) and not(@type='application/ld+json')] | //style | //*[@style]")
        handlers = [
            name for element in page.iter(html.etree.Element) for name in element.attrib if name.startswith("on")
        ]
        addresses = [
            value
            for value in page.xpath("//@href | //@src | //@action")
            if value.strip().lower().startswith(tuple(RUNS))
        ]
        holding += [(file.name, found) for found in (inline, handlers, addresses) if found]
    assert holding == []


@pytest.mark.parametrize(
    "forbidden",
    [
        "document.head.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))",
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">')",
        "document.body.append(Object.assign(document.createElement('script'), {src: 'https://other.invalid/a.js'}))",
        "fetch('https://other.invalid/').catch(() => 0)",
        "document.body.append(Object.assign(document.createElement('img'), {src: 'https://other.invalid/a.png'}))",
        "document.body.append(Object.assign(document.createElement('iframe'), {src: 'https://other.invalid/'}))",
        "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')",
    ],
    ids=["inline script", "handler", "foreign script", "foreign request", "foreign picture", "frame", "inline style"],
)
def test_what_slips_in_does_not_run(browser: Browser, site: Served, forbidden: str) -> None:
    with browser.new_context(base_url=site.url) as context:
        page = context.new_page()
        asked: list[str] = []
        page.route("**/*", lambda route: (asked.append(route.request.url), route.continue_()))
        page.goto("", wait_until="load")
        page.evaluate(WATCH)
        page.evaluate(f"() => {{ {forbidden} }}")
        assert page.evaluate("() => window.refused") is True
        assert page.evaluate("window.ran") is None
        assert [url for url in asked if not url.startswith(site.url)] == []

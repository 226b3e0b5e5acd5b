"""A real browser on the built sample site.

One browser and one server for the whole folder, closed behind it: while Playwright runs, no other test of this
process could run a loop of asyncio.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from browsers import NONE, find
from served import Served, served


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    found = find()
    if found is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(NONE)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=found.path, args=list(found.arguments), env={**os.environ, **found.environment}
        )
        yield launched
        launched.close()


@pytest.fixture(scope="package")
def site(sample_site: Path) -> Iterator[Served]:
    """The sample site on loopback, at the path it is published under."""
    with served(sample_site) as found:
        yield found


@pytest.fixture
def page(browser: Browser, site: Served) -> Iterator[Page]:
    """A page of 1280 × 800 whose addresses may be relative to the site.

    A script error on it fails the test, and so does what the Content Security Policy forbids.
    """
    context = browser.new_context(base_url=site.url, viewport={"width": 1280, "height": 800}, locale="fr-FR")
    opened = context.new_page()
    errors = watched(opened)
    yield opened
    context.close()
    assert errors == []


def watched(page: Page) -> list[str]:
    """Where the errors of a page's scripts, and its breaches of the policy, are told as they come."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if "Content Security Policy" in said.text else None)
    return errors


@pytest.fixture(scope="package")
def sitemap(sample_site: Path) -> list[str]:
    """The addresses of all pages, relative to the site."""
    found = re.findall(
        r"<loc>[^<]*?/club-des-communautes/([^<]*)</loc>", (sample_site / "sitemap.xml").read_text("utf-8")
    )
    return [unescape(address) for address in found]

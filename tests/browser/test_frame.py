"""What holds on every page of the site, in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from served import Served

KINDS = {
    "home": "",
    "programme": "programme/",
    "agenda": "agenda/",
    "studies": "etudes-de-cas/",
    "subscriptions": "abonnements/",
    "contribute": "contribuer/",
}


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_a_page_asks_nobody_else_and_leaves_no_cookie(page: Page, site: Served, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    expect(page.locator("h1")).to_have_count(1)
    assert [url for url in asked if not url.startswith(site.url)] == []
    assert page.context.cookies() == []

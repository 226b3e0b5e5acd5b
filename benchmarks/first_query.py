"""What the search costs a reader who has never asked anything: bytes until the first results are there."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import sync_playwright

from browsers import find
from served import served

WORDS = "personne"  # frequent: its part of the index is among the largest


def first_query(site: Path) -> int | None:
    """Bytes (heads and bodies, compressed) from opening the search to its first results; None without a browser."""
    browser = find()
    if browser is None:
        return None
    with sync_playwright() as playwright, served(site) as host:
        launched = playwright.chromium.launch(
            executable_path=browser.path, args=list(browser.arguments), env={**os.environ, **browser.environment}
        )
        page = launched.new_page(base_url=host.url, locale="fr-FR")
        page.goto("le-club/", wait_until="networkidle")
        host.sent.clear()
        page.keyboard.press("/")
        page.get_by_role("searchbox").fill(WORDS)
        page.locator("ol[aria-busy=false] a").first.wait_for(state="attached", timeout=60_000)
        page.wait_for_load_state("networkidle")
        launched.close()
        return sum(one.bytes for one in host.sent)

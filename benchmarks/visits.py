"""A first visit of a page: what the server sent for it, and what the browser made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks import ecoindex
from benchmarks.sites import NOW

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from served import Served

# As the EcoIndex counts: what draws a picture is one element.
ELEMENTS = "document.querySelectorAll('*').length - document.querySelectorAll('svg *').length"


@dataclass(frozen=True)
class Visit:
    """One page, seen for the first time and read to its end.

    ``requests`` and ``bytes`` (heads and bodies, compressed) are counted at the server; ``elements`` are those of the
    DOM without what is inside SVG; ``elsewhere`` are the addresses asked of others, ``cookies`` the names left behind.
    """

    address: str
    requests: int
    bytes: int
    elements: int
    elsewhere: tuple[str, ...]
    cookies: tuple[str, ...]

    @property
    def kilobytes(self) -> float:
        return self.bytes / 1000

    @property
    def ecoindex(self) -> float:
        return ecoindex.score(self.elements, self.requests, self.kilobytes)


def visit(browser: Browser, site: Served, address: str) -> Visit:
    """Visit ``address`` of ``site`` with nothing kept from before, and scroll to its end, which loads what waits."""
    context = browser.new_context(base_url=site.url, viewport={"width": 1280, "height": 800}, locale="fr-FR")
    try:
        page, asked, before = context.new_page(), list[str](), len(site.sent)
        page.clock.set_fixed_time(int(NOW))  # the day of the build: as time passes, the agenda reads more
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address, wait_until="networkidle")
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        page.wait_for_load_state("networkidle")
        elements = page.evaluate(ELEMENTS)
        cookies = tuple(sorted(cookie["name"] for cookie in context.cookies()))
    finally:
        context.close()
    sent = site.sent[before:]
    elsewhere = tuple(url for url in asked if not url.startswith((site.url, "data:", "blob:")))
    return Visit(address, len(sent), sum(one.bytes for one in sent), elements, elsewhere, cookies)

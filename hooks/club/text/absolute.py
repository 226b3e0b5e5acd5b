"""A finished text as it may leave its page: for feeds and for the API."""

from __future__ import annotations

from urllib.parse import urljoin

import nh3

from club.kept import Shelf, digest
from club.text.sanitise import ATTRIBUTES, SCHEMES, TAGS

OF_THE_PAGE = {"input", "label"}  # tabs and ticked boxes, which only the page's style sheet draws
KEPT = {tag: names - {"id", "class"} for tag, names in ATTRIBUTES.items() if tag not in OF_THE_PAGE}


def absolute(html: str, page: str, shelf: Shelf) -> str:
    """``html``, finished for the page at the absolute address ``page``, with every link absolute (RFC 3986, 5).

    What only the site's own style sheet gives a sense to is left out.  ``shelf`` knows the answer by both.
    """
    return shelf.once(digest(html, page), lambda: _absolute(html, page)) if html else ""


def _absolute(html: str, page: str) -> str:

    def attribute(tag: str, name: str, value: str) -> str:
        return urljoin(page, value) if name in ("href", "src") else value

    return nh3.clean(
        html,
        tags=TAGS - OF_THE_PAGE,
        attributes=KEPT,
        attribute_filter=attribute,
        link_rel=None,
        url_schemes=SCHEMES,
    )

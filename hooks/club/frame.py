"""A finished page → what a Markdown site generator reads: front matter and a body that it leaves alone."""

from __future__ import annotations

from typing import Any

from markupsafe import escape

from club.documents import Page
from club.text.typography import typeset, typeset_data


def source_uri(page: Page) -> str:
    """The path of the Markdown file that a generator publishes at the page's address."""
    return f"{page.address}index.md"


def front_matter(page: Page) -> dict[str, Any]:
    """The page's front matter.

    Material writes title and description unescaped, so they are escaped here; templates of ours take them
    from ``data``, and escape by themselves.  There texts are typeset, but for ``title`` and ``description``, which
    machines read: readers see ``heading``.
    """
    return {
        "title": str(escape(page.title)),
        "description": str(escape(page.description)),
        "template": page.template,
        "data": {
            "title": page.title,
            "heading": typeset(page.title),
            "description": page.description,
            "address": page.address,
            **typeset_data(page.data),
        },
    }


def markdown(page: Page) -> str:
    """The body as one block of HTML, which Markdown passes through unchanged.

    Fences are looked for before HTML blocks are: one at the start of a line (in a code sample that shows a
    fence) is kept from being one by naming its first character.
    """
    if not page.body:
        return ""
    body = page.body.replace("\n```", "\n&#96;``").replace("\n~~~", "\n&#126;~~")
    return f"<div>\n{body}\n</div>\n"

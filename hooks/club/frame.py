"""A finished page → what a Markdown site generator reads: front matter and a body that it leaves alone."""

from __future__ import annotations

import marshal
from pathlib import Path
from typing import Any

from markupsafe import escape

from club.documents import Document, Page
from club.kept import digest
from club.text.typography import typeset, typeset_data


def source_uri(document: Document) -> str:
    """The path of the file from which a generator publishes the document: of a page, a Markdown file."""
    return f"{document.address}index.md" if isinstance(document, Page) else document.address


def written_to(document: Document) -> str:
    """The path of the file that is published at the document's address."""
    return f"{document.address}index.html" if isinstance(document, Page) else document.address


def around(templates: Path, settings: dict[str, Any]) -> bytes:
    """A digest of what stands around all pages: the templates, and what they are told of the site."""
    files = sorted(file for file in templates.rglob("*") if file.is_file())
    drawn = [part for file in files for part in (file.relative_to(templates).as_posix().encode(), file.read_bytes())]
    return digest(repr(sorted(settings.items())).encode(), *drawn)


def output(document: Document, around: bytes) -> bytes:
    """All that the published file of a document depends on, under one name (``club.kept``).

    Data is written in the first form of marshal, in which equal values give equal bytes (later ones tell how often a
    string is met).
    """
    if isinstance(document, Page):
        told = (document.template, document.title, document.description, document.data, document.body)
        return digest(b"page", document.address.encode(), around, marshal.dumps(told, 0))
    return digest(b"file", document.content)


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

"""Contributed Markdown → HTML, once, for page, feed and API alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor, Treeprocessor

from club.sources.values import proposed_id
from club.text.sanitise import clean, foreign
from club.text.typography import typeset_html
from club.text.walk import count_words

EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.betterem",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.mark",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
]
SETTINGS: dict[str, dict[str, Any]] = {
    "footnotes": {"BACKLINK_TITLE": "Revenir à l'appel de note {} dans le texte"},
    "toc": {"slugify": lambda text, separator: proposed_id(text) or "section", "toc_depth": "2-4"},
    "pymdownx.highlight": {"guess_lang": False},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
}
# Every inline pattern of Markdown and of these extensions begins with one of these.
INLINE = re.compile(r"[`\\\[<&*_=]|  \n")
TICK = re.compile(r'<input type="checkbox"[^>]*\bdisabled=""[^>]*>')  # as nh3 writes what pymdownx.tasklist makes
TABLE = '<table tabindex="0">'  # a wide one scrolls by itself, which the keyboard must be able to do (WCAG 2.1.1)
# Gives the address of a link's or picture's target, relative to the page, or None when there is no such thing.
Resolve = Callable[[str, str], str | None]


@dataclass(frozen=True)
class Rendered:
    """Finished HTML; ``contents`` its headings: ``{"id", "title", "level", "children"}``; ``words``, how many."""

    html: str
    contents: list[dict[str, Any]]
    words: int = 0


def render(text: str, resolve: Resolve, refuse: Callable[[str], object] = lambda written: None) -> Rendered:
    """Render one text.  ``resolve("href" | "src", target)`` answers for every link and picture in it.

    ``refuse`` is told each tag and attribute that is left out because it could do harm, as it was written.
    Raises RecursionError for a text that nests hundreds of levels.
    """
    if not text.strip():
        return Rendered("", [])
    reader = _reader()
    reader.reset()
    try:
        made = reader.convert(text)
    except RecursionError:
        _reader.cache_clear()  # left in the middle of that text, it would read the next ones wrongly
        raise
    for written in foreign(made):
        refuse(written)
    html = TICK.sub(_named, typeset_html(clean(made, resolve))).replace("<table>", TABLE)
    return Rendered(html, [_heading(token) for token in getattr(reader, "toc_tokens", [])], count_words(html))


def _named(box: re.Match[str]) -> str:
    """The box of a task with the name that its place in a sentence gives it to the eye alone (WCAG 4.1.2)."""
    return f'{box[0][:-1]} aria-label="{"fait" if "checked" in box[0] else "à faire"}">'


def _heading(token: dict[str, Any]) -> dict[str, Any]:
    children = [_heading(child) for child in token["children"]]
    return {"id": token["id"], "title": unescape(token["name"]), "level": token["level"], "children": children}


@cache
def _reader() -> markdown.Markdown:
    return markdown.Markdown(
        extensions=[*EXTENSIONS, _AlignByClass(), _PlainAtOnce()], extension_configs=SETTINGS, output_format="html"
    )


class _AlignByClass(Extension):
    """A strict Content-Security-Policy allows no ``style``: columns are aligned by class."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.treeprocessors.register(_Align(md), "align-by-class", 0)


class _Align(Treeprocessor):
    def run(self, root: Element) -> None:
        for cell in [*root.iter("th"), *root.iter("td")]:
            style = cell.attrib.pop("style", "")
            if style.startswith("text-align:"):
                cell.set("class", f"align-{style.removeprefix('text-align:').strip(' ;')}")


class _PlainAtOnce(Extension):
    """Texts in which no inline pattern can begin, which most are, are not tried against each of them."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.treeprocessors.register(_Inline(md), "inline", 20)


class _Inline(InlineProcessor):
    def _InlineProcessor__handleInline(self, data: str, index: int = 0) -> str:  # noqa: N802
        if not INLINE.search(data):
            return data
        return str(super()._InlineProcessor__handleInline(data, index))  # type: ignore[misc]

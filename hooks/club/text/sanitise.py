"""Contributed HTML → the part of it that is harmless, with every link led to its place.

The allow-list keeps the markup that Markdown and Material's extensions write, and nothing that runs,
asks another site for something, or takes the place of the page's own parts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from html.parser import HTMLParser

import nh3

TAGS = set(
    "a abbr b blockquote br caption code col colgroup dd del details div dl dt em figcaption figure h2 h3 h4 h5 h6 hr "
    "i img input ins kbd label li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th "
    "thead tr u ul var".split()
)
ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "id", "title", "lang", "dir"},
    "a": {"href"},
    "abbr": {"title"},
    "col": {"span"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height"},
    "input": {"checked", "disabled", "name"},
    "label": {"for"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
CLASSES = re.compile(
    r"(admonition(-title)?|note|abstract|info|tip|success|question|warning|failure|danger|bug|example|quote|inline|end"
    r"|grid|cards|tabbed-[a-z0-9-]+|task-list(-[a-z]+)?|footnote(-[a-z]+)?|highlight|inlinehilite|language-[\w-]+"
    r"|align-(left|right|center)|[a-z][a-z0-9]{0,2})"
)
OWN_IDS = re.compile(r"__tabbed_\d+(_\d+)?")  # written by pymdownx.tabbed itself


# HTML in which nothing is foreign, as nearly all is: a pattern finds that out sooner than a parser.
_NAMES = "|".join(sorted(TAGS))
_PLAIN = r"""(?: (?:class|href|src|alt|title)="[^"<>]*+"| id="(?!__)[^"<>&]*+")*+"""
ORDINARY = re.compile(f"(?:[^<]++|</?(?:{_NAMES})>|<(?:{_NAMES}){_PLAIN} ?/?>)*+")

SCHEMES = {"http", "https", "mailto"}
WITH_SCHEME = re.compile(r"""\b(href|src)\s*=\s*["']?\s*((?:[a-z][a-z0-9+.-]*):[^"'>]*)""", re.IGNORECASE)


def foreign(html: str) -> Iterator[str]:
    """What ``clean`` takes out of ``html`` because it could do harm, as it was written: ``<iframe``, ``onclick``."""
    if ORDINARY.fullmatch(html):
        return
    finder = _Foreign()
    finder.feed(html)
    finder.close()
    yield from finder.found


class _Foreign(HTMLParser):
    """Reads tags as a browser does (HTML Standard, 13.2.5), and keeps what no text of ours needs."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.found.append((self.get_starttag_text() or "")[: len(tag) + 1])
            return
        for name, value in attrs:
            taken = name == "id" and (value or "").startswith("__") and not OWN_IDS.fullmatch(value or "")
            if name.startswith("on") or name in ("style", "srcset", "srcdoc", "formaction", "xlink:href") or taken:
                self.found.append(str(value) if taken else name)


def clean(html: str, resolve: Callable[[str, str], str | None]) -> str:
    """The harmless part of ``html``; ``resolve`` gives the place of each link (``href``) and picture (``src``)."""

    def attribute(tag: str, name: str, value: str) -> str | None:
        if tag not in TAGS:
            return None  # nh3 asks before it takes the element out
        if name in ("href", "src"):
            return resolve(name, value)
        if name == "class":
            return " ".join(word for word in value.split() if CLASSES.fullmatch(word)) or None
        if name in ("id", "for", "name") and value.startswith("__") and not OWN_IDS.fullmatch(value):
            return None  # Material reads its own settings from #__config and the like
        return value

    for found in WITH_SCHEME.finditer(html):  # nh3 drops other schemes without a word: whoever wrote one is told
        if found.group(2).partition(":")[0].lower() not in SCHEMES:
            resolve(found.group(1).lower(), unescape(found.group(2)))
    return nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags={"script", "style"},
        attributes=ATTRIBUTES,
        attribute_filter=attribute,
        tag_attribute_values={"input": {"type": {"checkbox", "radio"}}},
        link_rel=None,
        url_schemes=SCHEMES,
    )

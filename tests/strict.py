"""Every output, read by a parser that forgives nothing; and what it says, as whoever reads it gets it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from icalendar import Calendar
from icalendar.prop import vUnknown
from lxml import etree, html

from club.lint_ics import Linter
from club.lint_ics.rules.base import Level
from club.lint_ics.values import text

ATOM = "{http://www.w3.org/2005/Atom}"
# What holds HTML: keys, attributes, parameters of an address.
MARKUP = {"content_html", "srcdoc", "data-code", ("outlook.live.com", "body"), ("outlook.office.com", "body")}
ADDRESSES = ("https://", "http://", "mailto:", "webcal://")
PLAIN = ("NAME", "X-WR-CALNAME")  # said without the signs that clients never unescape: see calendar/feed.py
DROPPED = ("script", "style", "template")


def said(address: str, content: bytes) -> list[str]:
    """Every text in an output, unescaped.  Raises what its parser raises; AssertionError for what the linter finds."""
    reader = READERS.get(address.rpartition(".")[2])
    return list(reader(content)) if reader else []


def squeezed(written: str) -> str:
    """Without its spaces, which French typography may change."""
    return "".join(written.split())


def _calendar(content: bytes) -> Iterator[str]:
    report = Linter(house=True).lint(content)
    assert not report.count(Level.ERROR), report.findings
    for component in Calendar.from_ical(content).walk():
        for name, values in component.items():
            if name in PLAIN:
                continue
            for value in values if isinstance(values, list) else [values]:
                for one in _texts_of(value):
                    yield from _markup(one) if name == "X-ALT-DESC" else _address(one)
                yield from map(str, getattr(value, "params", {}).values())


def _texts_of(value: Any) -> list[str]:
    if isinstance(value, vUnknown):
        return [text(value)]  # icalendar leaves it as it is written
    return [str(one) for one in getattr(value, "cats", [value])]


def _xml(content: bytes) -> Iterator[str]:
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, recover=False))
    for element in root.iter():
        if element.text and element.get("type") == "html":
            yield from _markup(element.text)
        elif element.text:
            yield element.text
        yield from element.attrib.values()


def _constant(name: str) -> Any:
    raise ValueError(name)  # NaN and Infinity are no JSON (RFC 8259, 6)


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    assert len(dict(pairs)) == len(pairs), "a key stands twice"
    return dict(pairs)


def _json(content: bytes) -> Iterator[str]:
    yield from data(json.loads(content.decode("utf-8"), parse_constant=_constant, object_pairs_hook=_pairs))


def data(value: Any, key: str = "") -> Iterator[str]:
    """Every text in a value of JSON; its keys too."""
    if isinstance(value, dict):
        for name, of in value.items():
            yield name
            yield from data(of, name)
    elif isinstance(value, list):
        for of in value:
            yield from data(of, key)
    elif isinstance(value, str):
        value.encode()  # a lone surrogate is no text
        yield from _markup(value) if key in MARKUP else _address(value)


def _html(content: bytes) -> Iterator[str]:
    written = content.decode("utf-8")
    assert not set(written) & {"\x00", "\r"}
    yield from _texts(html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8")))


def _markup(written: str) -> Iterator[str]:
    if written.strip():
        yield from _texts(html.fragment_fromstring(written, create_parent="div"))


def _texts(root: html.HtmlElement) -> Iterator[str]:
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield element.text or ""  # a comment
            continue
        for name, value in element.attrib.items():
            pasted = value.startswith("<iframe ")  # into another page
            yield from _markup(value) if name in MARKUP or pasted else _address(value)
        if element.tag == "script" and element.get("type") in ("application/ld+json", "application/json"):
            yield from _json((element.text or "").encode())
    for element in [*root.iter(*DROPPED)]:
        element.drop_tree()
    yield root.text_content()


def _address(written: str) -> Iterator[str]:
    """A text; of an address, what it says once it is read."""
    if not written.startswith(ADDRESSES):
        yield written
        return
    parts = urlsplit(written)
    yield unquote(parts.path)
    for name, value in parse_qsl(parts.query):
        yield from _markup(value) if (parts.hostname, name) in MARKUP else [value]


READERS: dict[str, Callable[[bytes], Iterator[str]]] = {"ics": _calendar, "xml": _xml, "json": _json, "html": _html}

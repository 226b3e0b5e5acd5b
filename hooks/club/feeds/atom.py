"""A feed → Atom (RFC 4287)."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from club.feeds.model import Entry, Feed, timestamp

NAMESPACE = "http://www.w3.org/2005/Atom"


def atom(feed: Feed, address: str) -> bytes:
    """The feed as Atom, to be published at ``address``."""
    root = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": feed.language})
    _text(root, "id", feed.id.urn)
    _text(root, "title", feed.title)
    _text(root, "subtitle", feed.description)
    _text(root, "updated", timestamp(feed.updated))
    _link(root, "self", "application/atom+xml", address)
    _link(root, "alternate", "text/html", feed.page)
    author = ET.SubElement(root, "author")
    _text(author, "name", feed.author)
    _text(author, "uri", feed.site)
    for entry in feed.entries:
        _entry(root, entry)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(root: ET.Element, entry: Entry) -> None:
    one = ET.SubElement(root, "entry")
    _text(one, "id", entry.id.urn)
    _text(one, "title", entry.title)
    _text(one, "published", timestamp(entry.published))
    _text(one, "updated", timestamp(entry.updated))
    _link(one, "alternate", "text/html", entry.url)
    for by in entry.authors:
        author = ET.SubElement(one, "author")
        _text(author, "name", by.name)
        if by.url:
            _text(author, "uri", by.url)
    for term, label in entry.tags:
        ET.SubElement(one, "category", {"term": term, "label": label})
    if entry.rights:
        _text(one, "rights", entry.rights)
    if entry.summary:
        _text(one, "summary", entry.summary)
    _text(one, "content", entry.content, type="html")


def _text(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = text


def _link(parent: ET.Element, rel: str, type: str, href: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": type, "href": href})

"""What web servers, robots and browsers must know of the whole site, in a few files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from club.documents import File, Page

HEADERS = """\
# Pour les hébergeurs qui lisent ce fichier (Netlify, Cloudflare Pages) : types, durées, et ce qui est permis aux pages.
/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: same-origin
/*.ics
  Content-Type: text/calendar; charset=utf-8
  Cache-Control: public, max-age=3600
/flux/*.xml
  Content-Type: application/atom+xml; charset=utf-8
  Cache-Control: public, max-age=3600
/flux/*.json
  Content-Type: application/feed+json; charset=utf-8
  Cache-Control: public, max-age=3600
/api/*.json
  Content-Type: application/json; charset=utf-8
  Cache-Control: public, max-age=3600
  Access-Control-Allow-Origin: *
"""


SHEET = "assets/site.css"
SITEMAP = "sitemap.xml"
SITEMAP_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
UNLISTED = ("redirect", "embedded", "draft")  # what the data of such pages says


def documents(site_url: str, policy: str | None, sheets: Sequence[Path], pages: Iterable[Page]) -> tuple[File, ...]:
    """``robots.txt``, ``sitemap.xml``, ``_headers``, and ``.nojekyll``, without which GitHub Pages would leave
    ``_headers`` out; and the style sheets as one: a request less on every first visit.

    ``policy``: the Content Security Policy that pages carry, for hosts that send it with everything.
    """
    headers = HEADERS.replace("/*\n", f"/*\n  Content-Security-Policy: {policy}\n", 1) if policy else HEADERS
    return (
        File("robots.txt", _robots(site_url)),
        File(SITEMAP, _sitemap(site_url, pages)),
        *([File(SHEET, b"\n".join(sheet.read_bytes() for sheet in sheets))] if sheets else []),
        File("_headers", headers.encode()),
        File(".nojekyll", b""),
    )


def _robots(site_url: str) -> bytes:
    """Everything is allowed (RFC 9309), and calendars by their name: Google Calendar asks this file first.

    The site may be served below a folder of its host, or at its root by a copy.
    """
    base = urlsplit(site_url).path
    calendars = dict.fromkeys([f"Allow: {base}agenda*.ics", "Allow: /agenda*.ics"])
    lines = ["User-agent: *", *calendars, "Allow: /", "", f"Sitemap: {site_url}{SITEMAP}"]
    return "\n".join([*lines, ""]).encode()


def _sitemap(site_url: str, pages: Iterable[Page]) -> bytes:
    """Every page but redirects (https://www.sitemaps.org/protocol.html), with the date of its source, where history is
    known; never the build's."""
    root = ET.Element("urlset", {"xmlns": SITEMAP_SPACE})
    for page in sorted(pages, key=lambda page: page.address):
        if not any(page.data.get(name) for name in UNLISTED):
            url = ET.SubElement(root, "url")
            ET.SubElement(url, "loc").text = site_url + page.address
            if modified := page.data.get("modified"):
                ET.SubElement(url, "lastmod").text = modified
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written

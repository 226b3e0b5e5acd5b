"""What a web server or a robot must know of the site: files that no page leads to."""

from __future__ import annotations

from urllib.parse import urlsplit

from club.documents import File

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


def documents(site_url: str, policy: str | None) -> tuple[File, ...]:
    """``robots.txt``, ``_headers``, and ``.nojekyll``, without which GitHub Pages would leave ``_headers`` out.

    ``policy``: the Content Security Policy that pages carry, for hosts that send it with everything.
    """
    headers = HEADERS.replace("/*\n", f"/*\n  Content-Security-Policy: {policy}\n", 1) if policy else HEADERS
    return (File("robots.txt", _robots(site_url)), File("_headers", headers.encode()), File(".nojekyll", b""))


def _robots(site_url: str) -> bytes:
    """Everything is allowed (RFC 9309), and calendars by their name: Google Calendar asks this file first.

    The site may be served below a folder of its host, or at its root by a copy.
    """
    base = urlsplit(site_url).path
    calendars = dict.fromkeys([f"Allow: {base}agenda*.ics", "Allow: /agenda*.ics"])
    lines = ["User-agent: *", *calendars, "Allow: /", "", f"Sitemap: {site_url}sitemap.xml"]
    return "\n".join([*lines, ""]).encode()

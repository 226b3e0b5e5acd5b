"""Outputs that say a text: each kind of file, each place in it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from html import escape
from urllib.parse import quote

from icalendar import Calendar, Event

Carrier = Callable[[str], tuple[str, bytes]]
PAGE = "<!doctype html><html lang=fr><head><title>T</title>{head}</head><body><main><p>Bonjour.</p>{body}</main></body></html>"


def page(body: str = "", head: str = "", name: str = "agenda/x/index.html") -> tuple[str, bytes]:
    return name, PAGE.format(head=head, body=body).encode()


def calendar(key: str, text: str, **parameters: str) -> tuple[str, bytes]:
    """A calendar as the library writes it: escaped, and folded after 75 bytes."""
    of, event = Calendar(), Event()
    event.add("uid", "x@club.example.org")
    event.add(key, f"{'Un texte assez long pour que la ligne soit pliée. ' * 2}{text}", parameters=parameters)
    of.add_component(event)
    return "agenda/x.ics", of.to_ical()


def data(value: object, name: str = "api/v1/x.json") -> tuple[str, bytes]:
    return name, json.dumps(value).encode()  # as escapes: the letters are not there as such


def fragment(value: object) -> tuple[str, bytes]:
    return "pagefind/fragment/fr_1.pf_fragment", gzip.compress(b"pagefind_dcd" + json.dumps(value).encode())


def atom(content: str) -> tuple[str, bytes]:
    return "flux/x.xml", f"<feed xmlns='http://www.w3.org/2005/Atom'><entry>{content}</entry></feed>".encode()


# What holds the text in a sentence, or in a field of its own.
SENTENCES: dict[str, Carrier] = {
    "paragraph": lambda text: page(f"<p>Avec {escape(text)}, hier.</p>"),
    "references": lambda text: page("<p>Avec " + "".join(f"&#{ord(char)};" for char in text) + ", hier.</p>"),
    "split by inline elements": lambda text: page(
        f"<p>Avec {escape(text[:3])}<b>{escape(text[3:5])}</b>{escape(text[5:])}</p>"
    ),
    "comment": lambda text: page(f"<!-- avec {escape(text)} -->"),
    "script": lambda text: page(head=f"<script>let a = {json.dumps('Avec ' + text, ensure_ascii=False)}</script>"),
    "embedded page": lambda text: page(f'<div data-code="{escape("<p>Avec " + escape(text) + "</p>")}"></div>'),
    "description of an event": lambda text: calendar("description", f"Avec {text} hier."),
    "markup of an event": lambda text: calendar("x-alt-desc", f"<p>Avec {escape(text)} hier.</p>"),
    "content of a feed": lambda text: atom(
        f"<content type='html'>{escape('<p>Avec ' + escape(text) + '</p>')}</content>"
    ),
    "cdata of a feed": lambda text: atom(f"<content type='html'><![CDATA[<p>Avec {escape(text)}</p>]]></content>"),
    "HTML in JSON": lambda text: data({"content_html": f"<p>Avec <em>{escape(text)}</em></p>"}),
    "words of the search": lambda text: fragment({"content": f"Avec {text} hier."}),
    "plain file": lambda text: ("notes.txt", f"Avec {text} hier.".encode()),
    "style sheet": lambda text: ("assets/x.css", f"/* Avec {text} hier. */".encode()),
    "own script": lambda text: ("assets/x.js", f"// Avec {text} hier.".encode()),
    "file without ending": lambda text: ("_headers", f"# Avec {text} hier.".encode()),
    "other document": lambda text: ("assets/x.pdf", b"%PDF-1.7\x00\x01(Avec " + text.encode() + b" hier)\x02\xff"),
}
FIELDS: dict[str, Carrier] = {
    "heading": lambda text: page(f"<h1>{escape(text)}</h1>"),
    "cell": lambda text: page(f"<table><tr><td>Avec</td><td>{escape(text)}</td></tr></table>"),
    "link": lambda text: page(f'<p>Avec <a href="../">{escape(text)}</a>, hier.</p>'),
    "alternative text": lambda text: page(f'<img src="x.webp" alt="{escape(text)}">'),
    "attribute in single quotes": lambda text: page(f"<p data-x='{escape(text)}'></p>"),
    "meta": lambda text: page(head=f'<meta name="author" content="{escape(text)}">'),
    "structured data": lambda text: page(head=f'<script type="application/ld+json">{json.dumps({"performer": text})}</script>'),
    "title of an event": lambda text: ("agenda/x.ics", f"BEGIN:VEVENT\r\nSUMMARY:{text}\r\nEND:VEVENT\r\n".encode()),
    "place of an event": lambda text: ("agenda/x.ics", f"LOCATION:Salle ({text})\r\n".encode()),
    "parameter of an event": lambda text: ("agenda/x.ics", f'ATTENDEE;CN="{text}":urn:x\r\n'.encode()),
    "author of a feed": lambda text: atom(f"<author><name>{escape(text)}</name></author>"),
    "value of the API": lambda text: data({"items": [{"name": text}]}),
    "key of the API": lambda text: data({text: 1}),
    "JSON Feed": lambda text: data({"authors": [{"name": text}]}, "flux/x.json"),
    "facet of the search": lambda text: fragment({"filters": {"organisation": [text]}}),
    "drawing": lambda text: ("assets/x.svg", f"<svg xmlns='http://www.w3.org/2000/svg'><title>{escape(text)}</title></svg>".encode()),
    "packed map of the site": lambda text: ("sitemap.xml.gz", gzip.compress(f"<loc>https://x.example/{quote(text)}/</loc>".encode())),
    "address of a link": lambda text: page(f'<a href="../personnes/{quote(text)}/">Elle</a>'),
}  # fmt: skip
CARRIERS = SENTENCES | FIELDS
ADDRESSES = ("packed map of the site", "address of a link")

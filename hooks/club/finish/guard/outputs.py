"""One output of a build → every text in it, once.

What the frame brings ready-made (Material's and Pagefind's scripts) is left out: no contributed word is in it.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from club.finish.guard.html import Said, texts, values
from club.finish.words import as_read

MARKUP = (".html", ".htm", ".xml", ".svg", ".xsl")
DATA = (".json", ".map", ".webmanifest")
PLAIN = (".txt", ".css", ".js", ".mjs", ".csv", ".md", ".yml", ".yaml", "_headers", "_redirects", "CNAME", ".nojekyll")
FRAGMENT = ".pf_fragment"  # a page as the search shows it
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".ico", ".tif", ".tiff")
READY_MADE = re.compile(r"assets/(?:javascripts|stylesheets)/|pagefind/(?:[\w.-]+\.(?:js|css)|wasm\.[\w.-]+)$")
PREFIX = re.compile(rb"^pagefind_\w{3}")  # before what Pagefind packs (its fragments are JSON, its index CBOR)
LEAST_PRINTED = 4  # of the bytes of a format that is not read, runs of so many printable characters are
MOST_UNPACKED = 200_000_000


def said(address: str, data: bytes, *, ready_made: bool = False) -> dict[Said, None]:
    """Every text of one output, its address too, each once; ``ready_made``: its address alone."""
    found: dict[Said, None] = {Said(address.removesuffix("index.html"), field=True): None}
    for text in () if ready_made else content(address, data):
        found[text] = None
    for text in [text for text in found if "%" in text.text]:
        found[text._replace(text=unquote(text.text))] = None
    return found


def is_ready_made(address: str, own: Path) -> bool:
    """Whether a file comes with the frame; ``own`` is the folder of hand-written files, which are never ready-made."""
    return bool(READY_MADE.match(address)) and not (own / address).exists()


def content(name: str, data: bytes) -> Iterator[Said]:
    """The texts of one output, by the ending of its name."""
    name = name.lower()
    if data.startswith(b"\x1f\x8b"):
        data = PREFIX.sub(b"", _unpacked(data))
        name = name.removesuffix(".gz")
    if name.endswith(PICTURES):
        return
    if name.endswith(MARKUP):
        yield from texts(data.decode("utf-8", "replace"))
    elif name.endswith(DATA):
        yield from _json(data)
    elif name.endswith(FRAGMENT):
        yield from (text._replace(text=as_read(text.text)) for text in _json(data))
    elif name.endswith(".ics"):
        yield from _calendar(data)
    elif name.endswith(PLAIN) or "." not in name.rpartition("/")[2]:
        yield Said(data.decode("utf-8", "replace"), field=False)
    else:
        yield from _printed(data)


def _unpacked(data: bytes) -> bytes:
    reader = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        return reader.decompress(data, MOST_UNPACKED)
    except zlib.error as error:
        raise gzip.BadGzipFile(str(error)) from error


def _json(data: bytes) -> Iterator[Said]:
    text = data.decode("utf-8", "replace")
    try:
        yield from values(json.loads(text))
    except (ValueError, RecursionError):
        yield Said(text, field=False)


def _calendar(data: bytes) -> Iterator[Said]:
    """The lines of a calendar, unfolded (RFC 5545, 3.1) and their texts unescaped (3.3.11)."""
    unfolded = re.sub(rb"\r?\n[ \t]", b"", data).decode("utf-8", "replace")
    for line in unfolded.splitlines():
        name, _, value = line.partition(":")
        text = re.sub(r"\\([\\;,nN])", lambda found: "\n" if found[1] in "nN" else found[1], value)
        if name == "UID" or ";" in name:  # parameters; a quoted one may hold the colon
            yield Said(line, field=True)
            yield from (Said(given, field=True) for given in re.findall(r"""=\"?([^\";:]+)""", line))
        yield Said(text, field=True)
        for part in text.split("\n") if "\n" in text else ():
            yield Said(part, field=True)
        if "<" in text:
            yield from texts(text)


def _printed(data: bytes) -> Iterator[Said]:
    """Runs of printable characters in any bytes: the words of the search's index, the properties of a document."""
    for run in re.split(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd]+", data.decode("utf-8", "replace")):
        if len(run) >= LEAST_PRINTED:
            yield Said(run, field=False)

"""HTML and XML → every text in them: what is read, what attributes hold, what scripts and comments say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

DEEPEST = 4  # HTML in JSON in HTML…

TOKEN = re.compile(
    r"<!--(?P<comment>.*?)-->|<!\[CDATA\[(?P<cdata>.*?)\]\]>"
    r"|<(?P<raw>script|style)\b(?P<head>[^>]*)>(?P<inside>.*?)</(?P=raw)\s*>"
    r"""|<(?P<close>/?)(?P<tag>[A-Za-z][\w:.-]*)(?P<attributes>(?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>"""
    r"|(?P<text>[^<]+|<)",
    re.DOTALL | re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"""([^\s"'=<>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
SILENT = frozenset("class d fill height points style transform viewbox width".split())  # shapes, not words
# These stand inside a word or a sentence; what any other element holds begins and ends with it.
INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q ruby s samp small span strong sub sup time "
    "u var wbr".split()
)
STRESSED = frozenset("b code del em i ins kbd mark q s small strong sub sup u".split())  # words of a sentence
CODES = re.compile(r"pass|code|secret|pin", re.IGNORECASE)  # keys whose value says nothing by itself
SHORT = 60  # characters on either side of where an element ends


class Said(NamedTuple):
    """A text of an output; ``field`` when it stands for itself (a name, a title, a value), not in a sentence."""

    text: str
    field: bool


def texts(markup: str, depth: int = 0) -> Iterator[Said]:
    """Every text of a document or a piece of one, references resolved."""
    block: list[str] = []
    before, opened = "", ""
    for token in TOKEN.finditer(markup):
        if (text := token["text"] or token["cdata"]) is not None:
            said = unescape(text)
            block.append(said)
            if opened and opened not in STRESSED and said.strip():
                yield Said(said.strip(), field=True)
            opened = ""
        elif token["comment"] is not None:
            yield Said(unescape(token["comment"]), field=False)
        elif token["raw"]:
            yield from _attributes(token["head"], depth)
            yield from _inside(token["inside"], depth)
        else:
            tag = token["tag"].lower()
            opened = "" if token["close"] else tag
            if tag not in INLINE:
                yield from _block(block, before, depth)
                before, block = _end(f"{before} {''.join(block)}"), []
            yield from _attributes(token["attributes"], depth)
    yield from _block(block, before, depth)


def _block(block: list[str], before: str, depth: int) -> Iterator[Said]:
    text = "".join(block)
    if not text.strip():
        return
    yield Said(text, field=False)
    yield Said(f"{before} {_start(text)}", field=False)  # a name may be spread over cells
    yield from _nested(text, depth)


def _start(text: str) -> str:
    """The first words of a text, each whole: half an address would be another one."""
    return text if len(text) <= SHORT else re.sub(r"\S*$", "", text[:SHORT])


def _end(text: str) -> str:
    """The last words of a text, each whole."""
    return text if len(text) <= SHORT else re.sub(r"^\S*", "", text[-SHORT:])


def _attributes(written: str, depth: int) -> Iterator[Said]:
    for name, *values in ATTRIBUTE.findall(written):
        value = unescape("".join(values))
        if value and name.lower() not in SILENT:
            yield Said(value, field=True)
            yield from _nested(value, depth)


def _inside(code: str, depth: int) -> Iterator[Said]:
    """What a script or a style sheet says: as data when it is JSON."""
    try:
        yield from values(json.loads(code), depth)
    except (ValueError, RecursionError):
        yield Said(code, field=False)


def _nested(text: str, depth: int) -> Iterator[Said]:
    """A text that holds markup in its turn: the content of a feed, an embedded page."""
    if "<" in text and ">" in text and depth < DEEPEST:
        yield from texts(text, depth + 1)


def values(data: object, depth: int = 0) -> Iterator[Said]:
    """Every text of a JSON value, keys included."""
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += [*value.values(), *value.keys()]
            waiting += [f"{key}: {told}" for key, told in value.items() if CODES.search(key)]
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, str) and value:
            yield Said(value, field=True)
            yield from _nested(value, depth)

"""HTML and XML → every text in them: what is read, what attributes hold, what scripts and comments say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from club.finish.markup import CDATA, COMMENT, REMEMBERED, is_text, pieces, tag

DEEPEST = 4  # HTML in JSON in HTML…

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
    for piece in pieces(markup):
        if is_text(piece) or piece.startswith(CDATA):
            said = unescape(piece.removeprefix(CDATA).removesuffix("]]>") if piece[0] == "<" else piece)
            if not block and said.isspace():
                continue
            block.append(said)
            if opened and opened not in STRESSED and (alone := said.strip()):
                yield Said(alone, field=True)
            opened = ""
        elif (found := tag(piece)) is None:
            yield Said(unescape(piece.removeprefix(COMMENT).removesuffix("-->")), field=False)
        elif found.inside is not None:
            yield from _attributes(piece, depth)
            yield from _inside(found.inside, depth)
        else:
            opened = "" if found.closes else found.name
            if block and found.name not in INLINE:
                text = "".join(block)
                yield from _block(text, before, depth)
                before, block = _end(f"{before} {text}"), []
            if found.attributes:
                yield from _attributes(piece, depth)
    if block:
        yield from _block("".join(block), before, depth)


def _block(text: str, before: str, depth: int) -> Iterator[Said]:
    yield Said(text, field=False)
    yield Said(f"{before} {_start(text)}", field=False)  # a name may be spread over cells
    yield from _nested(text, depth)


def _start(text: str) -> str:
    """The first words of a text, each whole: half an address would be another one."""
    return text if len(text) <= SHORT else re.sub(r"\S*$", "", text[:SHORT])


def _end(text: str) -> str:
    """The last words of a text, each whole."""
    return text if len(text) <= SHORT else re.sub(r"^\S*", "", text[-SHORT:])


@lru_cache(REMEMBERED)
def _attributes(piece: str, depth: int) -> tuple[Said, ...]:
    found = tag(piece)
    return tuple(_of_attributes(found.attributes, depth)) if found else ()


def _of_attributes(attributes: tuple[tuple[str, str], ...], depth: int) -> Iterator[Said]:
    for name, value in attributes:
        if value and name not in SILENT:
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

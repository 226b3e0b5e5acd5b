"""HTML and XML → their pieces, each read once however often it stands in a site, as most tags do."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<script\b[^>]*>.*?</script\s*>|<style\b[^>]*>.*?</style\s*>"
    r"""|</?[A-Za-z][\w:.-]*(?:[^<>"']++|"[^"]*+"|'[^']*+')*+>|[^<]+|<""",
    re.DOTALL | re.IGNORECASE,
)
RAW = re.compile(r"(<(script|style)\b[^>]*>)(.*)</\2\s*>", re.DOTALL | re.IGNORECASE)
NAMED = re.compile(r"</?([A-Za-z][\w:.-]*)")
ATTRIBUTE = re.compile(r"""([^\s"'=<>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
COMMENT, CDATA = "<!--", "<![CDATA["
REMEMBERED = 2**15  # pieces


class Tag(NamedTuple):
    """A tag: its name in small letters, whether it closes, its attributes that have a value, references resolved.

    ``inside`` is the text of a script or a style sheet, which is one piece with its tags; None for other tags.
    """

    name: str
    closes: bool
    attributes: tuple[tuple[str, str], ...]
    inside: str | None = None


def pieces(markup: str) -> list[str]:
    """The tags, texts, comments and CDATA sections of a document or a part of one, in order."""
    return TOKEN.findall(markup)


def is_text(piece: str) -> bool:
    """Whether a piece is a run of text, its references unresolved; a lone « < » is one."""
    return piece[0] != "<" or piece == "<"


@lru_cache(REMEMBERED)
def tag(piece: str) -> Tag | None:
    """The tag that a piece is, or None for a comment or a CDATA section."""
    if raw := RAW.fullmatch(piece):
        return Tag(raw[2].lower(), False, _attributes(raw[1][len(raw[2]) + 1 :]), raw[3])
    if not (named := NAMED.match(piece)):
        return None
    closes = piece.startswith("</")
    return Tag(named[1].lower(), closes, _attributes(piece[named.end() :]))


def _attributes(written: str) -> tuple[tuple[str, str], ...]:
    return tuple((name.lower(), unescape("".join(values))) for name, *values in ATTRIBUTE.findall(written))

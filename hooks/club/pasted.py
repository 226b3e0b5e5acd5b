"""Texts written elsewhere (HTML, plain, or something between) → texts of the club's files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser

from club.private import URL
from club.sources.values import INVISIBLE

LONGEST = 20_000  # characters of a description
LONGEST_LINE = 300  # of a title, a place, a summary
TAGS = re.compile(
    r"<(?:br|p|div|span|a|b|i|u|s|ul|ol|li|html|body|head|meta|style|table|t[rdh]|strong|em|h[1-6]|font|img|o:p|!--|!doctype)\b[^>]*>?",
    re.IGNORECASE,
)
BLOCKS = {"p", "div", "tr", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr", "pre"}
SILENT = {"script", "style", "head", "title", "template", "noscript"}
BULLET = re.compile(r"^(?:[-–—*•·▪◦‣o]|\u2043)\s+(?=\S)")
NUMBER = re.compile(r"^(\d+)[.)]\s+(?=\S)")
NEVER_CLOSED = re.compile(r"<(?![^<>]*>)")  # the parser would look for their ends again and again
LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029\x85\x0b\x0c]")
ENTITY = re.compile(r"&(?=#?\w+;)")


class _Plain(HTMLParser):
    """HTML as the lines that one would read, with the address of a link after its words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0
        self.links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self.silent += 1
        elif tag == "br":
            self.parts.append("\n")
        elif tag == "li":
            self.parts.append("\n- ")
        elif tag in BLOCKS:
            self.parts.append("\n")
        elif tag == "td":
            self.parts.append(" ")
        elif tag == "a":
            self.links.append((dict(attrs).get("href") or "", len(self.parts)))

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in BLOCKS:
            self.parts.append("\n")
        elif tag == "a" and self.links:
            address, start = self.links.pop()
            said = "".join(self.parts[start:])
            if URL.match(address) and address.rstrip("/") not in said:
                self.parts.append(f" ({address})" if said.strip() else address)

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


def visible(text: str) -> str:
    """``text`` with ends of line of one kind, and no character that nobody sees."""
    return INVISIBLE.sub("", LINE_ENDS.sub("\n", text))


@lru_cache(maxsize=64)
def plain(text: str, most: int = LONGEST * 3) -> str:
    """The words of the first ``most`` characters of a text, HTML or not, by lines; none that nobody sees."""
    text = text[:most]
    if TAGS.search(text):
        reader = _Plain()
        reader.feed(NEVER_CLOSED.sub("&lt;", text))
        reader.close()
        text = "".join(reader.parts)
    elif ENTITY.search(text):
        text = unescape(text)
    text = visible(text).replace("\u00a0", " ").replace("\t", " ")
    return "\n".join(" ".join(line.split(" ")).strip() for line in text.split("\n")).strip()


def one_line(text: str, most: int = LONGEST_LINE) -> str:
    """A short text of the contract: one line, no markup, no longer than people read."""
    line = " ".join(plain(text).split())
    line = re.sub(r"<(?=[a-zA-Z/!?])", "‹", line)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def markdown(text: str, most: int = LONGEST) -> str:
    """The lines of a plain text as Markdown that says the same and does nothing else.

    Each line is a paragraph of its own, or an element of a list; what comes after ``most`` characters is left out.
    """
    lines: list[str] = []
    for line in text[:most].split("\n"):
        written, item = _written(line.strip())
        if written:
            listed = bool(lines) and item and lines[-1].startswith(item)
            lines += ([] if not lines or listed else [""]) + [written]
            if item:
                lines[-1] = f"{item} {written}" if item == "-" else written
    return "\n".join(lines)


def _written(line: str) -> tuple[str, str]:
    """A line, and « - » if it is an element of a list."""
    if bullet := BULLET.match(line):
        return _paragraph(line[bullet.end() :].strip()), "-"
    if number := NUMBER.match(line):
        rest = _paragraph(line[number.end() :].strip())
        return f"{number.group(1)}\\. {rest}", ""
    return _paragraph(line), ""


def _paragraph(line: str) -> str:
    """A line in which no sign has a meaning for Markdown, and web addresses can be clicked."""
    text = "".join(_pieces(line))
    if text[:1] in tuple("#>+-!"):
        return f"\\{text}"
    return f"&#{ord(text[0])};{text[1:]}" if text[:1] in tuple("~=:?/|^") else text


def _pieces(line: str) -> Iterator[str]:
    at = 0
    for found in URL.finditer(line):
        url = found.group().rstrip(".,;:!?)'»\u2019]}")
        yield _escaped(line[at : found.start()])
        yield f"<{url}>" if url.startswith(("https://", "http://")) and "\\" not in url else _escaped(url)
        at = found.start() + len(url)
    yield _escaped(line[at:])


def _escaped(text: str) -> str:
    text = re.sub(r"&(?=#?\w+;?)", "&amp;", text)
    text = re.sub(r"<(?=[a-zA-Z/!?])", "&lt;", text)
    text = re.sub(r"([\\`*\[\]{}])", r"\\\1", text)
    text = re.sub(r"(?<!\w)_|_(?!\w)", r"\\_", text)
    return text.replace("==", "=&#61;").replace("|", "&#124;")

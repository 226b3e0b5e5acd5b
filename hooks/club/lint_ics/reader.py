"""Bytes → content lines (RFC 5545, 3.1), and what is wrong with either.  Never fails, whatever the bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from club.lint_ics.rules import octets as rules
from club.lint_ics.rules.base import Finding, Rule
from club.problems import shown

MOST_OCTETS = 75
NAME = re.compile(r"[A-Za-z0-9-]+")
PARAMETER = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)')
PARAMETER_VALUE = re.compile(r'"[^"]*"|[^",]+')
CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")  # a line feed can't be there any more; a lone CR can
SEPARATOR = re.compile("[\u0085\u2028\u2029]")
SCHEMES = ("http", "https", "cid", "mailto", "data")
CARETS = {"^n": "\n", "^'": '"', "^^": "^"}  # RFC 6868


@dataclass(frozen=True, slots=True)
class Line:
    """A content line, unfolded.  ``number`` is that of its first line in the file, ``name`` in capitals."""

    number: int
    name: str
    parameters: tuple[tuple[str, tuple[str, ...]], ...]
    value: str

    def parameter(self, name: str) -> str | None:
        """The first value of a parameter."""
        return next((values[0] for key, values in self.parameters if key == name), None)


@dataclass(frozen=True, slots=True)
class Reading:
    """The lines that could be read, and what was wrong with all of them."""

    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]


def read(content: bytes, first: int = 1) -> Reading:
    """Read whole lines, of which the first has the number ``first``."""
    lines: list[Line] = []
    findings: list[Finding] = []
    for number, pieces in _unfolded(content, first, findings):
        text = _decoded(number, pieces, findings)
        line = _line(number, text, findings)
        if line is not None:
            lines.append(line)
    return Reading(tuple(lines), tuple(findings))


def _tell(findings: list[Finding], line: int, rule: Rule, found: str = "") -> None:
    findings.append(Finding(line, rule.code, found))


def _unfolded(content: bytes, first: int, findings: list[Finding]) -> Iterator[tuple[int, list[bytes]]]:
    """The pieces of each logical line, without the sign of the fold, and the number of the first."""
    physical = content.split(b"\n")
    last = physical.pop()
    if last:
        _tell(
            findings, first + len(physical), rules.NO_FINAL_END, shown(last[-MOST_OCTETS:].decode("utf-8", "replace"))
        )
        physical.append(last.removesuffix(b"\r") + b"\r")
    pieces: list[bytes] = []
    start = first
    for number, raw in enumerate(physical, first):
        if raw.endswith(b"\r"):
            raw = raw[:-1]
        else:
            _tell(findings, number, rules.LINE_END, "LF seul")
        if len(raw) > MOST_OCTETS:
            _tell(findings, number, rules.LONG_LINE, f"{len(raw)} octets")
        if raw[:1] in (b" ", b"\t") and pieces:
            pieces.append(raw[1:])
            continue
        if pieces:
            yield start, pieces
            pieces = []
        if not raw:
            _tell(findings, number, rules.BLANK_LINE)
            continue
        pieces, start = [raw], number
    if pieces:
        yield start, pieces


def _decoded(number: int, pieces: list[bytes], findings: list[Finding]) -> str:
    whole = b"".join(pieces)
    try:
        text = whole.decode()
    except UnicodeDecodeError as error:
        _tell(findings, number, rules.NOT_UTF8, f"octet {whole[error.start]:#04x}")
        text = whole.decode("utf-8", "replace").replace("\ufffd", "?")
    else:
        for offset, piece in enumerate(pieces[1:], 1):
            if piece and 0x80 <= piece[0] < 0xC0:  # goes on with the character before the fold
                _tell(findings, number + offset, rules.SPLIT_CHARACTER)
    if found := CONTROL.search(text):
        _tell(findings, number, rules.CONTROL, f"U+{ord(found.group()):04X}")
        text = CONTROL.sub("", text)
    if found := SEPARATOR.search(text):
        _tell(findings, number, rules.SEPARATOR, f"U+{ord(found.group()):04X}")
        text = SEPARATOR.sub(" ", text)
    return text


def _line(number: int, text: str, findings: list[Finding]) -> Line | None:
    name = NAME.match(text)
    if name is None or text[name.end() : name.end() + 1] not in (":", ";"):
        _tell(findings, number, rules.NOT_A_LINE, shown(text))
        return None
    at = name.end()
    parameters = []
    while text.startswith(";", at):
        found = PARAMETER.match(text, at)
        if found is None:
            break
        values = tuple(PARAMETER_VALUE.findall(found.group(2))) or ("",)
        parameters.append((found.group(1).upper(), tuple(_unquoted(value) for value in values)))
        at = found.end()
    if not text.startswith(":", at):
        _tell(findings, number, rules.BAD_PARAMETER, shown(text[at:]))
        return None
    value = text[at + 1 :]
    if value.startswith("//") and parameters and text[:at].lower().endswith(SCHEMES):
        _tell(findings, number, rules.UNQUOTED, shown(text))
    return Line(number, name.group().upper(), tuple(parameters), value)


def _unquoted(value: str) -> str:
    value = value[1:-1] if value.startswith('"') else value
    return re.sub(r"\^[n'^]", lambda found: CARETS[found.group()], value) if "^" in value else value

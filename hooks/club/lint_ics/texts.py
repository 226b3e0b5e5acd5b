"""Checks of TEXT values (RFC 5545, 3.3.11), and of what must be in no public text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from club.lint_ics import values, vocabulary
from club.lint_ics.reader import Line
from club.lint_ics.rules import texts as rules
from club.lint_ics.rules.base import Finding, Rule
from club.lint_ics.tree import Component
from club.problems import shown

BARE = re.compile(r"\\.|([,;])", re.DOTALL)
BARE_IN_LIST = re.compile(r"\\.|(;)", re.DOTALL)
ESCAPED = re.compile(r"\\(.?)", re.DOTALL)
TWICE = re.compile(r"\\[,;]|\\n")
TAG = re.compile(
    r"</?(?:a|abbr|b|blockquote|body|br|center|code|div|em|font|h[1-6]|head|hr|html|i|iframe|img|li|ol|p|pre|script|small"
    r"|span|strong|style|sub|sup|table|tbody|td|th|tr|u|ul)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
ENTITY = re.compile(r"&(?:amp|nbsp|lt|gt|quot|apos|eacute|egrave|agrave|#\d{1,6}|#x[0-9a-f]{1,5});", re.IGNORECASE)
MARKDOWN = re.compile(r"\*\*[^\s*][^*\n]{0,200}\*\*|\]\((?:https?:|/|\.\.?/)|^#{1,6} ", re.MULTILINE)
GARBLED = re.compile("\ufffd|Ã[\u0080-\u00bfª´¨©®]|Â[\u0080-\u00bf]|â€[\u0080-\u00bf™œžš˜“”¦]")
BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
ADDRESS = re.compile(r"https?://\S+")
SECRET = re.compile(  # what « club check » refuses in the sources, and no more
    r"[?&](?:pwd|passcode|password)=|\b(?:code\s+secret|mot\s+de\s+passe|passcode)\s*[:=]|\bcode\s+secret\s+(?:est\s+)?\d",
    re.IGNORECASE,
)
MEMBERS_ONLY = "adresse donnée aux membres"
STREET = re.compile(
    r"\b\d{1,4}(?:\s?(?:bis|ter|quater))?,?\s+(?:rue|avenue|av\.|boulevard|bd|place|quai|impasse|allées?|chemin|cours|passage"
    r"|square|route|villa|faubourg)\s",
    re.IGNORECASE,
)
MOST_CHARACTERS = 255


def check_texts(component: Component) -> Iterator[Finding]:
    """Every text of a calendar or an event, whatever it is about."""
    for line in component.lines:
        if line.name in vocabulary.TEXT:
            yield from _text(line)
        elif line.name in vocabulary.TEXTS:
            yield from _escapes(line, BARE_IN_LIST)
        if found := SECRET.search(values.text(line.value)):
            yield _at(line, rules.PASSCODE, f"{line.name} : {found.group().strip('?&')}")


def _at(line: Line, rule: Rule, found: str) -> Finding:
    return Finding(line.number, rule.code, shown(found))


def _escapes(line: Line, bare: re.Pattern[str]) -> Iterator[Finding]:
    if found := next((found for found in bare.finditer(line.value) if found.group(1)), None):
        yield _at(line, rules.UNESCAPED, f"{line.name}:{_around(line.value, found.start())}")
    if "\\" in line.value:
        for found in ESCAPED.finditer(line.value):
            if found.group(1) not in values.MEANT:
                yield _at(line, rules.BAD_ESCAPE, f"{line.name}:{_around(line.value, found.start())}")
                break


def _text(line: Line) -> Iterator[Finding]:
    yield from _escapes(line, BARE)
    text = values.text(line.value)
    suspects = (
        (rules.OVER_ESCAPED, TWICE, "\\"),
        (rules.HTML, TAG, "<"),
        (rules.ENTITIES, ENTITY, "&"),
        (rules.MARKDOWN, MARKDOWN, ""),
        (rules.GARBLED, GARBLED, ""),
        (rules.BIDI, BIDI, ""),
    )
    for rule, pattern, mark in suspects:
        if mark in text and (found := pattern.search(text)):
            said = f"U+{ord(found.group()):04X}" if rule is rules.BIDI else _around(text, found.start())
            yield _at(line, rule, f"{line.name} : {said}")


def _around(text: str, at: int) -> str:
    start = max(at - 20, 0)
    return f"{'…' if start else ''}{text[start : at + 30]}"


def check_event_texts(event: Component, house: bool) -> Iterator[Finding]:
    """What the texts of an event say together."""
    summary = event.first("SUMMARY")
    if summary is None:
        yield Finding(event.number, rules.NO_SUMMARY.code)
    for line in event.lines:
        if line.name in ("SUMMARY", "LOCATION") and "\n" in values.text(line.value).strip():
            yield _at(line, rules.SEVERAL_LINES, f"{line.name}:{line.value}")
    if summary and len(values.text(summary.value)) > MOST_CHARACTERS:
        yield _at(summary, rules.LONG_SUMMARY, f"{len(values.text(summary.value))} caractères")
    if house:
        yield from _ends_in_address(event)
        yield from _hidden_place(event)
        yield from _order(event)


def _ends_in_address(event: Component) -> Iterator[Finding]:
    line = event.first("DESCRIPTION")
    text = values.text(line.value) if line else ""
    last = text.rpartition("\n")[2]
    if not ADDRESS.fullmatch(last):
        yield Finding(
            line.number if line else event.number, rules.NO_ADDRESS.code, shown(last) if line else "pas de DESCRIPTION"
        )


def _hidden_place(event: Component) -> Iterator[Finding]:
    told = [line for line in event.lines if line.name in ("SUMMARY", "LOCATION", "DESCRIPTION", "COMMENT")]
    if not any(MEMBERS_ONLY in values.text(line.value).lower() for line in told):
        return
    if geo := event.first("GEO"):
        yield _at(geo, rules.HIDDEN_PLACE, f"GEO:{geo.value}")
    for line in told:
        if found := STREET.search(values.text(line.value)):
            yield _at(line, rules.HIDDEN_PLACE, f"{line.name} : {found.group()}…")


def _order(event: Component) -> Iterator[Finding]:
    for line in event.all("CATEGORIES"):
        names = values.texts(line.value)
        if names != sorted(set(names)):
            yield _at(line, rules.CATEGORIES, line.value)

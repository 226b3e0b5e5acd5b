"""The bytes of somebody's calendar → its components, each apart, so that a broken one spoils no other.

Exports are read as they are met: another encoding than UTF-8, line ends of any kind, lines that were folded at the
wrong place (RFC 5545, 3.1), components left open.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

MAX_BYTES = 10_000_000
MAX_EVENTS = 2_000
MAX_LINE = 200_000  # characters of one property: a whole document pasted into a description
WHOLE = ("VTIMEZONE",)  # read with the components inside them
CONTENT_LINE = re.compile(r"[A-Za-z0-9-]+[;:]")


class NotACalendar(Exception):
    """Why nothing at all could be read, in French."""


@dataclass(frozen=True)
class Component:
    """What stands between BEGIN and END: ``line`` counts from 1; ``lines`` are unfolded, without those of the
    components inside, whose names are counted in ``inside``; ``closed`` is false where END is missing."""

    name: str
    line: int
    lines: tuple[str, ...]
    inside: Mapping[str, int] = field(default_factory=dict)
    closed: bool = True

    def text(self) -> str:
        """The component as iCalendar."""
        return "\r\n".join((f"BEGIN:{self.name}", *self.lines, f"END:{self.name}", ""))

    def value(self, name: str) -> str:
        """What the first property of this name says, as it stands; for those without parameters that matter."""
        for line in self.lines:
            said, colon, value = line.partition(":")
            if colon and said.partition(";")[0].upper() == name:
                return value.strip()
        return ""


def components(content: bytes) -> list[Component]:
    """The calendar (its own properties alone), then everything that it holds.  Raises NotACalendar."""
    if len(content) > MAX_BYTES:
        message = f"ce fichier pèse plus de {MAX_BYTES // 1_000_000} Mo"
        raise NotACalendar(f"{message} : exportez une période plus courte, ou un agenda à la fois.")
    found = list(_split(_unfolded(_decoded(content))))
    if not any(one.name == "VCALENDAR" for one in found):
        raise NotACalendar("ce fichier n'est pas un calendrier : il n'y a pas de ligne « BEGIN:VCALENDAR ».")
    events = sum(one.name == "VEVENT" for one in found)
    if events > MAX_EVENTS:
        raise NotACalendar(f"ce calendrier a {events} événements ; on en importe au plus {MAX_EVENTS} à la fois.")
    return sorted(found, key=lambda one: one.line)


def _decoded(content: bytes) -> str:
    encodings: Sequence[str] = ("utf-8-sig", "cp1252", "latin-1")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16", "latin-1")
    for encoding in encodings:
        try:
            return content.decode(encoding).replace("\0", "")
        except UnicodeDecodeError:
            continue
    raise AssertionError("latin-1 reads every byte")


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """(number of its first line, line): a line that begins with a space goes on; so does one that is no property."""
    number, parts = 0, [""]
    for n, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if line[:1] in (" ", "\t"):
            parts.append(line[1:])
        elif parts[0] and line.strip() and not CONTENT_LINE.match(line):
            parts.append(f"\\n{line}")  # a text with bare line ends, as some tools write it
        elif line.strip():
            yield number, "".join(parts)[:MAX_LINE]
            number, parts = n, [line]
    yield number, "".join(parts)[:MAX_LINE]


def _split(lines: Iterator[tuple[int, str]]) -> Iterator[Component]:
    stack: list[tuple[str, int, list[str], Counter[str]]] = []
    for number, line in lines:
        word, _, name = line.partition(":")
        word, name = word.strip().upper(), name.strip().upper()
        if word == "BEGIN":
            if name == "VEVENT":  # it stands in nothing but a calendar: what is open was left open
                while stack and stack[-1][0] != "VCALENDAR":
                    yield _made(*stack.pop(), closed=False)
            stack.append((name, number, [], Counter()))
        elif word == "END" and any(name == opened for opened, *_ in stack):
            while stack[-1][0] != name:
                yield from _close(stack, closed=False)
            yield from _close(stack, closed=True)
        elif stack:
            stack[-1][2].append(line)
    while stack:
        yield from _close(stack, closed=stack[-1][0] == "VCALENDAR")


def _close(stack: list[tuple[str, int, list[str], Counter[str]]], *, closed: bool) -> Iterator[Component]:
    name, number, lines, inside = stack.pop()
    owner = stack[-1] if stack else None
    if owner is None or owner[0] == "VCALENDAR":
        yield _made(name, number, lines, inside, closed=closed)
    elif owner[0] in WHOLE:
        owner[2].extend((f"BEGIN:{name}", *lines, f"END:{name}"))
    else:
        owner[3][name] += 1


def _made(name: str, number: int, lines: list[str], inside: Counter[str], *, closed: bool) -> Component:
    return Component(name, number, tuple(lines), dict(inside), closed)

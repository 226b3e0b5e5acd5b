"""Content lines → components (RFC 5545, 3.6).  Nothing is called recursively: nesting may be deep."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from club.lint_ics.reader import Line
from club.lint_ics.rules import structure as rules
from club.lint_ics.rules.base import Finding
from club.problems import shown

ROOT = ""


@dataclass(slots=True)
class Component:
    """What stands between BEGIN and END.

    The numbers of its lines count from ``base``, so that the same bytes are read once wherever they stand.
    """

    name: str
    number: int
    lines: list[Line] = field(default_factory=list)
    children: list[Component] = field(default_factory=list)
    base: int = 0
    source: bytes | None = None  # of an event that was read by itself

    def all(self, name: str) -> list[Line]:
        return [line for line in self.lines if line.name == name]

    def first(self, name: str) -> Line | None:
        return next((line for line in self.lines if line.name == name), None)

    def value(self, name: str) -> str | None:
        line = self.first(name)
        return line.value if line else None


def grow(parts: Iterable[Line | Component], findings: list[Finding]) -> Component:
    """The root, whose children are the calendars.  Events that were read by themselves come as components."""
    root = Component(ROOT, 1)
    open = [root]
    for part in parts:
        if isinstance(part, Component):
            open[-1].children.append(part)
        elif part.name == "BEGIN":
            child = Component(part.value.strip().upper(), part.number)
            open[-1].children.append(child)
            open.append(child)
        elif part.name == "END":
            _close(part, open, findings)
        else:
            open[-1].lines.append(part)
    findings += [Finding(left.number, rules.NOT_CLOSED.code, shown(f"BEGIN:{left.name}")) for left in open[1:]]
    return root


def _close(line: Line, open: list[Component], findings: list[Finding]) -> None:
    """Close the innermost component of that name, if it is near; else leave the line aside."""
    name = line.value.strip().upper()
    near = next((depth for depth, one in enumerate(reversed(open[-4:]), 1) if one.name == name != ROOT), None)
    if near is None:
        findings.append(Finding(line.number, rules.UNBALANCED.code, shown(f"END:{line.value}")))
        return
    left = open[len(open) - near + 1 :]
    findings += [Finding(one.number, rules.NOT_CLOSED.code, shown(f"BEGIN:{one.name}")) for one in left]
    del open[len(open) - near :]


def below(root: Component) -> Iterator[Component]:
    """Every component under ``root``."""
    waiting = list(root.children)
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(one.children)

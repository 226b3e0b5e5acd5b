"""Plain values that know where they were written."""

from __future__ import annotations

from typing import Any, NamedTuple

from club.sources.base import GROUP, SINGLE
from club.sources.shape import Loc


class Mark(NamedTuple):
    """A place in a file, both counted from 1."""

    line: int
    column: int


class Scalar(str):
    """A text as written; ``cut`` is what YAML would drop after « # » on its line, ``key`` the key it answers,
    ``lead`` what stands before that key, or before the dash.

    ``starts`` tells where each of its lines begins in the file, when they stand there as they are.
    """

    mark: Mark
    cut: str = ""
    key: str = ""
    lead: str = ""
    starts: tuple[Mark, ...] = ()

    def place(self, offset: int) -> Mark:
        """Where the character at ``offset`` was written, or where the text begins."""
        before = self[:offset]
        number = before.count("\n")
        if number >= len(self.starts):
            return self.mark
        start = self.starts[number]
        return Mark(start.line, start.column + offset - (before.rfind("\n") + 1))


class Sequence(list):  # type: ignore[type-arg]
    """A list; ``written`` is its source when it was written on the line of its key or dash, else empty."""

    mark: Mark
    written: str
    key: str = ""
    lead: str = ""


class Mapping(dict):  # type: ignore[type-arg]
    """A group of keys, ``written`` likewise; ``keys_at`` tells where each key was written."""

    mark: Mark
    written: str
    key: str = ""
    lead: str = ""
    keys_at: dict[str, Mark]


Node = Scalar | Sequence | Mapping


def locate(root: Any, loc: Loc) -> Mark:
    """Where the value at ``loc`` was written: the value when it is on the line of its key, else the key."""
    node, at = root, getattr(root, "mark", Mark(1, 1))
    for part in loc:
        if part in (SINGLE, GROUP):
            continue
        if isinstance(node, Mapping) and str(part) in node:
            at, node = node.keys_at[str(part)], node[str(part)]
            if isinstance(node, Scalar) or node.mark.line == at.line:
                at = node.mark
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node):
            node = node[part]
            at = node.mark
        elif not (isinstance(node, Mapping) and isinstance(part, int)):
            break
    return at


def node_at(root: Any, loc: Loc) -> Node | None:
    """The value at ``loc`` as it was written, or None."""
    node = root
    for part in loc:
        if part in (SINGLE, GROUP):
            continue
        if isinstance(node, Mapping) and str(part) in node:
            node = node[str(part)]
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node):
            node = node[part]
        elif not (isinstance(node, Mapping) and isinstance(part, int)):
            return None
    return node  # type: ignore[no-any-return]

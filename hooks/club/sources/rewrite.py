"""A few values of a file's header are written anew; every other byte of the file stays.

Comments, the order of keys, quotes, line ends and lists on one line are kept: values are cut out of the text at the
marks of PyYAML's nodes, and lines are added where a group or a list ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import yaml

from club.sources.files import header_lines
from club.sources.mends import Keys
from club.sources.shape import Loc
from club.sources.yamltext import soft_spaces

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")


@dataclass(frozen=True)
class Header:
    """The text of a Markdown file that has no problem, seen through its header.

    ``keys``: see ``yamltext.parse``.  What changes it returns another one.
    """

    text: str
    keys: Keys

    def with_value(self, loc: Loc, value: str, after: str | None = None) -> Header:
        """Write the single value at ``loc``.  A key that is not there is added at the end of its group, a date among
        dates in its order, or any right ``after`` another."""
        node = self._node(loc)
        if not isinstance(node, yaml.ScalarNode):
            return self._with_keys(loc, [value], after, inline=True)
        start, end = self._span(node)
        if node.style in ("'", '"'):
            value = f"{node.style}{value}{node.style}"
        elif node.style:  # « | » or « > »: up to the next line
            value += self._line_end
        elif self.text[start - 1] == ":":
            value = f" {value}"
        return self._spliced(start, end, value)

    def with_item(self, loc: Loc, lines: Sequence[str], after: int | None = None) -> Header:
        """Add an item (« - key: value » and its further lines) to the list at ``loc``, which may not be there yet;
        at its end, or after the item of that number."""
        node = self._node(loc)
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            return self._with_keys(loc, lines, None, inline=False)
        before = node.value[-1 if after is None else after]
        if node.flow_style:
            end = self._span(before)[1]
            return self._spliced(end, end, f", {_flow(lines)}")
        return self._with_lines(before, lines, node.start_mark.column)

    def with_name(self, key: str, other: str) -> Header:
        """Give the key ``key`` of the header another name."""
        node = next(name for name, _ in self._root.value if name.value.strip() == key)
        return self._spliced(*self._span(node), other)

    # --- keys that are not there

    def _with_keys(self, loc: Loc, leaf: Sequence[str], after: str | None, *, inline: bool) -> Header:
        """Add to the innermost group that is there the keys of ``loc`` that are missing, and ``leaf`` below them."""
        depth = max(n for n in range(len(loc)) if _holds_keys(self._node(loc[:n])))
        group = self._node(loc[:depth])
        assert isinstance(group, yaml.MappingNode)
        lines = [f"{loc[-1]}: {leaf[0]}"] if inline else [f"{loc[-1]}:", *(f"  {line}" for line in leaf)]
        for key in reversed(loc[depth:-1]):
            lines = [f"{key}:", *(f"  {line}" for line in lines)]
        pairs = _pairs(group)
        blank = pairs.get(str(loc[depth]))
        if group.flow_style and blank is not None:
            return self._spliced(*self._span(blank), f" {_flow(lines[1:], braces=True)}")
        if group.flow_style:
            end = self._span(group.value[-1][1])[1]
            return self._spliced(end, end, f", {_flow(lines)}")
        if blank is not None:
            start, end = self._span(blank)
            return self._with_lines(blank, lines[1:], group.start_mark.column)._spliced(start, end, "")
        before = pairs[after] if after in pairs else self._before(loc[:depth], group, str(loc[depth]))
        return self._with_lines(before, lines, group.start_mark.column)

    def _before(self, loc: Loc, group: yaml.MappingNode, key: str) -> yaml.Node:
        """What a new key stands below: the end of its group; a date, the one before it, or the head of its group."""
        names = [name.value.strip() for name, _ in group.value]
        if not all(DATE.fullmatch(name) for name in (key, *names)):
            return group
        earlier = [name for name in names if name < key]
        above = self._node(loc[:-1])
        assert isinstance(above, yaml.MappingNode), "dates stand under a key"
        head = next(name for name, _ in above.value if name.value.strip() == loc[-1])
        return _pairs(group)[earlier[-1]] if earlier else head

    def _with_lines(self, before: yaml.Node, lines: Sequence[str], column: int) -> Header:
        at = self._starts[self._last_line(before) + 1]
        return self._spliced(at, at, "".join(f"{' ' * column}{line}{self._line_end}" for line in lines))

    def _spliced(self, start: int, end: int, text: str) -> Header:
        return Header(self.text[:start] + text + self.text[end:], self.keys)

    # --- where things stand

    @cached_property
    def _lines(self) -> list[str]:
        return LINE.findall(self.text)

    @cached_property
    def _header(self) -> range:
        plain = "\n".join(line.rstrip("\r\n") for line in self._lines).removeprefix("\ufeff")
        return header_lines(plain, self.keys)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line from the header's first begins in the text."""
        starts, at = [], 0
        for line in self._lines:
            starts.append(at)
            at += len(line)
        return starts[self._header.start :]

    @cached_property
    def _line_end(self) -> str:
        first = self._lines[0]
        return first[len(first.rstrip("\r\n")) :]

    @cached_property
    def _root(self) -> yaml.MappingNode:
        lines = [soft_spaces(self._lines[n].rstrip("\r\n")) for n in self._header]
        root = yaml.compose("\n".join(lines) + "\n", Loader=yaml.CSafeLoader)
        assert isinstance(root, yaml.MappingNode), "a header without problems is a group of keys"
        return root

    def _node(self, loc: Loc) -> yaml.Node | None:
        node: yaml.Node | None = self._root
        for part in loc:
            if isinstance(node, yaml.MappingNode):
                node = _pairs(node).get(str(part))
            elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
                node = node.value[part]
            else:
                return None
        return node

    def _span(self, node: yaml.Node) -> tuple[int, int]:
        """The part of the text that a node was read from."""
        start, end = node.start_mark, node.end_mark
        return self._starts[start.line] + start.column, self._starts[end.line] + end.column

    def _last_line(self, node: yaml.Node) -> int:
        """The last line (of the header, from 0) on which something of a node stands.  The end that PyYAML gives a
        block lies further on, behind blank lines and comments."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            last = node.value[-1]
            return self._last_line(last[1] if isinstance(last, tuple) else last)
        line: int = node.end_mark.line
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            line -= 1
            while not self._lines[self._header.start + line].strip():
                line -= 1
        return line


def _pairs(group: yaml.MappingNode) -> dict[str, yaml.Node]:
    return {name.value.strip(): value for name, value in group.value}


def _holds_keys(node: yaml.Node | None) -> bool:
    return isinstance(node, yaml.MappingNode) and bool(node.value)


def _flow(lines: Sequence[str], *, braces: bool = False) -> str:
    """Lines in block style as they are written within ``[ ]`` or ``{ }``, with or without those of their own."""
    node = yaml.compose("\n".join(lines), Loader=yaml.CSafeLoader)
    _make_flow(node)
    text: str = yaml.serialize(node, width=float("inf"), allow_unicode=True).strip()
    return text if braces else text[1:-1]


def _make_flow(node: yaml.Node | None) -> None:
    if isinstance(node, yaml.MappingNode):
        node.flow_style = True
        for _, value in node.value:
            _make_flow(value)
    elif isinstance(node, yaml.SequenceNode):
        node.flow_style = True
        for value in node.value:
            _make_flow(value)

"""Examples of keys, headers and files, made from the models, in the block style that the templates use."""

from __future__ import annotations

from functools import cache
from typing import Any, ClassVar

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from club.sources.shape import fields, group_at


def example_of(key: str, info: FieldInfo | None) -> tuple[str, ...]:
    """An example of the key, in the block style that the templates use."""
    if info is None or not info.examples:
        return ()
    return ("Par exemple :", *(f"  {line}" for line in example_lines(key, info.examples[0])))


def items_example(model: type[BaseModel]) -> tuple[str, ...]:
    """An example of a file that is a list."""
    group = group_at(model, ())
    if group is None:
        return ()
    lines = header_example(group)
    return ("Par exemple :", *(f"  {'- ' if n == 0 else '  '}{line}" for n, line in enumerate(lines)))


@cache
def header_example(model: type[BaseModel]) -> tuple[str, ...]:
    """The shortest header that the model takes, as YAML lines."""
    lines: list[str] = []
    for key, info in fields(model).items():
        if info.is_required() and info.examples:
            lines += example_lines(key, info.examples[0])
    return tuple(lines)


def example_lines(key: str, example: Any) -> list[str]:
    """``key`` with ``example`` as YAML in block style; texts that need it are quoted."""
    text = yaml.dump(
        {key: _as_written(example)}, Dumper=_Example, sort_keys=False, allow_unicode=True, width=10_000, indent=2
    )
    return str(text).rstrip("\n").split("\n")


def _as_written(example: Any) -> Any:
    """The example with true, false and numbers as the words that one types."""
    if isinstance(example, dict):
        return {key: _as_written(value) for key, value in example.items()}
    if isinstance(example, list):
        return [_as_written(value) for value in example]
    return str(example).lower() if isinstance(example, bool) else str(example)


class _Example(yaml.SafeDumper):
    """Block style, list items under their key, prose in double quotes, dates and words bare."""

    yaml_implicit_resolvers: ClassVar = {}  # type: ignore[misc]  # in our sources « 2026-12-03 » is a text like any other

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    bare = all(
        char.isascii() and (char.isalnum() or char in "-_/:.") for char in value.replace(" ", "", 1)
    ) and not value.startswith("http")
    prose = not bare or (" " in value and not value[0].isdigit())
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style='"' if prose else None)


_Example.add_representer(str, _text)

"""Keys and values → lines of a header, as our templates write them: block style, texts in quotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any


class Prose(str):
    """A text for people: written in quotes."""

    __slots__ = ()


def lines(key: str, value: Any, lead: str = "") -> Iterator[str]:
    """The lines of one key, whose value is a word, a ``Prose``, a group of keys, or a list of them."""
    if isinstance(value, Mapping):
        yield f"{lead}{key}:"
        for name, inner in value.items():
            yield from lines(str(name), inner, f"{lead}  ")
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield f"{lead}{key}:"
        for element in value:
            yield from _element(element, lead)
    else:
        yield f"{lead}{key}: {_word(value)}"


def _element(element: Any, lead: str) -> Iterator[str]:
    if not isinstance(element, Mapping):
        yield f"{lead}  - {_word(element)}"
        return
    first, *others = (line for name, inner in element.items() for line in lines(str(name), inner))
    yield f"{lead}  - {first}"
    yield from (f"{lead}    {line}" for line in others)


def _word(value: Any) -> str:
    """In double quotes if it is prose; PyYAML's own would write an emoji as its number."""
    if not isinstance(value, Prose):
        return str(value)
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

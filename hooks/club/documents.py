"""What the program makes: finished documents, each with its address, its content and its source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pydantic_core import to_json


@dataclass(frozen=True)
class Page:
    """An HTML page.

    ``address`` is relative to the site, without leading ``/`` and with a final one (``agenda/x/``, ``""`` for
    home); ``template`` draws ``data`` (JSON-like: dict, list, str, int, float, bool, None) around ``body``,
    finished HTML; ``title`` and ``description`` are plain text; ``source`` is the path of the file to edit.
    """

    address: str
    template: str
    title: str
    description: str
    data: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    source: str | None = None


@dataclass(frozen=True)
class File:
    """Any other file (calendar, feed, picture), by its address (``agenda.ics``), with its bytes."""

    address: str
    content: bytes
    source: str | None = None


Document = Page | File


def json(value: Any, indent: int | None = None) -> bytes:
    """A JSON-like value, in which pydantic models may stand, as a published file has it (RFC 8259)."""
    return to_json(value, indent=indent, by_alias=True) + b"\n"

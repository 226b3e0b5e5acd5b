"""The models → JSON Schemas, so that an editor completes and checks while one types."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from club.sources import kinds
from club.sources.kinds import Kind
from club.sources.members import Withdrawn, WithdrawnStudy

PUBLISHED = (kinds.CLUB, kinds.CLOSURES, *kinds.ITEMS)
OTHER_STATES: dict[str, Any] = {
    kinds.PERSON.name: Withdrawn,
    kinds.ORGANISATION.name: Withdrawn,
    kinds.CASE_STUDY.name: WithdrawnStudy,
}


def schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema (2020-12) of the header of one kind of item, ready to be published, or withdrawn."""
    other = OTHER_STATES.get(kind.name)
    made = TypeAdapter(kind.model | other if other else kind.model).json_schema(by_alias=True)
    for named in (made, *made.get("$defs", {}).values()):  # docstrings, in English: for us and not for contributors
        named.pop("title", None)
        named.pop("description", None)
    _tidy(made)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": kind.label.capitalize(), **made}


def _tidy(node: Any) -> None:
    """Drop what serves the program only: words that contributors try, questions of the form, and « null » (an
    absent key says it)."""
    if isinstance(node, list):
        for part in node:
            _tidy(part)
    if not isinstance(node, dict):
        return
    node.pop("x-french-words", None)
    node.pop("x-asked", None)
    if node.get("default", ...) is None:
        del node["default"]
    options = node.get("anyOf")
    if isinstance(options, list) and {"type": "null"} in options:
        rest = [option for option in options if option != {"type": "null"}]
        del node["anyOf"]
        node.update(rest[0] if len(rest) == 1 else {"anyOf": rest})
    for part in node.values():
        _tidy(part)


def text(kind: Kind) -> str:
    """The schema as it is kept in ``programme/schema/``."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2, default=str) + "\n"


def write(root: Path) -> list[Path]:
    """Write every schema below ``root``; return the files."""
    folder = root / kinds.SCHEMAS
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for kind in PUBLISHED:
        file = folder / f"{kind.name}.json"
        file.write_text(text(kind), encoding="utf-8")
        files.append(file)
    return files

"""A model → a file and its schema."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from club import addresses
from club.api.models import Part
from club.documents import File, json

INDENT = 1
DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True)
class Table:
    """One file: its name, what it holds in French, the model of its items, the items."""

    name: str
    about: str
    model: type[Part]
    items: Sequence[Part]


def written(of: Table, site_url: str) -> tuple[File, File]:
    """The file and its schema."""
    said = {"$schema": site_url + addresses.api_schema(of.name), "version": 1, "items": list(of.items)}
    return File(addresses.api(of.name), json(said, INDENT)), _schema(of.name, _listed(of), site_url)


def single(name: str, about: str, value: Part, site_url: str) -> tuple[File, File]:
    """The same for a file that is no list."""
    said = {"$schema": site_url + addresses.api_schema(name), **value.model_dump(mode="json", by_alias=True)}
    described = {"description": about, **_described(type(value))}
    return File(addresses.api(name), json(said, INDENT)), _schema(name, described, site_url)


def _described(model: Any) -> dict[str, Any]:
    return TypeAdapter(model).json_schema(mode="serialization", by_alias=True)


def _listed(of: Table) -> dict[str, Any]:
    """The schema of a file that lists items of one model."""
    item = _described(of.model)
    shared = item.pop("$defs", {})
    return {
        "description": of.about,
        "type": "object",
        "required": ["version", "items"],
        "properties": {
            "$schema": {"type": "string", "format": "uri"},
            "version": {"const": 1},
            "items": {"type": "array", "items": {"$ref": "#/$defs/Item"}},
        },
        "$defs": {**shared, "Item": item},
    }


def _schema(name: str, described: dict[str, Any], site_url: str) -> File:
    address = addresses.api_schema(name)
    return File(address, json({"$schema": DIALECT, "$id": site_url + address, "title": name, **described}, INDENT))

"""The JSON Schemas that editors use are those of the models."""

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from club import schema
from club.sources import kinds
from club.sources.kinds import Kind

REPOSITORY = Path(__file__).parent.parent


class AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2's core types: true, false and numbers, but no dates (yaml-language-server reads it so)."""


AsEditorsRead.yaml_implicit_resolvers = {
    first: [
        (tag, pattern)
        for tag, pattern in found
        if tag.endswith((":bool", ":int", ":float", ":null")) and first not in "yYnNoO"
    ]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.mark.parametrize("kind", schema.PUBLISHED, ids=lambda kind: kind.name)
def test_the_published_schema_is_current(kind: Kind) -> None:
    kept = (REPOSITORY / kinds.SCHEMAS / f"{kind.name}.json").read_text("utf-8")
    assert kept == schema.text(kind), "run: club schema"


@pytest.mark.parametrize("kind", schema.PUBLISHED, ids=lambda kind: kind.name)
def test_the_schema_is_one(kind: Kind) -> None:
    jsonschema.Draft202012Validator.check_schema(schema.schema(kind))


def _properties(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [found for part in node for found in _properties(part)]
    if not isinstance(node, dict):
        return []
    own = [{"key": key, **value} for key, value in node.get("properties", {}).items()]
    return own + [found for part in node.values() for found in _properties(part)]


@pytest.mark.parametrize("kind", schema.PUBLISHED, ids=lambda kind: kind.name)
def test_every_field_explains_itself_in_french(kind: Kind) -> None:
    for field in _properties(schema.schema(kind)):
        assert {"title", "description", "examples"} <= field.keys(), field["key"]
        assert field["description"].endswith("."), field["key"]
        assert field["examples"], field["key"]


def _yaml_files() -> list[Path]:
    small = REPOSITORY / "tests" / "small" / "programme"
    return sorted([*(REPOSITORY / "programme").rglob("*.yml"), *small.rglob("*.yml")])


@pytest.mark.parametrize("file", _yaml_files(), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_files_that_the_program_accepts_are_accepted_by_the_editor(file: Path) -> None:
    kind = kinds.SINGLES.get(file.stem) or next(kind for kind in kinds.ITEMS if kind.folder.endswith(file.parent.name))
    content = yaml.load(file.read_text("utf-8"), AsEditorsRead)
    jsonschema.validate(content, schema.schema(kind))


@pytest.mark.parametrize("file", sorted((REPOSITORY / "programme").rglob("*.yml")), ids=lambda file: file.name)
def test_every_yaml_file_names_its_schema_to_the_editor(file: Path) -> None:
    first = file.read_text("utf-8").split("\n")[0]
    prefix = "# yaml-language-server: $schema="
    assert first.startswith(prefix)
    assert (file.parent / first.removeprefix(prefix)).resolve().is_file()

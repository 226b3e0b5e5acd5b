"""What the models look like from outside: their fields, groups and references, read from the type hints."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo

from club.sources.base import GROUP, SINGLE
from club.sources.values import Ref

Loc = tuple[int | str, ...]


@cache
def fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of ``model`` by the key that contributors write."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def french_words(info: FieldInfo) -> list[str]:
    """The French words that contributors try for a key."""
    extra = info.json_schema_extra
    words = extra.get("x-french-words", []) if isinstance(extra, dict) else []
    return [info.title or "", *(str(word) for word in words)] if isinstance(words, list) else []


def asked(info: FieldInfo) -> tuple[str, str]:
    """The question that the form asks for a key, and its help.  Raises ValueError where it asks none."""
    extra = info.json_schema_extra
    said = extra.get("x-asked", []) if isinstance(extra, dict) else []
    if not isinstance(said, list) or len(said) != 2:
        raise ValueError(info.title)
    return str(said[0]), str(said[1])


def groups(annotation: Any) -> list[type[BaseModel]]:
    """The models that a value of this type may be, or hold in a list or under dates."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in groups(part)]


def group_at(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """The model of the group of keys that stands at ``loc`` below ``model``."""
    current: type[BaseModel] | None = model
    if issubclass(model, RootModel):  # a file that is a list of groups
        current = groups(model.model_fields["root"].annotation)[0]
    for part in loc:
        if current is None or not isinstance(part, str) or part in (SINGLE, GROUP):
            continue
        if (info := fields(current).get(part)) is not None:
            current = next(iter(groups(info.annotation)), None)
    return current


@cache
def keys(model: type[BaseModel]) -> dict[str, bool]:
    """Every key that may stand in a file of this model, at any level; True where a group or a list follows."""
    found: dict[str, bool] = {}
    for key, info in fields(model).items():
        inner = groups(info.annotation)
        found[key] = found.get(key, False) or bool(inner) or holds_many(info.annotation)
        for group in inner:
            for below, many in keys(group).items():
                found[below] = found.get(below, False) or many
    return found


def holds_many(annotation: Any) -> bool:
    """Whether a value of this type is a list or a table, and not one of its elements."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return holds_many(get_args(annotation)[0])
    return origin in (tuple, dict) and (origin is dict or Ellipsis in get_args(annotation))


def reference(info: FieldInfo | None) -> Ref | None:
    """The reference that a field holds, alone or in a list."""
    return _ref(info.annotation, tuple(info.metadata)) if info else None


def _ref(annotation: Any, metadata: tuple[Any, ...] = ()) -> Ref | None:
    for mark in metadata:
        if isinstance(mark, Ref):
            return mark
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        return _ref(inner, tuple(marks))
    return next((ref for part in get_args(annotation) if (ref := _ref(part))), None)


@cache
def _plan(model: type[BaseModel]) -> tuple[tuple[str, str, Ref | None], ...]:
    """(attribute, key, reference it holds) of every field that may hold references."""
    plan = []
    for name, info in model.model_fields.items():
        ref = _ref(info.annotation, tuple(info.metadata))
        if ref or groups(info.annotation):
            plan.append((name, info.alias or name, ref))
    return tuple(plan)


def references(value: BaseModel, loc: Loc = ()) -> Iterator[tuple[Loc, str, Ref]]:
    """Every reference in an item, depth first: where it stands, the identifier, the kinds it may be of."""
    for name, key, ref in _plan(type(value)):
        yield from _in_value(getattr(value, name), (*loc, key), ref)


def _in_value(value: Any, loc: Loc, ref: Ref | None) -> Iterator[tuple[Loc, str, Ref]]:
    if isinstance(value, BaseModel):
        yield from references(value, loc)
    elif isinstance(value, tuple):
        for n, item in enumerate(value):
            yield from _in_value(item, (*loc, n), ref)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _in_value(item, (*loc, str(key)), ref)
    elif isinstance(value, str) and ref:
        yield loc, value, ref


def texts(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text of a header, in order, with its place."""
    if isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            yield from texts(getattr(value, name), (*loc, info.alias or name))
    elif isinstance(value, tuple):
        for n, part in enumerate(value):
            yield from texts(part, (*loc, n))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from texts(part, (*loc, str(key)))
    elif isinstance(value, str):
        yield loc, value

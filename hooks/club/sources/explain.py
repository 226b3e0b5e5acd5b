"""pydantic's errors → problems that say where, what and how, in French."""

from __future__ import annotations

from typing import Any

import yaml
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from club import rules
from club.problems import Problem, nearest
from club.rules import Rule
from club.sources.base import GROUP, SINGLE
from club.sources.mends import quoted
from club.sources.shape import Loc, fields, french_words, group_at, groups
from club.sources.yamltext import Mapping, Mark, Scalar, Sequence

_GROUP_EXPECTED = {"model_type", "model_attributes_type", "dict_type", "dict_attributes_type", "mapping_type"}


def explain(error: ValidationError, model: type[BaseModel], root: Any, path: str) -> list[Problem]:
    """One problem for each error that pydantic found in ``root``, read as ``model``."""
    found = error.errors(include_url=False)
    told = [one for one in found if one["type"] != "too_short" or not one["input"]]  # a list of bad values is not empty
    return [_one(dict(one), model, root, path) for one in told]


def locate(root: Any, loc: Loc) -> Mark:
    """Where the value at ``loc`` was written: the value when it is a text, else its key."""
    node, at = root, getattr(root, "mark", Mark(1, 1))
    for part in loc:
        if part in (SINGLE, GROUP):
            continue
        if isinstance(node, Mapping) and str(part) in node:
            at, node = node.keys_at[str(part)], node[str(part)]
            if isinstance(node, Scalar):
                at = node.mark
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node):
            node = node[part]
            at = node.mark
        else:
            break
    return at


def _one(error: dict[str, Any], model: type[BaseModel], root: Any, path: str) -> Problem:
    kind, loc = str(error["type"]), tuple(error["loc"])
    if kind.startswith("club-"):
        context = error["ctx"]
        at = _key_mark(root, loc[:-1]) if loc and loc[-1] == "[key]" else locate(root, loc)
        return Problem(path, *at, kind, context["message"], tuple(context["help"]))
    if kind == "missing":
        return _missing(model, loc, root, path)
    if kind == "extra_forbidden":
        return _unknown_key(model, loc, root, path)
    at = locate(root, loc)
    key = next((str(part) for part in reversed(loc) if isinstance(part, str) and part not in (SINGLE, GROUP)), "")
    if kind in ("tuple_type", "list_type"):
        return _list_expected(error["input"], key, _info(model, loc), at, path)
    if kind in _GROUP_EXPECTED:
        return _group_expected(error["input"], key, _info(model, loc), at, path)
    if kind == "too_short":
        return _problem(path, at, rules.MISSING, f"la liste « {key} » est vide : il en faut au moins un élément.")
    return _problem(path, at, rules.WRONG_SHAPE, f"valeur inattendue pour « {key} ».")


def _problem(path: str, at: Mark, rule: Rule, message: str, *help: str) -> Problem:
    return Problem(path, at.line, at.column, rule.code, message, help)


def _key_mark(root: Any, loc: Loc) -> Mark:
    node = root
    for part in loc[:-1]:
        node = node[part] if isinstance(node, dict) and part in node else node
    return node.keys_at.get(str(loc[-1]), node.mark) if isinstance(node, Mapping) and loc else locate(root, loc)


def _info(model: type[BaseModel], loc: Loc) -> FieldInfo | None:
    keys = [n for n, part in enumerate(loc) if isinstance(part, str) and part not in (SINGLE, GROUP)]
    owner = group_at(model, loc[: keys[-1]]) if keys else None
    return fields(owner).get(str(loc[keys[-1]])) if owner else None


def _missing(model: type[BaseModel], loc: Loc, root: Any, path: str) -> Problem:
    key, info = str(loc[-1]), _info(model, loc)
    title = f" ({info.title})" if info and info.title else ""
    help = (*((info.description or "",) if info else ()), *_to_paste(key, info))
    return _problem(path, locate(root, loc[:-1]), rules.MISSING, f"il manque la clé « {key} »{title}.", *help)


def _unknown_key(model: type[BaseModel], loc: Loc, root: Any, path: str) -> Problem:
    key, owner = str(loc[-1]), group_at(model, loc[:-1])
    at = _key_mark(root, loc)
    help: list[str] = []
    if owner is not None:
        tries = {key: key for key in fields(owner)}
        for name, info in fields(owner).items():
            for word in french_words(info):
                tries.setdefault(word, name)
        if near := nearest(key, tries):
            label = fields(owner)[tries[near]].title or ""
            help.append(f"Vouliez-vous « {tries[near]} » ({label}) ?")
        else:
            below = [
                name
                for name, info in fields(owner).items()
                for group in groups(info.annotation)
                if key in fields(group)
            ]
            if below:
                help += [f"Cette clé se place sous « {below[0]} » :", f"  {below[0]}:", f"    {key}: …"]
        help.append(f"Clés possibles ici : {', '.join(fields(owner))}.")
    return _problem(path, at, rules.UNKNOWN_KEY, f"la clé « {key} » est inconnue.", *help)


def _list_expected(found: Any, key: str, info: FieldInfo | None, at: Mark, path: str) -> Problem:
    if isinstance(found, str):
        text = found if _plain(found) else quoted(found)
        return _problem(
            path,
            at,
            rules.WRONG_SHAPE,
            f"« {key} » est une liste : un tiret par élément.",
            "Écrivez :",
            f"  {key}:",
            f"    - {text}",
        )
    return _problem(
        path, at, rules.WRONG_SHAPE, f"« {key} » est une liste : un tiret par élément.", *_to_paste(key, info)
    )


def _group_expected(found: Any, key: str, info: FieldInfo | None, at: Mark, path: str) -> Problem:
    shape = "une liste" if isinstance(found, list) else f"« {found} »" if isinstance(found, str) and found else "rien"
    name = f"« {key} »" if key else "le fichier"
    message = f"{name} est un groupe de clés, et non {shape}."
    return _problem(
        path, at, rules.WRONG_SHAPE, message, *(_to_paste(key, info) if key else ("Chaque ligne est « clé: valeur ».",))
    )


def _plain(text: str) -> bool:
    return text.replace("-", "").isalnum()


def _to_paste(key: str, info: FieldInfo | None) -> tuple[str, ...]:
    """An example of the key, in the block style that the templates use."""
    if info is None or not info.examples:
        return ()
    return ("Par exemple :", *(f"  {line}" for line in example_lines(key, info.examples[0])))


def example_lines(key: str, example: Any) -> list[str]:
    """``key`` with ``example`` as YAML in block style; texts that need it are quoted."""
    text = yaml.dump({key: _as_written(example)}, Dumper=_Example, sort_keys=False, allow_unicode=True, width=10_000, indent=2)
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

    yaml_implicit_resolvers = {}  # in our sources « 2026-12-03 » is a text like any other

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    bare = all(
        char.isascii() and (char.isalnum() or char in "-_/:.") for char in value.replace(" ", "", 1)
    ) and not value.startswith("http")
    prose = not bare or (" " in value and not value[0].isdigit())
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style='"' if prose else None)


_Example.add_representer(str, _text)

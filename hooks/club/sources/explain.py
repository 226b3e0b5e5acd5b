"""pydantic's errors → problems that say where, what and how, in French."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping as Table
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from club import rules
from club.problems import Problem, folded, nearest, shown
from club.rules import Rule
from club.sources.base import GROUP, SINGLE
from club.sources.examples import example_lines, example_of, header_example, items_example
from club.sources.mends import LONGEST_TO_PASTE, NO_SPACE, bare_or_quoted
from club.sources.nodes import Mapping, Mark, Node, Scalar, locate, node_at
from club.sources.shape import Loc, fields, french_words, group_at, groups, reference
from club.sources.values import BOOLEAN_WORDS, proposed_id

__all__ = ["Names", "below", "example_lines", "explain", "intended", "locate"]

# What items are called, and their ids, by kind: « Installer des rituels » → « rituels ».
Names = Table[str, Table[str, str]]

_GROUP_EXPECTED = {"model_type", "model_attributes_type", "dict_type", "dict_attributes_type", "mapping_type"}
_LIST_EXPECTED = {"tuple_type", "list_type"}
_DASH = re.compile(r"(?:^|\s)[-–—•*·]\s*(?=\S)")


def explain(
    error: ValidationError, model: type[BaseModel], root: Any, path: str, names: Names | None = None
) -> list[Problem]:
    """One problem for each mistake that pydantic found in ``root``, read as ``model``."""
    found: list[dict[str, Any]] = [dict(one) for one in error.errors(include_url=False)]
    told = _Explanation(model, root, path, names or {})
    meant = {(*one["loc"][:-1], key) for one in found if (key := told.meant_by(one))}
    problems = (told.problem(one) for one in found if one["type"] != "missing" or tuple(one["loc"]) not in meant)
    return [problem for problem in problems if problem]


def _own(loc: Loc) -> str:
    """The key that the value at ``loc`` answers, or is an element of."""
    return next((part for part in reversed(loc) if isinstance(part, str) and part not in (SINGLE, GROUP)), "")


class _Explanation:
    """The explanations of one file."""

    def __init__(self, model: type[BaseModel], root: Any, path: str, names: Names) -> None:
        self.model, self.root, self.path, self.names = model, root, path, names

    def problem(self, error: dict[str, Any]) -> Problem | None:
        """What to tell of one error; None where another error tells it."""
        kind, loc = str(error["type"]), tuple(error["loc"])
        if kind.startswith("club-"):
            return self._refused(kind, loc, error["ctx"])
        if kind == "missing":
            return self._missing(loc)
        if kind == "extra_forbidden":
            return self._unknown_key(loc)
        if kind in _LIST_EXPECTED:
            return self._list_expected(loc, error["input"])
        if kind in _GROUP_EXPECTED:
            return self._group_expected(loc, error["input"])
        key = _own(loc)
        if kind == "too_short":
            if error["input"]:  # its elements are wrong, and told
                return None
            message = f"la liste « {key} » est vide : il en faut au moins un élément."
            return self._at(loc, rules.MISSING, message, *example_of(key, self._info(loc)))
        return self._at(
            loc, rules.WRONG_SHAPE, f"« {shown(key)} » a une valeur inattendue.", *example_of(key, self._info(loc))
        )

    # --- values

    def _refused(self, code: str, loc: Loc, context: dict[str, Any]) -> Problem:
        message, help = context["message"], tuple(context["help"])
        if loc and loc[-1] == "[key]":
            return self._told(self._key_mark(loc[:-1]), rules.BY_CODE[code], message, *help)
        node = node_at(self.root, loc)
        if code == rules.BAD_ID.code and isinstance(node, Scalar):
            help = self._known_id(loc, str(node)) or help
        if code in (rules.MISSING.code, rules.WRONG_SHAPE.code) and not help:
            help = example_of(_own(loc), self._info(loc))
        at = locate(self.root, loc)
        if context.get("at") and isinstance(node, Scalar):
            at = node.place(context["at"] + len(node) - len(node.lstrip()))
        return self._told(at, rules.BY_CODE[code], message, *help)

    def _known_id(self, loc: Loc, found: str) -> tuple[str, ...]:
        """The id of the item that a reference names by its title, or nearly."""
        ref = reference(self._info(loc))
        known = {word: id for kind in (ref.kinds if ref else ()) for word, id in self.names.get(kind, {}).items()}
        stem = proposed_id(re.sub(r"\.(md|ya?ml)$", "", found.rpartition("/")[2]))
        near = nearest(found, known) or nearest(stem, known)
        return (f"Vouliez-vous « {known[near]} » ?",) if near else ()

    def _missing(self, loc: Loc) -> Problem:
        key, info = str(loc[-1]), self._info(loc)
        title = f" ({info.title})" if info and info.title else ""
        help = (*((info.description or "",) if info else ()), *example_of(key, info))
        return self._at(loc[:-1], rules.MISSING, f"il manque la clé « {key} »{title}.", *help)

    def _list_expected(self, loc: Loc, found: Any) -> Problem:
        key, info = _own(loc), self._info(loc)
        if not key:
            example = items_example(self.model)
            message = "ce fichier est une liste : chaque élément commence par un tiret."
            return self._at(loc, rules.WRONG_SHAPE, message, *example)
        if found is None or (isinstance(found, str) and not found.strip()):
            return self._at(loc, rules.MISSING, f"« {key} » est vide : il y faut une liste.", *example_of(key, info))
        message = f"« {key} » est une liste : un tiret et un espace devant chaque élément."
        if not isinstance(found, str) or (info and groups(info.annotation)):
            return self._at(loc, rules.WRONG_SHAPE, message, *example_of(key, info))
        texts = [text for part in _DASH.split(found) if (text := part.strip())] or [found]
        ref = reference(info)
        if ref:
            texts = [word.strip() for text in texts for word in re.split(r"[,;]", text) if word.strip()]
            texts = [self._id_of(ref.kinds, text) for text in texts]
        lines = [f"{key}:", *(f"  - {bare_or_quoted(text)}" for text in texts)]
        help = ("Écrivez :", *(f"  {line}" for line in lines)) if len(found) <= LONGEST_TO_PASTE else ()
        return self._at(loc, rules.WRONG_SHAPE, message, *help)

    def _id_of(self, wanted: tuple[str, ...], text: str) -> str:
        known = {word: id for kind in wanted for word, id in self.names.get(kind, {}).items()}
        near = nearest(text, known)
        return known[near] if near else proposed_id(text) or text

    def _group_expected(self, loc: Loc, found: Any) -> Problem:
        shape = "une liste" if isinstance(found, list) else f"« {shown(str(found))} »" if found else "une valeur vide"
        key, info = _own(loc), self._info(loc)
        if not loc:
            message = (
                "ce fichier contient " + (shape if found else "autre chose") + ", et non des lignes « clé: valeur »."
            )
            help = [f"  {line}" for line in header_example(self.model)]
            return self._at(loc, rules.WRONG_SHAPE, message, "Par exemple :", *help)
        owner = next(iter(groups(info.annotation)), None) if info else group_at(self.model, loc)
        place = [part for part in loc if part not in (SINGLE, GROUP)]
        if place and isinstance(place[-1], int):
            name = f"chaque élément de « {key} »" if key else "chaque élément de la liste"
            example = example_of(key, info) if key else items_example(self.model)
            return self._at(loc, rules.WRONG_SHAPE, f"{name} est un groupe de clés, et non {shape}.", *example)
        if (
            isinstance(found, str)
            and (match := NO_SPACE.match(found))
            and owner
            and match.group("key") in fields(owner)
        ):
            message = f"il manque un espace après les deux-points de « {match.group('key')}: »."
            line = f"{match.group('key')}: {bare_or_quoted(match.group('value').strip())}"
            return self._at(loc, rules.WRONG_SHAPE, message, "Écrivez :", f"  {key}:", f"    {line}")
        message = f"« {key} » est un groupe de clés, et non {shape}."
        parent = _own(loc[:-1])
        if info and owner and key not in fields(owner) and parent and key != parent and _is_table(info):
            return self._at(loc, rules.WRONG_SHAPE, message, *example_of(parent, info))
        meant = _as_group(key, owner, found) if isinstance(found, str) and found.strip() else ()
        return self._at(loc, rules.WRONG_SHAPE, message, *(meant or example_of(key, info)))

    # --- keys

    def meant_by(self, error: dict[str, Any]) -> str | None:
        """The key that an unknown one stands for, when that one is missing."""
        if error["type"] != "extra_forbidden":
            return None
        loc = tuple(error["loc"])
        owner, key = group_at(self.model, loc[:-1]), str(loc[-1])
        return intended(owner, key) if owner and key not in below(owner, key) else None

    def _unknown_key(self, loc: Loc) -> Problem:
        key, owner = str(loc[-1]), group_at(self.model, loc[:-1])
        message, help = f"la clé « {shown(key)} » est inconnue.", []
        if owner is not None:
            near, inner = intended(owner, key), below(owner, key)
            siblings = node_at(self.root, loc[:-1])
            written = node_at(self.root, loc)
            if inner and near != key:
                help = [f"Cette clé se place sous « {inner[0]} » :", f"  {inner[0]}:", f"    {_line(key, written)}"]
            elif near and isinstance(siblings, Mapping) and near in siblings.keys_at:
                line = siblings.keys_at[near].line
                help = [f"Vouliez-vous « {near} » ? Cette clé est déjà là, ligne {line} : retirez l'une des deux."]
            elif near:
                label = fields(owner)[near].title or ""
                if folded(key) != folded(near) and _is_french(owner, near, key):
                    message = f"la clé « {shown(key)} » est inconnue : les clés sont en anglais."
                lead = getattr(written, "lead", "")
                help = [f"Vouliez-vous « {near} » ({label}) ?", "Écrivez :", f"  {lead}{_line(near, written)}"]
            else:
                help = [f"Clés possibles ici : {', '.join(fields(owner))}."]
        return self._told(self._key_mark(loc), rules.UNKNOWN_KEY, message, *help)

    # --- places

    def _info(self, loc: Loc) -> FieldInfo | None:
        keys = [n for n, part in enumerate(loc) if isinstance(part, str) and part not in (SINGLE, GROUP)]
        for last in reversed(keys[-2:]):
            owner = group_at(self.model, loc[:last])
            if owner and (info := fields(owner).get(str(loc[last]))):
                return info
        return None

    def _key_mark(self, loc: Loc) -> Mark:
        node = node_at(self.root, loc[:-1])
        if isinstance(node, Mapping) and loc and str(loc[-1]) in node.keys_at:
            return node.keys_at[str(loc[-1])]
        return locate(self.root, loc)

    def _at(self, loc: Loc, rule: Rule, message: str, *help: str) -> Problem:
        return self._told(locate(self.root, loc), rule, message, *help)

    def _told(self, at: Mark, rule: Rule, message: str, *help: str) -> Problem:
        return Problem(self.path, at.line, at.column, rule.code, message, help)


def _tries(owner: type[BaseModel]) -> Iterator[tuple[str, str]]:
    for name, info in fields(owner).items():
        yield name, name
        for word in french_words(info):
            yield word, name


def intended(owner: type[BaseModel], key: str) -> str | None:
    """The key of ``owner`` that ``key`` was most probably meant for."""
    exact = [name for word, name in _tries(owner) if folded(word) == folded(key)]
    if exact:
        return exact[0]
    tries: dict[str, str] = {}
    for word, name in _tries(owner):
        tries.setdefault(word, name)
    near = nearest(key, tries)
    return tries[near] if near else None


def _is_french(owner: type[BaseModel], near: str, key: str) -> bool:
    return any(folded(word) == folded(key) for word in french_words(fields(owner)[near]))


def below(owner: type[BaseModel], key: str) -> list[str]:
    """The keys of ``owner`` that hold a group in which ``key`` has its place; none if a word of its own is nearer."""
    if any(folded(word) == folded(key) for word, _ in _tries(owner)):
        return []
    return [
        name
        for name, info in fields(owner).items()
        if not _is_list(info)
        for group in groups(info.annotation)
        if key in fields(group)
    ]


def _is_list(info: FieldInfo) -> bool:
    return isinstance(info.examples, list) and bool(info.examples) and isinstance(info.examples[0], list)


def _line(key: str, written: Node | None) -> str:
    """« key: value » as it was written, or « key: » when a group or a list follows."""
    if not isinstance(written, Scalar):
        flow = written is not None and written.written[:1] in ("[", "{") and written.written
        return f"{key}: {flow}" if flow else f"{key}:"
    text = shown(written, LONGEST_TO_PASTE)
    return f"{key}: {bare_or_quoted(text)}" if text else f"{key}: …"


def _is_table(info: FieldInfo) -> bool:
    return isinstance(info.default, dict)


def _as_group(key: str, owner: type[BaseModel] | None, found: str) -> tuple[str, ...]:
    """The group that a single text was most probably meant for: « where: Paris » → its name."""
    if owner is None or len(found) > LONGEST_TO_PASTE:
        return ()
    needed = [name for name, info in fields(owner).items() if info.is_required()]
    for name, info in fields(owner).items():
        if info.annotation is bool and nearest(found, [*french_words(info), *BOOLEAN_WORDS.get(name, ())]):
            return ("Écrivez :", f"  {key}:", f"    {name}: true")
    fit = "url" if found.startswith(("http://", "https://")) else "name"
    if fit not in fields(owner) or set(needed) - {fit}:
        return ()
    return ("Écrivez :", f"  {key}:", f"    {fit}: {bare_or_quoted(found)}")

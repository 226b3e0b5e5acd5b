"""Reading on after a mistake: the header as its author will most probably mend it.

Only so are the mistakes told that lie behind it (a reference that leads nowhere, an end before its start),
all in one run.  What is healed is told as a problem and never published.  Where a guess could make up a
mistake that nobody made, there is none.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from pydantic import BaseModel, ValidationError

from club import rules
from club.problems import Problem
from club.sources.base import GROUP, SINGLE
from club.sources.explain import Names, below, explain, intended
from club.sources.nodes import Mapping, Scalar, Sequence, node_at
from club.sources.shape import fields, group_at, reference

MOST_ROUNDS = 4
PROPOSED = re.compile(r"(?:Écrivez : |Vouliez-vous « )(?P<value>[^:»]+(?::\d\d)?)(?: ».*)?")
# Keys that rules hold against each other: taking one away would break a rule that its author kept.
COUPLED = set(
    "start end duration timezone month week repeat dates closures changes status where join photo photo_alt logo "
    "logo_alt image image_alt visibility consent anonymous organisations authors published_on updated_on starts ends "
    "joined left affiliations from to former root".split()
)


def heal(
    error: ValidationError, model: type[BaseModel], root: Any, path: str, names: Names
) -> tuple[BaseModel | None, list[Problem]]:
    """What ``root`` will be once mended, or None; and every problem met on the way, those of ``error`` first."""
    said = explain(error, model, root, path, names)
    if not isinstance(root, Mapping):
        return None, said
    known = {(problem.line, problem.column) for problem in said}
    mended = deepcopy(root)
    for _ in range(MOST_ROUNDS):
        if not all(_mend(dict(one), model, mended, names, path) for one in _inmost_last(error)):
            return None, said
        try:
            return model.model_validate(mended), said
        except ValidationError as more:
            error = more
            new = explain(error, model, mended, path, names)
            said += [problem for problem in new if (problem.line, problem.column) not in known]
            known |= {(problem.line, problem.column) for problem in new}
    return None, said


def _inmost_last(error: ValidationError) -> list[Any]:
    """The errors, elements of a list from its end, so that taking one away leaves the others in place."""
    found = error.errors(include_url=False)
    return sorted(found, key=lambda one: [-part if isinstance(part, int) else 0 for part in one["loc"]])


def _mend(error: dict[str, Any], model: type[BaseModel], root: Mapping, names: Names, path: str) -> bool:
    """Mend one mistake in ``root``; False where that is anybody's guess."""
    kind, loc = str(error["type"]), tuple(part for part in error["loc"] if part not in (SINGLE, GROUP))
    if not loc or loc[-1] == "[key]":
        return False
    holder, last = node_at(root, loc[:-1]), loc[-1]
    owner = group_at(model, loc[:-1])
    if kind == "extra_forbidden":
        return _rename(holder, str(last), owner)
    if kind == "missing":
        return owner is not None and str(loc[0]) not in COUPLED and _example(holder, str(last), owner)
    if kind.startswith("club-") and kind != rules.BAD_ID.code and (right := _proposal(error["ctx"]["help"])):
        return _replace(holder, last, right)
    if str(loc[0]) in COUPLED:
        return False
    if isinstance(holder, Sequence) and isinstance(last, int) and len(holder) > 1:
        del holder[last]
        return True
    if owner is None or not isinstance(holder, Mapping) or str(last) not in fields(owner):
        return _take_away(root, str(loc[0]), model)
    if fields(owner)[str(last)].is_required():
        return _example(holder, str(last), owner)
    holder.pop(str(last), None)
    return True


def _take_away(root: Mapping, key: str, model: type[BaseModel]) -> bool:
    info = fields(model).get(key)
    if info is None or info.is_required():
        return False
    root.pop(key, None)
    return True


def _proposal(help: tuple[str, ...]) -> str | None:
    found = PROPOSED.fullmatch(help[0]) if help else None
    return found.group("value").strip() if found else None


def _replace(holder: Any, last: int | str, text: str) -> bool:
    key: Any = last if isinstance(holder, Sequence) else str(last)
    try:
        old = holder[key]
    except (TypeError, KeyError, IndexError):
        return False
    if not isinstance(old, Scalar):
        return False
    new = Scalar(text)
    new.mark, new.key, new.lead = old.mark, old.key, old.lead
    holder[key] = new
    return True


def _rename(holder: Any, key: str, owner: type[BaseModel] | None) -> bool:
    if not isinstance(holder, Mapping) or owner is None or key not in holder:
        return False
    value, at = holder.pop(key), holder.keys_at.pop(key)
    right = None if below(owner, key) else intended(owner, key)
    if right and right not in holder:
        holder[right], holder.keys_at[right] = value, at
        value.key = right
    return True


def _example(holder: Any, key: str, owner: type[BaseModel]) -> bool:
    """Put the example of a text in its place; a reference has none that is sure to exist."""
    info = fields(owner).get(key)
    if not isinstance(holder, Mapping) or info is None or key in COUPLED or reference(info) or not info.examples:
        return False
    if not isinstance(info.examples[0], (str, int)):
        return False
    example = info.examples[0]
    new = Scalar(str(example).lower() if isinstance(example, bool) else str(example))
    new.mark, new.key = holder.keys_at.get(key, holder.mark), key
    holder[key] = new
    holder.keys_at.setdefault(key, new.mark)
    return True

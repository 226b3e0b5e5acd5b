"""Files of every kind that say something wherever one may say something, read from the models.

A field that is new to a model is filled at once, and so is each text in a group of keys, a list or a table.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from PIL import Image
from pydantic import BaseModel, RootModel

from club.programme.coherence import HEADINGS
from club.sources import kinds
from club.sources.kinds import Kind
from club.sources.shape import Loc, fields
from club.sources.values import Markdown, Ref, Text

TEXT, MARKDOWN = (get_args(one)[1] for one in (Text, Markdown))  # what reads a text is what tells that it is one
NOTHING = object()
IDS = {"theme": "rituels", "exercise": "cartes", "person": "ada", "organisation": "atelier", "cohort": "promo"}
DATE = "2026-12-08"  # one of those of the repeat below
MOVED = [{"date": "2026-11-20", "what": "moved", "was": "2026-12-02 18:30"}]


@dataclass(frozen=True)
class Form:
    """A way to write an item: where, and what it says beside its texts."""

    kind: Kind
    path: str
    said: dict[str, Any] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    name: str = ""

    def __str__(self) -> str:
        return self.name or self.kind.name


ONCE = {"start": "2026-12-03 18:30", "duration": "1h", "changes": MOVED, "replay": {"state": "none"}}
REPEAT = {
    "repeat": [{"start": "2026-12-01 12:30", "duration": "45min", "every": "week", "until": "2026-12-15"}],
    "changes": [{"date": "2026-11-20", "what": "note", "from": DATE}],
    "replay": {"state": "none"},
    "dates": {DATE: {"changes": [{"date": "2026-11-21", "what": "note"}], "replay": {"state": "none"}}},
}
FORMS = (
    Form(kinds.COHORT, "programme/cohorts/{}.yml", {"starts": "2026-09"}),
    Form(kinds.ORGANISATION, "programme/organisations/{}.yml", {"logo": "vue.png"}),
    Form(kinds.PERSON, "programme/people/{}.yml", {"visibility": "public", "consent": "true", "photo": "vue.png"}),
    Form(kinds.THEME, "programme/themes/{}.md", {"month": "2026-12"}),
    Form(kinds.EXERCISE, "programme/exercises/{}.md"),
    Form(kinds.SESSION, "programme/sessions/{}.md", {"speakers": ["ada"], **ONCE}, frozenset({"dates"})),
    Form(kinds.SESSION, "programme/sessions/{}-repete.md", {"speakers": ["ada"], **REPEAT}, name="repeat"),
    Form(kinds.MASTERCLASS, "programme/masterclasses/{}-mc.md", {"speakers": ["ada"], **ONCE}, frozenset({"dates"})),
    Form(
        kinds.CASE_STUDY,
        "case-studies/{}/index.md",
        {"status": "published", "published_on": "2026-11-02", "image": "vue.png"},
    ),
    Form(kinds.PAGE, "docs/{}.md"),
)
CLUB = Form(kinds.CLUB, "programme/club.yml", {"calendar_domain": "club.example.org", "run_by": "atelier"})
CLOSURES = Form(kinds.CLOSURES, "programme/closures.yml", {"from": "2026-12-21"})
Say = Callable[[Loc, bool], str]  # where a text stands, and whether it is Markdown → what to write there


def header(form: Form, say: Say) -> Any:
    """What the header of such a file says: every text that it may say, and what else it must."""
    if issubclass(form.kind.model, RootModel):
        [group] = [part for part in get_args(form.kind.model.model_fields["root"].annotation) if part is not Ellipsis]
        return [_merged(_group(group, say, ()), form.said)]
    return _merged(_group(form.kind.model, say, (), form.without), form.said)


def written(form: Form, say: Say) -> str:
    """The whole file: every scalar in quotes, as JSON has them; a body where there is one."""
    lines = _yaml(header(form, say), 0)
    if form.kind.ending == ".yml":
        return f"{lines}\n"
    parts = [f"## {heading}" for heading in HEADINGS] if form.kind is kinds.CASE_STUDY else []
    body = "\n\n".join([*parts, say(("body",), True)])
    return f"---\n{lines}\n---\n\n{body}\n"


def places(form: Form) -> list[Loc]:
    """Where such a file says a text, in the order in which they are written; the body last."""
    found: list[Loc] = []
    written(form, lambda loc, markdown: (found.append(loc), "x")[1])
    return found


def picture() -> bytes:
    """« vue.png », which the descriptions of pictures describe."""
    made = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(made, "PNG")
    return made.getvalue()


def _group(model: type[BaseModel], say: Say, loc: Loc, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for key, info in fields(model).items():
        if key in without:
            continue
        value = _value(info.annotation, tuple(info.metadata), say, (*loc, key))
        if value is not NOTHING:
            said[key] = value
        elif info.is_required():
            said[key] = _needed(info.annotation, tuple(info.metadata), info.examples)
    return said


def _value(annotation: Any, marks: tuple[Any, ...], say: Say, loc: Loc) -> Any:
    """A value of this type that says a text; NOTHING when it can't."""
    if TEXT in marks or MARKDOWN in marks:
        return say(loc, MARKDOWN in marks)
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _value(arguments[0], arguments[1:], say, loc)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        count: list[Loc] = []
        made = _group(annotation, lambda at, markdown: (count.append(at), say(at, markdown))[1], loc)
        return made if count else NOTHING
    if origin is tuple and Ellipsis in arguments:
        value = _value(arguments[0], (), say, loc)
        return NOTHING if value is NOTHING else [value]
    if origin is dict:
        key = _value(arguments[0], (), say, (*loc, "key"))
        value = _value(arguments[1], (), say, loc)
        if key is NOTHING and value is NOTHING:
            return NOTHING
        return {DATE if key is NOTHING else key: "https://ami.example/" if value is NOTHING else value}
    found = (_value(part, (), say, loc) for part in arguments if part not in (NoneType, Ellipsis))
    return next((value for value in found if value is not NOTHING), NOTHING)


def _needed(annotation: Any, marks: tuple[Any, ...], examples: list[Any] | None) -> Any:
    """A value that a key must have, and which is no text."""
    if get_origin(annotation) is tuple:
        inner = get_args(annotation)[0]
        ref = next((mark for mark in get_args(inner)[1:] if isinstance(mark, Ref)), None)
        return [IDS[ref.kinds[0]]] if ref else (examples or [[]])[0]
    assert examples, annotation
    return examples[0]


def _merged(made: Any, said: Any) -> Any:
    if isinstance(made, dict) and isinstance(said, dict):
        return {**made, **{key: _merged(made[key], of) if key in made else of for key, of in said.items()}}
    if isinstance(made, list) and isinstance(said, list) and made and said:
        return [_merged(made[0], said[0]), *said[1:]]
    return said


def _yaml(value: Any, depth: int) -> str:
    """Block style, one line a text: JSON's strings are YAML's, and a message can name their line."""
    lead = "  " * depth
    if isinstance(value, dict):
        return "\n".join(f"{lead}{_key(key)}:{_below(of, depth)}" for key, of in value.items())
    if isinstance(value, list):
        return "\n".join(f"{lead}-{_below(of, depth)}" for of in value)
    return f"{lead}{_scalar(value)}"


def _below(value: Any, depth: int) -> str:
    return f"\n{_yaml(value, depth + 1)}" if isinstance(value, (dict, list)) and value else f" {_scalar(value)}"


def _key(key: str) -> str:
    if isinstance(key, Verbatim):
        return str(key)
    return (
        key
        if (key.replace("_", "").isalnum() and key.isascii()) or key == DATE
        else json.dumps(key, ensure_ascii=False)
    )


def _scalar(value: Any) -> str:
    if isinstance(value, Verbatim):
        return str(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False)


class Verbatim(str):
    """A scalar as it is to be written, quotes and all."""

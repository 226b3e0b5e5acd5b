"""The commented skeleton of one item, made from its model: for « club new », and for the page that GitHub opens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from club.sources import kinds
from club.sources.examples import example_lines
from club.sources.kinds import Kind
from club.sources.shape import fields
from club.sources.story import STORY
from club.sources.values import Term

# Keys that may stay empty, but that one nearly always fills.
ESSENTIAL = {
    "session": ("summary", "start", "duration"),
    "masterclass": ("summary", "start", "duration"),
    "theme": ("question", "summary"),
    "person": ("role",),
    "case-study": ("status",),
}
NOT_YET = ("aliases", "changes", "dates", "updated_on", "issue", "ends", "left")  # nothing new has a past
BODIES = {
    "theme": "<!-- Ce que l'on cherche ce mois-ci, en quelques paragraphes. -->\n",
    "session": "<!-- Ce que l'on y fera, ce qu'il faut apporter, ce avec quoi l'on repart. -->\n",
    "masterclass": "<!-- Le sujet, la personne qui intervient, le déroulé. -->\n",
    "exercise": "## Étapes\n\n1. <!-- Une étape par numéro, avec sa durée. -->\n",
    "case-study": "\n".join(f"## {part.heading}\n\n<!-- {part.prompt} -->\n" for part in STORY),
}


def skeleton(kind: Kind) -> str:
    """The text of a new file of this kind: what is needed to fill in, what is possible as comments."""
    lines = list(_lines(kind))
    if kind.ending == ".yml":
        depth = "" if kind.folder == "programme" else "../"
        return "\n".join([f"# yaml-language-server: $schema={depth}schema/{kind.name}.json", *lines]) + "\n"
    return "\n".join(["---", *lines, "---", "", BODIES.get(kind.name, "")])


def _lines(kind: Kind) -> Iterator[str]:
    if kind is kinds.CLOSURES:
        yield from (
            "# Les jours où aucune répétition ne tombe, du premier au dernier compris.",
            "- from:",
            "  to:",
            "  why:",
        )
        return
    known = fields(kind.model)
    needed = [key for key, info in known.items() if info.is_required()]
    first = [*needed, *(key for key in ESSENTIAL.get(kind.name, ()) if key not in needed)]
    yield from _intro(kind)
    for key in first:
        yield from _comment(key, known[key], needed=key in needed)
        yield from (f"#   {line}" for line in _example(key, known[key]))
        yield from _blank(key, known[key])
    rest = [key for key in known if key not in first and key not in NOT_YET]
    if rest:
        yield ""
        yield "# --- Facultatif : retirez le « # » au début des lignes qui vous servent. ---"
    for key in rest:
        yield from _comment(key, known[key], needed=False)
        yield from (f"# {line}" for line in _example(key, known[key]))


def _intro(kind: Kind) -> Iterator[str]:
    yield f"# Nouveau fichier : {kind.label}"
    yield "# Les lignes qui commencent par « # » sont des explications : elles ne sont pas publiées."


def _comment(key: str, info: FieldInfo, *, needed: bool) -> Iterator[str]:
    yield ""
    yield f"# {info.title}{' (nécessaire)' if needed else ''} : {info.description}"
    if words := _words(info.annotation):
        yield f"#   au choix : {', '.join(f'{term.value} ({term.label})' for term in words)}"


def _example(key: str, info: FieldInfo) -> list[str]:
    return example_lines(key, info.examples[0]) if info.examples else []


def _words(annotation: Any) -> list[Term]:
    """The closed list of words that a value is chosen from, if it is."""
    if isinstance(annotation, type) and issubclass(annotation, Term):
        return list(annotation)
    return (
        [term for part in get_args(annotation) for term in _words(part)] if get_origin(annotation) is not tuple else []
    )


def _blank(key: str, info: FieldInfo) -> Iterator[str]:
    """The key, ready to be filled in the shape of its example."""
    example = info.examples[0] if info.examples else ""
    if key == "status":
        yield f"{key}: draft"
    elif isinstance(example, list) and example and not isinstance(example[0], dict):
        yield from (f"{key}:", "  -")
    elif isinstance(example, list) and example:
        yield f"{key}:"
        yield from (f"  {'- ' if n == 0 else '  '}{name}:" for n, name in enumerate(example[0]))
    elif isinstance(example, dict):
        yield f"{key}:"
        yield from (f"  {name}:" for name in example)
    else:
        yield f"{key}:"

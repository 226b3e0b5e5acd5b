"""What the issue form asks, in the order of a story.  Whoever reads its answers goes by the same questions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from pydantic.fields import FieldInfo

from club.sources.library import CaseStudy, Community
from club.sources.shape import asked, fields
from club.sources.story import STORY, Part
from club.sources.terms import Format

WITH_NAME = "Avec mon nom"
WITHOUT_NAME = "Sous un pseudonyme, sans nommer mon organisation"
SIGNATURES = (WITH_NAME, WITHOUT_NAME)
NOTE = "note"


class Answer(StrEnum):
    """How GitHub asks: the types of its form schema."""

    LINE = "input"
    TEXT = "textarea"
    ONE = "dropdown"
    SEVERAL = "dropdown, multiple"
    TICK = "checkboxes"


@dataclass(frozen=True)
class Question:
    """One question of the form.

    ``id`` is the key of the model that it fills (``community.size``), or the heading of the part of the story.
    Its ``label`` is unique: GitHub writes it above the answer, and nothing else tells the answers apart.
    """

    id: str
    label: str
    help: str
    answer: Answer
    needed: bool = False
    example: str = ""
    options: tuple[str, ...] = ()


@cache
def questions(licence: str = "", themes: tuple[str, ...] = (), exercises: tuple[str, ...] = ()) -> tuple[Question, ...]:
    """Every question; the name of the licence and the titles that can be chosen come from the club's data."""
    agreed = f"J'accepte, de façon irrévocable, que ce texte et ces images soient publiés sous la licence {licence}."
    context, challenge, actions, results, otherwise = (_part(part) for part in STORY)
    return (
        _of("title", Answer.LINE),
        context,
        _of("community.size", Answer.LINE),
        _of("community.sector", Answer.LINE),
        _of("community.format", Answer.ONE, tuple(one.label for one in Format)),
        _of("community.since", Answer.LINE),
        challenge,
        actions,
        _of("exercises", Answer.SEVERAL, exercises),
        results,
        _of("results", Answer.TEXT),
        otherwise,
        _of("summary", Answer.TEXT),
        _of("themes", Answer.SEVERAL, themes),
        _of("image", Answer.TEXT),
        _of("anonymous", Answer.ONE, SIGNATURES, needed=True),
        _of("authors", Answer.TEXT),
        _of("organisations", Answer.TEXT),
        _of("consent", Answer.TICK, ("Toutes les personnes nommées ou reconnaissables sont d'accord.",), needed=False),
        _of("licence", Answer.TICK, (agreed,), needed=True),
        Question(
            NOTE,
            "Un mot pour les personnes qui vous reliront",
            "Une question, un doute, une date à tenir : ce mot n'entre pas dans l'étude.",
            Answer.TEXT,
        ),
    )


def _part(part: Part) -> Question:
    return Question(part.heading, part.question, part.prompt, Answer.TEXT, needed=True)


def _of(key: str, answer: Answer, options: tuple[str, ...] = (), *, needed: bool | None = None) -> Question:
    """The question about a key of the model; what a published study needs, the form asks for."""
    group, _, name = key.rpartition(".")
    info = fields(Community if group else CaseStudy)[name]
    label, help = asked(info)
    example = _example(info) if answer in (Answer.LINE, Answer.TEXT) and name != "image" else ""
    return Question(key, label, help, answer, info.is_required() if needed is None else needed, example, options)


def _example(info: FieldInfo) -> str:
    """The example of the model, as one would type it in the form."""
    return "\n".join(_typed(one) for one in _as_list(info.examples[0])) if info.examples else ""


def _as_list(example: Any) -> list[Any]:
    return example if isinstance(example, list) else [example]


def _typed(example: Any) -> str:
    return " | ".join(str(value) for value in example.values()) if isinstance(example, dict) else str(example)

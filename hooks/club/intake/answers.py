"""The body of an issue → the answer to each question.  GitHub writes each question as a heading above its answer."""

from __future__ import annotations

import re
from collections.abc import Mapping

from club.forms.questions import Answer, questions
from club.intake.issue import Refused
from club.intake.people import as_compared
from club.sources.story import STORY
from club.sources.values import proposed_id

HEADING = re.compile(r" {0,3}#{1,6}\s*(\S.{0,200}?)\s*#*\s*")
NOTHING = {"no-response", "none", "n-a", "na", "x"}
NO_RESPONSE = "_No response_"  # GitHub's own
NONE_OF_THEM = {"aucun", "aucune", "rien", "non", "neant", "pas-d-idee", "ne-sait-pas", "nsp", "sans-objet"}
FILLED_BY_WORDS = {part.heading for part in STORY} | {"title", "summary"}
MOST_COMMAS = 6  # of one option
TICKED = re.compile(r"^\s*[-*]\s*\[[xX✓✔]\]", re.MULTILINE)


def answers(body: str) -> Mapping[str, str]:
    """The answers, by the id of their question; an empty one is left out.  Raises Refused for another text.

    A heading that an answer holds can be one of the form's.  The questions come in one order: of all the ways to
    read the headings, the one that finds the most questions in that order is the form, and the others are text.
    """
    asked = questions()
    order = {proposed_id(one.label): n for n, one in enumerate(asked)}
    lines = body.split("\n")
    found = _longest([(at, order[name]) for at, line in enumerate(lines) if (name := _name(line)) in order])
    if len(found) * 2 < len(asked):
        raise Refused(
            "Ce texte ne vient pas du formulaire « Proposer une étude de cas » : on n'y retrouve pas ses questions."
            if body.strip()
            else "Ce formulaire est vide."
        )
    ends = [at for at, _ in found[1:]] + [len(lines)]
    said = {
        asked[question].id: "\n".join(lines[at + 1 : end]).strip("\n ").removeprefix(NO_RESPONSE).lstrip("\n ")
        for (at, question), end in zip(found, ends, strict=True)
    }
    return {id: text for id, text in said.items() if not _empty(id, text)}


def ticked(text: str) -> bool:
    """Whether a box of this answer is ticked."""
    return bool(TICKED.search(text))


def chosen(text: str, options: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """What was chosen in a list: the values of the options found (label → value), and what is none of them.

    GitHub separates the options by commas, which may also stand in one.
    """
    names = {as_compared(label): value for label, value in options.items()}
    pieces = [piece.strip(" -*•") for piece in re.split(r"[,;\n]", text)]
    values: list[str] = []
    unknown: list[str] = []
    at = 0
    while at < len(pieces):
        ends = range(min(len(pieces), at + MOST_COMMAS), at, -1)
        longest = next((end for end in ends if as_compared(", ".join(pieces[at:end])) in names), None)
        if longest is None:
            unknown += [pieces[at]] if pieces[at] else []
        else:
            values.append(names[as_compared(", ".join(pieces[at:longest]))])
        at = longest or at + 1
    return list(dict.fromkeys(values)), unknown


def _name(line: str) -> str:
    found = HEADING.fullmatch(line) if "#" in line[:10] else None
    return proposed_id(found.group(1)) if found else ""


def _longest(headings: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of (line, question) in which both grow; of two as long, the one that ends first."""
    best: dict[int, list[tuple[int, int]]] = {}
    for at, question in headings:
        before = max((chain for last, chain in best.items() if last < question), key=len, default=[])
        if len(before) + 1 > len(best.get(question, [])):
            best[question] = [*before, (at, question)]
    return max(best.values(), key=len, default=[])


def _empty(id: str, text: str) -> bool:
    said = proposed_id(text) if len(text) < 40 else text
    kinds = {one.id: one.answer for one in questions()}
    if (said in NOTHING or not re.search(r"[^\W_]", text)) and kinds[id] is not Answer.TICK:
        return True
    return said in NONE_OF_THEM and id not in FILLED_BY_WORDS

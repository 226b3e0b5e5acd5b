"""Answers to the form « Proposer une étude de cas », as GitHub gives them."""

from __future__ import annotations

from collections.abc import Mapping

from club.forms.questions import SIGNATURES, Answer, questions
from club.sources.story import STORY

LABELS = {one.id: one.label for one in questions()}
ANSWERS = {
    "title": "Le café du dimanche",
    "summary": "Personne ne venait. Un café a suffi.",
    "themes": "R&D <3 l'équipe",
    "anonymous": SIGNATURES[0],
    "authors": "Lou Inventée",
    "consent": "- [x] Toutes les personnes nommées ou reconnaissables sont d'accord.",
    "licence": "- [x] J'accepte.",
    **{part.heading: f"Notre récit de « {part.heading} »." for part in STORY},
}


def body(answers: Mapping[str, str]) -> str:
    """The body of an issue as GitHub writes it from the form."""
    ticks = {one.id for one in questions() if one.answer is Answer.TICK}
    said = {id: answers.get(id, "- [ ] …" if id in ticks else "_No response_") for id in LABELS}
    return "\n\n".join(f"### {LABELS[id]}\n\n{text}" for id, text in said.items())

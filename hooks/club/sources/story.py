"""The five parts of a case study: their headings, what each is for, and how the form asks for it."""

from __future__ import annotations

from typing import NamedTuple


class Part(NamedTuple):
    """One second-level heading of a published study."""

    heading: str
    prompt: str
    question: str


STORY = (
    Part("Contexte", "Votre communauté : qui, combien, depuis quand, où.", "Pour commencer : qui êtes-vous ?"),
    Part("Défi", "Le problème tel que vous le viviez.", "Quel était le défi ?"),
    Part(
        "Ce que nous avons fait",
        "Ce que vous avez fait, dans l'ordre ; ce qui a raté aussi.",
        "Qu'avez-vous fait ?",
    ),
    Part(
        "Résultats",
        "Ce qui a changé, avec des chiffres si vous en avez, et d'où ils viennent.",
        "Qu'est-ce que cela a donné ?",
    ),
    Part(
        "Ce que nous ferions autrement",
        "Ce que vous diriez à quelqu'un qui commence demain.",
        "Que feriez-vous autrement ?",
    ),
)

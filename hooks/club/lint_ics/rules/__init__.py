"""Every rule of the linter, by code.  The page « Contrôle des calendriers » is made of this list and nothing else."""

from __future__ import annotations

from club.lint_ics.rules import events, octets, structure, texts, zones
from club.lint_ics.rules.base import Rule

RULES = tuple(
    sorted(
        (
            rule
            for module in (octets, structure, zones, events, texts)
            for rule in vars(module).values()
            if isinstance(rule, Rule)
        ),
        key=lambda rule: rule.code,
    )
)
BY_CODE = {rule.code: rule for rule in RULES}
GROUPS = {  # by the first figure of the code
    "0": "Les octets et les lignes",
    "1": "La structure",
    "2": "Les fuseaux et les heures",
    "3": "L'identité d'un événement",
    "4": "Les dates et l'état d'un événement",
    "5": "Les textes",
    "6": "Les adresses et les autres valeurs",
    "7": "Ce qui ne doit pas être publié",
}

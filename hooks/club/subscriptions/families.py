"""The table of families: what each calendar is called, what it says of itself, how far back it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from club.programme.graph import Programme
from club.subscriptions import subjects
from club.subscriptions.subjects import Subject
from club.wording import NBSP


@dataclass(frozen=True)
class Family:
    """Calendars of one sort.

    ``name`` and ``description`` are those of each calendar, with the places ``{title}`` and ``{club}``; ``about``
    tells readers what they hold; those that are ``cut`` hold the window and no older date; ``scanned``: their
    addresses are also shown as QR codes.
    """

    id: str
    anchor: str
    title: str
    about: str
    name: str
    description: str
    cut: bool
    scanned: bool
    subjects: Callable[[Programme], Iterable[Subject]]


_CUT = "les douze derniers mois et toutes les dates à venir"
_QUOTED = f"«{NBSP}{{title}}{NBSP}»"

FAMILIES = (
    Family(
        "seances",
        "toutes-les-seances",
        "Toutes les séances",
        "Tout l'agenda du club : les douze derniers mois et toutes les dates à venir.",
        "{club}",
        "Les douze derniers mois et toutes les dates à venir. Les années précédentes sont dans les archives.",
        cut=True,
        scanned=True,
        subjects=subjects.whole,
    ),
    Family(
        "promo",
        "par-promo",
        "Par promo",
        "Les séances d'une promo, du premier au dernier jour.",
        "{title} – {club}",
        f"Toutes les séances de la promo {_QUOTED}.",
        cut=False,
        scanned=True,
        subjects=subjects.cohorts,
    ),
    Family(
        "theme",
        "par-thematique",
        "Par thématique",
        "Les séances d'une thématique, sans limite de date.",
        "{title} – {club}",
        f"Toutes les séances de la thématique {_QUOTED}.",
        cut=False,
        scanned=True,
        subjects=subjects.themes,
    ),
    Family(
        "type",
        "par-type",
        "Par type de séance",
        f"Les séances d'un même type : {_CUT}.",
        "{title} – {club}",
        f"Les séances de type {_QUOTED}{NBSP}: {_CUT}.",
        cut=True,
        scanned=True,
        subjects=subjects.session_kinds,
    ),
    Family(
        "seance",
        "par-rendez-vous",
        "Par rendez-vous régulier",
        "Toutes les dates d'un rendez-vous qui revient.",
        "{title} – {club}",
        f"Toutes les dates de {_QUOTED}.",
        cut=False,
        scanned=False,
        subjects=subjects.repeats,
    ),
    Family(
        "personne",
        "par-personne",
        "Par personne",
        f"Les séances qu'une personne anime ou dans lesquelles elle intervient : {_CUT}.",
        "Avec {title} – {club}",
        f"Les séances animées par {{title}}, ou avec son intervention{NBSP}: {_CUT}.",
        cut=True,
        scanned=False,
        subjects=subjects.people,
    ),
    Family(
        "organisation",
        "par-organisation",
        "Par organisation",
        f"Les séances qu'animent les personnes d'une organisation, ou dans lesquelles elles interviennent : {_CUT}.",
        "Avec {title} – {club}",
        f"Les séances avec une personne de l'organisation {_QUOTED}{NBSP}: {_CUT}.",
        cut=True,
        scanned=False,
        subjects=subjects.organisations,
    ),
    Family(
        "archives",
        "annees-passees",
        "Les années passées",
        "Chaque année que le calendrier de toutes les séances ne contient plus en entier.",
        "{club} – archives {title}",
        "Toutes les séances de l'année {title}.",
        cut=False,
        scanned=False,
        subjects=subjects.archives,
    ),
)

"""People named in a text who have not said yes to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from club import rules
from club.editorial.passages import Passage
from club.problems import Problem
from club.programme.graph import Programme, key_of
from club.sources import kinds
from club.sources.library import CaseStudy
from club.sources.reader import Item
from club.sources.terms import PersonVisibility

AT_WORK = ("hosts", "speakers", "authors", "reviewers")  # whose names the page shows anyway


def remarks(programme: Programme, passage: Passage) -> Iterator[Problem]:
    """Known people's full names: of those without a page, who are not at work there; of anyone, in a draft without
    consent.  A first name alone may be anybody's."""
    item = passage.item
    asks_all = isinstance(item.data, CaseStudy) and not item.data.consent
    shown = {key_of(person) for key in AT_WORK for person in programme.links(item, key)}
    for person in programme.of(kinds.PERSON):
        agreed = person.data.visibility is PersonVisibility.PUBLIC or key_of(person) in shown
        words = person.data.name.casefold().split()
        if person is item or (agreed and not asks_all) or len(words) < 2 or words[-1] not in passage.folded:
            continue
        if found := _named(person.data.name).search(passage.words):
            yield passage.remark(found.start(), rules.NAMED_WITHOUT_CONSENT, *_told(person, agreed=agreed))


def _named(name: str) -> re.Pattern[str]:
    spaced = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<![\w-]){spaced}(?![\w-])", re.IGNORECASE)


def _told(person: Item, *, agreed: bool) -> tuple[str, ...]:
    name = person.data.name
    if agreed:
        return (
            f"« {name} » est cité·e, et l'étude ne dit pas que tout le monde est d'accord.",
            "Avec son accord et celui des autres : consent: true. Sinon, un prénom d'emprunt ou un rôle.",
        )
    return (
        f"« {name} » est cité·e, et sa fiche ({person.path}) ne dit pas son accord.",
        "Demandez-lui, puis écrivez dans sa fiche : visibility: public et consent: true.",
        "Sinon, dites plutôt son rôle : « une bénévole », « l'animateur du mardi ».",
    )

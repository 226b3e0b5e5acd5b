"""Figures in a case study that nobody could look up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from club import rules
from club.editorial.passages import Passage
from club.problems import Problem, folded, shown
from club.sources.body import headings
from club.sources.library import CaseStudy
from club.sources.reader import Item

FIGURE = re.compile(
    r"\d[\d\s\u00a0\u202f,.]*(?:%|pour cent)|\bde \d[\d\s\u00a0\u202f]* à \d+|\b\d+ (?:fois|personnes? sur) ",
    re.IGNORECASE,
)
SAYS_WHENCE = re.compile(
    r"\b(?:selon|d['’]après|sources?|relev\w+|questionnaires?|sondages?|enquêtes?|compt(?:é|age|ons|ions)\w*|feuilles?"
    r"|registres?|cahiers?|tableau\w*|statistiques?|mesur\w+|inscriptions?|export\w*)\b|\]\(|\[\^",
    re.IGNORECASE,
)
SAYS_NOTHING = frozenset(
    "? ?? - – — … ... nous nous-memes moi interne source inconnu inconnue aucune aucun non a-completer a-preciser "
    "a-venir na n/a todo tbd x xx xxx".split()
)


def remarks(item: Item) -> Iterator[Problem]:
    """Sources that name none, and results told in figures without one."""
    data = item.data
    if not isinstance(data, CaseStudy):
        return
    for n, result in enumerate(data.results):
        if folded(result.source.strip(" .")) in SAYS_NOTHING or not result.source.strip(" .?…-–—"):
            message = f"« {shown(result.source)} » ne dit pas d'où vient ce chiffre."
            how = "Nommez ce que l'on pourrait rouvrir : « Cahier de présence », « Sondage de juin, 43 réponses »."
            yield item.problem(("results", n, "source"), rules.NO_SOURCE, message, how)
    if data.results:
        return
    start, end = _results(item.body)
    told = Passage(item, None, item.body).words[start:end]
    if (found := FIGURE.search(told)) and not SAYS_WHENCE.search(told):
        message = f"« {shown(found[0].strip())} » : d'où vient ce chiffre ?"
        help = ("Dites-le dans la phrase (« d'après notre cahier de présence »), ou dans l'en-tête :",)
        yield item.problem_in_body(start + found.start(), rules.NO_SOURCE, message, *help, *IN_HEADER)


IN_HEADER = ("  results:", '    - measure: "…"', '      after: "…"', '      source: "Cahier de présence"')


def _results(body: str) -> tuple[int, int]:
    """Where the part « Résultats » begins and ends."""
    seconds = [(offset, folded(text)) for offset, level, text in headings(body) if level == 2]
    for n, (offset, text) in enumerate(seconds):
        if "resultat" in text:
            return offset, seconds[n + 1][0] if n + 1 < len(seconds) else len(body)
    return 0, 0

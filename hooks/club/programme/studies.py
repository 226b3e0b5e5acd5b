"""Rules that hold inside one case study."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from club import rules
from club.problems import Problem, folded, nearest, shown
from club.sources.body import headings
from club.sources.library import CaseStudy, DraftStudy
from club.sources.reader import Item
from club.sources.story import STORY
from club.sources.terms import StudyStatus
from club.sources.values import french_day

HEADINGS = tuple(part.heading for part in STORY)
ARTICLE = re.compile(r"^(le|la|les|l|notre|nos|un|une)[-'’]+")


def check_study(item: Item, data: CaseStudy) -> Iterator[Problem]:
    """Every contradiction inside a case study."""
    if data.anonymous:
        if data.organisations:
            yield item.problem(
                ("organisations",),
                rules.NOT_ANONYMOUS,
                "une étude anonyme ne nomme pas d'organisation.",
                "Retirez « organisations », ou « anonymous: true ».",
            )
        for n, author in enumerate(data.authors):
            if isinstance(author, str):
                yield item.problem(
                    ("authors", n),
                    rules.NOT_ANONYMOUS,
                    f"« {author} » est l'identifiant d'une personne connue : l'étude ne serait plus anonyme.",
                    "Écrivez un pseudonyme :",
                    '  - name: "Une animatrice de réseau"',
                )
            elif author.organisation:
                yield item.problem(
                    ("authors", n, "organisation"),
                    rules.NOT_ANONYMOUS,
                    "une étude anonyme ne nomme pas d'organisation.",
                    "Retirez cette ligne.",
                )
    if isinstance(data, DraftStudy) or data.status is not StudyStatus.PUBLISHED:
        return
    if not data.consent:
        yield item.problem(
            ("consent",),
            rules.NO_CONSENT,
            "une étude publiée demande l'accord de toutes les personnes nommées.",
            "Avec leur accord : consent: true",
            "En attendant : status: draft",
        )
    if data.updated_on and data.updated_on < data.published_on:
        updated, published = french_day(data.updated_on), french_day(data.published_on)
        message = f"la mise à jour ({updated}) est avant la publication ({published})."
        yield item.problem(("updated_on",), rules.ENDS_BEFORE_START, message, "Les deux dates sont-elles inversées ?")
    yield from _headings(item)


@lru_cache(maxsize=4096)
def _plain(heading: str) -> str:
    return ARTICLE.sub("", folded(heading).replace("’", "-").replace("'", "-"))


def _headings(item: Item) -> Iterator[Problem]:
    found = [(_plain(text), offset, text) for offset, level, text in headings(item.body) if level == 2]
    order = [name for name, _, _ in found]
    others = {name: text for name, _, text in found if name not in {_plain(heading) for heading in HEADINGS}}
    last = -1
    absent: list[str] = []
    for heading in HEADINGS:
        if _plain(heading) in order:
            place = order.index(_plain(heading))
            if place < last:
                message = f"la rubrique « {heading} » vient trop tôt."
                right = f"Dans l'ordre : {', '.join(HEADINGS)}."
                yield item.problem_in_body(found[place][1], rules.MISSING_HEADING, message, right)
            last = max(last, place)
        elif near := _meant(heading, others) or _in_its_place(heading, order, others):
            offset = next(offset for name, offset, _ in found if name == near)
            message = f"« {shown(others[near])} » n'est pas le nom attendu de cette rubrique."
            help: tuple[str, ...] = (f"Si c'est « {heading} », écrivez :", f"  ## {heading}")
            yield item.problem_in_body(offset, rules.MISSING_HEADING, message, *help)
        else:
            absent.append(heading)
    if absent:
        named = ", ".join(f"« {heading} »" for heading in absent)
        many = "il manque les rubriques" if len(absent) > 1 else "il manque la rubrique"
        help = ("Ajoutez :", *(f"  ## {heading}" for heading in absent), f"L'ordre est : {', '.join(HEADINGS)}.")
        yield item.problem_in_body(len(item.body), rules.MISSING_HEADING, f"{many} {named}.", *help)


def _meant(heading: str, others: dict[str, str]) -> str | None:
    """The heading of the text that most probably stands for ``heading``."""
    word = {"Ce que nous avons fait": "fait", "Ce que nous ferions autrement": "autrement"}.get(heading, heading)
    holding = next((name for name in others if _plain(word) in name.split("-")), None)
    plural = next((name for name in others if name.rstrip("s") == _plain(heading).rstrip("s")), None)
    return plural or holding or (near if (near := nearest(_plain(heading), others)) in others else None)


def _in_its_place(heading: str, order: list[str], others: dict[str, str]) -> str | None:
    """The one heading that stands between those which should surround ``heading``, under whatever name."""
    wanted = [_plain(one) for one in HEADINGS]
    at = wanted.index(_plain(heading))
    before = [order.index(name) for name in wanted[:at] if name in order]
    after = [order.index(name) for name in wanted[at + 1 :] if name in order]
    between = order[max(before, default=-1) + 1 : min(after, default=len(order))]
    meant_elsewhere = {_meant(other, others) for other in HEADINGS if _plain(other) not in order}
    left = [name for name in between if name in others and name not in meant_elsewhere]
    return left[0] if len(left) == 1 and after else None

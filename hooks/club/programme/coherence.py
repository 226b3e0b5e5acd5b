"""Rules that hold between the values of one item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from club import rules
from club.problems import Problem, folded
from club.programme.weekdays import contradictions
from club.sources.club import Club, Closures
from club.sources.gatherings import Change, Gathering, Particulars
from club.sources.library import CaseStudy, DraftStudy, Theme
from club.sources.members import Cohort, Organisation, Person
from club.sources.reader import Item
from club.sources.shape import Loc
from club.sources.terms import PersonVisibility, StudyStatus, What
from club.sources.values import Month

HEADINGS = ("Contexte", "Défi", "Ce que nous avons fait", "Résultats", "Ce que nous ferions autrement")
FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
SECRET = re.compile(r"[?&](?:pwd|passcode|password)=|code\s+secret\s*:", re.IGNORECASE)


def check(item: Item) -> Iterator[Problem]:
    """Every contradiction inside one item."""
    data = item.data
    if isinstance(data, Closures):
        yield from _closures(item, data)
    elif isinstance(data, Gathering):
        yield from _gathering(item, data)
    elif isinstance(data, Cohort):
        yield from _in_order(item, data.starts, data.ends, "ends", "la promo finit avant de commencer.")
    elif isinstance(data, Organisation):
        yield from _in_order(item, data.joined, data.left, "left", "le départ est avant l'arrivée.")
        yield from _pair(item, "logo", data.logo, "logo_alt", data.logo_alt)
    elif isinstance(data, Person):
        yield from _person(item, data)
    elif isinstance(data, CaseStudy):
        yield from _study(item, data)
    if item.body:
        yield from _body(item)
    if not isinstance(data, Club):
        yield from contradictions(item, _around(data))


def _around(data: object) -> date | None:
    """The date that dates without a year are near to, where the item has one."""
    if isinstance(data, Gathering):
        first = data.start or (data.repeat[0].start if data.repeat else None)
        if first is None:
            expected = data.month or data.week
            return expected.first if expected else None
        return first.date() if isinstance(first, datetime) else first
    return data.month.first if isinstance(data, Theme) else None


def _closures(item: Item, data: Closures) -> Iterator[Problem]:
    for n, closure in enumerate(data.root):
        if closure.to and closure.to < closure.from_:
            yield item.problem((n, "to"), rules.ENDS_BEFORE_START, "la fermeture finit avant de commencer.")


def _in_order(item: Item, first: Month | None, last: Month | None, key: str, message: str) -> Iterator[Problem]:
    if first and last and last < first:
        yield item.problem((key,), rules.ENDS_BEFORE_START, message)


def _pair(item: Item, key: str, value: object, other: str, text: object) -> Iterator[Problem]:
    if bool(value) != bool(text):
        present, absent = (key, other) if value else (other, key)
        help = (
            "Décrivez en une phrase ce que l'on voit."
            if absent == other
            else "Retirez la description, ou nommez l'image."
        )
        yield item.problem((present,), rules.GO_TOGETHER, f"« {present} » demande « {absent} ».", help)


def _person(item: Item, data: Person) -> Iterator[Problem]:
    yield from _pair(item, "photo", data.photo, "photo_alt", data.photo_alt)
    if data.visibility is PersonVisibility.PUBLIC and not data.consent:
        yield item.problem(
            ("visibility",),
            rules.NO_CONSENT,
            "une page publique demande l'accord de la personne.",
            "Avec son accord : consent: true",
            "Sans réponse : visibility: name-only",
        )
    for n, affiliation in enumerate(data.affiliations):
        if affiliation.from_ and affiliation.until and affiliation.until < affiliation.from_:
            yield item.problem(
                ("affiliations", n, "until"), rules.ENDS_BEFORE_START, "cette période finit avant de commencer."
            )


# --- sessions


def _gathering(item: Item, data: Gathering) -> Iterator[Problem]:
    ways = [key for key in ("start", "month", "week", "repeat") if getattr(data, key)]
    if not ways:
        yield item.problem(
            (),
            rules.MISSING,
            "on ne sait pas quand cela a lieu.",
            "Ajoutez une date : start: 2026-12-03 18:30",
            "ou, si le jour n'est pas fixé : month: 2026-12",
        )
    for extra in ways[1:]:
        yield item.problem(
            (extra,),
            rules.EXCLUDE_EACH_OTHER,
            f"« {ways[0]} » et « {extra} » disent tous deux quand.",
            "Gardez l'une des deux clés.",
        )
    if data.start is None:
        for key in ("duration", "end"):
            if getattr(data, key):
                yield item.problem(
                    (key,),
                    rules.GO_TOGETHER,
                    f"« {key} » demande « start ».",
                    "Pour une répétition, la durée se dit dans chaque période." if data.repeat else "",
                )
    if data.duration and data.end:
        yield item.problem(
            ("end",),
            rules.EXCLUDE_EACH_OTHER,
            "« duration » et « end » disent tous deux la fin.",
            "Gardez l'une des deux clés.",
        )
    if data.dates and not data.repeat:
        yield item.problem(
            ("dates",), rules.GO_TOGETHER, "« dates » demande « repeat » : cette séance n'a qu'une date."
        )
    yield from _particulars(item, data, (), repeated=bool(data.repeat))
    for day, entry in data.dates.items():
        yield from _particulars(item, entry, ("dates", str(day)), repeated=False)


def _particulars(item: Item, data: Particulars, loc: Loc, *, repeated: bool) -> Iterator[Problem]:
    if data.where and not data.where.online and not data.where.name:
        yield item.problem(
            (*loc, "where"),
            rules.MISSING,
            "« where » ne dit pas où.",
            "En ligne : online: true",
            'Sur place : name: "La salle"',
        )
    public = getattr(data.join, "public", True)
    if not public:
        yield item.problem(
            (*loc, "join", "public"),
            rules.UNKNOWN_VALUE,
            "un lien publié ici est vu de tout le monde.",
            "S'il est réservé aux membres, écrivez : join: platform",
        )
    yield from _changes(item, data.changes, (*loc, "changes"), repeated=repeated)


def _changes(item: Item, changes: tuple[Change, ...], loc: Loc, *, repeated: bool) -> Iterator[Problem]:
    for n, change in enumerate(changes):
        here = (*loc, n)
        if n and change.date < changes[n - 1].date:
            yield item.problem(
                (*here, "date"),
                rules.BAD_CHANGE,
                "ce changement est plus ancien que le précédent.",
                "Du plus ancien au plus récent : remontez ces lignes.",
            )
        if change.what is What.MOVED and change.was is None:
            yield item.problem(
                (*here, "what"),
                rules.BAD_CHANGE,
                "un déplacement garde l'ancien début.",
                "Ajoutez par exemple : was: 2026-12-03 18:30",
            )
        if change.from_ and not repeated:
            yield item.problem(
                (*here, "from"), rules.BAD_CHANGE, "« from » ne sert qu'à une séance répétée.", "Retirez cette ligne."
            )


# --- case studies


def _study(item: Item, data: CaseStudy) -> Iterator[Problem]:
    yield from _pair(item, "image", data.image, "image_alt", data.image_alt)
    if data.anonymous:
        if data.organisations:
            yield item.problem(
                ("organisations",),
                rules.NOT_ANONYMOUS,
                "une étude anonyme ne nomme pas d'organisation.",
                "Retirez organisations, ou anonymous: true.",
            )
        for n, author in enumerate(data.authors):
            if isinstance(author, str):
                yield item.problem(
                    ("authors", n),
                    rules.NOT_ANONYMOUS,
                    f"« {author} » a un fichier à son nom.",
                    "Un pseudonyme :",
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
        yield item.problem(("updated_on",), rules.ENDS_BEFORE_START, "la mise à jour est avant la publication.")
    yield from _headings(item)


def _plain(heading: str) -> str:
    return re.sub(r"^(le|la|les|l|notre|nos|un|une)[-'’]+", "", folded(heading).replace("’", "-").replace("'", "-"))


def _headings(item: Item) -> Iterator[Problem]:
    found = [(_plain(text), offset, text) for offset, level, text in headings(item.body) if level == 2]
    order = [name for name, _, _ in found]
    last = -1
    for heading in HEADINGS:
        if _plain(heading) not in order:
            near = next((text for name, _, text in found if _plain(heading).split("-")[0] in name), None)
            help = (f"Est-ce « {near} » ? Le titre attendu est :",) if near else ("Ajoutez :",)
            yield item.problem_in_body(
                len(item.body), rules.MISSING_HEADING, f"il manque la rubrique « {heading} ».", *help, f"  ## {heading}"
            )
        elif order.index(_plain(heading)) < last:
            offset = found[order.index(_plain(heading))][1]
            yield item.problem_in_body(
                offset,
                rules.MISSING_HEADING,
                f"la rubrique « {heading} » vient trop tôt.",
                f"Dans l'ordre : {', '.join(HEADINGS)}.",
            )
        else:
            last = order.index(_plain(heading))


def headings(body: str) -> Iterator[tuple[int, int, str]]:
    """(offset, level, text) of every heading of a Markdown text, outside code."""
    fence, offset, before = "", 0, ""
    for line in body.split("\n"):
        opening = FENCE.match(line)
        if fence:
            fence = "" if opening and opening.group(1).startswith(fence) and not line.strip().strip(fence[0]) else fence
        elif opening:
            fence = opening.group(1)
        elif found := re.match(r"(#{1,6})\s*([^#].*?)\s*#*$", line):
            yield offset, len(found.group(1)), found.group(2)
        elif before.strip() and (underline := re.fullmatch(r"(=+|-+)\s*", line)):
            yield offset - len(before) - 1, 1 if underline.group(1)[0] == "=" else 2, before.strip()
        before, offset = line, offset + len(line) + 1


def _body(item: Item) -> Iterator[Problem]:
    for offset, level, text in headings(item.body):
        if level == 1:
            yield item.problem_in_body(
                offset, rules.TOP_HEADING, f"« # {text} » ferait un second titre de page.", f"Écrivez : ## {text}"
            )
    if found := SECRET.search(item.body):
        yield item.problem_in_body(
            found.start(),
            rules.SECRET_CODE,
            f"« {found.group().strip('?&')} » donne un code secret, et ce texte est public.",
            "Retirez-le, et changez ce code dans l'outil de visio.",
        )

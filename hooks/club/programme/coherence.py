"""Rules that hold between the values of one item."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from club import rules
from club.problems import Problem
from club.programme.studies import HEADINGS, check_study
from club.programme.weekdays import contradictions
from club.sources.body import headings
from club.sources.club import Closures, Club
from club.sources.gatherings import Change, Gathering, Particulars
from club.sources.library import CaseStudy, Theme
from club.sources.members import Cohort, Organisation, Person
from club.sources.reader import Item
from club.sources.shape import Loc
from club.sources.terms import PersonVisibility, What
from club.sources.values import FRENCH_MONTHS, Month, french_day

SWAPPED = "Les deux dates sont-elles inversées ?"

__all__ = ["HEADINGS", "check", "headings"]


def check(item: Item) -> Iterator[Problem]:
    """Every contradiction inside one item."""
    data = item.data
    if isinstance(data, Closures):
        yield from _closures(item, data)
    elif isinstance(data, Gathering):
        yield from _gathering(item, data)
    elif isinstance(data, Cohort):
        yield from _in_order(item, ("ends",), data.starts, data.ends, "la promo finit en {}, avant de commencer en {}.")
    elif isinstance(data, Organisation):
        yield from _in_order(item, ("left",), data.joined, data.left, "le départ ({}) est avant l'arrivée ({}).")
        yield from _pair(item, "logo", data.logo, "logo_alt", data.logo_alt)
    elif isinstance(data, Person):
        yield from _person(item, data)
    elif isinstance(data, CaseStudy):
        yield from _pair(item, "image", data.image, "image_alt", data.image_alt)
        yield from check_study(item, data)
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
            message = (
                f"la fermeture finit le {french_day(closure.to)}, avant de commencer le {french_day(closure.from_)}."
            )
            yield item.problem((n, "to"), rules.ENDS_BEFORE_START, message, SWAPPED)


def _in_order(item: Item, loc: Loc, first: Month | None, last: Month | None, message: str) -> Iterator[Problem]:
    if first and last and last < first:
        yield item.problem(loc, rules.ENDS_BEFORE_START, message.format(_month(last), _month(first)), SWAPPED)


def _month(month: Month) -> str:
    return f"{FRENCH_MONTHS[month.month - 1]} {month.year}"


def _pair(item: Item, key: str, value: object, other: str, text: object) -> Iterator[Problem]:
    if bool(value) != bool(text):
        present, absent = (key, other) if value else (other, key)
        help = (
            ("Décrivez en une phrase ce que l'on voit, pour qui ne voit pas :", f'  {other}: "…"')
            if absent == other
            else ("Nommez l'image, ou retirez sa description :", f"  {key}: portrait.jpg")
        )
        yield item.problem((present,), rules.GO_TOGETHER, f"« {present} » ne va pas sans « {absent} ».", *help)


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
        message = "cette période finit en {}, avant de commencer en {}."
        yield from _in_order(item, ("affiliations", n, "until"), affiliation.from_, affiliation.until, message)


# --- sessions


def _gathering(item: Item, data: Gathering) -> Iterator[Problem]:
    ways = [key for key in ("start", "month", "week", "repeat") if getattr(data, key)]
    if not ways:
        yield item.problem(
            (),
            rules.MISSING,
            "on ne sait pas quand cela a lieu.",
            "Une date et une durée :",
            "  start: 2026-12-03 18:30",
            "  duration: 1h30",
            "ou, si le jour n'est pas encore fixé :",
            "  month: 2026-12",
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
                    f"« {key} » ne va pas sans « start ».",
                    f"Déplacez « {key} » : la durée se dit dans chaque période de « repeat »."
                    if data.repeat
                    else f"Ajoutez « start », ou retirez « {key} » tant que le jour n'est pas fixé.",
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
            ("dates",),
            rules.GO_TOGETHER,
            "« dates » ne va pas sans « repeat » : cette séance n'a qu'une date.",
            "Écrivez ce qui lui est propre sans « dates », directement dans l'en-tête.",
        )
    for n, period in enumerate(data.repeat):
        if period.day and period.every.weeks:
            message = "« day » ne sert qu'à un rythme mensuel."
            help = ("Retirez « day » : le jour est celui de « start ».", "ou écrivez : every: month")
            yield item.problem(("repeat", n, "day"), rules.GO_TOGETHER, message, *help)
    yield from _particulars(item, data, (), repeated=bool(data.repeat))
    for day, entry in data.dates.items():
        yield from _particulars(item, entry, ("dates", str(day)), repeated=False)


def _particulars(item: Item, data: Particulars, loc: Loc, *, repeated: bool) -> Iterator[Problem]:
    if data.where and not data.where.online and not data.where.name:
        yield item.problem(
            (*loc, "where"),
            rules.MISSING,
            "« where » ne dit pas où : en ligne, sur place, ou les deux.",
            "En ligne :",
            "  where:",
            "    online: true",
            "Sur place :",
            "  where:",
            '    name: "La salle"',
        )
    public = getattr(data.join, "public", True)
    if not public:
        yield item.problem(
            (*loc, "join", "public"),
            rules.UNKNOWN_VALUE,
            "un lien écrit ici est vu de tout le monde : « public » ne peut être que true.",
            "S'il est ouvert à tout le monde : public: true",
            "S'il est réservé aux membres, retirez-le et écrivez : join: platform",
        )
    yield from _changes(item, data.changes, (*loc, "changes"), repeated=repeated)


def _changes(item: Item, changes: tuple[Change, ...], loc: Loc, *, repeated: bool) -> Iterator[Problem]:
    for n, change in enumerate(changes):
        here = (*loc, n)
        if n and change.date < changes[n - 1].date:
            yield item.problem(
                (*here, "date"),
                rules.BAD_CHANGE,
                f"ce changement ({change.date}) est plus ancien que le précédent ({changes[n - 1].date}).",
                "Du plus ancien au plus récent : déplacez ces lignes plus haut.",
            )
        if change.what is What.MOVED and change.was is None:
            yield item.problem(
                (*here, "what"),
                rules.BAD_CHANGE,
                "un déplacement (moved) garde la mémoire de l'ancien début.",
                "Ajoutez la date et l'heure d'avant. Par exemple :",
                "  was: 2026-12-03 18:30",
            )
        if change.from_ and not repeated:
            why = (
                "sous « dates », un changement ne concerne que cette date"
                if loc[0] == "dates"
                else "elle n'a qu'une date"
            )
            message = f"« from » ne sert qu'aux changements de toute une répétition : {why}."
            yield item.problem((*here, "from"), rules.BAD_CHANGE, message, "Retirez cette ligne.")

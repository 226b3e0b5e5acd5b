"""The texts of a season's drafts: what is known, and « À décider » where a person must."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from club import wording
from club.programme.weekdays import without_weekdays
from club.sources.gatherings import Period
from club.sources.nodes import Mapping
from club.sources.reader import Item
from club.sources.terms import Every, ReplayState
from club.sources.values import Month
from club.sources.written import Prose, lines

# What is taken over from one year's recurring session to the next; the rest belonged to its year.
KEPT = ("kind", "title", "summary", "timezone", "closures", "where", "join", "audience", "capacity")
TEXTS = frozenset(("title", "summary", "name", "address", "why", "geo", "url"))
ORDINALS = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 5: "5th", -1: "last"}
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def theme_text(month: Month, before: Item | None, *, example: bool) -> str:
    """The theme of ``month``; ``before`` is that of the same month a year earlier."""
    said = wording.month(month)
    last = f"« {before.data.title} » ({before.path})" if before else "pas de thématique"
    header = [
        f"# Thématique de {said}. L'an dernier, le même mois : {last}.",
        "# À décider : y a-t-il une thématique ce mois-là ? Sinon, effacez ce fichier.",
        "# À décider : le titre, puis le nom du fichier, qui devient l'adresse de la page (accueillir.md).",
        *(["example: true"] if example else []),
        *lines("title", Prose(f"Thématique de {said}")),
        f"month: {month}",
        "# À décider : la question que l'on se pose ce mois-ci.",
        "question:",
        "# À décider : une ou deux phrases. Sans elles, la page dit « à venir ».",
        "summary:",
    ]
    return _markdown(header, "")


def session_text(item: Item, periods: Sequence[Period], gone: Collection[str], *, example: bool) -> str:
    """The recurring session ``item`` with the rhythm of the next year, without the people who are ``gone``."""
    header = [*_about(item, example=example), *_rhythm(periods), *_people(item, gone)]
    return _markdown(header, without_weekdays(item.body))


def _about(item: Item, *, example: bool) -> Iterator[str]:
    yield f"# D'après {item.path} : le même rythme, le même jour de la semaine, un an plus tard."
    yield "# À décider : le texte, les dates, les personnes. Effacez ces lignes au fur et à mesure."
    if example:
        yield "example: true"
    node = item.node if isinstance(item.node, Mapping) else Mapping()
    for key in KEPT:
        if key in node:
            yield from lines(key, _written(key, node[key]))


def _rhythm(periods: Sequence[Period]) -> Iterator[str]:
    yield "# À décider : la première et la dernière date. Les fermetures (programme/closures.yml) sont sautées."
    for period in periods:
        weekday = wording.day(period.start.date())
        yield f"#   du {weekday} au {wording.plain_day(period.until)}"
    yield from lines("repeat", [_period(period) for period in periods])


def _people(item: Item, gone: Collection[str]) -> Iterator[str]:
    hosts = [str(id) for id in item.data.hosts if id not in gone]
    if hosts:
        yield "# À décider : les mêmes personnes que l'an dernier ? Demandez-leur."
        yield from lines("hosts", hosts)
    if item.data.cohorts or item.data.themes:
        yield "# À décider : les promos (cohorts) et les thématiques (themes), qui étaient celles de l'an dernier."
    if item.data.register_ is not None:
        yield "# À décider : un nouveau lien d'inscription (register)."
    replay = item.data.replay
    if replay is not None and replay.state is ReplayState.NONE:
        yield from lines("replay", {"state": "none", **({"why": Prose(replay.why)} if replay.why else {})})


def _written(key: str, value: Any) -> Any:
    """A value as it was written, its texts in quotes, its dates without weekdays of another year."""
    if isinstance(value, dict):
        return {name: _written(str(name), inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_written(key, inner) for inner in value]
    return Prose(without_weekdays(value)) if key in TEXTS else str(value)


def _period(period: Period) -> dict[str, str]:
    day = period.day
    return {
        "start": f"{period.start:%Y-%m-%d %H:%M}",
        "duration": _duration(period),
        "every": period.every.value,
        **({"day": f"{ORDINALS[day.ordinal]} {DAYS[day.weekday]}"} if day and period.every is Every.MONTH else {}),
        "until": str(period.until),
    }


def _duration(period: Period) -> str:
    hours, minutes = divmod(int(period.duration.total_seconds()) // 60, 60)
    return f"{hours}h{minutes:02d}" if hours and minutes else f"{hours}h" if hours else f"{minutes}min"


def cohort_text(year: int, starts: Month, ends: Month, before: Item | None) -> str:
    """The cohort that begins with a season; ``before`` is that of the last."""
    written = [
        "# yaml-language-server: $schema=../schema/cohort.json",
        *([f"# D'après {before.path}, un an plus tard."] if before else []),
        "# À décider : le nom, les mois, les organisations (une par ligne : « - makesense ») et une phrase.",
        *(["example: true"] if before is not None and before.data.example else []),
        *lines("title", Prose(f"Promo {year}")),
        f"starts: {starts}",
        f"ends: {ends}",
        "organisations:",
        "summary:",
    ]
    return "\n".join(written) + "\n"


def _markdown(header: Sequence[str], body: str) -> str:
    text = "\n".join(["---", *header, "---", ""])
    return f"{text}\n{body.strip()}\n" if body.strip() else text

"""The pages of sessions and masterclasses, and of each date of those that repeat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from club import addresses, wording
from club.documents import Page
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence
from club.site import dates, json_ld, moments
from club.site.adding import adding
from club.site.base import Data, Site, contents, crumb, filled, index_crumb, item_page, modified, page, section
from club.site.cards import gathered, item_cards
from club.site.embedded import announcement
from club.site.history import date_memory, memory, notice
from club.site.offers import offers
from club.site.paging import with_lists
from club.site.references import named, reference, references, value
from club.sources import kinds
from club.sources.reader import Item
from club.sources.values import Month
from club.text.markdown import Rendered

SHOWN = 8  # cards on the page of a session, which has much else
FOUND = 1  # seasons before the current one of which the search finds every session


def pages(site: Site) -> Iterator[Page]:
    """Every session's page; for a repeat, also a page per date."""
    for session in site.programme.of(kinds.SESSION, kinds.MASTERCLASS):
        yield from with_lists(site, session_page(site, session), SHOWN)
        if session.data.repeat:
            yield from _dates(site, session)
            yield from dates.pages(site, session)


def session_page(site: Site, session: Item) -> Page:
    """The page of a session as a whole."""
    address = addresses.item(session)
    body = site.texts.body(session, address)
    held = site.programme.occurrences_of(session)
    single = held[0] if held and not session.data.repeat else None
    face = single or _face(site.programme, held)
    sections = _sections(site, session, held)
    data: Data = {
        "trail": [index_crumb(site, addresses.index(session.kind))],
        "body": body.html,
        "sections": sections,
        "kicker": session.data.kind.label,
        "summary": session.data.summary,
        "repeat": None,
        "takeaways": list(getattr(session.data, "takeaways", ())),
        "history": memory(site.programme, session),
        "calendar": addresses.session_calendar(session.id) if any(of.dated for of in held) else None,
    }
    if single:
        data |= occurrence_data(site, single) | {"json_ld": json_ld.event(site, single)}
    elif face:
        data |= occurrence_data(site, face) | _repeat(site.programme, session, held)
        data["json_ld"] = json_ld.series(site, session, held, face)
        data["feeds"] = offers(site, addresses.session_calendar(session.id))
    data["contents"] = contents(body, _headings(data))
    if not _is_found(site.programme, session, held):
        data["search"] = None
    return item_page(site, session, "session.html", _description(site, session.data.summary, single), **data)


def _is_found(programme: Programme, session: Item, held: Iterable[Occurrence]) -> bool:
    """Whether the search finds a session: what comes and what is recent; later, what left something to read or to see.

    After ten years the others would hide it.  They stay in the pages of months.
    """
    oldest = programme.season_of(Month.of(programme.today)) - FOUND
    return session.kind is kinds.MASTERCLASS or any(
        moments.has_replay(of)
        or of.data.materials
        or programme.season_of(Month.of(of.day(programme.club.timezone))) >= oldest
        for of in held
    )


def _headings(data: Data) -> list[Data]:
    """What the template draws below the body, in its order."""
    before = [("takeaways", "a-retenir", "À retenir"), ("replay", "enregistrement", "Enregistrement")]
    before.append(("materials", "documents", "Documents"))
    after = [("repeat", "dates", "Les dates"), ("history", "memoire", "Ce qui a changé")]
    return [
        *({"id": id, "title": title} for key, id, title in before if data.get(key)),
        *data["sections"],
        *({"id": id, "title": title} for key, id, title in after if data.get(key)),
    ]


def occurrence_data(site: Site, of: Occurrence) -> Data:
    """What the template says of one occurrence."""
    programme = site.programme
    return {
        "state": moments.state(programme, of),
        "past": programme.is_past(of),
        "when": moments.when(programme, of),
        "datetime": moments.start(of),
        "facts": _facts(programme, of),
        "join": moments.public_link(of) if not programme.is_past(of) else None,
        "register": _register(programme, of),
        "materials": [value(material.title, material.url) for material in of.data.materials],
        "replay": moments.replay(programme, of.data.replay),
        "announcement": announcement(site, of),
        "add": adding(site, of),
        "notice": notice(of),
        **moments.span(programme, of),
    }


def _facts(programme: Programme, of: Occurrence) -> list[Data]:
    data = of.data
    parent = [programme.get("session", data.part_of)] if data.part_of else []
    rows = [
        ("Quand", [_when(programme, of)]),
        ("Où", moments.where(programme, of)),
        ("Pour qui", [value(data.audience.label)]),
        ("Animation", moments.hosts(programme, of)),
        ("Intervention", moments.speakers(programme, of)),
        ("Places", [value(str(data.capacity))] if data.capacity is not None else []),
        ("Thématiques", references(programme, named(programme, kinds.THEME, data.themes))),
        ("Promos", references(programme, programme.cohorts_of(of))),
        ("Fait partie de", references(programme, parent)),
    ]
    return [{"label": label, "values": values} for label, values in rows if values]


def _when(programme: Programme, of: Occurrence) -> Data:
    """With what club.js needs to add the reader's own time."""
    text, starts = moments.when(programme, of), moments.start(of)
    return value(text, datetime=starts, ends=moments.span(programme, of)["ends"], also=moments.also(programme, of))


def _register(programme: Programme, of: Occurrence) -> Data | None:
    register = of.data.register_
    if register is None or programme.is_past(of):
        return None
    until = register.until
    return {
        "url": register.url,
        "until": wording.plain_day(until) if until else None,
        "datetime": moments.machine(until),
        "closed": bool(until and until < programme.today),
    }


def _sections(site: Site, session: Item, dates: tuple[Occurrence, ...]) -> list[Data]:
    programme = site.programme
    parts = [
        of for part in programme.backlinks(session, "part_of", *GATHERINGS) for of in programme.occurrences_of(part)
    ]
    exercises = _all_named(programme, kinds.EXERCISE, dates, "exercises")
    studies = _all_named(programme, kinds.CASE_STUDY, dates, "case_studies")
    shown = [study for study in studies if programme.shown(study)]
    gone = [reference(programme, study) for study in studies if not programme.shown(study)]
    return filled(
        section("moments", "Les moments de cette rencontre", gathered(programme, parts)),
        section("exercices-pratiques", "Exercices pratiqués", item_cards(site, exercises)),
        section("etudes-de-cas", "Études de cas", item_cards(site, shown), links=gone),
    )


GATHERINGS = (kinds.SESSION, kinds.MASTERCLASS)


def _all_named(programme: Programme, kind: kinds.Kind, dates: tuple[Occurrence, ...], key: str) -> list[Item]:
    return named(programme, kind, [id for of in dates for id in getattr(of.data, key)])


def _face(programme: Programme, dates: tuple[Occurrence, ...]) -> Occurrence | None:
    """The date that stands for a repeat: the next, else the last."""
    return next((of for of in dates if not programme.is_past(of)), dates[-1] if dates else None)


def _repeat(programme: Programme, session: Item, held: tuple[Occurrence, ...]) -> Data:
    zone = session.data.timezone or programme.club.timezone
    rhythms = moments.rhythms(session.data.repeat, zone, programme.club.timezone)
    facts = [fact for fact in _facts(programme, _series(session, held)) if fact["label"] != "Quand"]
    return {
        "facts": [{"label": "Rythme", "values": [value(text) for text in rhythms]}, *facts],
        "repeat": dates.listed(programme, session, held),
        "state": {"id": "confirmed", "label": None},
        "past": programme.is_past(held[-1]),
        "add": None,
        "notice": None,
        **moments.series_span(programme, held),
        "materials": [value(material.title, material.url) for material in session.data.materials],
        "replay": moments.replay(programme, session.data.replay),
    }


def _series(session: Item, dates: tuple[Occurrence, ...]) -> Occurrence:
    """The date that speaks for all: one without particulars, else the last."""
    return next((of for of in reversed(dates) if of.original not in session.data.dates), dates[-1])


# --- one date of a repeat


def _dates(site: Site, session: Item) -> Iterator[Page]:
    around: list[Occurrence | None] = [None, *site.programme.occurrences_of(session), None]
    for (before, of), (_, after) in pairwise(pairwise(around)):
        assert of is not None
        yield date_page(site, of, before, after)


def date_page(site: Site, of: Occurrence, before: Occurrence | None, after: Occurrence | None) -> Page:
    """The page of one date of a repeat, between those around it."""
    session, programme = of.session, site.programme
    address = addresses.occurrence(of)
    sections = [s for s in _sections(site, session, (of,)) if s["id"] != "moments"]
    own_title = of.data.title != session.data.title
    day = wording.plain_day(of.day(programme.club.timezone))
    title = of.data.title if own_title else f"{of.data.title}, {day}"
    data: dict[str, Any] = {
        "trail": [
            index_crumb(site, addresses.index(session.kind)),
            crumb(session.data.title, addresses.item(session)),
        ],
        "example": programme.is_example(session),
        "modified": modified(site, session.path),
        "sections": sections,
        "kicker": moments.kind(of).label,
        "summary": of.data.summary,
        "repeat": None,
        "series": crumb(session.data.title, addresses.item(session)),
        "takeaways": [],
        "history": date_memory(of),
        "calendar": addresses.calendar_of(of),
        "before": _neighbour(programme, before),
        "after": _neighbour(programme, after),
        "json_ld": json_ld.event(site, of),
        **occurrence_data(site, of),
    }
    data["contents"] = contents(Rendered("", []), _headings(data))
    description = _description(site, of.data.summary, of)
    return page(site, address, "session.html", title, description, source=session.path, **data)


def _neighbour(programme: Programme, of: Occurrence | None) -> Data | None:
    if of is None:
        return None
    day = of.day(programme.club.timezone)
    return {"url": addresses.occurrence(of), "text": wording.plain_day(day), "datetime": day.isoformat()}


def _description(site: Site, summary: str | None, of: Occurrence | None) -> str:
    """For search engines: what it is, and when."""
    when = moments.when(site.programme, of) if of else None
    return " ".join(text for text in (summary, f"{when[:1].upper()}{when[1:]}." if when else None) if text)

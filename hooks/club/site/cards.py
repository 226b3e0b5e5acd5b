"""Cards: an item or an occurrence in a list, the same everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from club import addresses, wording
from club.problems import folded
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence, State
from club.site.base import Site
from club.site.moments import also, has_replay, kind, short_where, span, start, state, when
from club.site.references import affiliation, name_of, organisations_of
from club.sources import kinds
from club.sources.reader import Item
from club.sources.terms import Audience

Data = dict[str, Any]
FOUNDING = "Membre fondatrice"


def session_card(programme: Programme, of: Occurrence, *, url: str | None = None, more: str | None = None) -> Data:
    """One occurrence; ``more`` says what stands behind it (« et 12 autres dates »)."""
    known = programme.drawn.get(id(of))
    if known is None or known[0] is not of:
        known = programme.drawn[id(of)] = of, _session(programme, of)
    card: Data = known[1]
    return {**card, "url": url or card["url"], "more": more, "spare": []}


def _session(programme: Programme, of: Occurrence) -> Data:
    day = of.day(programme.club.timezone)
    return {
        "type": "session",
        "url": addresses.occurrence(of),
        "title": of.data.title,
        "kind": kind(of).value,
        "kicker": kind(of).label,
        "summary": of.data.summary,
        "when": when(programme, of),
        "datetime": start(of),
        "also": also(programme, of),
        **span(programme, of),
        "tile": {"weekday": wording.short_weekday(day), "day": str(day.day), "month": wording.short_month(day)}
        if of.dated
        else None,
        "state": state(programme, of),
        "past": programme.is_past(of),
        "where": short_where(of),
        "open": of.data.audience is Audience.PUBLIC,
        "replay": has_replay(of),
        "example": programme.is_example(of.session),
        "session": of.session.id,
        "more": None,
        "spare": [],
    }


SPARE = 3  # dates of a repeat that wait in the page for those before them to pass


def gathered(programme: Programme, occurrences: Iterable[Occurrence]) -> list[Data]:
    """Occurrences in order, those of one repeat gathered under the next of them (or the last)."""
    groups: dict[str, list[Occurrence]] = {}
    for of in occurrences:
        groups.setdefault(of.session.id, []).append(of)
    chosen = [(_face(programme, group), group) for group in groups.values()]
    chosen.sort(key=lambda pair: programme.order(pair[0]))
    return [_gathered(programme, of, group) for of, group in chosen]


def _face(programme: Programme, group: list[Occurrence]) -> Occurrence:
    coming = (of for of in group if not programme.is_past(of) and of.state is not State.CANCELLED)
    return next(coming, group[-1])


def _gathered(programme: Programme, of: Occurrence, group: list[Occurrence]) -> Data:
    others = len(group) - 1
    if not others:
        return session_card(programme, of)
    more, url = "et une autre date" if others == 1 else f"et {others} autres dates", addresses.item(of.session)
    after = [next for next in group[group.index(of) + 1 :] if next.state is not State.CANCELLED][:SPARE]
    spare = [] if programme.is_past(of) else [session_card(programme, next, url=url, more=more) for next in after]
    return session_card(programme, of, url=url, more=more) | {"spare": spare}


def split(programme: Programme, occurrences: Iterable[Occurrence]) -> tuple[list[Data], list[Data]]:
    """What comes, in order, and what is past, latest first."""
    occurrences = list(occurrences)
    coming = gathered(programme, (of for of in occurrences if not programme.is_past(of)))
    past = gathered(programme, (of for of in occurrences if programme.is_past(of)))
    return coming, past[::-1]


def item_card(site: Site, item: Item) -> Data:
    """A theme, exercise, case study, cohort, organisation or person."""
    if item.path not in site.cards:
        site.cards[item.path] = _item(site, item)
    return {**site.cards[item.path]}


def _item(site: Site, item: Item) -> Data:
    programme = site.programme
    url = addresses.item(item) if programme.has_page(item) else None
    return {
        **_card(item.kind.name, name_of(programme, item), url),
        "summary": getattr(item.data, "summary", None),
        "example": programme.is_example(item),
        "draft": item.draft,
        **_DETAILS[item.kind.name](site, item),
    }


def name_card(of: Data) -> Data:
    """Someone or something of which only a reference is known: its text, the page it leads to, its note."""
    return {**_card("name", of["text"], of.get("url")), "kicker": of.get("note")}


def _card(kind: str, title: str, url: str | None) -> Data:
    return {
        "type": "item",
        "kind": kind,
        "url": url,
        "title": title,
        "kicker": None,
        "summary": None,
        "result": None,
        "notes": [],
        "picture": None,
        "example": False,
        "draft": False,
    }


def by_name(items: Iterable[Item]) -> list[Item]:
    """In alphabetical order, whatever the accents and capitals."""
    return sorted(items, key=lambda item: (folded(item.data.name), item.id))


def item_cards(site: Site, items: Iterable[Item]) -> list[Data]:
    return [item_card(site, item) for item in items]


def _theme(site: Site, item: Item) -> Data:
    return {"kicker": wording.month(item.data.month), "summary": item.data.summary or "À venir."}


def _exercise(site: Site, item: Item) -> Data:
    size, level = wording.group_size(item.data.group_size), item.data.level
    notes = [wording.duration(item.data.duration), size, *([level.label] if level else [])]
    return {"summary": item.data.goal, "notes": notes}


def _case_study(site: Site, item: Item) -> Data:
    data = item.data
    names = [one["text"] for one in organisations_of(site.programme, item)]
    community = data.community
    size = f"{community.size} membres" if community and community.size and community.size > 1 else None
    about = [size, community.sector, community.format.label if community.format else None] if community else []
    on = wording.plain_day(data.published_on) if data.published_on else None
    first = data.results[0] if data.results else None
    return {
        "kicker": ", ".join(names) or None,
        "result": {"measure": first.measure, "before": first.before, "after": first.after} if first else None,
        "notes": [text for text in (*about, on) if text],
    }


def _cohort(site: Site, item: Item) -> Data:
    return {"kicker": months(item.data.starts, item.data.ends)}


def _organisation(site: Site, item: Item) -> Data:
    notes = [
        *([FOUNDING] if item.data.founding else []),
        *(["Non membre"] if not item.data.member else []),
        *([f"Membre jusqu'en {wording.month(item.data.left)}"] if item.data.left else []),
    ]
    return {"kicker": item.data.sector, "notes": notes, "picture": site.gallery.view(item, "logo", kinds.IMAGES)}


def _person(site: Site, item: Item) -> Data:
    where = affiliation(site.programme, item, site.programme.today)
    public = site.programme.has_page(item)
    picture = site.gallery.view(item, "photo", kinds.IMAGES) if public else None
    role = item.data.role if public else None
    return {"kicker": where["text"] if where else None, "summary": role, "picture": picture}


_DETAILS = {
    kinds.THEME.name: _theme,
    kinds.EXERCISE.name: _exercise,
    kinds.CASE_STUDY.name: _case_study,
    kinds.COHORT.name: _cohort,
    kinds.ORGANISATION.name: _organisation,
    kinds.PERSON.name: _person,
}


def months(first: Any, last: Any) -> str:
    """« de septembre 2026 à juin 2027 », « depuis mars 2021 »"""
    if first and last:
        return f"{wording.from_month(first)} à {wording.month(last)}"
    if last:
        return f"jusqu'en {wording.month(last)}"
    return f"depuis {wording.month(first)}" if first else ""

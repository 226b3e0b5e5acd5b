"""What the calendars are about: for each family, its subjects with their dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from club import addresses
from club.problems import folded
from club.programme.graph import Key, Programme, key_of
from club.programme.occurrences import Occurrence
from club.sources import kinds
from club.sources.reader import Item
from club.sources.terms import SessionKind
from club.sources.values import Month


@dataclass(frozen=True)
class Subject:
    """What one calendar is about: ``id`` is its own in the family, ``page`` the address of the page it belongs to,
    ``former`` the addresses that the calendar had before."""

    id: str
    title: str
    address: str
    page: str
    occurrences: Sequence[Occurrence]
    former: tuple[str, ...] = ()
    source: str | None = None
    example: bool = False


def window(programme: Programme) -> date:
    """The first day of the calendars that are cut: the first of a month, twelve months back, in the club's zone.

    The only thing here that depends on the build's clock.
    """
    month = Month.of(programme.today)
    return Month(month.year - 1, month.month).first


def whole(programme: Programme) -> Iterator[Subject]:
    """The one calendar of everything."""
    title = "Toutes les séances"
    yield Subject("", title, addresses.CALENDAR, addresses.AGENDA, programme.occurrences)


def session_kinds(programme: Programme) -> Iterator[Subject]:
    """One a kind, those without any session too."""
    for kind in SessionKind:
        found = [of for of in programme.occurrences if of.session.data.kind is kind]
        yield Subject(kind.value, kind.label, addresses.kind_calendar(kind), addresses.AGENDA, found)


def themes(programme: Programme) -> Iterator[Subject]:
    """One a theme, by month."""
    for theme in sorted(programme.of(kinds.THEME), key=lambda theme: (theme.data.month, theme.id)):
        yield _of_item(programme, theme, programme.occurrences_naming(theme, "themes"))


def cohorts(programme: Programme) -> Iterator[Subject]:
    """One a cohort, by its beginning."""
    for cohort in sorted(programme.of(kinds.COHORT), key=lambda cohort: (cohort.data.starts, cohort.id)):
        yield _of_item(programme, cohort, programme.occurrences_naming(cohort, "cohorts"))


def organisations(programme: Programme) -> Iterator[Subject]:
    """One an organisation that is shown, by name."""
    found = _by_affiliation(programme)
    for organisation in sorted(programme.of(kinds.ORGANISATION), key=_by_name):
        yield _of_item(programme, organisation, list(found.get(key_of(organisation), {}).values()))


def _by_affiliation(programme: Programme) -> dict[Key, dict[str, Occurrence]]:
    """The dates that someone of an organisation hosts or speaks at: of where they work on that day."""
    found: dict[Key, dict[str, Occurrence]] = {}
    for of in programme.occurrences:
        day = of.day(programme.club.timezone)
        for person in dict.fromkeys([*of.data.hosts, *of.data.speakers]):
            at = programme.affiliation(programme.get("person", person), day)
            if isinstance(at, Item):
                found.setdefault(key_of(at), {})[of.id] = of
    return found


def people(programme: Programme) -> Iterator[Subject]:
    """One a person who has a page, by name."""
    for person in sorted(programme.of(kinds.PERSON), key=_by_name):
        if programme.has_page(person):
            yield _of_item(programme, person, programme.occurrences_naming(person, "hosts", "speakers"))


def _by_name(item: Item) -> tuple[str, str]:
    return folded(item.data.name), item.id


def _of_item(programme: Programme, item: Item, occurrences: Sequence[Occurrence]) -> Subject:
    """The calendar of an item, also at its former addresses; a person's aliases publish nothing."""
    kind = item.kind
    aliases = () if kind is kinds.PERSON else item.data.aliases
    return Subject(
        item.id,
        getattr(item.data, "title", None) or item.data.name,
        addresses.item_calendar(kind, item.id),
        addresses.item(item),
        occurrences,
        tuple(addresses.item_calendar(kind, alias) for alias in aliases),
        item.path,
        programme.is_example(item),
    )


def repeats(programme: Programme) -> Iterator[Subject]:
    """One a session that repeats: of the others, the file is that of one event."""
    for session in programme.of(kinds.SESSION, kinds.MASTERCLASS):
        if session.data.repeat:
            yield Subject(
                session.id,
                session.data.title,
                addresses.session_calendar(session.id),
                addresses.item(session),
                programme.occurrences_of(session),
                tuple(addresses.session_calendar(alias) for alias in session.data.aliases),
                session.path,
                programme.is_example(session),
            )


def archives(programme: Programme) -> Iterator[Subject]:
    """All of each year that the window no longer holds whole."""
    zone, start = programme.club.timezone, window(programme)
    years: dict[int, list[Occurrence]] = {}
    for of in programme.occurrences:
        if of.dated:
            years.setdefault(of.day(zone).year, []).append(of)
    for year, found in sorted(years.items()):
        if any(of.day(zone) < start for of in found):
            yield Subject(str(year), str(year), addresses.archive(year), addresses.AGENDA, found)

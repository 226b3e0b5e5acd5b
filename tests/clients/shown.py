"""What a calendar client shows of an event, and what the programme says that it must show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from club import invitation, wording
from club.calendar.identity import uid
from club.programme.clock import ONE_DAY
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence, State
from club.sources.reader import Item

Moment = date | datetime
STATES = {State.CONFIRMED: "CONFIRMED", State.TENTATIVE: "TENTATIVE"}  # of the others, what is left is cancelled


@dataclass(frozen=True, order=True)
class Shown:
    """One line of an agenda.  ``start`` and ``end`` are instants (UTC, ISO) or, for whole days, dates (end exclusive)."""

    start: str
    end: str
    title: str
    state: str
    place: str
    uid: str

    def but(self, **other: str) -> Shown:
        return replace(self, **other)


def said(moment: Moment) -> str:
    """An instant in UTC, « 2026-12-03T17:30:00Z », or a date."""
    if isinstance(moment, datetime):
        assert moment.tzinfo is not None, "a floating time is another instant for every reader"
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return moment.isoformat()


def shown(programme: Programme, of: Occurrence) -> Shown:
    """An occurrence of the programme as every client must show it."""
    assert of.start is not None and of.end is not None
    end = of.end if isinstance(of.end, datetime) else of.end + ONE_DAY
    example = f"Exemple{wording.NBSP}: " if programme.is_example(of.session) else ""
    return Shown(
        said(of.start),
        said(end),
        f"{wording.prefix(of.state)}{example}{of.data.title}",
        STATES.get(of.state, "CANCELLED"),
        invitation.location(of, programme.club),
        uid(of, programme.club.calendar_domain),
    )


def expected(programme: Programme, address: str) -> list[Shown]:
    """What the calendar at ``address`` must show: the occurrences that the site shows there, in order."""
    return sorted(shown(programme, of) for of in _concerned(programme, address) if of.dated)


def _concerned(programme: Programme, address: str) -> Iterable[Occurrence]:
    """By the contract (« What comes out »), and by other code than that which makes the feeds."""
    zone, today = programme.club.timezone, programme.today
    everything = [of for of in programme.occurrences if of.dated]
    recent = [of for of in everything if of.day(zone) >= date(today.year - 1, today.month, 1)]
    match address.removesuffix(".ics").split("/"):
        case ["agenda"]:
            return recent
        case ["agenda", "archives", year]:
            return [of for of in everything if of.day(zone).year == int(year)]
        case ["agenda", "type", kind]:
            return [of for of in recent if of.data.kind.value == kind]
        case ["agenda", "personne", id]:
            item = programme.get("person", id)
            return [of for of in recent if item in _people(programme, of)]
        case ["agenda", "organisation", id]:
            item = programme.get("organisation", id)
            return [
                of for of in recent
                if item in [programme.affiliation(person, of.day(zone)) for person in _people(programme, of)]
            ]  # fmt: skip
        case ["agenda", "theme", id]:
            item = programme.get("theme", id)
            return [of for of in everything if item in [programme.get("theme", name) for name in of.data.themes]]
        case ["agenda", "promo", id]:
            item = programme.get("cohort", id)
            return [of for of in everything if item in programme.cohorts_of(of)]
        case ["agenda", session]:
            return programme.occurrences_of(programme.get("session", session))
        case ["agenda", session, day]:
            dates = programme.occurrences_of(programme.get("session", session))
            return [of for of in dates if of.original == date.fromisoformat(day)]
    raise AssertionError(f"{address} : which occurrences belong there? Say so in {__name__}.")


def _people(programme: Programme, of: Occurrence) -> list[Item]:
    return [programme.get("person", id) for id in (*of.data.hosts, *of.data.speakers)]


def differences(feeds: Mapping[str, Iterable[Shown]], programme: Programme) -> dict[str, list[Shown]]:
    """By address, what a client shows and must not, and what it does not show and must."""
    found = {}
    for address, seen in feeds.items():
        mine, theirs = expected(programme, address), sorted(seen)
        if mine != theirs:
            found[address] = [one for one in [*mine, *theirs] if mine.count(one) != theirs.count(one)]
    return found

"""Somebody's calendar (RFC 5545, as Google, Outlook, Nextcloud and Apple export it) → sessions of the club.

A pure function: bytes and what the club already has come in; files to write, and everything to tell, go out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from club.calendar.importing import guesses
from club.calendar.importing.components import Component, components
from club.calendar.importing.drafts import Draft
from club.calendar.importing.events import Foreign, Unreadable, foreign, title_in
from club.calendar.importing.hours import Zones, zones
from club.calendar.importing.said import title_told
from club.calendar.importing.sessions import sessions
from club.calendar.importing.when import Club

NOT_EVENTS = {"VTODO": "une tâche", "VJOURNAL": "une note de journal"}
SILENT = ("VCALENDAR", "VTIMEZONE", "VEVENT", "VFREEBUSY", "VALARM")
# Why the site refuses a file, or nothing: given each file that may be written.
Refuse = Callable[[Mapping[str, str]], Mapping[str, str]]


@dataclass(frozen=True)
class Known:
    """What the club has: the ids in use, and the file of each event that was imported before, by its mark."""

    ids: frozenset[str] = frozenset()
    origins: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Unread:
    """Something of the calendar, by its line and title, that gave no session, and why."""

    line: int
    title: str
    why: str


@dataclass(frozen=True)
class Imported:
    """The sessions by their new ids, in order of their dates; ``already`` holds the files of those imported before;
    ``aside`` counts what was left out on purpose."""

    drafts: Mapping[str, Draft]
    already: tuple[str, ...]
    unread: tuple[Unread, ...]
    aside: Mapping[str, int]


def imported(content: bytes, club: Club, known: Known, refuse: Refuse) -> Imported:
    """Read a calendar.  Raises NotACalendar when nothing at all can be read.

    ``refuse`` tells why the site would not take some of the files (id → text); they are tried again with less of
    what their author wrote, then given up.
    """
    found = components(content)
    there = zones((one for one in found if one.name == "VTIMEZONE"), club.zone)
    events, unread, aside = _events(found, there)
    drafts: list[Draft] = []
    for master, others in list(_series(events, unread)):
        try:
            made = list(sessions(master, others, club))
        except (ValueError, OverflowError):  # dates at the ends of time
            made = [(one, "ses dates sont hors du temps que le site sait montrer") for one in (master, *others) if one]
        drafts += [one for one in made if isinstance(one, Draft)]
        unread += [Unread(one[0].line, title_told(one[0].title), one[1]) for one in made if not isinstance(one, Draft)]
    fresh = {one.origin: one for one in drafts if one.origin not in known.origins}
    named = _named(sorted(fresh.values(), key=lambda one: (one.day, one.title, one.origin)), known)
    accepted, refused = _accepted(named, refuse)
    unread += [Unread(one.line, one.title, f"le site refuserait sa séance : {why}") for one, why in refused]
    already = dict.fromkeys(known.origins[one.origin] for one in drafts if one.origin in known.origins)
    return Imported(accepted, tuple(already), tuple(sorted(unread, key=lambda one: one.line)), dict(aside))


def _events(found: Sequence[Component], there: Zones) -> tuple[list[Foreign], list[Unread], Counter[str]]:
    events: list[Foreign] = []
    unread, aside = [], Counter[str]()
    cancels = any(one.name == "VCALENDAR" and one.value("METHOD").upper() == "CANCEL" for one in found)
    for one in found:
        if one.name in NOT_EVENTS or one.name not in SILENT:
            what = NOT_EVENTS.get(one.name, "un composant inconnu")
            unread.append(Unread(one.line, title_told(title_in(one)), f"c'est {what}, et non un événement"))
        if one.name != "VEVENT":
            continue
        try:
            event = foreign(one, there)
        except Unreadable as reason:
            unread.append(Unread(one.line, title_told(title_in(one)), str(reason)))
            continue
        if event.private:
            aside["événement privé"] += 1
            continue
        aside["nom d'invité ou d'organisateur"] += event.people
        aside["rappel"] += event.alarms
        aside["pièce jointe"] += event.files
        events.append(replace(event, status="CANCELLED") if cancels else event)
    return events, unread, +aside


def _series(events: Sequence[Foreign], unread: list[Unread]) -> Iterator[tuple[Foreign | None, list[Foreign]]]:
    """The events by UID: the series (or single event), then what differs on some dates, each in its last revision."""
    groups: dict[str, dict[object, Foreign]] = {}
    for n, event in enumerate(events):
        group = groups.setdefault(event.uid.strip() or f"\n{n}", {})
        key = event.instead_of.at if event.instead_of else None
        older = group.get(key)
        if older is not None:
            older, event = sorted((older, event), key=lambda one: (one.revision, one.line))
            unread.append(
                Unread(older.line, title_told(older.title), "le fichier en contient une version plus récente")
            )
        group[key] = event
    for group in groups.values():
        yield group.pop(None, None), list(group.values())


def _named(drafts: Sequence[Draft], known: Known) -> dict[str, Draft]:
    """Each session under an id of its own: its title, with its date where several have the same."""
    times = Counter(guesses.id_of(one.title) for one in drafts)
    shared = {id for id, n in times.items() if n > 1}
    taken, named = set(known.ids), {}
    for one in drafts:
        id = guesses.unused(one.title, str(one.day), taken, shared)
        taken.add(id)
        named[id] = one
    return named


def _accepted(named: Mapping[str, Draft], refuse: Refuse) -> tuple[dict[str, Draft], list[tuple[Draft, str]]]:
    """The drafts that the site takes, each as near to its author's words as can be; and those it does not."""
    waiting = {id: [one, *one.simpler()] for id, one in named.items()}
    given_up: dict[str, str] = {}
    while True:
        now = {id: tries[0] for id, tries in waiting.items() if id not in given_up}
        refused = refuse({id: one.text() for id, one in now.items()})
        if not refused:
            return now, [(named[id], why) for id, why in given_up.items()]
        for id, why in refused.items():
            waiting[id].pop(0)
            if not waiting[id]:
                given_up[id] = why

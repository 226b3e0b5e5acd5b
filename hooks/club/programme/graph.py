"""The programme: every item, every reference seen from both ends, every occurrence.  Nothing in it changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType
from typing import Any

from club.programme.clock import day_in
from club.programme.occurrences import Occurrence
from club.sources import kinds
from club.sources.club import Closure, Club
from club.sources.gatherings import Gathering
from club.sources.kinds import Kind
from club.sources.library import CaseStudy
from club.sources.members import Person
from club.sources.reader import Item
from club.sources.terms import PersonVisibility
from club.sources.values import Month

Key = tuple[str, str]  # (the id space of the kind, the id)


def key_of(item: Item) -> Key:
    return item.kind.space, item.id


@dataclass(frozen=True)
class Programme:
    """All that the club published, resolved, at one moment.

    ``now`` is the build's clock, aware, in UTC.  ``aliases`` leads from a former (space, id) to the item.
    ``edges`` holds each reference once: (the item that writes it, the key it is written under, the item named).
    ``history`` tells when a source last changed (UTC), by its path; it is empty where no history is known.
    """

    club: Club
    closures: tuple[Closure, ...]
    items: tuple[Item, ...]
    occurrences: tuple[Occurrence, ...]
    edges: tuple[tuple[Item, str, Item], ...]
    aliases: Mapping[Key, Item]
    now: datetime
    previews: bool = False
    _index: Mapping[Key, Item] = field(default_factory=dict, repr=False, compare=False)
    history: Mapping[str, datetime] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    # --- items

    def get(self, space: str, id: str) -> Item:
        """The item of an id or alias.  Raises KeyError for an id that ``build`` would have refused."""
        key = (space, id)
        return self._index.get(key) or self.aliases[key]

    def of(self, *wanted: Kind) -> tuple[Item, ...]:
        """The items of these kinds that may be shown, in the order of their files."""
        return tuple(item for item in self._of_kinds(wanted) if self.shown(item))

    def _of_kinds(self, wanted: tuple[Kind, ...]) -> Iterable[Item]:
        if len(wanted) == 1:
            return self._by_kind.get(wanted[0].name, ())
        return (item for item in self.items if item.kind in wanted)

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Item, ...]]:
        return _grouped((item.kind.name, item) for item in self.items)

    def shown(self, item: Item) -> bool:
        """Whether an item has its place on the site: not withdrawn, not a draft (but in previews)."""
        known = self._shown.get(id(item))
        return self._has_its_place(item) if known is None else known

    @cached_property
    def _shown(self) -> Mapping[int, bool]:
        return {id(item): self._has_its_place(item) for item in self.items}

    def _has_its_place(self, item: Item) -> bool:
        if item.withdrawn or (item.draft and not self.previews):
            return False
        if isinstance(item.data, CaseStudy):
            named = [*self.links(item, "authors"), *self.links(item, "organisations")]
            return not any(other.withdrawn for other in named)
        return True

    def has_page(self, item: Item) -> bool:
        """Whether an item that is shown has a page of its own."""
        if not self.shown(item):
            return False
        return not isinstance(item.data, Person) or item.data.visibility is PersonVisibility.PUBLIC

    @cached_property
    def drawn(self) -> dict[int, tuple[Occurrence | Item, Any]]:
        """What ``club.site`` draws once of a date (its card) or an item (its name and link), wherever that is shown: by
        the identity of either, beside itself."""
        return {}

    # --- references, from both ends

    @cached_property
    def _forward(self) -> Mapping[tuple[Key, str], tuple[Item, ...]]:
        return _grouped(((key_of(source), name), target) for source, name, target in self.edges)

    @cached_property
    def _backward(self) -> Mapping[tuple[Key, str], tuple[Item, ...]]:
        return _grouped(((key_of(target), name), source) for source, name, target in self.edges)

    def links(self, item: Item, name: str) -> tuple[Item, ...]:
        """The items that ``item`` names under the key ``name``."""
        return self._forward.get((key_of(item), name), ())

    def backlinks(self, item: Item, name: str, *wanted: Kind) -> tuple[Item, ...]:
        """The items of these kinds that name ``item`` under the key ``name`` and may be shown."""
        sources = self._backward.get((key_of(item), name), ())
        return tuple(source for source in sources if source.kind in wanted and self.shown(source))

    def is_example(self, item: Item) -> bool:
        """Whether an item is illustrative, by itself or through one of its themes."""
        if getattr(item.data, "example", False):
            return True
        inherits = isinstance(item.data, Gathering)
        return inherits and any(theme.data.example for theme in self.links(item, "themes"))

    # --- occurrences

    @cached_property
    def _by_session(self) -> Mapping[Key, tuple[Occurrence, ...]]:
        return _grouped((key_of(occurrence.session), occurrence) for occurrence in self.occurrences)

    def occurrences_of(self, session: Item) -> tuple[Occurrence, ...]:
        """Every date of a session, in order."""
        return self._by_session.get(key_of(session), ())

    @cached_property
    def _by_named(self) -> Mapping[tuple[Key, str], tuple[Occurrence, ...]]:
        found = []
        for occurrence in self.occurrences:
            for name in ("themes", "hosts", "speakers", "exercises", "case_studies"):
                space = {"themes": "theme", "exercises": "exercise", "case_studies": "case-study"}.get(name, "person")
                named = dict.fromkeys(key_of(self.get(space, id)) for id in getattr(occurrence.data, name))
                found += [((key, name), occurrence) for key in named]
            found += [((key_of(cohort), "cohorts"), occurrence) for cohort in self.cohorts_of(occurrence)]
        return _grouped(found)

    def occurrences_naming(self, item: Item, *names: str) -> tuple[Occurrence, ...]:
        """The occurrences that name ``item`` under one of these keys, each once, in order."""
        found = {id(o): o for name in names for o in self._by_named.get((key_of(item), name), ())}
        return tuple(sorted(found.values(), key=self.order))

    def order(self, occurrence: Occurrence) -> tuple[datetime, str]:
        """What occurrences are sorted by."""
        return occurrence.begins(self.club.timezone), occurrence.id

    def cohorts_of(self, occurrence: Occurrence) -> tuple[Item, ...]:
        """The cohorts concerned: those named, else those of its themes, else all that run on its date.

        Nothing invented is attributed to a real cohort: there, all are the invented ones.
        """
        if occurrence.data.cohorts:
            return tuple(self.get("cohort", id) for id in dict.fromkeys(occurrence.data.cohorts))
        themes = [self.get("theme", id) for id in occurrence.data.themes]
        named = {key_of(cohort): cohort for theme in themes for cohort in self.links(theme, "cohorts")}
        if named:
            return tuple(named.values())
        return tuple(c for c in self.of(kinds.COHORT) if self._current(c, occurrence))

    def _current(self, cohort: Item, occurrence: Occurrence) -> bool:
        month = Month.of(occurrence.day(self.club.timezone))
        running = cohort.data.starts <= month and (cohort.data.ends is None or month <= cohort.data.ends)
        return bool(running and self.is_example(cohort) == self.is_example(occurrence.session))

    def is_past(self, occurrence: Occurrence) -> bool:
        """Whether an occurrence was over when the site was built."""
        return occurrence.ends(self.club.timezone) <= self.now

    @cached_property
    def today(self) -> date:
        """The date of the build in the club's zone."""
        return day_in(self.now, self.club.timezone)

    def season_of(self, month: Month) -> int:
        """The year in which the season of ``month`` began."""
        return month.year if month.month >= self.club.season_starts else month.year - 1

    def affiliation(self, person: Item, on: date) -> Item | str | None:
        """Where a person worked on a day: an organisation, the name of one without a file, or None."""
        month = Month.of(on)
        for affiliation in getattr(person.data, "affiliations", ()):
            if (affiliation.from_ is None or affiliation.from_ <= month) and (
                affiliation.until is None or month <= affiliation.until
            ):
                organisation = affiliation.organisation
                return self.get("organisation", organisation) if isinstance(organisation, str) else organisation.name
        return None


def _grouped(pairs: Iterable[tuple[Any, Any]]) -> Mapping[Any, tuple[Any, ...]]:
    """Values by key, each once, in the order met; read-only."""
    groups: dict[Any, dict[int, Any]] = {}
    for key, value in pairs:
        groups.setdefault(key, {})[id(value)] = value
    return MappingProxyType({key: tuple(values.values()) for key, values in groups.items()})

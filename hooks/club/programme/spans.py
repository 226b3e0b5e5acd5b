"""From the start and end that were written to instants, or what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from club import rules
from club.problems import Problem
from club.programme import readings
from club.programme.clock import ONE_DAY, Readings, instant
from club.sources.gatherings import Gathering
from club.sources.reader import Item
from club.sources.shape import Loc
from club.sources.values import french_day


@dataclass(frozen=True)
class Places:
    """Where the start, end and duration of one date were written: under ``dates``, in a period, or at the top."""

    entry: Loc = ()
    said: frozenset[str] = frozenset()
    period: Loc = ()

    def says(self, key: str) -> bool:
        """Whether ``key`` was written for this very date."""
        return not self.entry or key in self.said

    def of(self, key: str) -> Loc:
        if not self.entry:
            return (key,)
        if key in self.said:
            return (*self.entry, key)
        return (*self.entry, "start") if "start" in self.said else (*self.period, "start")

    def lead(self, key: str) -> tuple[str, ...]:
        """The lines under which to write ``key`` for this date alone, where it isn't yet."""
        return () if self.says(key) else ("dates:", f"{self.entry[1]}:")


@dataclass
class Spans:
    """The spans of one session's dates; what is wrong with them is kept in ``problems``."""

    session: Item
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, loc: Loc, rule: rules.Rule, message: str, *help: str) -> None:
        self.problems.append(self.session.problem(loc, rule, message, *help))

    def span(self, data: Gathering, zone: str, places: Places) -> tuple[date, date] | tuple[datetime, datetime] | None:
        """Start and end: aware times of ``zone``, or dates, both included; None where they can't be."""
        return self._timed(data, zone, places) if isinstance(data.start, datetime) else self._all_day(data, places)

    def _all_day(self, data: Gathering, places: Places) -> tuple[date, date] | None:
        begin, finish = data.start, data.end or data.start
        assert begin is not None and finish is not None
        if isinstance(finish, datetime):
            message = "le début est une journée entière : la fin est une date, sans heure."
            help = (f"Écrivez : end: {finish.date()}", f"ou donnez une heure au début : start: {begin} 18:30")
            self.refuse(places.of("end"), rules.BAD_TIME, message, *help)
            return None
        if data.duration and places.says("duration"):
            message = "une durée demande une heure de début."
            help = (
                f"Donnez l'heure, par exemple : start: {begin} 18:30",
                "Pour une journée entière, retirez duration.",
            )
            self.refuse(places.of("duration"), rules.BAD_TIME, message, *help)
            return None
        if finish < begin:
            message = f"la fin (le {french_day(finish)}) est avant le début (le {french_day(begin)})."
            self.refuse(places.of("end"), rules.ENDS_BEFORE_START, message, "Les deux dates sont-elles inversées ?")
            return None
        return begin, finish

    def _timed(self, data: Gathering, zone: str, places: Places) -> tuple[datetime, datetime] | None:
        assert isinstance(data.start, datetime)
        begin = self._at(data, "start", zone, places)
        if begin is None:
            if isinstance(data.end, datetime):
                self._at(data, "end", zone, places)
            return None
        if data.end is None:
            if data.duration is None:
                message = "on ne sait pas quand cela finit."
                later = data.start + timedelta(hours=1, minutes=30)
                help: tuple[str, ...] = (
                    "Ajoutez la durée : duration: 1h30",
                    f"ou la fin : end: {later:%Y-%m-%d %H:%M}",
                )
                self.refuse(places.of("start"), rules.MISSING, message, *help)
                return None
            return begin, (begin.astimezone(UTC) + data.duration).astimezone(begin.tzinfo)
        if not isinstance(data.end, datetime):
            message = "le début a une heure : la fin aussi."
            hour = (data.start + timedelta(hours=1, minutes=30)).time()
            self.refuse(places.of("end"), rules.BAD_TIME, message, f"Par exemple : end: {data.end} {hour:%H:%M}")
            return None
        end = self._at(data, "end", zone, places)
        if end is not None and end <= begin:
            message = f"la fin ({data.end:%Y-%m-%d %H:%M}) n'est pas après le début ({data.start:%Y-%m-%d %H:%M})."
            next_day = data.end + ONE_DAY
            help = (
                (f"Si c'est le lendemain : end: {next_day:%Y-%m-%d %H:%M}",)
                if data.start < next_day < data.start + ONE_DAY
                else ("Le début et la fin sont-ils inversés ?",)
            )
            self.refuse(places.of("end"), rules.ENDS_BEFORE_START, message, *help)
            return None
        return (begin, end) if end else None

    def _at(self, data: Gathering, key: str, zone: str, places: Places) -> datetime | None:
        """The instant of ``data``'s start or end; at a clock change, a problem with the two readings."""
        local = getattr(data, key)
        found = instant(local, zone)
        if not isinstance(found, Readings):
            return found
        told = readings.skipped if found.skipped else readings.repeated
        rule = rules.SKIPPED_HOUR if found.skipped else rules.REPEATED_HOUR
        self.refuse(places.of(key), rule, *told(data, key, found, zone, places.lead(key)))
        return None

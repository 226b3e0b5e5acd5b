"""Sessions → dated occurrences: repeats, closures, exceptions, moves, cancellations, states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from club import rules
from club.problems import Problem
from club.programme.clock import ONE_DAY, Readings, day_in, instant, midnight
from club.sources.club import Closure
from club.sources.gatherings import Change, Gathering, Particulars, Period
from club.sources.reader import Item
from club.sources.shape import Loc
from club.sources.terms import Status, What
from club.sources.values import FRENCH_DAYS, FRENCH_MONTHS, Month, Term, Week

MAX_DATES = 600  # more than eleven years of a weekly call


class State(Term):
    """Where an occurrence stands."""

    TO_BE_FIXED = "to-be-fixed", "Date à fixer"
    TENTATIVE = "tentative", "À confirmer"
    CONFIRMED = "confirmed", "Confirmée"
    POSTPONED = "postponed", "Reportée"
    CANCELLED = "cancelled", "Annulée"


@dataclass(frozen=True)
class Occurrence:
    """One dated (or still to be dated) meeting.

    ``data`` is what holds on this date; ``original`` is the date of a repeat that names it, None for a single
    session.  ``start`` and ``end`` are aware times, or dates (both included) for whole days, or None when the
    date is still to be fixed, and then ``expected`` says the month or week.
    """

    session: Item
    data: Gathering
    original: date | None
    start: datetime | date | None
    end: datetime | date | None
    expected: Month | Week | None
    zone: str
    state: State
    changes: tuple[Change, ...]

    @property
    def id(self) -> str:
        return f"{self.session.id}/{self.original}" if self.original else self.session.id

    @property
    def all_day(self) -> bool:
        return self.start is not None and not isinstance(self.start, datetime)

    @property
    def dated(self) -> bool:
        return self.start is not None

    @property
    def sequence(self) -> int:
        """How many changes that count concern this date (RFC 5545, 3.8.7.4)."""
        return sum(change.what.counted for change in self.changes)

    @property
    def moved(self) -> Change | None:
        """The latest move, unless the occurrence was called off since."""
        if self.state in (State.CANCELLED, State.POSTPONED):
            return None
        return next((change for change in reversed(self.changes) if change.what is What.MOVED), None)

    def begins(self, club_zone: str) -> datetime:
        """The instant that sorts occurrences: the start, or the start of the day, week or month."""
        if isinstance(self.start, datetime):
            return self.start
        day = self.start or (self.expected.first if self.expected else date.max)
        return midnight(day, club_zone)

    def ends(self, club_zone: str) -> datetime:
        """The instant from which it is past."""
        if isinstance(self.end, datetime):
            return self.end
        day = self.end or (self.expected.last if self.expected else date.max - ONE_DAY)
        return midnight(day + ONE_DAY, club_zone)

    def day(self, club_zone: str) -> date:
        """The date it is filed under: in the club's zone, whatever its own."""
        return day_in(self.start, club_zone) if self.start else self.expected.first if self.expected else date.max


def expand(session: Item, closures: Sequence[Closure], club_zone: str) -> tuple[list[Occurrence], list[Problem]]:
    """Every occurrence of a session, in order of their original dates, and what is wrong with its times."""
    data: Gathering = session.data
    builder = _Builder(session, club_zone)
    if not data.repeat:
        occurrence = builder.single()
        return ([occurrence] if occurrence else []), builder.problems
    dates = builder.dates(data.repeat)
    closed = {} if not data.closures else _closed(closures)
    for key in data.dates:
        if key not in dates:
            builder.not_a_date(key, dates)
    kept = [day for day in dates if day in data.dates or day not in closed]
    occurrences = [builder.repeated(day, *dates[day]) for day in kept]
    return [occurrence for occurrence in occurrences if occurrence], builder.problems


def _closed(closures: Sequence[Closure]) -> dict[date, Closure]:
    return {
        closure.from_ + timedelta(days=n): closure
        for closure in closures
        for n in range(min((closure.last - closure.from_).days + 1, 400))
    }


def rule_dates(period: Period) -> Iterator[date]:
    """The dates of one period, both ends included, before closures."""
    if period.every.weeks:
        day = period.start.date()
        while day <= period.until:
            yield day
            day += timedelta(weeks=period.every.weeks)
        return
    month = Month.of(period.start.date())
    while period.day and month.first <= period.until:
        found = period.day.in_month(month)
        if found and period.start.date() <= found <= period.until:
            yield found
        month = month.next()


def state_of(data: Particulars, changes: Sequence[Change]) -> State:
    """The state that the last entry about it tells; « tentative » is the only one written directly."""
    state = State.TENTATIVE if data.status is Status.TENTATIVE else State.CONFIRMED
    for change in changes:
        if change.what is What.CANCELLED:
            state = State.CANCELLED
        elif change.what is What.POSTPONED:
            state = State.POSTPONED
        elif change.what in (What.REINSTATED, What.CONFIRMED):
            state = State.CONFIRMED
        elif change.what is What.MOVED and state is State.POSTPONED:  # a postponed session got its new date
            state = State.CONFIRMED
    return state


class _Builder:
    def __init__(self, session: Item, club_zone: str) -> None:
        self.session, self.club_zone = session, club_zone
        self.problems: list[Problem] = []

    def refuse(self, loc: Loc, rule: rules.Rule, message: str, *help: str) -> None:
        self.problems.append(self.session.problem(loc, rule, message, *help))

    def single(self) -> Occurrence | None:
        data: Gathering = self.session.data
        expected = data.month or data.week
        zone = data.timezone or self.club_zone
        if data.start is None:
            state = state_of(data, data.changes)
            to_fix = State.TO_BE_FIXED if state in (State.CONFIRMED, State.TENTATIVE) else state
            return Occurrence(self.session, data, None, None, None, expected, zone, to_fix, data.changes)
        return self._dated(data, None, (), data.start, data.changes, None)

    def dates(self, periods: Sequence[Period]) -> dict[date, tuple[int, Period]]:
        """Every date of the repeat with the number of its period."""
        found: dict[date, tuple[int, Period]] = {}
        for n, period in enumerate(periods):
            loc = ("repeat", n)
            if not self._sound(period, loc):
                continue
            for day in rule_dates(period):
                if day in found:
                    self.refuse(
                        (*loc, "start"),
                        rules.OVERLAPPING_PERIODS,
                        f"le {_day(day)} est aussi une date de la période {found[day][0] + 1}.",
                        "Terminez l'une (until) avant le début de l'autre.",
                    )
                    break
                found[day] = (n, period)
        return dict(sorted(found.items()))

    def _sound(self, period: Period, loc: Loc) -> bool:
        first = period.start.date()
        if period.until < first:
            self.refuse(
                (*loc, "until"),
                rules.ENDS_BEFORE_START,
                f"la répétition finit le {_day(period.until)}, avant de commencer le {_day(first)}.",
            )
            return False
        if period.every.weeks:
            if (period.until - first).days // (7 * period.every.weeks) >= MAX_DATES:
                self.refuse(
                    (*loc, "until"),
                    rules.BAD_VALUE,
                    f"cette période ferait plus de {MAX_DATES} dates.",
                    "Une saison suffit : une nouvelle période s'ajoute chaque année.",
                )
                return False
            return True
        if period.day is None:
            self.refuse(
                loc,
                rules.MISSING,
                "il manque la clé « day » (Jour du mois).",
                "Un rythme mensuel dit quel jour : day: 2nd tuesday",
            )
            return False
        if (period.until - first).days > 31 * MAX_DATES:
            self.refuse((*loc, "until"), rules.BAD_VALUE, f"cette période ferait plus de {MAX_DATES} dates.")
            return False
        right = period.day.in_month(Month.of(first))
        if right != first:
            help = (
                f"Écrivez : start: {right} {period.start:%H:%M}"
                if right
                else "Ce mois n'a pas de cinquième jour de ce nom."
            )
            self.refuse((*loc, "start"), rules.OFF_RULE, f"le {_day(first)} n'est pas le jour que dit « day ».", help)
            return False
        return True

    def not_a_date(self, key: date, dates: Mapping[date, object]) -> None:
        near = min(dates, key=lambda day: abs(day - key), default=None)
        help = (f"La date la plus proche est le {_day(near)} : {near}",) if near else ()
        self.refuse(
            ("dates", str(key)),
            rules.NOT_A_DATE_OF_REPEAT,
            f"le {_day(key)} n'est pas une date de cette répétition.",
            *help,
        )

    def repeated(self, day: date, number: int, period: Period) -> Occurrence | None:
        series: Gathering = self.session.data
        entry = series.dates.get(day)
        said = {name: getattr(entry, name) for name in entry.model_fields_set} if entry else {}
        own = tuple(said.pop("changes", ()))
        changes = [change for change in series.changes if change.from_ is None or change.from_ <= day]
        changes = sorted([*changes, *own], key=lambda change: change.date)
        if "end" in said:
            said.setdefault("duration", None)
        said.setdefault("duration", period.duration)
        said.setdefault("start", datetime.combine(day, period.start.time()))
        data = series.model_copy(update=said)
        loc = ("dates", str(day)) if entry and "start" in entry.model_fields_set else ("repeat", number)
        return self._dated(data, day, loc, data.start, tuple(changes), period)

    def _dated(
        self,
        data: Gathering,
        original: date | None,
        loc: Loc,
        start: date | datetime | None,
        changes: tuple[Change, ...],
        period: Period | None,
    ) -> Occurrence | None:
        zone = data.timezone or self.club_zone
        begin: date | datetime | None
        finish: date | datetime | None
        if isinstance(start, datetime):
            begin = self.at(start, zone, (*loc, "start"))
            finish = self._finish(data, begin, zone, loc)
            if begin is None or finish is None:
                return None
        else:
            begin, finish = start, data.end or start
            if isinstance(finish, datetime):
                self.refuse(
                    (*loc, "end"),
                    rules.BAD_TIME,
                    "le début est une journée entière : la fin est une date, sans heure.",
                    "Ajoutez une heure au début, ou retirez celle de la fin.",
                )
                return None
            if data.duration and not period:
                self.refuse(
                    (*loc, "duration"),
                    rules.BAD_TIME,
                    "une durée demande une heure de début.",
                    f"Écrivez : start: {start} 18:30",
                    "Pour une journée entière, retirez duration.",
                )
                return None
            if begin is None or finish is None or finish < begin:
                self.refuse((*loc, "end"), rules.ENDS_BEFORE_START, "la fin est avant le début.")
                return None
        return Occurrence(self.session, data, original, begin, finish, None, zone, state_of(data, changes), changes)

    def _finish(self, data: Gathering, begin: datetime | None, zone: str, loc: Loc) -> datetime | None:
        if begin is None:
            return None
        if data.end is not None:
            if not isinstance(data.end, datetime):
                self.refuse(
                    (*loc, "end"),
                    rules.BAD_TIME,
                    "le début a une heure : la fin aussi.",
                    f"Écrivez : end: {data.end} 20:00",
                )
                return None
            end = self.at(data.end, zone, (*loc, "end"))
            if end is not None and end <= begin:
                self.refuse(
                    (*loc, "end"),
                    rules.ENDS_BEFORE_START,
                    f"la fin ({data.end:%Y-%m-%d %H:%M}) n'est pas après le début ({begin:%Y-%m-%d %H:%M}).",
                )
                return None
            return end
        if data.duration is None:
            self.refuse(
                (*loc, "start"),
                rules.MISSING,
                "on ne sait pas quand cela finit.",
                "Ajoutez la durée : duration: 1h30",
                "ou la fin : end: 2026-12-03 20:00",
            )
            return None
        return (begin.astimezone(UTC) + data.duration).astimezone(begin.tzinfo)

    def at(self, local: datetime, zone: str, loc: Loc) -> datetime | None:
        """The instant of a local time; at a clock change, a problem with the two readings."""
        found = instant(local, zone)
        if not isinstance(found, Readings):
            return found
        if found.skipped:
            before, after = local - (found.late - found.early), local + (found.late - found.early)
            message = f"{local:%H:%M} n'existe pas le {_day(local.date())} : on passe à l'heure d'été."
            help = (f"Écrivez {before:%Y-%m-%d %H:%M} ou {after:%Y-%m-%d %H:%M}.",)
            self.refuse(loc, rules.SKIPPED_HOUR, message, *help)
        else:
            message = f"{local:%H:%M} existe deux fois le {_day(local.date())} : on passe à l'heure d'hiver."
            help = (
                "Dites laquelle en temps universel (timezone: UTC) :",
                f"  la première : {found.early:%Y-%m-%d %H:%M}",
                f"  la seconde : {found.late:%Y-%m-%d %H:%M}",
            )
            self.refuse(loc, rules.REPEATED_HOUR, message, *help)
        return None


def _day(day: date) -> str:
    return (
        f"{FRENCH_DAYS[day.weekday()]} {'1er' if day.day == 1 else day.day} {FRENCH_MONTHS[day.month - 1]} {day.year}"
    )

"""Sessions → dated occurrences: repeats, closures, exceptions, moves, cancellations, states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from club import rules
from club.problems import Problem
from club.programme.clock import ONE_DAY
from club.programme.occurrence import CALLED_OFF, Occurrence, State, state_of
from club.programme.spans import Places, Spans
from club.sources.club import Closure
from club.sources.gatherings import Change, Gathering, Period
from club.sources.reader import Item
from club.sources.shape import Loc
from club.sources.values import FRENCH_DAYS, FRENCH_MONTHS, Month, french_day

__all__ = ["CALLED_OFF", "MAX_DATES", "Occurrence", "State", "expand", "rule_dates", "state_of"]

MAX_DATES = 600  # more than eleven years of a weekly call


def expand(session: Item, closures: Sequence[Closure], club_zone: str) -> tuple[list[Occurrence], list[Problem]]:
    """Every occurrence of a session, in order of their original dates, and what is wrong with its times."""
    data: Gathering = session.data
    builder = _Builder(session, club_zone)
    if not data.repeat:
        occurrence = builder.single()
        return ([occurrence] if occurrence else []), builder.problems
    dates = builder.dates(data.repeat)
    for key in data.dates:
        if key not in dates:
            builder.not_a_date(key, dates)
    kept = [day for day in dates if day in data.dates or not (data.closures and _closed(day, closures))]
    occurrences = [builder.repeated(day, *dates[day]) for day in kept]
    return [occurrence for occurrence in occurrences if occurrence], builder.problems


def _closed(day: date, closures: Sequence[Closure]) -> bool:
    return any(closure.from_ <= day <= closure.last for closure in closures)


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


class _Builder:
    def __init__(self, session: Item, club_zone: str) -> None:
        self.session, self.club_zone = session, club_zone
        self.spans = Spans(session)
        self.problems, self.refuse = self.spans.problems, self.spans.refuse

    def single(self) -> Occurrence | None:
        data: Gathering = self.session.data
        expected = data.month or data.week
        zone = data.timezone or self.club_zone
        if data.start is None:
            state = state_of(data, data.changes)
            to_fix = State.TO_BE_FIXED if state in (State.CONFIRMED, State.TENTATIVE) else state
            return Occurrence(self.session, data, None, None, None, expected, zone, to_fix, data.changes)
        return self._dated(data, None, Places(), data.changes)

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
                        f"le {french_day(day)} est déjà une date de la période {found[day][0] + 1}.",
                        *self._earlier(found[day], day),
                        "Deux périodes d'une répétition n'ont aucune date en commun.",
                    )
                    break
                found[day] = (n, period)
        return dict(sorted(found.items()))

    @staticmethod
    def _earlier(other: tuple[int, Period], day: date) -> tuple[str, ...]:
        number, period = other
        if day <= period.start.date():
            return ()
        return (f"Terminez la période {number + 1} plus tôt : until: {day - ONE_DAY}",)

    def _sound(self, period: Period, loc: Loc) -> bool:
        first = period.start.date()
        if period.until < first:
            self.refuse(
                (*loc, "until"),
                rules.ENDS_BEFORE_START,
                f"la répétition finit le {french_day(period.until)}, avant de commencer le {french_day(first)}.",
                "Les deux dates sont-elles inversées ?",
            )
            return False
        days = 7 * period.every.weeks or 28
        if (period.until - first).days // days >= MAX_DATES:
            self.refuse(
                (*loc, "until"),
                rules.BAD_VALUE,
                f"cette période ferait plus de {MAX_DATES} dates.",
                "Une saison suffit : une nouvelle période s'ajoute chaque année.",
            )
            return False
        return bool(period.every.weeks) or self._on_its_day(period, loc)

    def _on_its_day(self, period: Period, loc: Loc) -> bool:
        first = period.start.date()
        if period.day is None:
            self.refuse(
                loc,
                rules.MISSING,
                "il manque la clé « day » (Jour du mois).",
                "Un rythme mensuel dit quel jour du mois. Par exemple :",
                "  day: 2nd tuesday",
            )
            return False
        right = period.day.in_month(Month.of(first))
        if right == first:
            return True
        message = f"le {french_day(first)} n'est pas le jour du mois que dit « day »."
        help = f"Écrivez : start: {right} {period.start:%H:%M}"
        if right is None:
            month = f"{FRENCH_MONTHS[first.month - 1]} {first.year}"
            help = f"{month} n'a pas de cinquième {FRENCH_DAYS[period.day.weekday]} : commencez un autre mois."
        self.refuse((*loc, "start"), rules.OFF_RULE, message, help)
        return False

    def not_a_date(self, key: date, dates: Mapping[date, object]) -> None:
        near = min(dates, key=lambda day: abs(day - key), default=None)
        help = (f"La date la plus proche est le {french_day(near)} : {near}",) if near else ()
        self.refuse(
            ("dates", str(key)),
            rules.NOT_A_DATE_OF_REPEAT,
            f"le {french_day(key)} n'est pas une date de cette répétition.",
            *help,
        )

    def repeated(self, day: date, number: int, period: Period) -> Occurrence | None:
        series: Gathering = self.session.data
        entry = series.dates.get(day)
        said = {name: getattr(entry, name) for name in entry.model_fields_set} if entry else {}
        own = tuple(said.pop("changes", ()))
        changes = [change for change in series.changes if change.from_ is None or change.from_ <= day]
        changes = sorted([*changes, *own], key=lambda change: change.date)
        blank = [name for name in ("start", "duration", "end") if said.get(name, ...) is None]
        for name in blank:
            del said[name]
        places = Places(("dates", str(day)), frozenset(said), ("repeat", number))
        said.setdefault("duration", None if "end" in said else period.duration)
        said.setdefault("end", None)
        said.setdefault("start", datetime.combine(day, period.start.time()))
        return self._dated(series.model_copy(update=said), day, places, tuple(changes))

    def _dated(
        self, data: Gathering, original: date | None, places: Places, changes: tuple[Change, ...]
    ) -> Occurrence | None:
        zone = data.timezone or self.club_zone
        span = self.spans.span(data, zone, places)
        if span is None:
            return None
        return Occurrence(self.session, data, original, *span, None, zone, state_of(data, changes), changes)

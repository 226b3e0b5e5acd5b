"""Published dates: they are moved, cancelled or postponed, and never simply vanish."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from club import rules
from club.problems import Problem
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence, rule_dates
from club.since import lines
from club.since.lost import heir_of
from club.sources import kinds
from club.sources.club import Closure
from club.sources.gatherings import Gathering
from club.sources.reader import Item
from club.sources.terms import What
from club.sources.values import french_day

MANY = 12  # dates whose lines are all written out


def problems(old: Programme, new: Programme) -> Iterator[Problem]:
    """Every date that vanishes from a session that is still there."""
    for before, after in sessions(old, new):
        if bool(before.data.repeat) != bool(after.data.repeat):
            yield _repeat(old, new, before, after)
        elif before.data.repeat:
            yield from _lost(old, new, before, after)
        elif before.data.start is not None and after.data.start is None:
            yield _undated(new, before, after)


def sessions(old: Programme, new: Programme) -> Iterator[tuple[Item, Item]]:
    """Every session that was published, with what it has become."""
    for before in old.of(kinds.SESSION, kinds.MASTERCLASS):
        after = heir_of(new, before)
        if after is not None and not (after.id != before.id and _is_another(old, after)):
            yield before, after


def _is_another(old: Programme, after: Item) -> bool:
    """Whether two sessions became one: its dates are those of the one that kept its file."""
    return any(item.id == after.id for item in old.of(kinds.SESSION, kinds.MASTERCLASS))


def _repeat(old: Programme, new: Programme, before: Item, after: Item) -> Problem:
    if after.data.repeat:
        message = "cette séance était publiée sans répétition : sa page et son événement disparaîtraient."
        when = [f"start: {lines.moment(before.data.start)}"] if before.data.start else []
        help = [
            "Laissez-la comme elle était, sans repeat :",
            *when,
            "et créez un fichier pour la répétition : club new session",
        ]
        return after.problem(("repeat",), rules.REPEAT_CHANGED, message, *help)
    message = "cette séance était répétée : les pages et les événements de ses dates disparaîtraient."
    help = ["Remettez repeat :", *_periods(before, range(len(before.data.repeat)))]
    coming = [of.original for of in old.occurrences_of(before) if not old.is_past(of) and of.original]
    if coming:
        entry = lines.entry(lines.today(new.today, after.data.changes), What.CANCELLED, from_=coming[0])
        help += ["Les dates qui n'auront pas lieu s'annulent.", *lines.to_add(after, entry)]
    return after.problem(("start",), rules.REPEAT_CHANGED, message, *help)


def _undated(new: Programme, before: Item, after: Item) -> Problem:
    start = before.data.start
    key = "month" if after.data.month else "week"
    message = f"cette séance avait une date, {lines.moment(start)} : son événement disparaîtrait des agendas."
    entry = lines.entry(lines.today(new.today, after.data.changes), What.POSTPONED)
    help = [f"Une séance reportée garde sa dernière date, à la place de « {key} » :", f"start: {lines.moment(start)}"]
    if before.data.duration is not None or before.data.end is not None:
        kept = "duration" if before.data.duration is not None else "end"
        help.append(f"{kept}: {before.node[kept]}" if isinstance(before.node, dict) else f"{kept}: …")
    return after.problem((key,), rules.DATE_GONE, message, *help, *lines.to_add(after, entry))


def _periods(session: Item, numbers: range | list[int]) -> list[str]:
    """Periods of a repeat, as they were written."""
    written = session.node["repeat"] if isinstance(session.node, dict) else []
    told = ["repeat:"]
    for n in numbers:
        pairs = [f"{key}: {value}" for key, value in written[n].items()]
        told += [f"  {'- ' if not k else '  '}{pair}" for k, pair in enumerate(pairs)]
    return told


# --- dates of a repeat


def _lost(old: Programme, new: Programme, before: Item, after: Item) -> Iterator[Problem]:
    kept = {of.original for of in new.occurrences_of(after)}
    lost = [of for of in old.occurrences_of(before) if of.original not in kept]
    ruled = {day for period in after.data.repeat for day in rule_dates(period)}
    for closure in new.closures:
        closed = [of for of in lost if of.original in ruled and closure.from_ <= _day(of) <= closure.last]
        if closed:
            yield _closed(old, new, after, closure, closed)
    if unruled := [of for of in lost if of.original not in ruled]:
        yield _unruled(old, new, before, after, unruled)


def _day(of: Occurrence) -> date:
    assert of.original is not None, "a date of a repeat has its original date"
    return of.original


def _closed(old: Programme, new: Programme, after: Item, closure: Closure, lost: list[Occurrence]) -> Problem:
    """A closure swallows published dates: an entry wins over it."""
    message = f"{_told(lost)}, et la fermeture « {closure.why} » les efface." if len(lost) > 1 else (
        f"{_told(lost)}, et la fermeture « {closure.why} » l'efface."
    )  # fmt: skip
    help = []
    coming = [_day(of) for of in lost if not old.is_past(of)]
    if coming:
        help += ["Une date publiée s'annule.", *_cancelled(new, after, coming, closure.why)]
    if len(coming) < len(lost):
        help.append("Ce qui est passé a eu lieu : raccourcissez la fermeture dans programme/closures.yml.")
    return after.problem(("repeat",), rules.DATE_GONE, message, *help)


def _unruled(old: Programme, new: Programme, before: Item, after: Item, lost: list[Occurrence]) -> Problem:
    """The rule changed: a new rhythm is a new period, and the old one keeps the dates that it gave."""
    gone = {_day(of) for of in lost}
    numbers = [n for n, period in enumerate(before.data.repeat) if gone & set(rule_dates(period))]
    message = f"{_told(lost)}, et la répétition ne {'les' if len(lost) > 1 else 'la'} donne plus."
    many = len(numbers) > 1
    help = [f"Gardez {'ces périodes' if many else 'cette période'} (un nouveau rythme est une période de plus) :"]
    help += _periods(before, numbers)
    coming = [_day(of) for of in lost if not old.is_past(of)]
    last = max((_day(of) for of in new.occurrences_of(after)), default=None)
    if coming and (last is None or last < coming[0]):
        entry = lines.entry(lines.today(new.today, after.data.changes), What.CANCELLED, from_=coming[0])
        help += ["et annulez la suite.", *lines.to_add(after, entry)]
    elif coming:
        help += ["et annulez les dates qui n'auront pas lieu.", *_cancelled(new, after, coming)]
    return after.problem(("repeat",), rules.DATE_GONE, message, *help)


def _told(lost: list[Occurrence]) -> str:
    days = [_day(of) for of in lost]
    if len(days) == 1:
        return f"le {french_day(days[0])} était une date publiée"
    return f"{len(days)} dates étaient publiées, du {french_day(days[0])} au {french_day(days[-1])}"


def _cancelled(new: Programme, after: Item, days: list[date], why: str | None = None) -> list[str]:
    """The lines that cancel each of these dates."""
    data: Gathering = after.data
    on = lines.today(new.today, data.changes)
    fresh = {day: ["changes:", *lines.indented(lines.entry(on, What.CANCELLED, why=why), 1)] for day in days[:MANY]}
    rest = [f"et de même : {', '.join(str(day) for day in days[MANY:])}"] if days[MANY:] else []
    return [*lines.special_dates(after, fresh), *rest]

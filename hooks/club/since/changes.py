"""When start, end, zone, place, link or state of a published date change, ``changes`` tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from club import rules
from club.problems import Problem
from club.programme.graph import Programme
from club.since import lines
from club.since.dates import sessions
from club.since.facts import FACTS, START, Fact
from club.since.memory import Pair
from club.sources.gatherings import Change
from club.sources.reader import Item
from club.sources.shape import Loc
from club.sources.terms import What


def problems(old: Programme, new: Programme) -> Iterator[Problem]:
    """Every change of a published date that its memory does not tell, and every memory that was lost."""
    for before, after in sessions(old, new):
        now = {of.original: of for of in new.occurrences_of(after) if of.dated}
        then = [of for of in old.occurrences_of(before) if of.dated and of.original in now]
        pairs = [Pair(of, now[of.original]) for of in then]
        yield from _forgotten(after, [pair for pair in pairs if pair.forgets])
        if old.club.timezone != new.club.timezone:  # told once, of the club
            continue
        for fact in FACTS:
            untold = [pair for pair in pairs if not pair.forgets and not pair.told(fact)]
            for group in _groups(fact, before, after, untold):
                yield _untold(new, after, fact, group)


# --- what was forgotten


def _forgotten(after: Item, pairs: Sequence[Pair]) -> Iterator[Problem]:
    """One problem per memory: that of the session, those of its dates."""
    told: list[list[Change]] = []
    for pair in pairs:
        removed = pair.removed
        if removed in told:
            continue
        told.append(removed)
        on = pair.after.original
        entries = [line for change in removed for line in lines.written(change)]
        if len(removed) > 1:
            message = f"{len(removed)} entrées ont disparu de « changes »."
        else:
            message = f"l'entrée « {removed[0].what.value} » du {removed[0].date} a disparu de « changes »."
        help = ("Remettez, puis ajoutez à la suite ce qui a changé depuis :", *entries)
        own = on is not None and on in after.data.dates
        loc: Loc = ("dates", str(on), "changes") if own else ("changes",)
        yield after.problem(loc, rules.FORGOTTEN_CHANGE, _scope([pair]) + message, *help)


# --- what is not told


def _groups(fact: Fact, before: Item, after: Item, pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """One group per date of which the fact is said by itself, and one for all the others."""
    others = []
    for pair in pairs:
        entries = [item.data.dates.get(pair.after.original) for item in (before, after)]
        if any(entry is not None and entry.model_fields_set & set(fact.keys) for entry in entries):
            yield [pair]
        else:
            others.append(pair)
    if others:
        yield others


def _untold(new: Programme, after: Item, fact: Fact, group: list[Pair]) -> Problem:
    first = group[0]
    on = first.after.original
    alone = on is not None and len(group) == 1 and on in after.data.dates
    wrong = next((change for change in first.added if change.what is What.MOVED), None)
    if fact is START and wrong is not None and wrong.was is not None:
        return _wrong_was(new, after, first, wrong)
    old, now = fact.words(first.before), fact.words(first.after)
    change = f"{fact.opening} de {old} à {now}" if old != now else "l'adresse réservée aux membres a changé"
    message = f"{_scope(group)}{change}, et « changes » ne le dit pas."
    memory = after.data.dates[on].changes if alone else after.data.changes
    what = _proposed(fact, first)
    was = lines.was(first.before, new.club.timezone) if what is What.MOVED else ""
    entry = lines.entry(lines.today(new.today, memory), what, was=was, from_=None if alone else on)
    help = lines.to_add(after, entry, on if alone else None)
    return after.problem(_loc(after, fact, first, alone=alone), rules.UNTOLD_CHANGE, message, *help)


def _proposed(fact: Fact, pair: Pair) -> What:
    """The entry to propose: a session that is no longer tentative is confirmed."""
    if "status" in fact.keys and pair.after.data.status is None:
        return What.CONFIRMED
    return fact.tells[0]


def _wrong_was(new: Programme, after: Item, pair: Pair, move: Change) -> Problem:
    """A move that does not leave the start that was published."""
    right = lines.was(pair.before, new.club.timezone)
    assert move.was is not None, "a move keeps the old start"
    message = f"{_scope([pair])}le déplacement part de {lines.moment(move.was[0])}, et le début publié était {right}."
    on = pair.after.original
    root: Loc = ("changes",)
    memory = after.data.changes
    if on is not None and on in after.data.dates and move in after.data.dates[on].changes:
        root = ("dates", str(on), "changes")
        memory = after.data.dates[on].changes
    return after.problem((*root, memory.index(move), "was"), rules.UNTOLD_CHANGE, message, f"Écrivez : was: {right}")


def _scope(group: Sequence[Pair]) -> str:
    """Which dates of a repeat are meant; nothing for a single session."""
    days = [pair.after.original for pair in group]
    if days[0] is None:
        return ""
    return f"date du {days[0]} : " if len(days) == 1 else f"{len(days)} dates, du {days[0]} au {days[-1]} : "


def _loc(after: Item, fact: Fact, pair: Pair, *, alone: bool) -> Loc:
    """Where the fact is written now, or else what it is said of."""
    on = pair.after.original
    root: Loc = ("dates", str(on)) if alone else ()
    said = after.data.dates[on].model_fields_set if alone else after.data.model_fields_set
    key = next((key for key in fact.keys if key in said), None)
    if key is not None:
        return (*root, key)
    return root or (("repeat",) if after.data.repeat else ())

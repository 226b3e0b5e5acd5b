"""A session, or dates of a repeat, cancelled, postponed or reinstated: one more entry of ``changes``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from club.amend.target import Project, Refused, Target
from club.problems import shown
from club.programme.occurrences import CALLED_OFF, Occurrence, State
from club.since import lines
from club.sources.gatherings import Change
from club.sources.reader import Item
from club.sources.rewrite import Header
from club.sources.shape import Loc, keys
from club.sources.terms import What
from club.sources.values import french_day

COMMANDS = {What.MOVED: "move", What.CANCELLED: "cancel", What.POSTPONED: "postpone", What.REINSTATED: "reinstate"}


@dataclass(frozen=True)
class Entry:
    """What is decided: why, and the day on which it was (None: today); ``from_`` is the first date of a repeat that
    it concerns."""

    what: What
    why: str
    on: date | None = None
    from_: date | None = None


@dataclass(frozen=True)
class Amended:
    """A session's file before and after what was decided, and the dates that this concerns, as they were."""

    before: Header
    after: Header
    dates: tuple[Occurrence, ...]


def header_of(project: Project, session: Item) -> Header:
    """The file of a session as it is, to be written anew."""
    content = (project.root / session.path).read_bytes()
    return Header(content.decode("utf-8"), keys(session.kind.model))


def state_changed(project: Project, target: Target, entry: Entry) -> Amended:
    """The file that says so.  Raises Refused where nothing would change."""
    dates = concerned(project, target, entry)
    able = [of for of in dates if not _refusal(of, entry.what)]
    if not able:
        raise Refused(_refusal(dates[0], entry.what))
    header = header_of(project, target.session)
    return Amended(header, with_entry(header, project, target, entry), tuple(able))


def concerned(project: Project, target: Target, entry: Entry) -> Sequence[Occurrence]:
    """The dates that an entry is about: the one that is named, or those of a repeat from a day on.  Raises Refused."""
    id, command = target.session.id, COMMANDS[entry.what]
    if entry.from_ is None:
        if target.of:
            return [target.of]
        coming = next((of.original for of in target.dates if of.ends(project.zone) > project.now), "AAAA-MM-JJ")
        raise Refused(
            f"« {shown(target.session.data.title)} » se répète : dites de quelle date il s'agit, {id}/{coming},\n"
            f"ou à partir de laquelle : club {command} {id} --from {coming}"
        )
    if not target.session.data.repeat:
        raise Refused(f"« {shown(target.session.data.title)} » ne se répète pas : retirez --from.")
    if target.of:
        raise Refused(f"Dites l'un ou l'autre : une seule date ({target.of.id}), ou {id} avec --from.")
    found = [of for of in target.dates if of.original and of.original >= entry.from_]
    if not found:
        last = target.dates[-1].original if target.dates else None
        told = f" : la dernière est le {french_day(last)}" if last else ""
        raise Refused(f"« {shown(target.session.data.title)} » n'a aucune date à partir du {entry.from_}{told}.")
    return found


def _refusal(of: Occurrence, what: What) -> str:
    """Why this can't happen to a date; nothing when it can."""
    name, state = f"« {shown(of.data.title)} »", of.state.label.lower()
    if what is What.REINSTATED and of.state not in CALLED_OFF:
        return f"{name} n'est ni annulée ni reportée : il n'y a rien à rétablir."
    if what is What.POSTPONED and not of.dated:
        return f"{name} n'a pas encore de date : changez son mois ou sa semaine dans {of.session.path}."
    if (what, of.state) in ((What.CANCELLED, State.CANCELLED), (What.POSTPONED, State.POSTPONED)):
        return f"{name} est déjà {state}. Pour revenir en arrière : club reinstate {of.id}"
    return ""


def refuse_off(dates: Sequence[Occurrence], *, same: bool) -> None:
    """Only what takes place is moved; a postponed session may get another date, not the ``same`` one."""
    off = [of for of in dates if of.state is State.CANCELLED or (of.state is State.POSTPONED and same)]
    if len(off) == len(dates):
        state, again = off[0].state.label.lower(), f"club reinstate {off[0].id}"
        raise Refused(f"« {shown(off[0].data.title)} » est {state}. Rétablissez-la d'abord : {again}")


# --- the entry


def with_entry(header: Header, project: Project, target: Target, entry: Entry, was: str = "") -> Header:
    """Add an entry at the end of the memory of a session, or of the one date that is meant.  Raises Refused."""
    data, original = target.session.data, target.of.original if target.of else None
    loc: Loc = ("dates", str(original), "changes") if original else ("changes",)
    memory = target.of.changes if target.of else data.changes
    from_ = concerned(project, target, entry)[0].original if entry.from_ else None
    written = lines.entry(_day(project, memory, entry), entry.what, was=was, from_=from_, why=entry.why)
    return header.with_item(loc, written)


def _day(project: Project, memory: Iterable[Change], entry: Entry) -> date:
    least = lines.today(project.today, memory)
    if entry.on is None:
        return least
    last = max((change.date for change in memory), default=entry.on)
    if entry.on < last:
        raise Refused(f"--date {entry.on} est avant le dernier changement, du {last} : donnez une date à partir de là.")
    return entry.on

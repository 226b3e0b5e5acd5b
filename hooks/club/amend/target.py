"""Which session, and which of its dates, a command means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from club.problems import BrokenRule, Problem, nearest, shown
from club.programme.build import build
from club.programme.clock import day_in
from club.programme.occurrences import Occurrence, expand
from club.sources import kinds
from club.sources.club import Closure
from club.sources.places import place
from club.sources.reader import Item, Sources, read
from club.sources.values import Day, french_day, typed
from club.wording import plain_day

SPACE = kinds.SESSION.space


class Refused(Exception):
    """Why nothing was changed, in French."""


@dataclass(frozen=True)
class Project:
    """What the commands need of a project, which may have problems elsewhere; ``now`` is aware."""

    root: Path
    sources: Sources
    problems: Sequence[Problem]
    zone: str
    closures: Sequence[Closure]
    now: datetime

    @property
    def today(self) -> date:
        return day_in(self.now, self.zone)

    @property
    def sessions(self) -> tuple[Item, ...]:
        return tuple(item for item in self.sources.items if item.kind.space == SPACE)


@dataclass(frozen=True)
class Target:
    """A session with all its dates; ``of`` is the one that is meant, None for a repeat as a whole."""

    session: Item
    dates: tuple[Occurrence, ...]
    of: Occurrence | None

    def date(self, day: date) -> Occurrence | None:
        """The date that a day names: the original one of a repeat, else the only one that now begins on it."""
        original = next((of for of in self.dates if of.original == day), None)
        today = [of for of in self.dates if _begins(of) == day]
        return original or (today[0] if len(today) == 1 else None)


def project(root: Path, now: datetime) -> Project:
    """The project in ``root``.  Raises Refused when it does not say what club it is of."""
    sources = read(root)
    club = next((item.data for item in sources.items if item.kind is kinds.CLUB), None)
    if club is None:
        raise Refused("programme/club.yml est absent ou à corriger : club check programme/club.yml")
    closures = next((item.data.root for item in sources.items if item.kind is kinds.CLOSURES), ())
    _, problems = build(sources, now)
    return Project(root, sources, sorted({*sources.problems, *problems}), club.timezone, closures, now)


def find(project: Project, word: str) -> Target:
    """What « appel », « programme/sessions/appel.md » or « appel/2026-12-08 » means.  Raises Refused."""
    named = re.fullmatch(r"(.+)/([0-9]{4}-[0-9]{2}-[0-9]{2})/?", word.strip())
    name, day = (named.group(1), named.group(2)) if named else (word.strip(), None)
    session = _session(project, name)
    _refuse_unread(project, session.path)
    dates, _ = expand(session, project.closures, project.zone)
    target = Target(session, tuple(dates), None if session.data.repeat else dates[0])
    if day is None:
        return target
    meant = value(Day, day)
    found = target.date(meant)
    if found is None:
        raise Refused(_no_such_date(target, meant))
    return Target(session, target.dates, found)


def value(kind: Any, text: str) -> Any:
    """A word of the command line as a value of a type (Day, Moment…).  Raises Refused, with what a file would say."""
    try:
        return typed(kind, text)
    except BrokenRule as broken:
        raise Refused("\n".join([broken.message[:1].upper() + broken.message[1:], *broken.help])) from broken


# --- the session


def _session(project: Project, name: str) -> Item:
    by_name = {alias: item for item in project.sessions for alias in item.data.aliases}
    by_name |= {item.id: item for item in project.sessions}
    if name in by_name:
        return by_name[name]
    path = _path(project, name)
    if path is not None:
        if found := next((item for item in project.sessions if item.path == path), None):
            return found
        _refuse_unread(project, path)
        raise Refused(f"{path} n'est pas le fichier d'une séance : elles sont dans {kinds.SESSION.folder}/.")
    for problem in project.problems:  # a file that can't be read at all
        placed = place(problem.path)
        if not isinstance(placed, Problem) and placed is not None and placed[0].space == SPACE and placed[1] == name:
            _refuse_unread(project, problem.path)
    near = nearest(name, by_name)
    hint = f"Vouliez-vous « {near} » ?" if near else f"Les séances sont dans {kinds.SESSION.folder}/."
    raise Refused(f"« {shown(name)} » n'est ni une séance ni un de leurs anciens noms. {hint}")


def _path(project: Project, name: str) -> str | None:
    """The path of a file of the project, as typed from here or from the project's folder."""
    try:
        for file in (Path(name).resolve(), (project.root / name).resolve()):
            if file.is_file() and file.is_relative_to(project.root.resolve()):
                return file.relative_to(project.root.resolve()).as_posix()
    except (OSError, ValueError):  # a NUL, a name that is too long
        return None
    return None


def _refuse_unread(project: Project, path: str) -> None:
    if first := next((problem for problem in project.problems if problem.path == path), None):
        raise Refused(f"{path} est d'abord à corriger (ligne {first.line}) : club check {path}")


# --- its date


def _no_such_date(target: Target, day: date) -> str:
    title = f"« {shown(target.session.data.title)} »"
    if not target.session.data.repeat:
        start = _begins(target.dates[0])
        only = f"sa date est le {french_day(start)}" if start else "sa date est encore à fixer"
        return f"{title} ne se répète pas, et {only} : écrivez seulement {target.session.id}"
    days = [of.original for of in target.dates if of.original]
    around = [
        max((one for one in days if one < day), default=None),
        min((one for one in days if one > day), default=None),
    ]
    near = " et ".join(f"{one} ({french_day(one)})" for one in around if one)
    several = [of for of in target.dates if _begins(of) == day]
    if several:
        names = " et ".join(str(of.original) for of in several)
        return f"{title} a plusieurs dates le {plain_day(day)} : nommez-les par leur date d'origine, {names}."
    told = f" Les plus proches : {near}." if near else ""
    return f"Le {french_day(day)} n'est pas une date de {title}.{told}"


def _begins(of: Occurrence) -> date | None:
    """The day on which it begins, where it takes place."""
    return of.start.date() if isinstance(of.start, datetime) else of.start

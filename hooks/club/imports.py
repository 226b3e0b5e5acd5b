"""« club import »: somebody's calendar → files of sessions, and a report of what became of each event."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from club.calendar.identity import uid
from club.calendar.importing import Known, imported
from club.calendar.importing.components import MAX_BYTES, NotACalendar
from club.calendar.importing.drafts import ORIGIN_LINE, origin
from club.calendar.importing.report import report
from club.calendar.importing.when import Club
from club.problems import nearest, shown
from club.programme.build import build
from club.programme.clock import day_in
from club.sources import kinds
from club.sources.places import place
from club.sources.reader import Sources, read
from club.sources.terms import SessionKind
from club.sources.values import Month

FOLDER = kinds.SESSION.folder
SINGLES = [f"{kind.folder}/{name}{kind.ending}" for name, kind in kinds.SINGLES.items()]


class Refused(Exception):
    """Why nothing was imported, in French."""


@dataclass(frozen=True)
class Asked:
    """What the command line says; ``root`` is the project, ``into`` where to write."""

    root: Path
    file: Path
    into: Path
    kind: SessionKind | None
    dry_run: bool


def kind_of(word: str) -> SessionKind:
    """The kind of session that somebody means: « training », « formation », « atelier »…  Raises Refused."""
    tries = {name: one for one in SessionKind for name in (one.value, one.label, *one.words)}
    near = nearest(word, tries)
    if word in tries or (near and near.casefold() == word.casefold()):
        return tries.get(word) or tries[near or ""]
    hint = f" Vouliez-vous « {tries[near].value} » ?" if near else ""
    known = ", ".join(f"{one.value} ({one.label})" for one in SessionKind)
    raise Refused(f"« {shown(word)} » n'est pas un type de séance.{hint}\nTypes possibles : {known}.")


def run(asked: Asked, now: datetime) -> tuple[int, str]:
    """Import a calendar; 0 unless nothing of it could be read, and what to print.  Raises Refused."""
    content = _content(asked.file)
    sources = read(asked.root)
    club = _club(sources, asked.kind, now)
    known = _known(asked, sources, now)
    try:
        found = imported(content, club, known, lambda files: refusals(asked.root, files, now))
    except NotACalendar as reason:
        raise Refused(f"{asked.file} : {reason}") from reason
    files = {f"{FOLDER}/{id}{kinds.SESSION.ending}": draft.text() for id, draft in found.drafts.items()}
    if not asked.dry_run:
        for path, text in files.items():
            _write(asked.into / path, text)
    texts = [f"{path} :\n\n{text}" for path, text in files.items()] if asked.dry_run else []
    told = "\n".join([*texts, *report(found, FOLDER, dry_run=asked.dry_run)])
    return (0 if found.drafts or found.already else 1), told


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise Refused(f"{file} ne peut pas être lu : {error.strerror}.") from error


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except OSError as error:
        raise Refused(f"{file} ne peut pas être écrit : {error.strerror}.") from error


# --- what the club has


def _club(sources: Sources, kind: SessionKind | None, now: datetime) -> Club:
    club = next((item.data for item in sources.items if item.kind is kinds.CLUB), None)
    if club is None:
        raise Refused("programme/club.yml est absent ou à corriger : club check programme/club.yml")
    closures = next((item.data.root for item in sources.items if item.kind is kinds.CLOSURES), ())
    today = day_in(now, club.timezone)
    return Club(club.timezone, today, _season_ends(today, club.season_starts), closures, kind)


def _season_ends(today: date, starts: int) -> date:
    following = Month(today.year + (today.month >= starts), starts)
    return following.previous().last


def _known(asked: Asked, sources: Sources, now: datetime) -> Known:
    """Every id of a session, read or not, every alias; the events that were imported before, and those of our own
    calendars."""
    ids = {alias for item in sources.items for alias in getattr(item.data, "aliases", ())}
    programme, _ = build(sources, now)
    dated = programme.occurrences if programme else ()
    domain = programme.club.calendar_domain if programme else ""
    origins = {origin(uid(of, domain)): of.session.path for of in dated}
    for root in dict.fromkeys((asked.root, asked.into)):
        for folder in (FOLDER, kinds.MASTERCLASS.folder):
            for file in sorted((root / folder).glob("*")):
                path = file.relative_to(root).as_posix()
                found = place(path)
                ids.add(found[1] if isinstance(found, tuple) else file.stem)
                for mark in ORIGIN_LINE.findall(_head(file)):
                    origins.setdefault(mark, path)
    return Known(frozenset(ids), origins)


def _head(file: Path) -> str:
    try:
        return file.read_bytes()[:MAX_BYTES].decode("utf-8", "replace") if file.is_file() else ""
    except OSError:
        return ""


def refusals(root: Path, files: Mapping[str, str], now: datetime) -> dict[str, str]:
    """Why « club check » would refuse sessions (id → text) in the project at ``root``: id → the first reason."""
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder)
        (trial / FOLDER).mkdir(parents=True)
        for single in SINGLES:
            if (root / single).is_file():
                (trial / single).write_bytes((root / single).read_bytes())
        for id, text in files.items():
            (trial / FOLDER / f"{id}{kinds.SESSION.ending}").write_text(text, encoding="utf-8", newline="\n")
        sources = read(trial)
        problems = [*sources.problems, *build(sources, now)[1]]
    found: dict[str, str] = {}
    for problem in problems:
        if problem.path.startswith(f"{FOLDER}/"):
            found.setdefault(Path(problem.path).stem, problem.message)
    return found

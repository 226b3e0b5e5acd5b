"""« club new season »: the next season's files, drafted from the rhythm of the last; people decide the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from club import report, wording
from club.new import Refused
from club.new.drafts import cohort_text, session_text, theme_text
from club.new.rhythm import next_year
from club.problems import Problem
from club.programme.graph import Programme
from club.sources import kinds
from club.sources.places import taken
from club.sources.reader import Item
from club.sources.values import Month

LONGEST_COHORT = 9  # months after its first, where the last one does not say


@dataclass(frozen=True)
class Draft:
    """A file to write, or (``text`` None) why there is none: something is there already."""

    path: str
    text: str | None
    note: str = ""


def next_season(programme: Programme) -> int:
    """The year in which the season to open begins: the next, or this one while it has no theme."""
    this = programme.season_of(Month.of(programme.today))
    opened = {programme.season_of(theme.data.month) for theme in programme.of(kinds.THEME)}
    return this + 1 if this in opened else this


def drafts(programme: Programme, year: int) -> list[Draft]:
    """Themes by month, recurring sessions, a cohort: those that are not there yet, in this order."""
    return [*_themes(programme, year), *_sessions(programme, year), *_cohort(programme, year)]


def open_season(
    root: Path, programme: Programme, year: int, problems_now: Callable[[], list[Problem]]
) -> Iterator[str]:
    """Write the drafts of a season, all or none; say what was written, left alone, and left to decide.

    ``problems_now`` reads the project again.  Raises Refused.
    """
    made = drafts(programme, year)
    files = {root / draft.path: draft.text for draft in made if draft.text is not None}
    if not files:
        raise Refused(f"La saison {year}-{year + 1} est déjà ouverte : rien à ajouter.")
    written: list[Path] = []
    try:
        for file, text in files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("x", encoding="utf-8", newline="\n") as opened:  # never over another
                written.append(file)
                opened.write(text)
        if problems := problems_now():
            told = report.as_text(problems)
            raise Refused(f"Rien n'est écrit : ces brouillons ne passeraient pas le contrôle.\n\n{told}")
    except BaseException as error:
        for file in written:
            file.unlink()
        if isinstance(error, OSError):
            raise Refused(f"Rien n'est écrit : {error.strerror} ({error.filename}).") from error
        raise
    yield from _told(programme, year, made)


def _told(programme: Programme, year: int, made: list[Draft]) -> Iterator[str]:
    new = [draft for draft in made if draft.text is not None]
    yield f"Saison {year}-{year + 1} : {len(new)} fichiers à relire."
    yield from (f"  {draft.path}{f'  ({draft.note})' if draft.note else ''}" for draft in new)
    if there := [draft for draft in made if draft.text is None]:
        yield "Laissé comme c'était :"
        yield from (f"  {draft.path}  ({draft.note})" for draft in there)
    first, last = _bounds(programme, year)
    yield "À décider :"
    yield "  chaque ligne « À décider » de ces fichiers ; effacez ceux qui sont de trop avant de publier."
    if not any(first <= closure.from_ <= last for closure in programme.closures):
        yield "  programme/closures.yml n'a aucun jour de cette saison : ajoutez-y vacances et ponts."
    yield "Ensuite : club check, qui signale aussi les jours fériés."


def _bounds(programme: Programme, year: int) -> tuple[date, date]:
    first = Month(year, programme.club.season_starts).first
    return first, Month(year + 1, programme.club.season_starts).first - timedelta(days=1)


# --- themes


def _themes(programme: Programme, year: int) -> Iterator[Draft]:
    by_month: dict[Month, Item] = {}
    for theme in programme.of(kinds.THEME):
        by_month.setdefault(theme.data.month, theme)
    month = Month(year, programme.club.season_starts)
    last_season = [theme for at, theme in by_month.items() if programme.season_of(at) == year - 1]
    example = bool(last_season) and all(theme.data.example for theme in last_season)
    for _ in range(12):
        path = f"{kinds.THEME.folder}/thematique-{month}.md"
        if there := by_month.get(month):
            yield Draft(there.path, None, f"{wording.month(month)} a déjà sa thématique")
        elif clash := _clash(programme, kinds.THEME, f"thematique-{month}"):
            yield Draft(path, None, clash)
        else:
            before = by_month.get(Month(month.year - 1, month.month))
            yield Draft(path, theme_text(month, before, example=example))
        month = month.next()


# --- recurring sessions


def _sessions(programme: Programme, year: int) -> Iterator[Draft]:
    first, _ = _bounds(programme, year)
    for item in programme.of(kinds.SESSION, kinds.MASTERCLASS):
        last = [period for period in item.data.repeat if _season(programme, period.until) == year - 1]
        runs_on = any(_season(programme, period.until) >= year for period in item.data.repeat)
        if runs_on:
            yield Draft(item.path, None, "sa répétition court déjà pendant cette saison")
        if runs_on or not last:
            continue
        id = _next_id(item.id, year)
        path = f"{item.kind.folder}/{id}{item.kind.ending}"
        closures = programme.closures if item.data.closures else ()
        periods = [moved for period in last if (moved := next_year(period, first, closures))]
        if clash := _clash(programme, item.kind, id):
            yield Draft(path, None, clash)
        elif periods:
            gone = {person.id for person in programme.links(item, "hosts") if person.withdrawn}
            note = wording.count(len(periods), "période", "périodes")
            yield Draft(
                path,
                session_text(item, periods, gone, example=programme.is_example(item)),
                f"d'après {item.path}, {note}",
            )


def _season(programme: Programme, day: date) -> int:
    return programme.season_of(Month.of(day))


def _next_id(id: str, year: int) -> str:
    """« appel-entre-pairs-2027 », of « appel-entre-pairs » or « appel-entre-pairs-2026 »."""
    return f"{id.removesuffix(f'-{year - 1}')}-{year}"


# --- the cohort


def _cohort(programme: Programme, year: int) -> Iterator[Draft]:
    cohorts = sorted(programme.of(kinds.COHORT), key=lambda cohort: (cohort.data.starts, cohort.id))
    opened = [cohort for cohort in cohorts if programme.season_of(cohort.data.starts) == year]
    before = [cohort for cohort in cohorts if programme.season_of(cohort.data.starts) == year - 1]
    path = f"{kinds.COHORT.folder}/promo-{year}.yml"
    if opened:
        yield Draft(opened[0].path, None, "cette saison a déjà sa promo")
    elif clash := _clash(programme, kinds.COHORT, f"promo-{year}"):
        yield Draft(path, None, clash)
    else:
        starts = Month(year, programme.club.season_starts)
        ends = starts
        for _ in range(LONGEST_COHORT):
            ends = ends.next()
        last = before[0] if before else None
        if last is not None:
            starts = Month(last.data.starts.year + 1, last.data.starts.month)
            ends = Month(last.data.ends.year + 1, last.data.ends.month) if last.data.ends else ends
        yield Draft(path, cohort_text(year, starts, ends, last))


def _clash(programme: Programme, kind: kinds.Kind, id: str) -> str | None:
    """Why no new item may have this id."""
    if reserved := taken(kind, id):
        return reserved
    try:
        owner = programme.get(kind.space, id)
    except KeyError:
        return None
    return "déjà là" if owner.id == id else f"c'est un ancien nom de {owner.path}"

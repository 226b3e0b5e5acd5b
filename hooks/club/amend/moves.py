"""A session moved to another date or hour, or given the date that was still to be fixed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from club.amend import series
from club.amend.states import Amended, Entry, concerned, header_of, refuse_off, with_entry
from club.amend.target import Project, Refused, Target
from club.problems import shown
from club.programme import readings
from club.programme.clock import Readings, instant
from club.programme.occurrences import Occurrence
from club.since import lines
from club.sources.rewrite import Header
from club.sources.shape import Loc
from club.sources.terms import What


def moved(project: Project, target: Target, to: date, entry: Entry, duration: str | None = None) -> Amended:
    """The file with its new start, its end moved by as much, and an entry that keeps the old start.

    ``to`` is a local time, or a date for whole days; ``duration`` goes with a date that was still to be fixed, and
    ``entry.from_`` with a new hour for a repeat.  Raises Refused.
    """
    dates = concerned(project, target, entry)
    of = dates[0]
    _refuse_no_instant(of, to)
    same = of.start == (instant(to, of.zone) if isinstance(to, datetime) else to)
    refuse_off(dates, same=same)
    before = header_of(project, target.session)
    if not of.dated:
        after = _fixed(before, of, to, duration)
        return Amended(before, with_entry(after, project, target, replace(entry, what=What.CONFIRMED)), (of,))
    if duration:
        raise Refused(
            f"« {shown(of.data.title)} » a déjà une durée : retirez --duration, ou changez-la dans le fichier."
        )
    _refuse_other_form(of, to)
    if same:
        raise Refused(f"« {shown(of.data.title)} » commence déjà le {lines.moment(to)} : il n'y a rien à déplacer.")
    after = series.new_hour(before, of, to) if entry.from_ else _new_start(before, of, to)
    return Amended(before, with_entry(after, project, target, entry, lines.was(of, project.zone)), tuple(dates))


def _new_start(header: Header, of: Occurrence, to: date) -> Header:
    """One date begins at another moment; an end that is written moves by as much, in local time."""
    root: Loc = ("dates", str(of.original)) if of.original else ()
    header = header.with_value((*root, "start"), lines.moment(to))
    said = of.session.data.dates.get(of.original) if of.original else of.session.data
    if said is None or said.end is None:
        return header
    assert of.data.start is not None, "what is moved has a date"
    return header.with_value((*root, "end"), lines.moment(said.end + (to - of.data.start)))


def _fixed(header: Header, of: Occurrence, to: date, duration: str | None) -> Header:
    """« month » or « week » becomes « start », in its place."""
    title = f"« {shown(of.data.title)} »"
    if isinstance(to, datetime) and duration is None:
        raise Refused(f"{title} n'avait pas encore d'heure : dites aussi sa durée, par exemple --duration 1h30")
    if duration and not isinstance(to, datetime):
        raise Refused(f'Une durée demande une heure de début, par exemple "{to} 18:30" ; sinon, retirez --duration.')
    key = "month" if of.session.data.month else "week"
    header = header.with_name(key, "start").with_value(("start",), lines.moment(to))
    return header.with_value(("duration",), duration, after="start") if duration else header


def _refuse_other_form(of: Occurrence, to: date) -> None:
    """Whole days stay whole days, and hours are not forgotten."""
    title = f"« {shown(of.data.title)} »"
    if isinstance(of.start, datetime) and not isinstance(to, datetime):
        hour = f"{of.start:%H:%M}"
        raise Refused(f'{title} commence à {hour} : donnez aussi l\'heure, par exemple "{to} {hour}"')
    if of.all_day and isinstance(to, datetime):
        raise Refused(f"{title} dure la journée entière : donnez une date sans heure, {to.date()}")


def _refuse_no_instant(of: Occurrence, to: date) -> None:
    """A local time that a clock change skips or repeats."""
    found = instant(to, of.zone) if isinstance(to, datetime) else None
    if isinstance(found, Readings):
        told = readings.skipped if found.skipped else readings.repeated
        message, *help = told(of.data.model_copy(update={"start": to}), "start", found, of.zone, ())
        raise Refused("\n".join([message, *help]))

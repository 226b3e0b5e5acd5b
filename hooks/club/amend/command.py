"""« club move », « cancel », « postpone », « reinstate » on the command line, and what they answer."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date, datetime
from difflib import unified_diff
from pathlib import Path
from typing import Any

from club import wording
from club.amend.moves import moved
from club.amend.states import COMMANDS, Amended, Entry, state_changed
from club.amend.target import Project, Refused, Target, find, project, value
from club.amend.write import write
from club.problems import shown
from club.programme import clock
from club.sources.terms import What
from club.sources.values import Day, Duration, Moment, Text

HELP = {
    What.MOVED: "déplacer une séance, ou fixer sa date",
    What.CANCELLED: "annuler une séance",
    What.POSTPONED: "reporter une séance à une date encore inconnue",
    What.REINSTATED: "rétablir une séance annulée ou reportée",
}


def add_to(commands: Any) -> None:
    """The four commands, with their options."""
    for what, name in COMMANDS.items():
        parser = commands.add_parser(name, help=HELP[what])
        parser.add_argument("session", metavar="SÉANCE", help="son nom ou son fichier ; d'une répétition : NOM/DATE")
        if what is What.MOVED:
            parser.add_argument(
                "to", metavar="DÉBUT", help='"2026-12-10 18:30" ; une date seule pour des jours entiers'
            )
            parser.add_argument("--duration", metavar="DURÉE", help="d'une séance dont la date était à fixer : 1h30")
        parser.add_argument("--why", metavar="RAISON", help="pourquoi, en quelques mots : c'est publié")
        parser.add_argument("--date", metavar="JOUR", help="quand cela a été décidé (aujourd'hui par défaut)")
        parser.add_argument(
            "--from", dest="from_", metavar="DATE", help="toutes les dates d'une répétition à partir de là"
        )
        parser.add_argument("--dry-run", action="store_true", help="montrer les lignes, sans rien écrire")
        parser.set_defaults(run=run, what=what)


def run(root: Path, options: argparse.Namespace) -> int:
    """Run one of the commands; 0 when it is done."""
    try:
        print("\n".join(_answer(root, options)))
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


def _answer(root: Path, options: argparse.Namespace) -> Iterator[str]:
    if not options.why:
        raise Refused('Dites pourquoi, en quelques mots : --why "Salle indisponible"')
    day, from_ = [value(Day, text) if text else None for text in (options.date, options.from_)]
    entry = Entry(options.what, value(Text, options.why), day, from_)
    here = project(root, clock.now())
    target = find(here, options.session)
    to = None
    if entry.what is What.MOVED:
        to = value(Moment, options.to)
        if options.duration:
            value(Duration, options.duration)
        amended = moved(here, target, to, entry, options.duration)
    else:
        amended = state_changed(here, target, entry)
    path, remarks = target.session.path, [*_remarks(here, target, amended, to)]
    if not options.dry_run:
        remarks += write(root, path, amended.after.text.encode("utf-8"), here.now)
    yield _told(entry, amended, to)
    yield f"{path}, sans rien écrire :" if options.dry_run else f"{path} :"
    old, new = amended.before.text.splitlines(), amended.after.text.splitlines()
    changed = list(unified_diff(old, new, n=0, lineterm=""))[2:]
    yield from (f"  {line[0]} {line[1:]}" for line in changed if not line.startswith("@"))
    yield from (f"À savoir : {remark}" for remark in remarks)


# --- what is said of it


def _told(entry: Entry, amended: Amended, to: date | None) -> str:
    """« Déplacé : « Un atelier », du jeudi 3 décembre 2026 à 18 h 30 au jeudi 10 décembre 2026 à 18 h 30 »"""
    first, last = amended.dates[0], amended.dates[-1]
    title = f"{entry.what.label} : « {shown(first.session.data.title)} »"
    if to is not None and not first.dated:
        return f"Date fixée : « {shown(first.data.title)} », {_moment(to)}"
    if to is not None and entry.from_ is None:
        return f"{title}, du {_moment(first.start)} au {_moment(to)}"
    days = _moment(first.start)
    if len(amended.dates) > 1:
        days = f"{len(amended.dates)} dates, du {days} au {_moment(last.start)}"
    if isinstance(to, datetime):
        days = f"{days}, désormais à {wording.clock(to)}"
    return f"{title}, {days}" if first.dated else title


def _moment(of: date | None) -> str:
    if of is None:
        return "(date à fixer)"
    return f"{wording.day(of)} à {wording.clock(of)}" if isinstance(of, datetime) else wording.day(of)


def _remarks(here: Project, target: Target, amended: Amended, to: date | None) -> Iterator[str]:
    """What is worth a look, and forbids nothing."""
    if past := [of for of in amended.dates if of.dated and of.ends(here.zone) <= here.now]:
        yield "cette date est déjà passée." if len(past) == 1 else f"{len(past)} de ces dates sont déjà passées."
    day = to.date() if isinstance(to, datetime) else to
    if day is None:
        return
    if day < here.today:
        yield f"le {wording.day(day)} est déjà passé."
    for of in target.dates:
        start = of.start.date() if isinstance(of.start, datetime) else of.start
        if of not in amended.dates and start == day:
            yield f"« {shown(of.data.title)} » a déjà une date ce jour-là : {of.id}"

"""What is left on a session once its time has passed."""

from __future__ import annotations

from collections.abc import Iterator

from club import missing, rules, wording
from club.editorial.current import of_season
from club.problems import Problem
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence
from club.sources import kinds
from club.sources.reader import Item


def remarks(programme: Programme) -> Iterator[Problem]:
    """One remark a session: its registration, then its recording."""
    for session in programme.of(kinds.SESSION, kinds.MASTERCLASS):
        dates = [of for of in programme.occurrences_of(session) if of_season(programme, of)]
        if dates and session.data.register_ is not None:
            yield from _registration(programme, session, dates)
    without: dict[str, list[Occurrence]] = {}
    for of in missing.replays(programme):
        if of_season(programme, of):
            without.setdefault(of.session.path, []).append(of)
    for found in without.values():
        yield _replay(found)


def _registration(programme: Programme, session: Item, dates: list[Occurrence]) -> Iterator[Problem]:
    until = session.data.register_.until
    if all(programme.is_past(of) for of in dates):
        message = "la séance est passée, et son lien d'inscription est toujours là."
        yield session.problem(("register",), rules.REGISTRATION_OVER, message, "Retirez register et ses lignes.")
    elif until is not None and until < programme.today:
        message = f"les inscriptions sont closes depuis le {wording.plain_day(until)}, et la séance est à venir."
        help = "S'il reste des places, repoussez until ; sinon, retirez register."
        yield session.problem(("register", "until"), rules.REGISTRATION_OVER, message, help)


def _replay(found: list[Occurrence]) -> Problem:
    session = found[0].session
    many = f"{len(found)} dates sont passées" if len(found) > 1 else "la séance est passée"
    return session.problem(
        ("title",),
        rules.NO_REPLAY_STATE,
        f"{many}, et rien ne dit s'il y a un enregistrement.",
        "Ajoutez, selon le cas :",
        "  replay:",
        "    state: available",
        "    url: platform",
        "ou, s'il n'y en a pas :",
        "  replay:",
        "    state: none",
        '    why: "Échanges confidentiels"',
    )

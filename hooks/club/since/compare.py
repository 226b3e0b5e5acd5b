"""Two programmes compared: the one that was published, and the one that would replace it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from club.history import snapshot
from club.history.git import GitFailed, NoRepository
from club.history.snapshot import UnknownRef
from club.problems import Problem
from club.programme.build import build
from club.programme.graph import Programme
from club.since import changes, dates, identities
from club.sources.reader import read


class Unreadable(Exception):
    """What was published can't be read by today's rules; the text says so in French."""


class NoSuchMoment(Exception):
    """There is nothing to compare with: no repository, no commit of that name; the text says so in French."""


def since(root: Path, ref: str, new: Programme | None) -> list[Problem]:
    """What ``new`` takes away, or changes without a word, of what the project in ``root`` was at ``ref``.

    Nothing is compared when the new sources have no programme: their own problems come first.
    Raises NoSuchMoment and Unreadable.
    """
    with tempfile.TemporaryDirectory(prefix="club-since-") as name:
        folder = Path(name)
        try:
            snapshot.extract(root, snapshot.commit(root, ref), folder)
        except UnknownRef as error:
            raise NoSuchMoment(str(error)) from error
        except NoRepository as error:
            raise NoSuchMoment("--since demande git, et un projet suivi par git : ce n'est pas le cas ici.") from error
        except GitFailed as error:
            raise NoSuchMoment(f"git ne peut pas lire « {ref} » : {error}") from error
        if new is None:
            return []
        sources = read(folder)
    old, problems = build(sources, new.now)
    if old is None:
        first = min([*sources.problems, *problems])
        place = f"{first.path}:{first.line}:{first.column}: {first.code}"
        raise Unreadable(
            f"Les sources de « {ref} » ne se lisent pas avec les règles d'aujourd'hui ({place}) : rien à quoi comparer."
        )
    return compare(old, new)


def compare(old: Programme, new: Programme) -> list[Problem]:
    """Every published id, address, UID and date that vanishes, and every change that ``changes`` does not tell."""
    found = [*identities.problems(old, new), *dates.problems(old, new), *changes.problems(old, new)]
    return sorted(set(found))

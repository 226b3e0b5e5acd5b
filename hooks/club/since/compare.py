"""Two programmes compared: the one that was published, and the one that would replace it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
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


@contextmanager
def sources_at(root: Path, ref: str, *, pictures: bool = False) -> Iterator[Path]:
    """The sources of the project in ``root`` as they were at ``ref``, in a folder that goes away afterwards.

    Raises NoSuchMoment.
    """
    with tempfile.TemporaryDirectory(prefix="club-since-") as name:
        folder = Path(name)
        try:
            snapshot.extract(root, snapshot.commit(root, ref), folder, pictures=pictures)
        except UnknownRef as error:
            raise NoSuchMoment(str(error)) from error
        except NoRepository as error:
            message = "Pour comparer, il faut git et un projet suivi par git : ce n'est pas le cas ici."
            raise NoSuchMoment(message) from error
        except GitFailed as error:
            raise NoSuchMoment(f"git ne peut pas lire « {ref} » : {error}") from error
        yield folder


def since(root: Path, ref: str, new: Programme | None) -> list[Problem]:
    """What ``new`` takes away, or changes without a word, of what the project in ``root`` was at ``ref``.

    Nothing is compared when the new sources have no programme: their own problems come first.
    Raises NoSuchMoment and Unreadable.
    """
    with sources_at(root, ref) as folder:
        if new is None:
            return []
        sources = read(folder)
    old, problems = build(sources, new.now)
    if old is None:
        raise unreadable(ref, [*sources.problems, *problems])
    return compare(old, new)


def unreadable(ref: str, problems: Sequence[Problem]) -> Unreadable:
    """Why what was published at ``ref`` can't be compared with."""
    first = min(problems)
    place = f"{first.path}:{first.line}:{first.column}: {first.code}"
    return Unreadable(
        f"Les sources de « {ref} » ne se lisent pas avec les règles d'aujourd'hui ({place}) : rien à quoi comparer."
    )


def compare(old: Programme, new: Programme) -> list[Problem]:
    """Every published id, address, UID and date that vanishes, and every change that ``changes`` does not tell."""
    found = [*identities.problems(old, new), *dates.problems(old, new), *changes.problems(old, new)]
    return sorted(set(found))

"""The two sides that are compared: the documents of a moment, and those of another or of the files as they are."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from club.documents import Page
from club.programme.graph import Programme
from club.publication import Publication, prepare
from club.since.compare import sources_at, unreadable


class Unfit(Exception):
    """The new side has problems of its own, which come first; the text says so in French."""


@dataclass(frozen=True)
class Side:
    """All that is published at one moment, drafts included; pages by their address."""

    programme: Programme
    pages: dict[str, Page]

    @classmethod
    def of(cls, made: Publication) -> Side:
        assert made.programme is not None, "without problems there is a programme"
        return cls(made.programme, {one.address: one for one in made.documents if isinstance(one, Page)})


def sides(root: Path, base: str, head: str | None, now: datetime) -> tuple[Side, Side]:
    """The project in ``root`` at ``base``, and at ``head`` (None: as its files are), seen at the same moment.

    Neither has a history: pages that would differ by the date of a commit alone are alike.
    Raises NoSuchMoment, Unreadable and Unfit.
    """
    with sources_at(root, base, pictures=True) as folder:
        old = prepare(folder, now, previews=True, copy_of=root)
    if old.problems:
        raise unreadable(base, old.problems)
    with sources_at(root, head, pictures=True) if head else nullcontext(root) as folder:
        new = prepare(folder, now, previews=True, copy_of=root)
    if new.problems:
        many = f"{len(new.problems)} problèmes" if len(new.problems) > 1 else "un problème"
        first = min(new.problems)
        where = f"« {head} » a" if head else "les fichiers ont"
        raise Unfit(
            f"On ne peut pas dire ce qui change : {where} d'abord {many} à corriger (le premier : {first.path}, "
            f"ligne {first.line}).\nPour les voir tous : club check"
        )
    return Side.of(old), Side.of(new)

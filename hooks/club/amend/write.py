"""A changed file takes the place of the old one, and gives it back if the project does not bear it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from club.amend.target import Refused
from club.notices import notices
from club.publication import Publication, prepare
from club.whole_file import replace


def write(root: Path, path: str, content: bytes, now: datetime) -> list[str]:
    """Write a file; the remarks that are new with it.  Raises Refused, and then every file is as it was."""
    file = root / path
    before, original = prepare(root, now), file.read_bytes()
    try:
        replace(file, content)
    except OSError as error:
        raise Refused(f"{path} ne peut pas être écrit : {error.strerror}.") from error
    try:
        after = prepare(root, now)
        known = {(problem.path, problem.code, problem.message) for problem in before.problems}
        new = [one for one in after.problems if (one.path, one.code, one.message) not in known]
    except BaseException:
        replace(file, original)
        raise
    if new:
        replace(file, original)
        told = "\n\n".join(str(problem) for problem in new)
        raise Refused(f"{path} est resté comme il était, car ce changement poserait un problème :\n\n{told}")
    return [notice for notice in _notices(after) if notice not in _notices(before)]


def _notices(of: Publication) -> list[str]:
    return [notice.message for notice in notices(of.programme)] if of.programme else []

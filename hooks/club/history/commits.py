"""When each source last changed on the published branch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from types import MappingProxyType

from club.history.git import SOURCES, GitFailed, NoRepository, git, is_shallow
from club.kept import Shelf, Store, digest

MARK = "\x01"  # before each commit's time: no path of ours begins with it
# What a user's configuration could change in the answer is said again.
LOG = (
    "-c", "log.showRoot=true", "-c", "log.diffMerges=separate", "log",
    "--first-parent", "-m", "--name-only", "-z", "--no-renames", "--relative", "--no-show-signature", "--no-notes",
    "--format=%x01%ct",
)  # fmt: skip


class Extent(Enum):
    """How much of the history is there."""

    NONE = "none"  # no git, no repository, or the project was never committed
    PART = "part"  # a shallow clone: good for a preview, but dates would be too recent
    WHOLE = "whole"
    UNREADABLE = "unreadable"  # there is a repository, and git refuses to read it


@dataclass(frozen=True)
class History:
    """``latest`` gives, by path, the time (UTC, of the committer) of the latest commit that touched a source.

    Only the first-parent line counts: what a merge brought changed when it was merged.  ``told`` is what git said
    where it refused.
    """

    extent: Extent
    latest: Mapping[str, datetime] = field(default_factory=lambda: MappingProxyType({}))
    told: str = ""


@dataclass(frozen=True)
class Commit:
    """A commit: its full name, and when it was made (UTC, of the committer)."""

    name: str
    date: datetime


def head(root: Path) -> Commit | None:
    """The commit that the project in ``root`` stands at, where there is one."""
    try:
        name, _, seconds = (
            git(root, "log", "-1", "--format=%H %ct", "--no-show-signature").decode().strip().partition(" ")
        )
    except GitFailed:
        return None
    return Commit(name, datetime.fromtimestamp(int(seconds), UTC)) if name else None


def read(root: Path, store: Store | None = None) -> History:
    """The history of the project in ``root``, which may be a folder of a larger repository.

    A whole history is on a shelf of ``store`` by the commit that it ends with and the folder of the project: what is
    behind a commit never changes.  What a shallow clone holds of it may.
    """
    try:
        extent = Extent.PART if is_shallow(root) else Extent.WHOLE
        shelf = Shelf(store if extent is Extent.WHOLE else None, "history")
        at = _commit(root)
        key = digest(at, git(root, "rev-parse", "--show-prefix"))
        seconds = shelf.once(key, lambda: _latest(git(root, *LOG, "--", *SOURCES))) if at else {}
        shelf.close()
        latest = {path: datetime.fromtimestamp(seconds[path], UTC) for path in sorted(seconds)}
    except NoRepository:
        return History(Extent.NONE)
    except GitFailed as error:
        return History(Extent.UNREADABLE, told=str(error))
    return History(extent, MappingProxyType(latest)) if latest else History(Extent.NONE)


def refusal(history: History) -> tuple[str, ...]:
    """Why a site built from this history is not to be published, in French; nothing when it is."""
    if history.extent is Extent.PART:
        return (
            "ce dépôt n'a que la fin de l'historique, et les calendriers en tirent leurs dates.",
            "Récupérez-le en entier : git fetch --unshallow",
            "puis construisez de nouveau. Pour un simple aperçu : CLUB_PREVIEWS=1",
        )
    if history.extent is Extent.UNREADABLE:
        return (f"git ne lit pas l'historique, et les calendriers en tirent leurs dates : {history.told}",)
    return ()


def _commit(root: Path) -> bytes:
    """The full name of the commit that the project stands at; nothing before the first."""
    try:
        return git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    except GitFailed:
        return b""


def _latest(log: bytes) -> dict[str, int]:
    """Each path with the latest of its times (Unix), from commits in any order: clocks of committers differ."""
    seconds: dict[str, int] = {}
    time = 0
    for part in log.decode("utf-8", "surrogateescape").split("\0"):
        text = part.lstrip("\n")
        if text.startswith(MARK):
            time = int(text[1:])
        elif text:
            seconds[text] = max(time, seconds.get(text, time))
    return seconds

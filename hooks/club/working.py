"""What one works on: the current season, whatever differs from the published branch, and what both refer to.

The site that is looked at while one writes is made of these sources, so that it is there at once whatever the size of
the club.  A file is left out only when all dates of its header are of earlier seasons (or its kind has none: a person,
an organisation, an exercise), nobody has touched it, and no file that is chosen holds its name as a word.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from club.history.git import GitFailed, git
from club.sources.listing import listing
from club.sources.reader import FOLDERS

SMALL = 600  # sources: of so few, none is left out
DATED = ("programme/sessions/", "programme/masterclasses/", "programme/themes/", "programme/cohorts/", "case-studies/")
LASTING = ("programme/people/", "programme/organisations/", "programme/exercises/")
DAY = re.compile(r"(?<!\d)\d{4}-(?:W?\d{2})(?!\d)")
HEADER = re.compile(r"\A\ufeff?---\n(.*?)^---", re.DOTALL | re.MULTILINE)
ALIASES = re.compile(r"^aliases:\s*\n((?:[ \t]*-.*\n)+)", re.MULTILINE)
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SETTING = r"^{}:[ \t]*[\"']?([\w/.-]+)"  # of club.yml: the whole need not be right for one to work on it


def chosen(root: Path, now: datetime) -> frozenset[str] | None:
    """The paths of the sources to work on, in the project in ``root``; None for all of them, in a small club."""
    paths, _ = listing(root, FOLDERS)
    if len(paths) <= SMALL:
        return None
    since, differing = _season(root, now), set(_differing(root))
    named: dict[str, list[str]] = {}
    for path in paths:
        if path.startswith((*DATED, *LASTING)) and path.endswith((".md", ".yml")) and path not in differing:
            latest, names = _header(*_state(root, path))
            if latest < since or path.startswith(LASTING):
                for name in names:
                    named.setdefault(name, []).append(path)
    left = {path for of in named.values() for path in of}
    waiting = [path for path in paths if path not in left and path.endswith((".md", ".yml"))]
    while waiting and left:
        path = waiting.pop()
        for word in _words(*_state(root, path)) & named.keys():
            back = [other for other in named.pop(word) if other in left]
            left.difference_update(back)
            waiting += back
    folders = tuple(path.removesuffix("index.md") for path in left if path.endswith("/index.md"))
    return frozenset(path for path in paths if path not in left and not path.startswith(folders))


def _season(root: Path, now: datetime) -> str:
    """The month in which the current season began, as « 2026-09 »."""
    told = _setting(root, "season_starts", "9")
    starts = int(told) if told.isdecimal() else 9
    return f"{now.year if now.month >= starts else now.year - 1}-{starts:02}"


def _setting(root: Path, name: str, usual: str) -> str:
    club = root / "programme" / "club.yml"
    text = club.read_text("utf-8", "replace") if club.is_file() else ""
    return found[1] if (found := re.search(SETTING.format(name), text, re.MULTILINE)) else usual


def _differing(root: Path) -> Iterator[str]:
    """The sources that are not as the published branch has them, where there is one."""
    published = _setting(root, "branch", "main")
    for branch in (f"origin/{published}", published):
        try:
            base = git(root, "merge-base", branch, "HEAD").decode().strip()
            said = git(root, "diff", "--name-only", "--relative", "-z", base, "--", *FOLDERS)
            said += git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", *FOLDERS)
        except GitFailed:
            continue
        yield from said.decode("utf-8", "replace").split("\0")
        return


def _state(root: Path, path: str) -> tuple[str, int, int]:
    """A source, when it was changed and its size: by which it is known whether it need be read again."""
    file = f"{root}/{path}"
    told = os.stat(file)  # noqa: PTH116 (a Path is slower to make than the file is to ask)
    return file, told.st_mtime_ns, told.st_size


@lru_cache(maxsize=100_000)
def _header(path: str, changed: int, size: int) -> tuple[str, frozenset[str]]:
    """The latest month or week in a file's header (late when there is none), and the names of its item."""
    file = Path(path)
    text = file.read_text("utf-8", "replace")
    header = found[1] if (found := HEADER.match(text.replace("\r\n", "\n"))) else text
    own = file.parent.name if file.name == "index.md" else file.stem
    aliases = "".join(ALIASES.findall(header))
    return max(DAY.findall(header), default="9999"), frozenset([own, *NAME.findall(aliases)])


@lru_cache(maxsize=10_000)
def _words(path: str, changed: int, size: int) -> frozenset[str]:
    return frozenset(NAME.findall(Path(path).read_text("utf-8", "replace")))

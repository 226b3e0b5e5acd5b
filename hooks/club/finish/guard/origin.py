"""Where in the sources a leak was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from club.finish.guard.html import Said
from club.finish.guard.names import keys_of
from club.finish.guard.patterns import Found, found
from club.former import Key

SOURCES = ("programme", "case-studies", "docs", "overrides")
TEXTS = (".md", ".yml", ".html", ".css", ".js", ".svg", ".txt", ".json", ".xml")

Matches = Callable[[str], bool]


def lines(root: Path) -> Iterator[tuple[str, str]]:
    """(« path:line », text) of every line of the sources, and each path as a text of its own."""
    files = [root / "mkdocs.yml", *(file for name in SOURCES for file in sorted((root / name).rglob("*")))]
    for file in files:
        if not file.is_file() or file.is_symlink():
            continue
        path = file.relative_to(root).as_posix()
        yield path, path
        if file.suffix in TEXTS:
            for number, line in enumerate(file.read_text("utf-8", "replace").splitlines(), 1):
                yield f"{path}:{number}", line


def of_pattern(what: Found) -> Matches:
    """Whether a line holds the same thing."""
    return lambda line: any((other.kind, other.same) == (what.kind, what.same) for other in found(line))


def of_key(key: Key) -> Matches:
    """Whether a line gives the same key, in a field or not: YAML's values are fields."""

    def matches(line: str) -> bool:
        value = re.sub(r"^\s*(?:- )?(?:[\w-]+:\s)?", "", line)
        return any(key in keys_of(Said(text, field=True), [key.way]) for text in (line, value))

    return matches


def places(root: Path, wanted: list[Matches]) -> list[str | None]:
    """The first place of each of ``wanted``; None for what the sources do not say so."""
    result: list[str | None] = [None] * len(wanted)
    for place, line in lines(root) if wanted else ():
        for n, matches in enumerate(wanted):
            if result[n] is None and matches(line):
                result[n] = place
    return result

"""Where in the sources a leak was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from club import former
from club.finish.guard.patterns import Found, found
from club.former import Key

SOURCES = ("programme", "case-studies", "docs", "overrides")
TEXTS = (".md", ".yml", ".html", ".css", ".js", ".svg", ".txt", ".json", ".xml")

Find = Callable[[str], int | None]  # where in a text the thing stands, or None


def of_pattern(what: Found) -> Find:
    """Finds what has the same form and says the same."""

    def find(text: str) -> int | None:
        if not any((other.kind, other.same) == (what.kind, what.same) for other in found(text)):
            return None
        before = 0
        for line in text.splitlines(keepends=True):
            if any((other.kind, other.same) == (what.kind, what.same) for other in found(line)):
                return before + max(line.find(what.said), 0)
            before += len(line)
        return 0

    return find


def of_key(key: Key) -> Find:
    """Finds what gives the same key."""
    return lambda text: next((start for start, _, _ in former.spots(text, frozenset({key}))), None)


def places(root: Path, wanted: list[Find]) -> list[str | None]:
    """The first place of each of ``wanted``, « path:line:column »; a path alone when the name of the file says it;
    None for what the sources do not say so."""
    result: list[str | None] = [None] * len(wanted)
    for path, text in _files(root) if wanted else ():
        for n, find in enumerate(wanted):
            if result[n] is None and (offset := find(text)) is not None:
                result[n] = f"{path}:{place(text, offset)}"
            elif result[n] is None and find(path) is not None:
                result[n] = path
    return result


def place(text: str, offset: int) -> str:
    """« line:column » of a character, both from 1."""
    return f"{text.count(chr(10), 0, offset) + 1}:{offset - text.rfind(chr(10), 0, offset)}"


def _files(root: Path) -> Iterator[tuple[str, str]]:
    """Every file of the sources: its path, and its text (empty for a picture)."""
    for file in [root / "mkdocs.yml", *(file for name in SOURCES for file in sorted((root / name).rglob("*")))]:
        if file.is_file() and not file.is_symlink():
            text = file.read_text("utf-8", "replace") if file.suffix in TEXTS else ""
            yield file.relative_to(root).as_posix(), text

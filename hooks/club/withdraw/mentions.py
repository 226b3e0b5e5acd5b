"""Texts that still name what was withdrawn, for somebody to read again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from club import former
from club.withdraw.plan import READ, Plan

TEXTS = (".md", ".yml", ".html", ".js", ".css", ".txt")
BESIDE = ("mkdocs.yml", "README.md", "CONTRIBUTING.md")


@dataclass(frozen=True, order=True)
class Mention:
    """``place`` is « path:line:column », or a path whose name says it; ``sure`` when the whole name is there."""

    path: str
    line: int
    column: int
    said: str
    sure: bool

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place} : « {self.said} »" if self.line else f"{place} (le nom du fichier)"


def mentions(root: Path, plan: Plan) -> list[Mention]:
    """What still names it, once the plan is carried out."""
    found = []
    files = [root / name for name in BESIDE]
    files += [file for name in READ for file in sorted((root / name).rglob("*"))]
    for file in files:
        path = file.relative_to(root).as_posix()
        if not file.is_file() or file.is_symlink():
            continue
        if any(True for _ in former.spots(path.rpartition("/")[2], plan.known)):
            found.append(Mention(path, 0, 0, "", sure=True))
        if file.suffix in TEXTS:
            found += _in_text(path, file.read_text("utf-8", "replace"), plan)
    return sorted(set(found))


def _in_text(path: str, text: str, plan: Plan) -> Iterator[Mention]:
    covered: list[tuple[int, int]] = []
    for start, end, _ in former.spots(text, plan.known):
        if (start, end) not in covered:
            covered.append((start, end))
            yield _mention(path, text, start, end, sure=True)
    for word in former.SPAN.finditer(text):
        alone = former.words(word[0])
        inside = any(start <= word.start() < end for start, end in covered)
        if word[0][0].isupper() and alone and alone[0] in plan.words and not inside:
            yield _mention(path, text, word.start(), word.end(), sure=False)


def _mention(path: str, text: str, start: int, end: int, *, sure: bool) -> Mention:
    line = text.count("\n", 0, start) + 1
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    return Mention(path, line, column, " ".join(text[start:end].split()).strip("\"'")[:80], sure)

"""All that changes when an item is withdrawn, worked out before anything is written."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from club import addresses, former
from club.former import Key
from club.programme.graph import Programme
from club.sources import kinds
from club.sources.nodes import Scalar, node_at
from club.sources.places import PICTURE
from club.sources.reader import Item
from club.sources.shape import references
from club.withdraw import texts
from club.withdraw.find import Refused

NEUTRAL = {
    kinds.PERSON.name: "personne-retiree",
    kinds.ORGANISATION.name: "organisation-retiree",
    kinds.CASE_STUDY.name: "etude-retiree",
}
READ = ("programme", "case-studies", "docs", "overrides")
WRITTEN = (".md", ".yml")


@dataclass(frozen=True)
class Plan:
    """``files``: what each changed file becomes (None: it goes).  ``id`` and ``path``: the neutral ones.

    ``known``: the keys of its names; ``words``: each of their words, which a text may still say alone.
    ``references`` counts those that are rewritten; ``studies`` leave the site with it.
    """

    item: Item
    id: str
    path: str
    files: dict[str, bytes | None]
    known: frozenset[Key]
    words: frozenset[str]
    references: int
    studies: tuple[str, ...]

    @property
    def pictures(self) -> list[str]:
        return [path for path, content in self.files.items() if content is None and path != self.item.path]


def plan(root: Path, programme: Programme, item: Item, also: Iterable[str] = ()) -> Plan:
    """What to write so that ``item`` is withdrawn; ``also``: further names that it goes by."""
    id = _free_id(programme, item)
    path = f"{item.kind.folder}/{id}{item.kind.ending}"
    names = [_name(item), item.id, *item.data.aliases, *also]
    anywhere = 4 if item.kind is kinds.CASE_STUDY else 2
    known = frozenset(key for name in names for key in former.keys(name, anywhere))
    if not known:
        raise Refused(f"« {_name(item)} » n'a ni lettre ni chiffre : rien ne permettrait de le reconnaître.")
    files: dict[str, bytes | None] = {item.path: None, path: _withdrawn(item, known)}
    files |= dict.fromkeys(_pictures(root, item))
    count = 0
    for file in _sources(root):
        source = file.relative_to(root).as_posix()
        if source not in files:
            raw = file.read_bytes()
            text, rewritten = _references(raw.decode("utf-8"), source, programme, item, id)
            text = _texts(text, source, item, path, files)
            count += rewritten
            if text.encode() != raw:
                files[source] = text.encode()
    return Plan(item, id, path, files, known, _words(item, names), count, tuple(_studies(programme, item)))


def _name(item: Item) -> str:
    return str(getattr(item.data, "title", None) or item.data.name)


def _words(item: Item, names: list[str]) -> frozenset[str]:
    if item.kind is kinds.CASE_STUDY:
        return frozenset()
    return frozenset(
        word for name in names for word in former.words(name) if word not in former.SMALL and len(word) > 2
    )


def _free_id(programme: Programme, item: Item) -> str:
    stem = NEUTRAL[item.kind.name]
    taken = {other.id for other in programme.items if other.kind is item.kind}
    taken |= {alias for space, alias in programme.aliases if space == item.kind.space}
    numbers = [int(found[1]) for id in taken if (found := re.fullmatch(rf"{stem}-(\d+)", id))]
    return f"{stem}-{max(numbers, default=0) + 1}"


def _withdrawn(item: Item, known: frozenset[Key]) -> bytes:
    entries = [f'  - "{entry}"\n' for entry in former.hashed(known, former.new_salt())]
    if item.kind is kinds.CASE_STUDY:
        return "".join(["---\n", "status: withdrawn\n", "former:\n", *entries, "---\n"]).encode()
    schema = f"# yaml-language-server: $schema=../schema/{item.kind.name}.json\n"
    return "".join([schema, "visibility: withdrawn\n", "former:\n", *entries]).encode()


def _studies(programme: Programme, item: Item) -> Iterator[str]:
    """Published studies that leave the site until somebody confirms them."""
    named = [*programme.backlinks(item, "authors", kinds.CASE_STUDY)]
    named += programme.backlinks(item, "organisations", kinds.CASE_STUDY)
    yield from dict.fromkeys(study.path for study in named)


# --- files


def _sources(root: Path) -> Iterator[Path]:
    for name in READ[:3]:
        for file in sorted((root / name).rglob("*")):
            if file.suffix in WRITTEN and file.is_file() and not file.is_symlink():
                yield file


def _pictures(root: Path, item: Item) -> Iterator[str]:
    """Its pictures, but those that something else shows too."""
    if item.path.endswith("/index.md"):
        for file in sorted((root / item.folder).rglob("*")):
            if file.is_file() and file != root / item.path:
                yield file.relative_to(root).as_posix()
        return
    folder = item.folder if item.kind is kinds.CASE_STUDY else kinds.IMAGES
    named = [getattr(item.data, key, None) for key in ("photo", "logo", "image")]
    paths = [posixpath.join(folder, name) for name in named if name]
    body = item.body + (getattr(item.data, "bio", None) or "")
    paths += [texts.path_of(found[1] or found[2], item.folder) for found in texts.IMAGE.finditer(body)]
    others = [file.read_text("utf-8") for file in _sources(root) if file != root / item.path]
    for path in dict.fromkeys(paths):
        name = posixpath.basename(path)
        inside = path.startswith(("programme/", "case-studies/")) and PICTURE.search(path)
        if (
            inside
            and (root / path).is_file()
            and not any(name in text for text in others if item.kind is kinds.CASE_STUDY)
        ):
            yield path


# --- what names it


def _references(text: str, source: str, programme: Programme, item: Item, id: str) -> tuple[str, int]:
    """``text``, the file ``source``, with each reference to ``item`` leading to its neutral id; and their number."""
    other = next((one for one in (*programme.items, programme.get("club", "club")) if one.path == source), None)
    if other is None:
        return text, 0
    names = {item.id, *item.data.aliases}
    parts = re.split(r"(\r\n|\r|\n)", text)  # lines, and between them their ends
    spots = []
    for loc, name, ref in references(other.data):
        spaces = [kinds.KINDS[kind].space for kind in ref.kinds]
        node = node_at(other.node, loc)
        if name in names and item.kind.space in spaces and isinstance(node, Scalar):
            at = node.place(len(node) - len(node.lstrip()))
            spots.append((at.line, at.column, name))
    for line, column, name in sorted(spots, reverse=True):
        n = 2 * (line - 1)
        start = column - 1 + (line == 1 and text.startswith("\ufeff"))
        if parts[n][start : start + 1] in ("'", '"'):
            start += 1
        if not parts[n].startswith(name, start):
            raise Refused(f"{source}:{line}:{column}: cette référence à « {name} » ne peut pas être réécrite d'ici.")
        parts[n] = parts[n][:start] + id + parts[n][start + len(name) :]
    return "".join(parts), len(spots)


def _texts(text: str, source: str, item: Item, path: str, files: dict[str, bytes | None]) -> str:
    """``text`` with links to the item's file or pages leading to its neutral file, and without its pictures."""
    folder = posixpath.dirname(source)
    mine = {item.path, item.path.removesuffix("/index.md"), *_addresses(item)}
    gone = {name for name, content in files.items() if content is None}
    new = posixpath.relpath(path, folder)
    text = texts.without_pictures(text, lambda target: texts.path_of(target, folder) in gone)
    return texts.with_links(text, lambda target: new if texts.path_of(target, folder) in mine | gone else None)


def _addresses(item: Item) -> Iterator[str]:
    for name in (item.id, *item.data.aliases):
        yield f"/{addresses.named(item.kind, name)}"
        yield f"/{addresses.named(item.kind, name)}".rstrip("/")
        if item.kind.name in addresses.FEEDS:
            yield f"/{addresses.item_calendar(item.kind, name)}"

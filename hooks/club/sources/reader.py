"""The project's folders → typed items, with every problem found on the way."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from club import rules
from club.kept import Shelf, Store, digest
from club.problems import Problem
from club.sources import kinds
from club.sources.body import check_body
from club.sources.examples import header_example
from club.sources.explain import Names, explain
from club.sources.files import MAX_BYTES, Parsed, read_markdown, read_yaml
from club.sources.heal import heal
from club.sources.kept import KEPT
from club.sources.kinds import Kind
from club.sources.library import DraftStudy
from club.sources.listing import listing
from club.sources.members import Withdrawn, WithdrawnStudy
from club.sources.nodes import Mapping, Mark, Node, Scalar, locate, node_at
from club.sources.places import PICTURE, place
from club.sources.shape import Loc, keys

FOLDERS = ("case-studies", "docs", "programme")


@dataclass(frozen=True)
class Item:
    """One file: what it is, its typed header, its body, and where each value was written.

    ``path`` is relative to the project, with ``/``; ``id`` of a hand-written page is its path below ``docs/``
    without ending.  ``digest`` stands for its path, its kind and every byte of its file.
    """

    kind: Kind
    id: str
    path: str
    data: Any
    body: str = ""
    body_line: int = 1
    written: Node | Callable[[], Node | None] | None = field(default=None, compare=False, repr=False)
    digest: bytes = field(default=b"", compare=False, repr=False)

    @cached_property
    def node(self) -> Node | None:
        """Its header as it was written; read again, where it was not held."""
        return self.written() if callable(self.written) else self.written

    def at(self, *loc: int | str) -> Mark:
        """Where the value at ``loc`` was written."""
        return locate(self.node, loc) if self.node is not None else Mark(1, 1)

    def problem(self, loc: Loc, rule: rules.Rule, message: str, *help: str, offset: int = 0) -> Problem:
        """A problem with the value at ``loc``, ``offset`` characters into its text."""
        at = self.at(*loc)
        if offset and isinstance(node := node_at(self.node, loc), Scalar):
            at = node.place(offset + len(node) - len(node.lstrip()))
        return Problem(self.path, at.line, at.column, rule.code, message, help)

    def problem_in_body(self, offset: int, rule: rules.Rule, message: str, *help: str) -> Problem:
        """A problem ``offset`` characters into the body."""
        before = self.body[:offset]
        column = offset - (before.rfind("\n") + 1) + 1
        return Problem(self.path, self.body_line + before.count("\n"), column, rule.code, message, help)

    @property
    def withdrawn(self) -> bool:
        return isinstance(self.data, (Withdrawn, WithdrawnStudy))

    @property
    def draft(self) -> bool:
        return isinstance(self.data, DraftStudy)

    @property
    def folder(self) -> str:
        return self.path.rpartition("/")[0]


@dataclass(frozen=True)
class Sources:
    """Every item that could be read and the path of every picture, in order, and every problem.

    An item whose file has problems is there as it will be once they are mended, to find those that lie behind.
    """

    root: Path
    items: tuple[Item, ...]
    pictures: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Read:
    """A file of which the header may be typed."""

    path: str
    kind: Kind
    id: str
    digest: bytes
    parsed: Parsed


@dataclass(frozen=True)
class _Recalled:
    """A file that gave the same before, without problem."""

    title: str | None
    item: Item


def read(root: Path, store: Store | None = None, only: Container[str] | None = None) -> Sources:
    """Read everything below ``root``: ``programme/``, ``case-studies/`` and ``docs/``; or ``only`` the files of these
    paths.

    What a file without problem gave is on a shelf of ``store``, by its path, its kind and its bytes: its title, its
    typed header and its body.  A file with problems is always read, since others may help to mend it.
    """
    files: list[_Read | _Recalled] = []
    shelf = Shelf(store, "sources", KEPT)
    paths, problems = listing(root, FOLDERS)
    paths = [path for path in paths if only is None or path in only]
    for path in paths:
        found = place(path)
        if isinstance(found, Problem):
            problems.append(found)
        elif found is not None:
            files.append(_read(root / path, path, *found, shelf))
    names = _names(files)
    items: list[Item] = []
    for file in files:
        if isinstance(file, _Recalled):
            items.append(file.item)
            continue
        item, said = _item(file, names)
        problems += said
        if item and not said:
            shelf.put(file.digest, (_title(file.parsed), item.data, item.body, item.body_line))
            item = replace(item, written=_later(root / file.path, file.path, file.kind)) if store is not None else item
        items += [item] if item else []
    shelf.close()
    pictures = tuple(path for path in paths if PICTURE.search(path) and not path.startswith("docs/"))
    return Sources(root, tuple(items), pictures, tuple(sorted(set(problems))))


def _read(file: Path, path: str, kind: Kind, id: str, shelf: Shelf) -> _Read | _Recalled:
    small = file.stat().st_size <= MAX_BYTES
    key = digest(path, kind.name, file.read_bytes()) if small else b""
    if known := shelf.get(key):
        title, data, body, line = known
        return _Recalled(title, Item(kind, id, path, data, body, line, _later(file, path, kind), key))
    return _Read(path, kind, id, key, _parse(file, path, kind))


def _later(file: Path, path: str, kind: Kind) -> Callable[[], Node | None]:
    """Reads a header again where its marks are asked for: all of them take ten times the room of what they say."""
    return lambda: _parse(file, path, kind).document.root


def _parse(file: Path, path: str, kind: Kind) -> Parsed:
    if kind.ending == ".yml":
        return read_yaml(file, path, keys(kind.model))
    return read_markdown(file, path, keys(kind.model), header_example(kind.model))


def _names(files: Iterable[_Read | _Recalled]) -> Names:
    """What contributors may call an item when they name it elsewhere: its id, its title."""
    names: dict[str, dict[str, str]] = {}
    for file in files:
        of = file.item if isinstance(file, _Recalled) else file
        known = names.setdefault(of.kind.name, {})
        known[of.id] = of.id
        title = file.title if isinstance(file, _Recalled) else _title(file.parsed)
        if title is not None:
            known.setdefault(title, of.id)
    return names


def _title(parsed: Parsed) -> str | None:
    node = parsed.document.root
    title = (node.get("title") or node.get("name")) if isinstance(node, Mapping) else None
    return str(title) if isinstance(title, Scalar) else None


def _item(file: _Read, names: Names) -> tuple[Item | None, list[Problem]]:
    path, parsed = file.path, file.parsed
    problems = [*parsed.problems, *check_body(path, parsed.body, parsed.body_line)]
    if parsed.document.root is None:
        return None, problems
    model = _model(file.kind, parsed)
    try:
        data = model.model_validate(parsed.document.root)
    except ValidationError as error:
        if model in (Withdrawn, WithdrawnStudy):
            said = explain(error, model, parsed.document.root, path, names)
            return None, problems + [_says_too_much(problem, model) for problem in said]
        healed, said = heal(error, model, parsed.document.root, path, names)
        item = Item(file.kind, file.id, path, healed, parsed.body, parsed.body_line, parsed.document.root, file.digest)
        return (item if healed is not None else None), problems + said
    if model is WithdrawnStudy and parsed.body.strip():
        at = Mark(parsed.body_line, 1)
        problems.append(_too_much(path, at, model))
        return None, problems
    item = Item(file.kind, file.id, path, data, parsed.body, parsed.body_line, parsed.document.root, file.digest)
    return item, problems


def _model(kind: Kind, parsed: Parsed) -> type[BaseModel]:
    node = parsed.document.root
    said = node if isinstance(node, Mapping) else {}
    if kind in (kinds.PERSON, kinds.ORGANISATION) and said.get("visibility") == "withdrawn":
        return Withdrawn
    if kind is kinds.CASE_STUDY:
        status = said.get("status")
        if status == "withdrawn":
            return WithdrawnStudy
        if status != "published":
            return DraftStudy
    return kind.model


def _says_too_much(problem: Problem, model: type[BaseModel]) -> Problem:
    if problem.code != rules.UNKNOWN_KEY.code:
        return problem
    return _too_much(problem.path, Mark(problem.line, problem.column), model)


def _too_much(path: str, at: Mark, model: type[BaseModel]) -> Problem:
    message = "ce contenu est retiré, et ceci en dit encore trop."
    kept = "status: withdrawn" if model is WithdrawnStudy else "visibility: withdrawn"
    help = (f"Ne gardez que deux clés : {kept}, et former.",)
    return Problem(path, at.line, at.column, rules.WITHDRAWN_SAYS_TOO_MUCH.code, message, help)

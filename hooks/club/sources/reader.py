"""The project's folders → typed items, with every problem found on the way."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from club import rules
from club.problems import Problem, nearest
from club.sources import kinds
from club.sources.explain import explain, locate
from club.sources.files import Parsed, read_markdown, read_yaml
from club.sources.kinds import Kind
from club.sources.library import DraftStudy
from club.sources.members import Withdrawn, WithdrawnStudy
from club.sources.shape import Loc
from club.sources.values import ID_PATTERN, proposed_id
from club.sources.yamltext import Mapping, Mark, Node

PICTURE = re.compile(r"\.(png|jpe?g|webp)$", re.IGNORECASE)
IGNORED = ("Thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Item:
    """One file: what it is, its typed header, its body, and where each value was written.

    ``path`` is relative to the project, with ``/``; ``id`` of a hand-written page is its path below ``docs/``
    without ending.
    """

    kind: Kind
    id: str
    path: str
    data: Any
    body: str = ""
    body_line: int = 1
    node: Node | None = field(default=None, compare=False, repr=False)

    def at(self, *loc: int | str) -> Mark:
        """Where the value at ``loc`` was written."""
        return locate(self.node, loc) if self.node is not None else Mark(1, 1)

    def problem(self, loc: Loc, rule: rules.Rule, message: str, *help: str) -> Problem:
        """A problem with the value at ``loc``."""
        at = self.at(*loc)
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
    """Every item that could be read and the path of every picture, in order, and every problem."""

    root: Path
    items: tuple[Item, ...]
    pictures: tuple[str, ...]
    problems: tuple[Problem, ...]


def read(root: Path) -> Sources:
    """Read everything below ``root``: ``programme/``, ``case-studies/`` and ``docs/``."""
    items: list[Item] = []
    problems: list[Problem] = []
    paths = _files(root)
    for path in paths:
        found = _place(path)
        if isinstance(found, Problem):
            problems.append(found)
        elif found is not None:
            kind, id = found
            item, said = _item(root / path, path, kind, id)
            problems += said
            items += [item] if item else []
    pictures = tuple(path for path in paths if PICTURE.search(path) and not path.startswith("docs/"))
    return Sources(root, tuple(items), pictures, tuple(sorted(problems)))


def _files(root: Path) -> list[str]:
    """Paths below ``root``, sorted; hidden files and what desktops leave behind are not sources."""
    found = []
    for top in ("case-studies", "docs", "programme"):
        for folder, folders, names in os.walk(root / top):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            here = Path(folder).relative_to(root).as_posix()
            found += [f"{here}/{name}" for name in names if not name.startswith(".") and name not in IGNORED]
    return sorted(found)


def _place(path: str) -> tuple[Kind, str] | Problem | None:
    """The kind and id of the item that belongs at ``path``; None for what is not an item; else what is wrong."""
    folder, _, name = path.rpartition("/")
    stem, dot, ending = name.rpartition(".")
    if path.startswith("docs/"):
        return (kinds.PAGE, path.removeprefix("docs/").removesuffix(".md")) if ending == "md" else None
    if folder == kinds.SCHEMAS or (folder == kinds.IMAGES and PICTURE.search(name)):
        return None
    if folder == "programme" and ending == "yml" and stem in kinds.SINGLES:
        return kinds.SINGLES[stem], stem
    if folder.startswith("case-studies/") and folder.count("/") == 1:
        if name == "index.md":
            return _named(kinds.CASE_STUDY, folder.removeprefix("case-studies/"), path)
        if PICTURE.search(name):
            return None
    kind = next((kind for kind in kinds.ITEMS if kind.folder == folder), None)
    if kind is None or f".{ending}" != kind.ending:
        return _misplaced(path, folder, stem if dot else name, ending, kind)
    return _named(kind, stem, path)


def _named(kind: Kind, id: str, path: str) -> tuple[Kind, str] | Problem:
    if not re.fullmatch(ID_PATTERN, id):
        near = proposed_id(id) or "mon-texte"
        return Problem(
            path,
            1,
            1,
            rules.BAD_FILE_NAME.code,
            f"« {id} » ne convient pas comme nom de fichier.",
            (f"Renommez-le : {path.replace(id, near)}",),
        )
    if kind.space == "session" and re.fullmatch(r"\d{4}-\d{2}", id):
        return Problem(
            path,
            1,
            1,
            rules.BAD_FILE_NAME.code,
            f"« {id} » est déjà l'adresse d'un mois de l'agenda.",
            ("Ajoutez un mot au nom du fichier.",),
        )
    return kind, id


def _misplaced(path: str, folder: str, stem: str, ending: str, kind: Kind | None) -> Problem:
    if kind is not None:
        message = f"dans {folder}/, les fichiers finissent par « {kind.ending} »."
        help: tuple[str, ...] = (f"Renommez-le : {folder}/{proposed_id(stem) or stem}{kind.ending}",)
    elif folder == kinds.IMAGES or (
        folder.startswith("case-studies") and ending.lower() in ("svg", "gif", "heic", "bmp", "tif", "tiff", "pdf")
    ):
        message, help = f"« .{ending} » n'est pas une image admise.", ("Enregistrez-la en PNG, JPEG ou WebP.",)
    else:
        places = {kind.folder: kind for kind in kinds.ITEMS}
        near = nearest(folder, places)
        where = near or ("programme/sessions" if ending == "md" else "programme/people")
        message = f"aucun contenu n'est attendu dans {folder}/ sous ce nom."
        right = f"{where}/{proposed_id(stem) or stem}{places[where].ending}"
        help = (
            f"S'il décrit une {places[where].label} : {right}" if near else "Rangez-le selon ce qu'il décrit :",
            *(() if near else (f"  {k.label} : {k.folder}/<nom>{k.ending}" for k in kinds.ITEMS)),
        )
    return Problem(path, 1, 1, rules.MISPLACED.code, message, help)


def _item(file: Path, path: str, kind: Kind, id: str) -> tuple[Item | None, list[Problem]]:
    parsed = (read_markdown if kind.ending == ".md" else read_yaml)(file, path)
    problems = list(parsed.problems)
    if parsed.document.root is None:
        return None, problems or [Problem(path, 1, 1, rules.EMPTY_FILE.code, "l'en-tête est vide.", ())]
    model = _model(kind, parsed)
    try:
        data = model.model_validate(parsed.document.root)
    except ValidationError as error:
        said = explain(error, model, parsed.document.root, path)
        if model in (Withdrawn, WithdrawnStudy):
            said = [_says_too_much(problem) for problem in said]
        return None, problems + said
    return Item(kind, id, path, data, parsed.body, parsed.body_line, parsed.document.root), problems


def _model(kind: Kind, parsed: Parsed) -> type[BaseModel]:
    node = parsed.document.root
    said = node if isinstance(node, Mapping) else {}
    if kind in (kinds.PERSON, kinds.ORGANISATION) and said.get("visibility") == "withdrawn":
        return Withdrawn
    if kind is kinds.CASE_STUDY:
        if said.get("status") == "withdrawn":
            return WithdrawnStudy
        if said.get("status", "draft") in ("draft", ""):
            return DraftStudy
    return kind.model


def _says_too_much(problem: Problem) -> Problem:
    if problem.code != rules.UNKNOWN_KEY.code:
        return problem
    message = "ce contenu est retiré : cette ligne en dit encore trop."
    return Problem(
        problem.path,
        problem.line,
        problem.column,
        rules.WITHDRAWN_SAYS_TOO_MUCH.code,
        message,
        ("Ne gardez que visibility (status pour une étude) et former.",),
    )

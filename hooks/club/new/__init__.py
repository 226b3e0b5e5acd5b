"""« club new »: a file for one item, ready to fill in."""

from __future__ import annotations

import re
from pathlib import Path

from club.forms.skeletons import skeleton
from club.problems import nearest
from club.sources import kinds
from club.sources.kinds import Kind
from club.sources.values import ID_PATTERN, proposed_id


class Refused(Exception):
    """Why no file was written, in French."""


def find_kind(word: str) -> Kind:
    """The kind that a contributor means: « session », « séance », « case-study »…  Raises Refused."""
    able = [kind for kind in kinds.KINDS.values() if kind is not kinds.PAGE]
    tries = {name: kind for kind in able for name in (kind.name, kind.label, kind.plural)}
    exact = tries.get(word)
    if exact:
        return exact
    near = nearest(word, tries)
    known = ", ".join(f"{kind.name} ({kind.label})" for kind in able)
    hint = f" Vouliez-vous « {tries[near].name} » ?" if near else ""
    raise Refused(f"« {word} » n'est pas une sorte de contenu.{hint}\nSortes possibles : {known}.")


def create(root: Path, kind: Kind, id: str | None) -> Path:
    """Write the skeleton of a new item below ``root``; return its path.  Raises Refused."""
    if kind.name in kinds.SINGLES:
        path = Path(kind.folder) / f"{kind.name}{kind.ending}"
    else:
        if not id:
            raise Refused(f"Donnez un nom de fichier : club new {kind.name} mon-identifiant")
        if not re.fullmatch(ID_PATTERN, id):
            better = f"club new {kind.name} {proposed_id(id) or 'mon-texte'}"
            raise Refused(f"« {id} » ne convient pas comme nom de fichier. Essayez : {better}")
        path = Path(kind.folder) / f"{id}{kind.ending}"
    target = root / path
    if target.exists() or target.with_suffix("").is_dir():
        raise Refused(f"{path} existe déjà.")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(skeleton(kind), encoding="utf-8")
    return path

"""An issue → the file of its study, found again or new, and the list for whoever maintains the site."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from club.intake.issue import Issue, Refused
from club.intake.merging import Merged, merged
from club.intake.pictures import Album, Fetch
from club.intake.study import Club, Draft, draft
from club.intake.told import code, fenced
from club.intake.trial import problems
from club.programme.weekdays import without_weekdays
from club.rules import WRONG_WEEKDAY
from club.sources import kinds
from club.sources.places import place
from club.sources.reader import Sources, read
from club.sources.values import short_id

FOLDER = kinds.CASE_STUDY.folder
HEADER = re.compile(r"\A\ufeff?\s*---\s*\n(.*?)^---", re.DOTALL | re.MULTILINE)
WITHOUT_MARKUP = "Le récit a été repris sans mise en forme : le site refusait la sienne."
WITHOUT_WEEKDAY = "Un jour de la semaine contredisait sa date : il est retiré du texte."
PICTURE = re.compile(r"image-[0-9a-f]{8}\.webp")


@dataclass(frozen=True)
class Taken:
    """What is to be written: the file's path and text, its pictures by name; ``instead`` is the path it had before.

    ``absent`` are the addresses of the attachments that were not at hand.
    """

    issue: Issue
    id: str
    path: str
    text: str
    title: str
    pictures: Mapping[str, bytes]
    checklist: str
    absent: tuple[str, ...]
    instead: str | None = None


@dataclass(frozen=True)
class _Found:
    """The file that an issue gave before."""

    id: str
    path: str
    text: str

    @property
    def in_folder(self) -> bool:
        return self.path.endswith("/index.md")


def take(root: Path, issue: Issue, fetch: Fetch, now: datetime) -> Taken:
    """Read an issue for the project at ``root``; nothing is written.  Raises Refused.

    What the site refuses is tried again without weekdays where one contradicts its date, then without mark-up.
    """
    sources = read(root)
    before = _before(root, issue.number)
    if before is not None:
        _may_change(before)
    others = replace(sources, items=tuple(one for one in sources.items if before is None or one.path != before.path))
    club, plain, weekdays = Club.of(sources), False, True
    while True:
        album = Album(fetch, (root / before.path).parent if before and before.in_folder else None)
        one = draft(issue, club, album, plain=plain)
        one.checks += [WITHOUT_MARKUP] if plain else []
        one.checks += [] if weekdays else [WITHOUT_WEEKDAY]
        found = merged(_pieces(one, weekdays=weekdays), before.text if before else None)
        id = before.id if before else _new_id(root, sources, one.title)
        path = _path(id, album, before)
        wrong = problems(others, path, found.text, album.files, now)
        if not wrong:
            return _taken(issue, id, path, one, found, album, before)
        if weekdays and any(problem.code == WRONG_WEEKDAY.code for problem in wrong):
            weekdays = False
        elif not plain:
            plain = True
        elif before:
            raise Refused(f"{before.path}, retouché à la main, ne passerait plus le contrôle : {wrong[0].message}")
        else:
            raise Refused(f"Le site refuserait ce texte : {wrong[0].message}")


def _taken(issue: Issue, id: str, path: str, one: Draft, found: Merged, album: Album, before: _Found | None) -> Taken:
    return Taken(
        issue,
        id,
        path,
        found.text,
        one.title,
        {name: content for name, content in album.files.items() if name in found.text},
        "\n".join([*_checklist(issue, path, one, found), ""]),
        tuple(shown.address for shown in album.absent if shown.attached),
        before.path if before and before.path != path else None,
    )


def _pieces(one: Draft, *, weekdays: bool) -> dict[str, str]:
    pieces = one.pieces()
    return pieces if weekdays else {name: without_weekdays(text) for name, text in pieces.items()}


# --- where it goes


def _before(root: Path, number: int) -> _Found | None:
    """The file that says « issue: number », whatever else it says and whether or not it can be read."""
    for file in sorted((root / FOLDER).rglob("*.md")):
        found = place(file.relative_to(root).as_posix())
        text = file.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
        header = HEADER.match(text)
        if (
            isinstance(found, tuple)
            and header
            and re.search(rf"^issue:\s*[\"']?{number}[\"']?\s*$", header.group(1), re.MULTILINE)
        ):
            return _Found(found[1], file.relative_to(root).as_posix(), text)
    return None


def _may_change(before: _Found) -> None:
    header = HEADER.match(before.text)
    status = re.search(r"^status:\s*(\S+)", header.group(1), re.MULTILINE) if header else None
    if status and status.group(1) != "draft":
        raise Refused(
            f"{before.path} n'est plus un brouillon : les réponses du formulaire ne la changent plus. "
            "Corrigez le fichier lui-même."
        )


def _new_id(root: Path, sources: Sources, title: str) -> str:
    """The title as an id that no study has or had."""
    studies = [item for item in sources.items if item.kind is kinds.CASE_STUDY]
    taken = {id for item in studies for id in (item.id, *getattr(item.data, "aliases", ()))}
    taken |= {file.stem for file in (root / FOLDER).glob("*")}
    base = short_id(title) or "etude"
    return next(id for id in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if id not in taken)


def _path(id: str, album: Album, before: _Found | None) -> str:
    in_folder = bool(album.files) or (before is not None and before.in_folder)
    return f"{FOLDER}/{id}/index.md" if in_folder else f"{FOLDER}/{id}.md"


# --- what is to be decided


def _checklist(issue: Issue, path: str, one: Draft, found: Merged) -> Iterator[str]:
    yield f"## À vérifier : {code(one.title)}"
    yield ""
    yield f"Le brouillon `{path}` vient du formulaire {issue.number}."
    yield ""
    for check in one.checks:
        yield f"- [ ] {check}"
    for name in found.kept:
        yield f"- [ ] {code(name.removeprefix('## '))} : changé à la main, et gardé ; le formulaire dit autre chose."
    yield "- [ ] Relire, fixer `published_on`, puis écrire `status: published`."
    for name, said in found.kept.items():
        yield from (
            "",
            f"Ce que dit le formulaire pour {code(name.removeprefix('## '))} :",
            "",
            *fenced(said),
        )
    if one.note:
        yield from ("", "Le mot de la personne qui propose :", "", *fenced(one.note))


# --- writing


def write(root: Path, taken: Taken) -> bool:
    """Write the study below ``root``, its pictures first, each file whole or not at all; whether anything changed."""
    file = root / taken.path
    changed = False
    for name, content in taken.pictures.items():
        changed |= _replace(file.parent / name, content)
    changed |= _replace(file, taken.text.encode())
    if taken.instead:
        (root / taken.instead).unlink()
    for old in file.parent.iterdir() if file.name == "index.md" else ():
        if PICTURE.fullmatch(old.name) and old.name not in taken.text:
            old.unlink()
            changed = True
    return changed


def _replace(file: Path, content: bytes) -> bool:
    if file.is_file() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".intake-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return True

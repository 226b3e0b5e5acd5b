"""What became of each event of a calendar, told in French."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from club.calendar.importing import Imported
from club.calendar.importing.privacy import PLURALS

LONGEST = 200  # lines of one part
PEOPLE = "nom d'invité ou d'organisateur"
ASIDE = {
    PEOPLE: "noms d'invités ou d'organisateurs",
    "événement privé": "événements privés",
    "rappel": "rappels",
    "pièce jointe": "pièces jointes",
}


def report(found: Imported, folder: str, *, dry_run: bool) -> Iterator[str]:
    """The lines to print, for files in ``folder``."""
    names = {id: f"{folder}/{id}.md" for id in found.drafts}
    written = ("séance à écrire", "séances à écrire") if dry_run else ("séance écrite", "séances écrites")
    yield f"{_counted(len(found.drafts), *written)}{' :' if found.drafts else '.'}"
    yield from (f"  {names[id]} : {draft.title}" for id, draft in found.drafts.items())
    yield from _part(f"Déjà importé, laissé tel quel ({len(found.already)})", found.already)
    removed = [
        f"{names[id]} : {_several(draft.removed, PLURALS)}" for id, draft in found.drafts.items() if draft.removed
    ]
    people = {what: n for what, n in found.aside.items() if what == PEOPLE}
    removed += [f"dans tout le calendrier : {_several(people, ASIDE)}"] if people else []
    yield from _part("Retiré par discrétion, et absent des fichiers", removed)
    aside = {what: n for what, n in found.aside.items() if what != PEOPLE}
    yield from _part("Laissé de côté", [_several(aside, ASIDE)] if aside else [])
    checks = [f"{names[id]} : {check}" for id, draft in found.drafts.items() for check in draft.to_check]
    yield from _part("À vérifier (ces remarques sont aussi dans les fichiers)", checks)
    unread = [f"ligne {one.line}, « {one.title} » : {one.why}." for one in found.unread]
    yield from _part(f"Pas repris ({len(unread)})", unread)
    if found.drafts and not dry_run:
        yield from ("", "Relisez ces fichiers, puis lancez : club check")
    elif not (found.drafts or found.already or found.unread):
        yield from ("", "Ce calendrier ne contient aucun événement à reprendre.")


def _part(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from ("", f"{title} :", *(f"  {line}" for line in lines[:LONGEST]))
    if len(lines) > LONGEST:
        yield f"  … et {len(lines) - LONGEST} autres."


def _several(counts: Mapping[str, int], plurals: Mapping[str, str]) -> str:
    return ", ".join(_counted(n, what, plurals[what]) for what, n in counts.items() if n)


def _counted(n: int, one: str, many: str) -> str:
    return f"{n} {one if n < 2 else many}"

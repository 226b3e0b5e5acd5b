"""Which content is meant by what was typed: an id, or « person/id »."""

from __future__ import annotations

from club.former import Former
from club.problems import did_you_mean, folded
from club.programme.graph import Programme
from club.sources import kinds
from club.sources.kinds import Kind
from club.sources.reader import Item

KINDS = (kinds.PERSON, kinds.ORGANISATION, kinds.CASE_STUDY)
INSTEAD = {
    kinds.SESSION.name: "Une séance s'annule, et garde sa page : « what: cancelled » sous changes.",
    kinds.MASTERCLASS.name: "Une masterclass s'annule, et garde sa page : « what: cancelled » sous changes.",
}


class Refused(Exception):
    """Why nothing is withdrawn, in French."""


def find(programme: Programme, asked: str) -> Item:
    """The item to withdraw.  Raises Refused."""
    kind, id = _parts(asked)
    wanted = (kind,) if kind else KINDS
    found = [item for one in wanted if (item := _get(programme, one, id)) is not None]
    if len(found) > 1:
        choices = " ou ".join(f"« club withdraw {item.kind.name}/{id} »" for item in found)
        labels = " et ".join(f"une {item.kind.label}" for item in found)
        raise Refused(f"« {id} » est {labels}. Dites laquelle : {choices}")
    if not found:
        raise Refused(_unknown(programme, wanted, id))
    if found[0].withdrawn:
        raise Refused(f"« {id} » est déjà retirée : {found[0].path}")
    return found[0]


def _parts(asked: str) -> tuple[Kind | None, str]:
    word, slash, id = asked.strip().strip("/").rpartition("/")
    if not slash:
        return None, id.removesuffix(".yml").removesuffix(".md")
    tries = {folded(name): kind for kind in KINDS for name in (kind.name, kind.label, kind.plural, kind.folder)}
    tries |= {"etude": kinds.CASE_STUDY, "organization": kinds.ORGANISATION, "people": kinds.PERSON}
    kind = tries.get(folded(word.removesuffix("/")))
    if kind is None:
        names = ", ".join(f"{one.name}/…" for one in KINDS)
        raise Refused(f"« {word} » ne se retire pas. On retire : {names}")
    return kind, id.removesuffix(".yml").removesuffix(".md")


def _get(programme: Programme, kind: Kind, id: str) -> Item | None:
    try:
        return programme.get(kind.space, id)
    except KeyError:
        return None


def _unknown(programme: Programme, wanted: tuple[Kind, ...], id: str) -> str:
    for item in programme.items:
        if item.withdrawn and item.kind in wanted and Former.read(item.data.former).names(id):
            return f"« {id} » est déjà retirée : {item.path}"
    folders = ", ".join(f"{kind.folder}/" for kind in wanted)
    lines = [f"« {id} » n'est l'identifiant d'aucun fichier de {folders}."]
    elsewhere = next((item for item in programme.items if item.id == id), None)
    if elsewhere is not None and elsewhere.kind.name in INSTEAD:
        lines.append(INSTEAD[elsewhere.kind.name])
    known = [item.id for item in programme.items if item.kind in wanted and not item.withdrawn]
    return "\n".join([*lines, *did_you_mean(id, known)])

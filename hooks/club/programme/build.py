"""Items → programme: identifiers, references and dates resolved, or every reason why they can't be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType

from club import rules
from club.kept import Shelf, Store
from club.problems import Problem, did_you_mean
from club.programme.coherence import check
from club.programme.graph import Key, Programme, key_of
from club.programme.occurrences import expand
from club.sources import kinds
from club.sources.gatherings import Gathering
from club.sources.places import taken
from club.sources.reader import Item, Sources
from club.sources.shape import references


def build(
    sources: Sources,
    now: datetime,
    *,
    previews: bool = False,
    history: Mapping[str, datetime] | None = None,
    store: Store | None = None,
) -> tuple[Programme | None, list[Problem]]:
    """The programme, and the problems of the items that could be read; None when any source is wrong.

    ``history`` tells when each source last changed, by its path, where that is known.  A shelf of ``store`` knows which
    items hold no contradiction, by their ``digest``.
    """
    items = sources.items
    problems = _contradictions(items, Shelf(store, "sound"))
    index, aliases, clashes = _identifiers(items)
    problems += clashes
    edges, missing = _edges(items, index, aliases, {problem.path for problem in sources.problems})
    problems += missing
    problems += _cycles(items, index, aliases)
    club = next((item.data for item in items if item.kind is kinds.CLUB), None)
    if club is None:
        if not any(problem.path == "programme/club.yml" for problem in sources.problems):
            message = "le fichier programme/club.yml est absent."
            problems.append(
                Problem("programme/club.yml", 1, 1, rules.NO_CLUB.code, message, ("Créez-le : club new club",))
            )
        return None, sorted(problems)
    closures = next((item.data.root for item in items if item.kind is kinds.CLOSURES), ())
    occurrences = []
    for item in items:
        if isinstance(item.data, Gathering):
            found, wrong = expand(item, closures, club.timezone)
            occurrences += found
            problems += wrong
    occurrences.sort(key=lambda o: (o.begins(club.timezone), o.id))
    if problems or sources.problems:
        return None, sorted(set(problems))
    shown = tuple(item for item in items if item.kind in kinds.ITEMS or item.kind is kinds.PAGE)
    programme = Programme(
        club,
        closures,
        shown,
        tuple(occurrences),
        edges,
        MappingProxyType(aliases),
        now,
        previews,
        MappingProxyType(index),
        MappingProxyType(dict(history or {})),
    )
    return programme, []


def _contradictions(items: Iterable[Item], sound: Shelf) -> list[Problem]:
    """The problems inside each item."""
    problems = []
    for item in items:
        if sound.get(item.digest):
            continue
        found = list(check(item))
        problems += found
        if item.digest and not found:
            sound.put(item.digest, True)
    sound.close()
    return problems


def _identifiers(items: tuple[Item, ...]) -> tuple[dict[Key, Item], dict[Key, Item], list[Problem]]:
    index: dict[Key, Item] = {}
    aliases: dict[Key, Item] = {}
    problems = []
    for item in items:
        other = index.setdefault(key_of(item), item)
        if other is not item:
            message = f"l'identifiant « {item.id} » est déjà celui de {other.path}."
            problems.append(item.problem((), rules.ID_TAKEN, message, "Renommez l'un des deux fichiers."))
    for item in items:
        for n, alias in enumerate(getattr(item.data, "aliases", ())):
            key = (item.kind.space, alias)
            if clash := taken(item.kind, alias):
                problems.append(item.problem(("aliases", n), rules.BAD_FILE_NAME, clash, "Retirez cet alias."))
                continue
            owner = index.get(key) or aliases.get(key)
            if owner is not None:
                where = "ce fichier" if owner is item else owner.path
                message = f"« {alias} » est déjà pris par {where}."
                problems.append(
                    item.problem(("aliases", n), rules.ID_TAKEN, message, "Un identifiant ne sert jamais deux fois.")
                )
            else:
                aliases[key] = item
    return index, aliases, problems


def _edges(
    items: tuple[Item, ...], index: dict[Key, Item], aliases: dict[Key, Item], unread: set[str]
) -> tuple[tuple[tuple[Item, str, Item], ...], list[Problem]]:
    """Every reference resolved.  One to a file that has problems of its own is not blamed."""
    edges, problems = [], []
    for item in items:
        for loc, id, ref in references(item.data):
            spaces = dict.fromkeys(kinds.KINDS[name].space for name in ref.kinds)
            target = next((index.get((s, id)) or aliases.get((s, id)) for s in spaces), None)
            if target is not None:
                if loc[0] != "dates":
                    edges.append((item, str(loc[0]), target))
            elif not any(id == path.rpartition("/")[2].partition(".")[0] or f"/{id}/" in path for path in unread):
                problems.append(item.problem(loc, rules.UNKNOWN_REFERENCE, *_unknown(id, ref.kinds, index)))
    return tuple(edges), problems


def _unknown(id: str, wanted: tuple[str, ...], index: dict[Key, Item]) -> Iterator[str]:
    kind = kinds.KINDS[wanted[0]]
    yield f"« {id} » n'est l'identifiant d'aucun fichier de {kind.folder}/."
    elsewhere = next((item for (_, other), item in index.items() if other == id), None)
    if elsewhere is not None:
        yield f"C'est celui d'un autre contenu ({elsewhere.kind.label}) : {elsewhere.path}"
    spaces = {kinds.KINDS[name].space for name in wanted}
    known = [other for (space, other), item in index.items() if space in spaces and not item.withdrawn]
    yield from did_you_mean(id, known)
    if not elsewhere and not did_you_mean(id, known):
        yield f"Pour créer ce contenu : club new {kind.name} {id}"


def _cycles(items: tuple[Item, ...], index: dict[Key, Item], aliases: dict[Key, Item]) -> Iterator[Problem]:
    def parent(item: Item) -> Item | None:
        key = ("session", getattr(item.data, "part_of", None) or "")
        return index.get(key) or aliases.get(key)

    for item in items:
        seen, above = [item], parent(item)
        while above is not None and not any(above is known for known in seen):
            seen.append(above)
            above = parent(above)
        if above is item:
            yield item.problem(
                ("part_of",),
                rules.PART_OF_ITSELF,
                f"« {item.id} » fait partie d'elle-même.",
                "Retirez l'un des part_of.",
            )

"""Items of which nothing has the id any more: renamed without a word, withdrawn under a neutral name, or deleted."""

from __future__ import annotations

from collections.abc import Iterator

from club import rules
from club.problems import Problem
from club.programme.graph import Programme
from club.since import lines
from club.sources import kinds
from club.sources.kinds import Kind
from club.sources.reader import Item
from club.sources.terms import What


def heir_of(new: Programme, item: Item) -> Item | None:
    """What an item has become: the one that has its id, or says that it had it."""
    return named(new, item.kind, item.id)


def named(programme: Programme, kind: Kind, id: str) -> Item | None:
    """The item that has, or had, this id."""
    try:
        return programme.get(kind.space, id)
    except KeyError:
        return None


def problems(old: Programme, new: Programme, lost: list[Item]) -> Iterator[Problem]:
    """What to say of the items in ``lost``.  Each file withdrawn since accounts for one: it keeps no name."""
    for kind in kinds.ITEMS:
        gone = [item for item in lost if item.kind is kind]
        fresh = [item for item in new.items if item.kind.space == kind.space and _is_new(old, item)]
        if len(gone) <= sum(item.withdrawn for item in fresh):
            continue
        for item in gone:
            if renamed := _renamed(item, fresh):
                yield _renamed_silently(item, renamed)
            else:
                message = f"« {_title(item)} » était publié, et ce fichier a disparu."
                help = _keep(old, new, item)
                yield Problem(item.path, 1, 1, rules.ADDRESS_GONE.code, message, help)


def _is_new(old: Programme, item: Item) -> bool:
    names = [item.id, *getattr(item.data, "aliases", ())]
    return all(named(old, item.kind, name) is None for name in names)


def _renamed(item: Item, fresh: list[Item]) -> Item | None:
    """The new item that has the title or the text of one that is gone."""
    alike = [(_likeness(item, other), other) for other in fresh if not other.withdrawn]
    best = max(alike, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] else None


def _likeness(item: Item, other: Item) -> int:
    return 2 * (bool(item.body) and item.body == other.body) + (_title(item) == _title(other))


def _title(item: Item) -> str:
    return str(getattr(item.data, "title", None) or item.data.name)


def _renamed_silently(item: Item, heir: Item) -> Problem:
    message = f"{item.path} a disparu, et ce fichier semble être le même sous un autre nom."
    right = dict.fromkeys([*item.data.aliases, item.id, *heir.data.aliases])
    help = ("Gardez les anciens noms, du plus ancien au plus récent :", *lines.aliases(right))
    return heir.problem(("aliases",), rules.ADDRESS_GONE, message, *help)


def _keep(old: Programme, new: Programme, item: Item) -> tuple[str, ...]:
    renamed = ("S'il a un autre nom, ajoutez au nouveau fichier :", *lines.aliases([*item.data.aliases, item.id]))
    if item.kind.space == kinds.SESSION.space:
        coming = any(not old.is_past(of) for of in old.occurrences_of(item))
        if not coming:
            return ("Remettez-le : une séance passée garde sa page.", *renamed)
        entry = cancelled(old, new, item)
        return ("Remettez-le. Une séance qui n'aura pas lieu s'annule.", *entry, *renamed)
    if item.kind in (kinds.PERSON, kinds.ORGANISATION, kinds.CASE_STUDY):
        key = "status" if item.kind is kinds.CASE_STUDY else "visibility"
        return (f"Remettez-le ; pour le retirer, n'y gardez que {key}: withdrawn et former.", *renamed)
    return ("Remettez-le.", *renamed)


def cancelled(old: Programme, new: Programme, item: Item) -> list[str]:
    """The lines that cancel what is still to come."""
    coming = [of for of in old.occurrences_of(item) if not old.is_past(of)]
    from_ = coming[0].original if coming else None
    return lines.to_add(item, lines.entry(lines.today(new.today, item.data.changes), What.CANCELLED, from_=from_))

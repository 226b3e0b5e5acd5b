"""Who signs a study and of whom it speaks: the club's own people and organisations, or names in passing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from club.intake import people
from club.intake.people import Named, Register
from club.intake.prose import line
from club.intake.told import Told, code
from club.private import GONE
from club.sources.written import Prose

MOST = 40  # names of one answer
LONGEST = 120  # characters of a name


def authors(
    said: Mapping[str, str], known: Register, organisations: Register, told: Told, *, anonymous: bool
) -> list[Any]:
    """The value of ``authors``: pseudonyms and nothing else for an anonymous study."""
    found = [known.find(*pair) for pair in _pairs(said.get("authors", ""), told)]
    if anonymous:
        return _pseudonyms(found, told)
    if not found:
        told.check("Personne ne signe : demandez un nom ou un pseudonyme (`authors`).")
    return [_author(one, known, organisations, told) for one in found if _may_be_named(one, "personne", told)]


def organisations(said: Mapping[str, str], known: Register, told: Told, *, anonymous: bool) -> list[Any]:
    """The value of ``organisations``; an anonymous study names none."""
    typed = [_name(name, told) for name in list(people.names(said.get("organisations", "")))[:MOST]]
    found = [known.find(name) for name in dict.fromkeys(filter(None, typed))]
    if anonymous:
        if found:
            told.check("Cette étude anonyme nomme des organisations : elles ne sont pas reprises.")
        return []
    kept = [one for one in found if _may_be_named(one, "organisation", told)]
    for one in kept:
        if not one.id:
            told.check(_unknown(one, "L'organisation", known))
    ids: list[Any] = list(dict.fromkeys(one.id for one in kept if one.id))
    return ids + [{"name": Prose(one.name)} for one in kept if not one.id]


def _name(text: str, told: Told) -> str:
    """A name; an address that stood in its place leaves nothing."""
    name = line(text, told, LONGEST)
    for said in GONE.values():
        name = name.replace(said, "")
    return name.strip(" ,;:-–—")


def _pairs(text: str, told: Told) -> Iterator[tuple[str, str]]:
    """Each name once, with its organisation."""
    seen: set[str] = set()
    for name, organisation in list(people.authors(text))[:MOST]:
        name = _name(name, told)
        if name and name not in seen:
            seen.add(name)
            yield name, _name(organisation, told)


def _pseudonyms(found: list[Named], told: Told) -> list[Any]:
    fine = [one for one in found if one.id is None and not one.withdrawn]
    if len(fine) < len(found):
        told.check("Cette étude anonyme est signée du nom d'une personne connue du club : il n'est pas repris.")
    if any(one.organisation for one in fine):
        told.check("Cette étude anonyme est signée avec une organisation : elle n'est pas reprise.")
    if not fine:
        told.check("Cette étude anonyme n'est pas signée : demandez un pseudonyme (`authors`).")
    return [{"name": Prose(one.name)} for one in fine]


def _author(one: Named, known: Register, organisations: Register, told: Told) -> Any:
    if one.id:
        told.check(f"{code(one.name)} est `{one.id}` sur le site : est-ce bien cette personne, est-elle d'accord ?")
        return one.id
    told.check(_unknown(one, "L'auteur·rice", known))
    group = {"name": Prose(one.name)}
    if one.organisation and _may_be_named(organisations.find(one.organisation), "organisation", told):
        group["organisation"] = Prose(one.organisation)
    return group


def _may_be_named(one: Named, what: str, told: Told) -> bool:
    if one.withdrawn:
        told.check(f"Une {what} retirée du site, à sa demande, est nommée : son nom n'est pas repris.")
    return not one.withdrawn


def _unknown(one: Named, what: str, known: Register) -> str:
    near = f" Est-ce `{one.near}` ?" if one.near else ""
    return f"{what} {code(one.name)} n'a pas de fichier dans `{known.kind.folder}/` : son nom est cité.{near}"

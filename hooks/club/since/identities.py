"""Ids, the addresses they give, and the UIDs of calendars: none vanishes, none comes to mean something else."""

from __future__ import annotations

from collections.abc import Iterator

from club import addresses, identity, rules
from club.problems import Problem
from club.programme.graph import Programme
from club.since import lines, lost
from club.since.lost import cancelled, heir_of, named
from club.sources import kinds
from club.sources.library import CaseStudy
from club.sources.members import Person
from club.sources.reader import Item
from club.sources.shape import Loc

OWN = {  # what the site makes without any item
    addresses.HOME, addresses.PROGRAMME, addresses.AGENDA, addresses.REPLAYS, addresses.CHANGES,
    addresses.SUBSCRIBE, addresses.CONTRIBUTE, addresses.MESSAGES, *addresses.FOLDERS.values(),
}  # fmt: skip


def problems(old: Programme, new: Programme) -> Iterator[Problem]:
    """Every name that was published and no longer leads to the same thing."""
    yield from _club(old, new)
    gone = []
    for item in old.items:
        if item.kind is kinds.PAGE or not old.has_page(item):
            continue
        heir = heir_of(new, item)
        if heir is None:
            gone.append(item)
        elif not heir.withdrawn:
            yield from _names(old, new, item, heir)
            yield from _page(new, item, heir)
    yield from lost.problems(old, new, gone)
    yield from _pages(old, new)


def _club(old: Programme, new: Programme) -> Iterator[Problem]:
    club = new.get(kinds.CLUB.space, kinds.CLUB.name)
    before, after = old.club.calendar_domain, new.club.calendar_domain
    if before != after:
        message = f"calendar_domain était « {before} » : tous les événements changeraient d'identifiant."
        yield club.problem(("calendar_domain",), rules.UID_CHANGED, message, f"Remettez : calendar_domain: {before}")
    if old.club.timezone != new.club.timezone:
        message = f"le fuseau du club était « {old.club.timezone} » : toutes les séances changeraient d'heure."
        help = (
            f"Remettez : timezone: {old.club.timezone}",
            "Une séance peut dire le sien : timezone, dans son fichier.",
        )
        yield club.problem(("timezone",), rules.UNTOLD_CHANGE, message, *help)


# --- names


def _names(old: Programme, new: Programme, item: Item, heir: Item) -> Iterator[Problem]:
    """The former ids still lead here, and the oldest is still the oldest."""
    if isinstance(item.data, Person):  # a person's aliases publish nothing
        return
    former = item.data.aliases
    for alias in former:
        other = named(new, item.kind, alias)
        if other is not None and other is not heir:
            message = f"« {alias} » est un ancien nom de {heir.path} : il ne peut pas servir à autre chose."
            loc: Loc = () if other.id == alias else ("aliases",)
            mend = "Renommez ce fichier." if other.id == alias else "Retirez-le d'ici."
            yield other.problem(loc, rules.ADDRESS_GONE, message, mend)
    missing = [alias for alias in former if named(new, item.kind, alias) is None]
    uid_changes = item.kind.space == kinds.SESSION.space and identity.path(item) != identity.path(heir)
    if not missing and not uid_changes:
        return
    predecessor = named(old, heir.kind, heir.id)
    if uid_changes and predecessor is not None and predecessor is not item:
        message = f"{item.path} a été fondu ici : l'événement « {item.data.title} » disparaîtrait des agendas."
        help = (f"Remettez {item.path} et annulez cette séance :", *cancelled(old, new, item))
        yield heir.problem(("aliases",), rules.UID_CHANGED, message, *help)
    elif uid_changes and heir.id in former:
        message = f"ce fichier reprend un nom qu'il avait quitté ; il s'appelait « {item.id} »."
        yield heir.problem((), rules.UID_CHANGED, message, f"Rendez-lui son nom : {item.path}")
    else:
        yield _wrong_aliases(item, heir, missing)


def _wrong_aliases(item: Item, heir: Item, missing: list[str]) -> Problem:
    former = [*item.data.aliases, *([item.id] if item.id != heir.id else [])]
    right = dict.fromkeys(name for name in [*former, *heir.data.aliases] if name != heir.id)
    help = ("Écrivez, du plus ancien au plus récent :", *lines.aliases(right))
    if missing:
        names = ", ".join(f"« {name} »" for name in missing)
        message = f"un ancien nom manque : {names}. Son adresse ne mènerait plus ici."
        if len(missing) > 1:
            message = f"{len(missing)} anciens noms manquent : {names}. Leurs adresses ne mèneraient plus ici."
        return heir.problem(("aliases",), rules.ADDRESS_GONE, message, *help)
    message = f"le plus ancien nom était « {next(iter(former), item.id)} » : l'événement changerait d'identifiant."
    if not former:
        help = ("Retirez « aliases » : cette séance n'a jamais eu d'autre nom.",)
    return heir.problem(("aliases",), rules.UID_CHANGED, message, *help)


# --- pages


def _page(new: Programme, item: Item, heir: Item) -> Iterator[Problem]:
    """The page is still there, or a redirect to it."""
    address = addresses.item(item)
    if item.kind is kinds.MASTERCLASS and heir.kind is kinds.SESSION and item.id == heir.id:
        message = f"/{address} ne mènerait plus nulle part : cette masterclass est devenue une séance du même nom."
        right = f"{kinds.SESSION.folder}/{item.id}-seance{kinds.SESSION.ending}"
        help = (
            f"Donnez-lui un autre nom, par exemple {right}, et ajoutez :",
            *lines.aliases([*heir.data.aliases, item.id]),
        )
        yield heir.problem((), rules.ADDRESS_GONE, message, *help)
    if new.has_page(heir):
        return
    message = f"la page /{address} était publiée, et disparaîtrait."
    if isinstance(heir.data, Person):
        help = (
            "Gardez-la :", "visibility: public", "consent: true",
            "ou, si la personne se retire, ne gardez dans ce fichier que visibility: withdrawn et former.",
        )  # fmt: skip
        yield heir.problem(("visibility",), rules.ADDRESS_GONE, message, *help)
    elif isinstance(heir.data, CaseStudy) and heir.draft:
        help = ("Gardez-la :", "status: published", "ou retirez-la : ne gardez que status: withdrawn et former.")
        yield heir.problem(("status",), rules.ADDRESS_GONE, message, *help)


def _pages(old: Programme, new: Programme) -> Iterator[Problem]:
    """A hand-written page can't redirect: it stays, at least as a link."""
    there = {addresses.item(item) for item in new.items if new.has_page(item)} | OWN
    for page in old.of(kinds.PAGE):
        if (address := addresses.item(page)) not in there:
            message = f"la page /{address} était publiée, et disparaîtrait."
            help = "Remettez ce fichier, au moins avec une phrase et un lien vers ce qui le remplace."
            yield Problem(page.path, 1, 1, rules.ADDRESS_GONE.code, message, (help,))

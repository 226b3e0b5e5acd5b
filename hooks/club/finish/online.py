"""What was published stays: every address and UID of the list that a published site holds of itself (/api/v1/).

One may leave only with what was withdrawn: its id is known by the hashes of ``former:``.  A redirect is an address.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from club import addresses
from club.former import Former
from club.sources.library import CaseStudy
from club.sources.reader import Item, read

LIST = addresses.api("addresses")
SCHEMA = addresses.api_schema("addresses")
MOST_TOLD = 10
HELP = (
    "Un fichier renommé garde ses anciens noms dans aliases ; une séance s'annule ; qui se retire : club withdraw.",
    "Si l'ancien site n'a jamais été en ligne, effacez son dossier et recommencez.",
)


class Damaged(Exception):
    """A list that can't be read; the text says why, in French."""


@dataclass(frozen=True)
class Online:
    """Addresses relative to their site, and the UIDs of events with the address of each."""

    addresses: frozenset[str]
    uids: dict[str, str]


def listed(place: Path) -> Online:
    """The list of a site, given as the site's folder or as the file itself.  Raises Damaged."""
    file = place / LIST if place.is_dir() else place
    try:
        data = json.loads(file.read_bytes())
        base = data["$schema"].removesuffix(SCHEMA)
        if base == data["$schema"]:
            raise ValueError("$schema")
        found = [_relative(url, base) for key in ("pages", "files") for url in data[key]]
        uids = {str(one["uid"]): _relative(one["url"], base) for one in data["uids"]}
    except OSError as error:
        raise Damaged(f"{file} ne se lit pas ({error.strerror}).") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Damaged(f"{file} n'est pas la liste des adresses d'un site ({type(error).__name__}: {error}).") from error
    return Online(frozenset(found), uids)


def _relative(url: str, base: str) -> str:
    if not url.startswith(base):
        raise ValueError(url)
    return unquote(url.removeprefix(base))


def has_list(site: Path) -> bool:
    return (site / LIST).is_file()


def lost(old: Online, new: Online, root: Path) -> list[str]:
    """A line for each address and UID that would be lost, and how to keep it."""
    gone = old.addresses - new.addresses
    items = read(root).items if gone else ()
    waiting = set(_waiting(items))
    formers = [(_folders(item), Former.read(item.data.former)) for item in items if item.withdrawn]
    lines = [
        f"/{address} : cette adresse est en ligne, et disparaîtrait"
        for address in sorted(gone)
        if not _may_leave(address, formers, waiting)
    ]
    lines += [
        f"l'événement {uid} (/{old.uids[uid]}) disparaîtrait des agendas"
        for uid in sorted(old.uids.keys() - new.uids.keys())
    ]
    more = [f"… et {len(lines) - MOST_TOLD} autres"] if len(lines) > MOST_TOLD else []
    return [*lines[:MOST_TOLD], *more, *(f"  {line}" for line in HELP)] if lines else []


def _may_leave(address: str, formers: list[tuple[tuple[str, ...], Former]], waiting: set[str]) -> bool:
    """Whether an address is that of something withdrawn, or of a study that somebody must confirm."""
    if address in waiting:
        return True
    name = re.sub(r"\.\w+$", "", address.strip("/").rpartition("/")[2])
    return any(address.startswith(folders) and former.names(name) for folders, former in formers)


def _folders(item: Item) -> tuple[str, ...]:
    """Where the addresses of an item of its kind stand."""
    feeds = addresses.FEEDS.get(item.kind.name)
    return (addresses.index(item.kind), *([f"{addresses.AGENDA}{feeds}/"] if feeds else []))


def _waiting(items: tuple[Item, ...]) -> Iterator[str]:
    """The pages of studies whose author or organisation was withdrawn."""
    gone = {item.id for item in items if item.withdrawn}
    for item in items:
        if isinstance(item.data, CaseStudy) and gone.intersection(
            name for name in (*item.data.authors, *item.data.organisations) if isinstance(name, str)
        ):
            yield from (addresses.named(item.kind, name) for name in (item.id, *item.data.aliases))

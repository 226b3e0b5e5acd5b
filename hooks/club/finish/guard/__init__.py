"""The leak guard: what nobody may publish is in no output of a build, whatever its format.

It looks at the outputs and not at what made them: texts of pages and their attributes, structured data, comments,
calendars, feeds, the API, the index of the search, the properties of pictures, names of files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from club.finish.guard import origin
from club.finish.guard.known import Known
from club.finish.guard.look import Seen
from club.finish.guard.patterns import Found, Kind, masked
from club.former import Key

MOST_TOLD = 20
MOST_ADDRESSES = 3


@dataclass(frozen=True)
class Leak:
    """``addresses`` are the outputs that say it, ``said`` the thing itself, masked; ``source`` is where it was
    written, ``forbids`` what in the sources makes it a leak, both « path:line » or None."""

    kind: Kind
    addresses: tuple[str, ...]
    said: str = ""
    source: str | None = None
    forbids: str | None = None

    def told(self) -> list[str]:
        """The leak in French: one line, then how to mend it."""
        shown = ", ".join(f"/{address}" for address in self.addresses[:MOST_ADDRESSES])
        rest = len(self.addresses) - MOST_ADDRESSES
        more = f" et {rest} autre{'s' if rest > 1 else ''}" if rest > 0 else ""
        said = f" « {self.said} »" if self.said else ""
        forbids = f" (voir {self.forbids})" if self.forbids else ""
        source = f" ; c'est écrit là : {self.source}" if self.source else ""
        return [f"{shown}{more} : {self.kind.label}{said}{forbids}{source}", f"  {self.kind.help}"]


def leaks(seen: Mapping[str, Seen], allowed: Known, root: Path) -> list[Leak]:
    """Everything that was seen in the outputs of a build, by address, and that the sources in ``root`` do not allow."""
    return [*_by_form(seen, allowed, root), *_by_name(seen, allowed, root), *_in_pictures(seen, root)]


def told(leaked: list[Leak]) -> list[str]:
    """All leaks in French, the first twenty in full."""
    lines = [line for leak in leaked[:MOST_TOLD] for line in leak.told()]
    return [*lines, f"… et {len(leaked) - MOST_TOLD} autres"] if len(leaked) > MOST_TOLD else lines


def _by_form(seen: Mapping[str, Seen], allowed: Known, root: Path) -> Iterator[Leak]:
    """What looks private and is declared nowhere.  An event's UID looks like an address and is none."""
    uids = {uid for of in seen.values() for uid in of.uids}
    where: dict[tuple[Kind, str], dict[str, None]] = {}
    first: dict[tuple[Kind, str], Found] = {}
    for address, of in seen.items():
        for what in of.found:
            if not allowed.allows(what) and not (what.kind is Kind.EMAIL and what.same in uids):
                same = (what.kind, what.same)
                first.setdefault(same, what)
                where.setdefault(same, {})[address] = None
    written = origin.places(root, [origin.of_pattern(what) for what in first.values()])
    for (same, what), source in zip(first.items(), written, strict=True):
        yield Leak(what.kind, tuple(where[same]), masked(what.said), source)


def _by_name(seen: Mapping[str, Seen], allowed: Known, root: Path) -> Iterator[Leak]:
    """What was withdrawn, or is not published: one leak for all that one file forbids in the same outputs."""
    where: dict[Key, list[str]] = {}
    for address, of in seen.items():
        for key in of.keys:
            where.setdefault(key, []).append(address)
    hits = allowed.forbidden(where)
    written = origin.places(root, [origin.of_key(hit.key) for hit in hits if hit.kind is Kind.WITHDRAWN])
    sources = iter(written)
    leaked: dict[object, Leak] = {}
    for hit in hits:
        source = next(sources) if hit.kind is Kind.WITHDRAWN else None
        leak = Leak(hit.kind, tuple(where[hit.key]), "", source, hit.place)
        leaked.setdefault((leak.kind, leak.addresses, source, hit.place.partition(":")[0]), leak)
    yield from leaked.values()


def _in_pictures(seen: Mapping[str, Seen], root: Path) -> Iterator[Leak]:
    for address, of in seen.items():
        if of.metadata:
            own = f"docs/{address}"
            yield Leak(Kind.METADATA, (address,), ", ".join(of.metadata), own if (root / own).is_file() else None)

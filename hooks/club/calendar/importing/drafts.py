"""A session to be written: its keys in block style, its texts in quotes, a comment where a human must decide."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from club.programme.weekdays import without_weekdays
from club.sources import written
from club.sources.values import INVISIBLE, SECRET

ORIGIN = "# importé de : "
ORIGIN_LINE = re.compile(rf"^{ORIGIN}(\S.*?)\s*$", re.MULTILINE)
TO_CHECK = "# à vérifier : "
PLAIN_UID = re.compile(r"[A-Za-z0-9][\w@.:+/={}-]{0,199}", re.ASCII)
# « marie.dupont@… », and the meeting numbers that Zoom makes its identifiers of.
TELLING_UID = re.compile(r"[a-z]{2,}[._-][a-z]{2,}[^@]*@|zoom|(?<!\d)\d{9,11}(?=@)|@.*@", re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """One key and its value; ``check`` is what a human must decide about it."""

    key: str
    value: Any
    check: str = ""


@dataclass(frozen=True)
class Draft:
    """A session before it has a name.

    ``origin`` recognises the event (or one date of it) when it is imported again; ``line`` is that of the event;
    ``removed`` counts what was left out for privacy; ``checks`` concern the whole.
    """

    origin: str
    line: int
    title: str
    day: date
    entries: tuple[Entry, ...]
    body: str = ""
    checks: tuple[str, ...] = ()
    removed: Mapping[str, int] = field(default_factory=dict)

    @property
    def to_check(self) -> tuple[str, ...]:
        """Everything that a human must decide."""
        return (*self.checks, *(entry.check for entry in self.entries if entry.check))

    def text(self) -> str:
        """The file."""
        lines = [f"{ORIGIN}{self.origin}", *(TO_CHECK + check for check in self.checks)]
        for entry in self.entries:
            lines += [TO_CHECK + entry.check] if entry.check else []
            lines += written.lines(entry.key, entry.value)
        return "\n".join(["---", *lines, "---", *(["", self.body] if self.body else []), ""])

    def simpler(self) -> Iterator[Draft]:
        """The same with less and less of what its author wrote, for when the site refuses a text."""
        said = "un jour de la semaine contredisait sa date : il est retiré du texte."
        entries = tuple(replace(entry, value=_without_weekdays(entry.value)) for entry in self.entries)
        bare = replace(self, entries=entries, body=_without_weekdays(self.body), checks=(*self.checks, said))
        yield bare
        yield replace(bare, body="", checks=(*self.checks, "la description n'a pas pu être reprise."))


def origin(uid: str, day: date | None = None) -> str:
    """The mark of an event, or of one of its dates; an identifier that tells too much is hashed."""
    plain = PLAIN_UID.fullmatch(uid) and not any(found.search(uid) for found in (TELLING_UID, SECRET, INVISIBLE))
    name = uid if plain else f"sha256:{hashlib.sha256(uid.encode('utf-8', 'replace')).hexdigest()[:32]}"
    return f"{name} ({day})" if day else name


def _without_weekdays(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _without_weekdays(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(_without_weekdays(inner) for inner in value)
    if not isinstance(value, str):
        return value
    return type(value)(without_weekdays(value))

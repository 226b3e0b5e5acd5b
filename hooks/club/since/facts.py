"""What a calendar shows of a date, and which entries of ``changes`` tell that it changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from club.problems import shown
from club.programme.occurrences import Occurrence
from club.since import lines
from club.sources.gatherings import PublicLink, Where
from club.sources.terms import What

NOTHING = "(non précisé)"


@dataclass(frozen=True)
class Fact:
    """``keys`` are those it is written under; ``opening`` begins the sentence that tells a change.

    ``of`` gives what is compared, ``words`` what is shown of it; ``tells`` are the entries that tell of a change,
    the one to propose first.  A fact that goes ``with_start`` is told with the start when both change.
    """

    keys: tuple[str, ...]
    opening: str
    of: Callable[[Occurrence], Any]
    words: Callable[[Occurrence], str]
    tells: tuple[What, ...]
    with_start: bool = False


def _start(of: Occurrence) -> str:
    zone = f" {of.data.timezone}" if of.data.timezone and not of.all_day else ""
    return f"{lines.moment(of.start)}{zone}"


def _where(of: Occurrence) -> tuple[Any, ...]:
    where: Where = of.data.where or Where()
    return where.online, where.name, where.address, where.address_for


def _place(of: Occurrence) -> str:
    online, name, address, hidden = _where(of)
    parts = [name, None if hidden else address, "en ligne" if online else None]
    return shown(", ".join(part for part in parts if part)) or NOTHING


def _link(of: Occurrence) -> str:
    join = of.data.join
    return shown(join.url if isinstance(join, PublicLink) else str(join or NOTHING))


START = Fact(("start", "timezone"), "le début est passé", lambda of: of.start, _start, (What.MOVED, What.CORRECTION))
FACTS = (
    START,
    Fact(
        ("end", "duration"),
        "la fin est passée",
        lambda of: of.end,
        lambda of: lines.moment(of.end),
        (What.CORRECTION, What.MOVED),
        with_start=True,
    ),
    Fact(
        ("timezone",),
        "le fuseau est passé",
        lambda of: of.all_day or of.zone,
        lambda of: of.zone,
        (What.CORRECTION, What.MOVED),
        with_start=True,
    ),
    Fact(("where",), "le lieu est passé", _where, _place, (What.PLACE, What.CORRECTION)),
    Fact(("join",), "le lien est passé", lambda of: of.data.join, _link, (What.LINK, What.PLACE, What.CORRECTION)),
    Fact(
        ("status",),
        "l'état est passé",
        lambda of: of.state,
        lambda of: f"« {of.state.label} »",
        (What.CORRECTION, *(what for what in What if what.counted)),
    ),
)

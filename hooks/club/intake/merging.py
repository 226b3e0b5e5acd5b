"""The answers of today and the file of yesterday, in which a maintainer may have worked → the file.

A line of the header holds a short digest of each piece (a key, a part of the body) as the form gave it.  A piece that
still has its digest is the form's, and follows its answers; another is the maintainer's, and stays.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from club.sources.body import headings
from club.sources.values import proposed_id

MARK = "# reçu du formulaire (gardez cette ligne) : "
KEY = re.compile(r"([a-z_]+):")
FENCE = re.compile(r"-{3,}\s*")
BEFORE = "## "  # the name of what stands above the first part


@dataclass(frozen=True)
class Merged:
    """``kept`` names what was changed by hand and differs from the answers of today, with what they say."""

    text: str
    kept: Mapping[str, str]


def merged(new: Mapping[str, str], old: str | None = None) -> Merged:
    """The file of these pieces (name → text), into which the hand-made changes of ``old`` have gone."""
    if old is None:
        return Merged(_file(new, {name: _digest(text) for name, text in new.items()}), {})
    there, marks = _pieces(old), _marks(old)
    result: dict[str, str] = {}
    kept: dict[str, str] = {}
    digests: dict[str, str] = {}
    for name in _in_order(there, new):
        here, said, mark = there.get(name), new.get(name), marks.get(_mark_name(name))
        ours = mark is None if here is None else mark == _digest(here)
        if ours or here == said:
            if said is not None:
                result[name], digests[name] = said, _digest(said)
            continue
        if here is not None:
            result[name] = here
        if mark is not None:
            digests[name] = mark
        if said is not None and _digest(said) != mark:
            kept[name] = said
    return Merged(_file(result, digests), kept)


def _file(pieces: Mapping[str, str], digests: Mapping[str, str]) -> str:
    marks = " ".join(f"{_mark_name(name)}={digest}" for name, digest in digests.items())
    header = [text for name, text in pieces.items() if not name.startswith("#")]
    body = [text for name, text in pieces.items() if name.startswith("#")]
    return "\n".join(["---", MARK + marks, *header, "---", "", "\n\n".join(body), ""])


def _pieces(text: str) -> dict[str, str]:
    """The pieces of a file: each key with the comments above it, each part with its heading."""
    lines = text.split("\n")
    end = next((n for n, line in enumerate(lines[1:], 1) if FENCE.fullmatch(line)), len(lines))
    found: dict[str, str] = {}
    waiting: list[str] = []
    name = ""
    for line in lines[1:end]:
        key = KEY.match(line)
        if line.startswith(MARK):
            continue
        if key:
            name = key.group(1)
            found[name] = "\n".join([*waiting, line])
            waiting = []
        elif line.startswith("#") or not name:
            waiting += [line]
        else:
            found[name] = "\n".join([found[name], *waiting, line])
            waiting = []
    if waiting and name:
        found[name] = "\n".join([found[name], *waiting])
    return {key: value.rstrip() for key, value in found.items()} | _parts("\n".join(lines[end + 1 :]))


def _parts(body: str) -> dict[str, str]:
    starts = [(offset, f"## {title}") for offset, level, title in headings(body) if level == 2]
    found: dict[str, str] = {}
    ends = [offset for offset, _ in starts[1:]] + [len(body)]
    if before := body[: starts[0][0] if starts else len(body)].strip("\n"):
        found[BEFORE] = before
    for (offset, name), end in zip(starts, ends, strict=True):
        text = body[offset:end].strip("\n")
        found[name] = f"{found[name]}\n\n{text}" if name in found else text
    return found


def _in_order(there: Iterable[str], new: Iterable[str]) -> list[str]:
    """Every name, those of the file in its order; a new one comes after the one that it follows in the answers."""
    order = list(there)
    last = -1
    for name in new:
        if name in order:
            last = order.index(name)
        else:
            last += 1
            order.insert(last, name)
    return order


def _marks(text: str) -> dict[str, str]:
    line = next((line for line in text.split("\n") if line.startswith(MARK)), MARK)
    return dict(pair.split("=", 1) for pair in line.removeprefix(MARK).split() if "=" in pair)


def _mark_name(name: str) -> str:
    return f"texte-{proposed_id(name)}" if name.startswith("#") else name


def _digest(text: str) -> str:
    return hashlib.sha256(text.rstrip().encode("utf-8", "replace")).hexdigest()[:8]

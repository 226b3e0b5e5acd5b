"""The community in a few figures: how many, since when, where; as people type them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from club.intake.prose import line
from club.intake.told import Told, code
from club.problems import nearest
from club.sources.terms import Format
from club.sources.values.guesses import guess_month
from club.sources.written import Prose

THOUSANDS = re.compile(r"(?<=[0-9])[ .\u00a0\u202f](?=[0-9]{3}(?![0-9]))")
YEAR = re.compile(r"(?<![0-9])(?:1[89]|20)[0-9]{2}(?![0-9])")
SINCE = re.compile(r"^\s*(?:depuis|en|de|dès|fin|début|mi-)\s*", re.IGNORECASE)


def community(said: Mapping[str, str], told: Told) -> dict[str, Any]:
    """The value of ``community``; what can't be understood is told, and left out."""
    size, format, since = (_answer(said, key, told) for key in ("size", "format", "since"))
    found = {
        "size": _size(size) or _untold("Nombre de membres", size, "size", told),
        "sector": Prose(_answer(said, "sector", told)),
        "format": _format(format) or _untold("Forme", format, "format", told),
        "since": _since(since) or _untold("Début", since, "since", told),
    }
    return {key: value for key, value in found.items() if value}


def _answer(said: Mapping[str, str], key: str, told: Told) -> str:
    return line(said.get(f"community.{key}", ""), told, 120)


def _size(text: str) -> str:
    numbers = re.findall(r"[0-9]+", THOUSANDS.sub("", text))
    return str(int(numbers[0])) if len(numbers) == 1 and len(numbers[0]) < 10 else ""


def _format(text: str) -> str:
    tries = {word: one for one in Format for word in (one.value, one.label, *one.words)}
    near = nearest(text, tries)
    return tries[near].value if near else ""


def _since(text: str) -> str:
    month = guess_month(SINCE.sub("", text))
    if month and YEAR.fullmatch(month[:4]):
        return month
    years = set(YEAR.findall(text))
    return years.pop() if len(years) == 1 else ""


def _untold(what: str, text: str, key: str, told: Told) -> str:
    if text:
        told.check(f"{what} : {code(text)} n'a pas été compris (`community.{key}`).")
    return ""

"""Time zones."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Any
from zoneinfo import available_timezones

from pydantic import PlainValidator

from club import rules
from club.problems import folded, nearest, refuse, shown
from club.sources.values.scalars import scalar, schema


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


@cache
def _cities() -> dict[str, str]:
    """The zones that are named after a place, by that place."""
    return {
        zone.rpartition("/")[2].replace("_", " "): zone
        for zone in sorted(_zones())
        if "/" in zone and not zone.startswith(("Etc/", "SystemV/", "posix/", "right/"))
    }


def timezone(value: Any) -> str:
    """The name of a zone, checked."""
    text = scalar(value, "un fuseau horaire")
    if text == "UTC" or (text in _zones() and "/" in text and not text.startswith("Etc/")):
        return text
    near = None
    if re.fullmatch(r"CES?T|MES?Z|heure française", text):
        near = "Europe/Paris"
    elif not re.search(r"\d", text) and (len(text) > 4 or text != text.upper()):
        city = nearest(text.rpartition("/")[2], _cities())
        city = city or next((name for name in _cities() if re.search(rf"\b{folded(name)}\b", folded(text))), None)
        near = _cities()[city] if city else nearest(text, _cities().values())
    help = (f"Vouliez-vous « {near} » ?",) if near else ("Par exemple : Europe/Paris, America/Montreal, UTC",)
    message = f"« {shown(text)} » n'est pas un fuseau horaire : on le nomme par un continent et une ville."
    refuse(rules.BAD_VALUE, message, *help)


Timezone = Annotated[str, PlainValidator(timezone), schema()]

"""The classes of which a typed header is made, and no other: what may be read back from a shelf."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from club.sources import base, club, gatherings, library, members, terms
from club.sources.values import GroupSize, Month, MonthDay, Week

_MODULES = (base, club, gatherings, library, members, terms)
_OWN = (of for module in _MODULES for of in vars(module).values() if getattr(of, "__module__", "") == module.__name__)
KEPT: tuple[type, ...] = (
    *(of for of in _OWN if isinstance(of, type)),
    *(GroupSize, Month, MonthDay, Week),
    *(date, datetime, timedelta),
)

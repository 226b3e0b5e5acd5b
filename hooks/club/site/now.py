"""What the home page shows of the day: the theme of the month, the next sessions, and what waits behind them.

A page is read long after it was built: the next stages are in it too, and club.js brings them in.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from club import wording
from club.programme.clock import midnight
from club.programme.occurrences import Occurrence, State
from club.site.base import Data, Site
from club.site.cards import item_card, session_card
from club.site.moments import utc
from club.sources import kinds
from club.sources.reader import Item
from club.sources.values import Month

SHOWN = 3  # sessions, each another one
WAITING = 9  # dates that wait for those before them to pass
MONTHS = 4  # that the page foresees, its own among them


def themes(site: Site) -> list[Data]:
    """The theme to show, then those to show after it; each ``stays`` until an instant, the last for ever."""
    first = Month.of(site.programme.today)
    foreseen = [(month, *_theme(site, month)) for month in _months(first)]
    stages = [next(of) for _, of in groupby(foreseen, key=lambda stage: stage[1:])]
    starts = [utc(midnight(month.first, site.programme.club.timezone)) for month, _, _ in stages]
    return [
        {**item_card(site, theme), "question": theme.data.question, "label": label, "stays": until}
        for (_, theme, label), until in zip(stages, [*starts[1:], None], strict=True)
        if theme is not None
    ]


def _months(first: Month) -> Iterable[Month]:
    for ahead in range(MONTHS):
        years, month = divmod(first.month - 1 + ahead, 12)
        yield Month(first.year + years, month + 1)


def _theme(site: Site, now: Month) -> tuple[Item | None, str]:
    """The theme of a month, else the next one, else the last one; and what to call it then."""
    themes = sorted(site.programme.of(kinds.THEME), key=lambda theme: (theme.data.month, theme.id))
    theme = next((theme for theme in themes if theme.data.month >= now), themes[-1] if themes else None)
    if theme is None:
        return None, ""
    month = wording.month(theme.data.month)
    if theme.data.month == now:
        return theme, f"La thématique du mois · {month}"
    return theme, f"La {'prochaine' if theme.data.month > now else 'dernière'} thématique · {month}"


def sessions(site: Site) -> Data:
    """The next dates of different sessions that will be held (``cards``), and those that come after (``spare``)."""
    programme = site.programme
    held = [of for of in programme.occurrences if of.dated and of.state in (State.CONFIRMED, State.TENTATIVE)]
    coming = [of for of in held if not programme.is_past(of)]
    first: dict[str, Occurrence] = {}
    for of in coming:
        first.setdefault(of.session.id, of)
    shown = list(first.values())[:SHOWN]
    spare = [of for of in coming if of not in shown][:WAITING]
    return {
        "cards": [session_card(programme, of) for of in shown],
        "spare": [session_card(programme, of) for of in spare],
        "most": SHOWN,
    }

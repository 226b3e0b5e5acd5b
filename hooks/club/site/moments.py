"""When, where and with whom an occurrence is held, ready to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from club import wording
from club.missing import NEEDS_SPEAKER
from club.programme import clock
from club.programme.graph import Programme
from club.programme.occurrences import CALLED_OFF, Occurrence, State
from club.site.references import people, value
from club.sources.gatherings import Period, Replay
from club.sources.terms import Every, ReplayState, SessionKind
from club.sources.values import FRENCH_DAYS

ORDINALS = {1: "premier", 2: "deuxième", 3: "troisième", 4: "quatrième", 5: "cinquième", -1: "dernier"}
Data = dict[str, Any]


def kind(of: Occurrence) -> SessionKind:
    """What happens there; sessions say it, masterclasses are it."""
    found: SessionKind = of.session.data.kind
    return found


def lost(programme: Programme, of: Occurrence) -> bool:
    """Whether its date was never fixed, and its time has passed."""
    return not of.dated and programme.is_past(of)


def when(programme: Programme, of: Occurrence) -> str:
    """When it is held, in full; of an undated past one, only its month is known."""
    if lost(programme, of):
        return f"{wording.expected(of.expected)}, date non conservée"
    return wording.when(of, programme.club.timezone)


def machine(moment: object) -> str | None:
    """What ``<time datetime>`` wants: a moment with its offset, a date, a month or a week."""
    if moment is None:
        return None
    return moment.isoformat() if hasattr(moment, "isoformat") else str(moment)


def start(of: Occurrence) -> str | None:
    """The machine-readable start."""
    return machine(of.start or of.expected)


def span(programme: Programme, of: Occurrence) -> Data:
    """Between which instants it is held, in UTC, and if so on whole days; of a date to be fixed, only when it is past.

    This is what club.js reads to tell what has passed, and what is on.
    """
    zone = programme.club.timezone
    whole = of.all_day and ("one" if of.start == of.end else "more")
    starts = utc(of.begins(zone)) if of.dated else None
    return {"starts": starts, "ends": utc(of.ends(zone)), "whole": whole or None, "off": of.state in CALLED_OFF}


def series_span(programme: Programme, dates: Sequence[Occurrence]) -> Data:
    """A repeat is over with its last date, and never « on » by itself."""
    return {"starts": None, "ends": span(programme, dates[-1])["ends"], "whole": None, "off": False}


def utc(moment: datetime) -> str:
    """An aware time as an instant, « 2026-12-03T17:30:00Z »."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def also(programme: Programme, of: Occurrence) -> str | None:
    """The start in the club's zone, where ``when`` tells it beside another zone's."""
    if not isinstance(of.start, datetime) or of.zone == programme.club.timezone:
        return None
    return machine(of.start.astimezone(clock.zone(programme.club.timezone)))


def state(programme: Programme, of: Occurrence) -> Data:
    """Its state as a word for styles (``id``) and one for readers (None: nothing worth saying)."""
    if of.state is State.CONFIRMED:
        moved = of.moved is not None and not programme.is_past(of)
        return {"id": "moved", "label": "Déplacée"} if moved else {"id": "confirmed", "label": None}
    if lost(programme, of):
        return {"id": "lost", "label": None}
    return {"id": of.state.value, "label": of.state.label}


def where(programme: Programme, of: Occurrence) -> list[Data]:
    """The places: room, address unless it is for members, « En ligne » and how one gets in."""
    place, found = of.data.where, []
    if place and place.name:
        found.append(value(place.name, note=_address(place)))
    elif place and place.address and not place.address_for:
        found.append(value(place.address))
    elif place and place.address_for:
        found.append(value("Adresse donnée aux membres"))
    if place and place.geo and not place.address_for:
        latitude, longitude = place.geo
        map_url = f"https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}"
        found.append(value("Voir sur une carte", map_url))
    if (place and place.online) or (of.data.join and not found):
        found.append(value("En ligne", note=_way_in(programme, of)))
    elif of.data.join:
        found.append(value("Aussi à distance", note=_way_in(programme, of)))
    return found


def _address(place: Any) -> str | None:
    return "adresse donnée aux membres" if place.address_for else place.address


def _way_in(programme: Programme, of: Occurrence) -> str | None:
    return f"lien sur {platform(programme)}" if of.data.join == "platform" else None


def platform(programme: Programme) -> str:
    """« la plateforme du club », or its name."""
    return programme.club.platform.name if programme.club.platform else "la plateforme du club"


def public_link(of: Occurrence) -> str | None:
    """The meeting link, when anyone may have it."""
    join = of.data.join
    return join.url if join is not None and not isinstance(join, str) and join.public else None


def short_where(of: Occurrence) -> str | None:
    """« En ligne », « Le Grenier », « Le Grenier et en ligne »."""
    place = of.data.where
    online = (place and place.online) or of.data.join == "platform"
    if place and place.name:
        return f"{place.name} et en ligne" if place.online else place.name
    return "En ligne" if online else None


def speakers(programme: Programme, of: Occurrence) -> list[Data]:
    """Who speaks, with where they worked that day; « à confirmer » where someone is awaited."""
    found = people(programme, of.data.speakers, of.day(programme.club.timezone))
    if found or kind(of) not in NEEDS_SPEAKER or of.state is State.CANCELLED:
        return found
    return [value("non renseignée" if programme.is_past(of) else "à confirmer")]


def hosts(programme: Programme, of: Occurrence) -> list[Data]:
    return people(programme, of.data.hosts, of.day(programme.club.timezone))


def replay(programme: Programme, of: Replay | None) -> Data | None:
    """The recording: its state, and where to find what goes with it."""
    if of is None:
        return None
    links = [
        *([value("Voir l'enregistrement", of.url)] if of.url and of.url != "platform" else []),
        *([value("Le support", of.slides)] if of.slides else []),
        *([value("La transcription", of.transcript)] if of.transcript else []),
    ]
    return {
        "state": of.state.value,
        "label": of.state.label,
        "links": links,
        "where": f"sur {platform(programme)}" if of.url == "platform" else None,
        "duration": wording.duration(of.duration) if of.duration else None,
        "why": of.why,
    }


def has_replay(of: Occurrence) -> bool:
    """Whether there is something to watch."""
    return of.data.replay is not None and of.data.replay.state is ReplayState.AVAILABLE


def rhythm(period: Period) -> str:
    """« chaque mardi, de 12 h 30 à 13 h 15, du 8 septembre 2026 au 29 juin 2027 »"""
    weekday = FRENCH_DAYS[period.start.weekday()]
    if period.every is Every.MONTH and period.day:
        often = f"le {ORDINALS[period.day.ordinal]} {FRENCH_DAYS[period.day.weekday]} de chaque mois"
    else:
        often = {1: f"chaque {weekday}", 2: f"un {weekday} sur deux", 3: f"un {weekday} sur trois"}.get(
            period.every.weeks, f"un {weekday} sur quatre"
        )
    hours = wording.hours(period.start, period.start + period.duration)
    first, last = wording.plain_day(period.start.date()), wording.plain_day(period.until)
    return f"{often}, {hours}, du {first} au {last}"


def rhythms(periods: Sequence[Period], zone: str, club_zone: str) -> list[str]:
    """Every period of a repeat, with its zone when it is not the club's."""
    tail = "" if zone == club_zone else f" ({wording.zone_label(zone)})"
    return [rhythm(period) + tail for period in periods]


def told_on(day: datetime | Any) -> Data:
    """A date and its machine-readable form."""
    return {"date": wording.plain_day(day), "datetime": day.isoformat()}

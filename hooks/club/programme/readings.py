"""What to say of a local time that a clock change skips or repeats, with the lines to paste for each reading."""

from __future__ import annotations

from datetime import datetime, timedelta

from club.programme.clock import Readings, instant
from club.sources.gatherings import Gathering
from club.sources.values import french_day

Lead = tuple[str, ...]


def skipped(data: Gathering, key: str, found: Readings, zone: str, lead: Lead) -> tuple[str, ...]:
    """The message for a time that never was, and the two that it may mean."""
    local: datetime = getattr(data, key)
    gap = found.late - found.early
    message = f"{local:%H:%M} n'existe pas le {french_day(local.date())} : les horloges avancent (heure d'été)."
    if lead:
        return message, "Dites l'heure de cette date-là, par exemple :", *_under(lead, f"{key}: {_text(local + gap)}")
    readings = [local - gap, local + gap]
    if key == "end" and isinstance(data.start, datetime):
        readings = [reading for reading in readings if reading > data.start]
    return message, f"Écrivez : {' ou '.join(_text(reading) for reading in readings)}"


def repeated(data: Gathering, key: str, found: Readings, zone: str, lead: Lead) -> tuple[str, ...]:
    """The message for a time that is twice, and how to say which is meant."""
    local: datetime = getattr(data, key)
    message = f"{local:%H:%M} existe deux fois le {french_day(local.date())} : les horloges reculent (heure d'hiver)."
    begin = instant(data.start, zone) if key == "end" and isinstance(data.start, datetime) else None
    if isinstance(begin, datetime) and begin < found.early:
        first, second = _duration(found.early - begin), _duration(found.late - begin)
        return (
            message,
            "Dites la durée à la place de la fin. Pour la première :",
            f"  duration: {first}",
            "Pour la seconde :",
            f"  duration: {second}",
        )
    return (
        message,
        "Dites-le en temps universel. Pour la première :",
        *_under(lead, "timezone: UTC", f"{key}: {_text(found.early)}", *_end(data, key, zone)),
        "Pour la seconde :",
        *_under(lead, "timezone: UTC", f"{key}: {_text(found.late)}", *_end(data, key, zone)),
    )


def _end(data: Gathering, key: str, zone: str) -> tuple[str, ...]:
    """The end in universal time too, where there is one."""
    if key != "start" or not isinstance(data.end, datetime):
        return ()
    end = instant(data.end, zone)
    return (f"end: {_text(end - (end.utcoffset() or timedelta()))}",) if isinstance(end, datetime) else ()


def _under(lead: Lead, *lines: str) -> tuple[str, ...]:
    """``lines`` below those of ``lead``, each of which goes one level deeper."""
    depth = len(lead)
    return (*(f"  {'  ' * n}{line}" for n, line in enumerate(lead)), *(f"  {'  ' * depth}{line}" for line in lines))


def _text(time: datetime) -> str:
    return f"{time:%Y-%m-%d %H:%M}"


def _duration(span: timedelta) -> str:
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    return (f"{hours}h{minutes:02}" if minutes else f"{hours}h") if hours else f"{minutes}min"

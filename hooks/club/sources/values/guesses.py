"""What someone probably meant: dates, hours and the like as people write them → as the club writes them."""

from __future__ import annotations

import re
from datetime import date

from club.problems import folded

FRENCH_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
FRENCH_DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
ENGLISH_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()


def to_write(guess: str | None, example: str) -> str:
    """« Écrivez : … » when the right form is known, else « Par exemple : … »."""
    return f"Écrivez : {guess}" if guess else f"Par exemple : {example}"


def french_day(day: date) -> str:
    """« jeudi 3 décembre 2026 »"""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{FRENCH_DAYS[day.weekday()]} {number} {FRENCH_MONTHS[day.month - 1]} {day.year}"


def of_month(month: int) -> str:
    """« de mai », « d'avril »"""
    name = FRENCH_MONTHS[month - 1]
    return f"d'{name}" if name[0] in "ao" else f"de {name}"


def guess_month_number(word: str) -> int | None:
    """1 to 12 for « décembre », « déc. » or « Decembre »; None for what begins no month, or two."""
    start = folded(word.rstrip("."))
    fit = [n for n, name in enumerate(FRENCH_MONTHS, 1) if len(start) >= 3 and folded(name).startswith(start)]
    return fit[0] if len(fit) == 1 else None


def guess_date(text: str) -> str | None:
    """ISO form of a date written another way (« 3 décembre 2026 », « 03/12/2026 », « 2026/12/3 »), or None."""
    if found := re.search(r"(?<!\d)(\d{4})[/. -](\d{1,2})[/. -](\d{1,2})(?!\d)", text):
        year, month, day = found.groups()
    elif found := re.search(r"(?<!\d)(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})(?!\d)", text):
        day, month, year = found.groups()
    elif found := re.search(r"(?<!\d)(\d{1,2})(?:er)?\s+([^\W\d_]{3,9}\.?)\s+(\d{4})(?!\d)", text):
        day, word, year = found.groups()
        month = str(guess_month_number(word) or 0)
    else:
        return None
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def guess_clock(text: str) -> str | None:
    """« 18:30 » for « 18h30 », « 18 h », « 6:30 PM »; None where there is no hour."""
    text = re.sub(r"\d{4}[/. -]\d{1,2}[/. -]\d{1,2}|\d{1,2}[/. -]\d{1,2}[/. -]\d{4}", " ", text)
    found = re.search(r"(?<!\d)(\d{1,2})\s*(?:h|:)\s*(\d{2})?(?:\D.*?)?\s*([ap])?\.?(?:m\b.*)?$", text, re.IGNORECASE)
    if not found:
        return None
    hour, minute = int(found.group(1)), int(found.group(2) or 0)
    half = (found.group(3) or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def guess_moment(text: str) -> str | None:
    """A date and a time found in ``text``, as a start is written; None unless both are there."""
    day, clock = guess_date(text), guess_clock(text)
    return f"{day} {clock}" if day and clock else None


def guess_month(text: str) -> str | None:
    """« 2026-12 » for « décembre 2026 », « 12/2026 », « 2026-1 » or a whole date; else None."""
    if found := re.fullmatch(r"\s*(\d{1,2})[/. -](\d{4})\s*", text):
        month, year = found.groups()
    elif found := re.fullmatch(r"\s*(\d{4})[/. -](\d{1,2})\s*", text):
        year, month = found.groups()
    elif found := re.fullmatch(r"\s*([^\W\d_]{3,9}\.?)\s+(\d{4})\s*", text):
        month, year = str(guess_month_number(found.group(1)) or 0), found.group(2)
    else:
        whole = guess_date(text)
        return whole[:7] if whole else None
    return f"{year}-{int(month):02}" if 1 <= int(month) <= 12 and int(year) else None


def guess_week(text: str) -> str | None:
    """« 2026-W49 » for « S49 2026 », « 2026-49 »; None without a year."""
    numbers = re.findall(r"\d+", text)
    year = next((n for n in numbers if len(n) == 4), None)
    week = next((n for n in numbers if len(n) <= 2), None)
    return f"{year}-W{int(week):02}" if year and week and 1 <= int(week) <= 53 else None


def guess_duration(text: str) -> str | None:
    """« 1h30 » for « 1 h 30 min », « 1:30 », « 1,5 h »; « 90min » for « 90 minutes »; else None."""
    words = folded(text).replace("-", " ").replace(",", ".")
    hour, minute = r"(?:heures?|hours?|hrs?|h)", r"(?:minutes?|mins?|mn|m)"
    if found := re.fullmatch(rf"(\d{{1,3}})\s*(?:{hour}|:)\s*(?:(\d{{1,2}})\s*{minute}?)?", words):
        total = int(found.group(1)) * 60 + int(found.group(2) or 0)
    elif found := re.fullmatch(rf"(\d{{1,2}}\.\d{{1,2}})\s*{hour}", words):
        total = round(float(found.group(1)) * 60)
    elif found := re.fullmatch(rf"(\d{{1,4}})\s*{minute}?", words):
        return f"{int(found.group(1))}min" if int(found.group(1)) else None
    else:
        return None
    hours, minutes = divmod(total, 60)
    if not total:
        return None
    return (f"{hours}h{minutes:02}" if minutes else f"{hours}h") if hours else f"{minutes}min"

"""Property values that icalendar writes wrongly or not at all, composed of its own types."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Self
from unicodedata import category

from icalendar.prop import vCategory, vDuration, vGeo, vText, vUri
from icalendar.prop.conference import Conference

from club.addresses import ascii_url


class Text(vText):
    r"""TEXT (RFC 5545, 3.3.11) without control characters, its line breaks all ``\n``.

    icalendar takes the two characters ``\N`` of a text for a line break: here each backslash is escaped apart from
    the letter that follows it.
    """

    __slots__ = ()

    def __new__(cls, value: str) -> Self:
        lines = ("".join(" " if category(char) in ("Cc", "Cs") else char for char in line) for line in _lines(value))
        return super().__new__(cls, "\n".join(lines))

    def to_ical(self) -> bytes:
        return vText("\\").to_ical().join(vText(part).to_ical() for part in self.split("\\"))


def line(value: str) -> Text:
    """The same, in one line."""
    return Text(" ".join(_lines(value)))


def _lines(text: str) -> list[str]:
    return text.splitlines()  # at every separator that Unicode knows: U+0085, U+2028 and U+2029 too


class Categories(vCategory):
    """CATEGORIES (RFC 5545, 3.8.1.2): each once, sorted."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__([])
        self.cats = [line(name) for name in sorted(dict.fromkeys(names))]


def uri(url: str, *, explicit: bool = False) -> vUri:
    """A URI (RFC 5545, 3.3.13); ``explicit`` for the properties that must say so (RFC 7986, 5.8)."""
    return vUri(ascii_url(url), params={"VALUE": "URI"} if explicit else None)


def conference(url: str, label: str) -> vUri:
    """CONFERENCE (RFC 7986, 5.11)."""
    return Conference(ascii_url(url), label=label).to_uri()


def duration(of: timedelta, *, explicit: bool = False) -> vDuration:
    """DURATION (RFC 5545, 3.3.6); ``explicit`` for REFRESH-INTERVAL, which must say so (RFC 7986, 5.7)."""
    return vDuration(of, params={"VALUE": "DURATION"} if explicit else None)


def position(latitude: float, longitude: float) -> vGeo:
    """GEO (RFC 5545, 3.8.1.6), six decimals at most."""
    return vGeo((_degrees(latitude), _degrees(longitude)))


def _degrees(of: float) -> float:
    return round(of, 6) if abs(of) >= 1e-4 else 0.0  # Python writes smaller ones as 5e-05, which is no FLOAT

"""Property values that icalendar writes wrongly or not at all, composed of its own types; and components, written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Self

from icalendar import Component
from icalendar.parser import Contentline, Contentlines, Parameters
from icalendar.prop import vCategory, vDuration, vGeo, vText, vUri
from icalendar.prop.conference import Conference

from club.addresses import ascii_url

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")  # Unicode's Cc, and the halves of a character
NO_PARAMETERS: Any = Parameters()


class Text(vText):
    r"""TEXT (RFC 5545, 3.3.11) without control characters, its line breaks all ``\n``.

    icalendar takes the two characters ``\N`` of a text for a line break: here each backslash is escaped apart from
    the letter that follows it.
    """

    __slots__ = ()

    def __new__(cls, value: str) -> Self:
        return super().__new__(cls, "\n".join(CONTROL.sub(" ", line) for line in _lines(value)))

    def to_ical(self) -> bytes:
        if "\\" not in self:
            return bytes(super().to_ical())
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


def content_lines(component: Component) -> list[Contentline]:
    """The lines of a component, properties in icalendar's order; its own method makes parameters anew for each."""
    return [
        Contentline.from_parts(name, getattr(value, "params", NO_PARAMETERS), value)
        for name, value in component.property_items()
    ]


def serialised(lines: Iterable[Contentline]) -> bytes:
    """Content lines as a file has them, folded by icalendar (RFC 5545, 3.1)."""
    return bytes(Contentlines(lines).to_ical())

"""The figures of one size, as they come, and what is promised of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from statistics import median


@dataclass
class Figures:
    """Everything measured at a size: the values by who and what (seconds, bytes or numbers)."""

    studies: int
    values: dict[tuple[str, str], list[float]] = field(default_factory=dict)

    def add(self, who: str, what: str, value: float | None) -> None:
        """Note a value, and say it."""
        if value is not None:
            self.values.setdefault((who, what), []).append(value)
            print(f"{self.studies:>6} {who:<10} {what:<28} {value:>14,.2f}", flush=True)

    def of(self, who: str, what: str) -> float | None:
        """The median, or None when it was not measured."""
        found = self.values.get((who, what))
        return median(found) if found else None

    def ratio(self, what: str, other: str, who: str = "ours", theirs: str | None = None) -> float | None:
        """How much of ``other``'s ``theirs`` is ``what`` of ``who``."""
        one, two = self.of(who, what), self.of(other, theirs or what)
        return one / two if one is not None and two else None


BySize = Mapping[int, Figures]


@dataclass(frozen=True)
class Goal:
    """What is promised: a value that is at most ``most``; None where what it needs was not measured."""

    said: str
    most: float
    value: Callable[[BySize], float | None]
    unit: str = "×"

    def row(self, figures: BySize) -> tuple[str, str, str, str]:
        found = self.value(figures)
        if found is None:
            return (self.said, self._with_unit(self.most), "–", "not measured")
        return (
            self.said,
            self._with_unit(self.most),
            self._with_unit(found),
            "met" if found <= self.most else "missed",
        )

    def _with_unit(self, value: float) -> str:
        return f"{value:,.0f} {self.unit}" if self.unit in ("kB", "elements") else f"{value:,.2f} {self.unit}"


def at(studies: int, read: Callable[[Figures], float | None]) -> Callable[[BySize], float | None]:
    """A value at one size."""
    return lambda figures: read(figures[studies]) if studies in figures else None


def growth(who: str, what: str, small: int = 1000, large: int = 4000) -> Callable[[BySize], float | None]:
    """How many times as much is needed for four times as much."""

    def value(figures: BySize) -> float | None:
        ends = [figures[size].of(who, what) if size in figures else None for size in (small, large)]
        return ends[1] / ends[0] if ends[0] and ends[1] is not None else None

    return value


GOALS = (
    Goal(
        "cold build, beside stock Material with its search (moonshot: 0.6)",
        0.8,
        at(4000, lambda of: of.ratio("cold", "stock")),
    ),
    Goal("cold build, beside Zensical", 0.6, at(4000, lambda of: of.ratio("cold", "zensical"))),
    Goal(
        "one study edited, every page and feed written, beside Hugo's whole build",
        1.0,
        at(4000, lambda of: of.ratio("edited, pages", "hugo", theirs="cold")),
    ),
    Goal("`make serve`, from saving a file to the new page", 1.5, at(4000, lambda of: of.of("ours", "served")), "s"),
    Goal("growth of the cold build from 1,000 to 4,000 studies", 4.2, growth("ours", "cold")),
    Goal("peak memory of all processes together", 1.3, at(4000, lambda of: of.of("ours", "peak")), "GB"),
    Goal("`make check`, nothing changed, 1,000 studies", 1.0, at(1000, lambda of: of.of("ours", "check")), "s"),
    Goal(
        "all calendars, beside icalendar with each event once",
        1.25,
        at(4000, lambda of: of.ratio("calendars", "icalendar")),
    ),
    Goal("a reader's first query of the search", 250, at(4000, lambda of: of.of("ours", "first query")), "kB"),
    Goal("the page with most elements", 390, at(4000, lambda of: of.of("ours", "elements")), "elements"),
    Goal("the heaviest page", 80, at(4000, lambda of: of.of("ours", "heaviest")), "kB"),
    Goal("the main calendar, compressed", 300, at(4000, lambda of: of.of("ours", "main feed")), "kB"),
)

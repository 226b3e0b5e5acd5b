"""One calendar after the other: what is wrong with each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain

from club.lint_ics import events, properties, texts, tree, whole, zones
from club.lint_ics.reader import Line, read
from club.lint_ics.rules import BY_CODE, octets, structure
from club.lint_ics.rules.base import Finding, Level
from club.lint_ics.tree import Component
from club.lint_ics.whole import Facts
from club.problems import shown

MOST_OCTETS, MOST_LINES = 5_000_000, 200_000
MOST_TOLD = 10  # findings of one rule in one calendar; the rest is counted
BOM = b"\xef\xbb\xbf"
CALENDAR = re.compile(rb"^BEGIN:VCALENDAR[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)
EVENT = re.compile(rb"(?:\A|(?<=\n))BEGIN:VEVENT\r?\n(?:(?!BEGIN:|END:)[^\n]*\n)*END:VEVENT\r?\n(?![ \t])")


@dataclass(frozen=True, slots=True)
class Report:
    """What is wrong with a calendar, by line; ``hidden`` counts what is not told one by one, by code.

    ``events`` is their number, ``latest`` the start of the last one in UTC.
    """

    house: bool
    findings: tuple[Finding, ...]
    hidden: Counter[str]
    events: int = 0
    latest: datetime | None = None

    def count(self, level: Level) -> int:
        """How many findings there are of one level, hidden ones too."""
        codes = chain((finding.code for finding in self.findings), self.hidden.elements())
        return sum(BY_CODE[code].at(self.house) is level for code in codes)

    @property
    def sound(self) -> bool:
        """Whether it has no error."""
        return not self.count(Level.ERROR)


class Linter:
    """Looks at calendars; with ``house`` by the club's own rules too.

    An event whose bytes stand in several calendars is looked at once.  ``now`` is what no stamp may be after.
    """

    def __init__(self, *, house: bool = False, now: datetime | None = None) -> None:
        self._house, self._now = house, now
        self._events: dict[bytes, tuple[Component, tuple[Finding, ...]] | None] = {}
        self._checked: dict[tuple[bytes, bool], tuple[tuple[Finding, ...], Facts]] = {}

    def lint(self, content: bytes) -> Report:
        """Everything that is wrong with a calendar, whatever its bytes."""
        if not content.strip(b"\r\n\t \0" + BOM):
            return self._report([Finding(1, octets.EMPTY.code, f"{len(content)} octets")])
        if CALENDAR.search(content.removeprefix(BOM)[:MOST_OCTETS]) is None:
            return self._report([Finding(1, structure.NOT_A_CALENDAR.code, _start(content))])
        findings = list(whole.check_size(len(content), 0))
        if content.startswith(BOM):
            findings.append(Finding(1, octets.BOM.code))
        read_, cut = _within_bounds(content.removeprefix(BOM))
        root = tree.grow(self._parts(read_, findings), findings)
        if cut:  # what is wrong with the end is no mistake of theirs
            ends = (octets.NO_FINAL_END.code, structure.NOT_CLOSED.code)
            findings = [finding for finding in findings if finding.code not in ends]
            findings.append(Finding(read_.count(b"\n") + 1, octets.TOO_LONG_TO_READ.code, f"{len(content)} octets"))
        findings += whole.check_places(root)
        count, latest = 0, None
        for calendar in root.children:
            if calendar.name == "VCALENDAR":
                facts = self._calendar(calendar, findings)
                count += len(facts)
                starts = (whole.instant(of.start, calendar.value("X-WR-TIMEZONE")) for of in facts)
                latest = max(filter(None, (latest, *starts)), default=None)
        findings += whole.check_size(0, count)
        return self._report(findings, count, latest)

    def _report(self, findings: Iterable[Finding], events: int = 0, latest: datetime | None = None) -> Report:
        told: list[Finding] = []
        counts: Counter[str] = Counter()
        hidden: Counter[str] = Counter()
        for finding in findings:
            if BY_CODE[finding.code].at(self._house) is None:
                continue
            counts[finding.code] += 1
            if counts[finding.code] > MOST_TOLD:
                hidden[finding.code] += 1
            else:
                told.append(finding)
        return Report(self._house, tuple(sorted(told)), hidden, events, latest)

    def _parts(self, content: bytes, findings: list[Finding]) -> Iterator[Line | Component]:
        """The lines of a calendar, and its events, each read once in the linter's life."""
        at, number = 0, 1
        for found in EVENT.finditer(content):
            event = self._event(found.group())
            if event is None:
                continue
            before = content[at : found.start()]
            yield from self._lines(before, number, findings)
            number += before.count(b"\n")
            component, wrong = event
            findings += _shifted(wrong, number - 1)
            yield replace(component, base=number - 1)
            number += found.group().count(b"\n")
            at = found.end()
        yield from self._lines(content[at:], number, findings)

    def _lines(self, content: bytes, number: int, findings: list[Finding]) -> Iterator[Line]:
        reading = read(content, number)
        findings += reading.findings
        yield from reading.lines

    def _event(self, source: bytes) -> tuple[Component, tuple[Finding, ...]] | None:
        """An event read by itself, or None when its bytes are more or less than one component."""
        if source not in self._events:
            reading, wrong = read(source), list[Finding]()
            root = tree.grow(reading.lines, wrong)
            whole_ = len(root.children) == 1 and not root.lines and not wrong
            if whole_:
                root.children[0].source = source
            self._events[source] = (root.children[0], reading.findings) if whole_ else None
        return self._events[source]

    def _calendar(self, calendar: Component, findings: list[Finding]) -> list[Facts]:
        findings += whole.check_head(calendar)
        findings += properties.check_properties(calendar)
        findings += properties.check_names(calendar)
        findings += texts.check_texts(calendar)
        message = calendar.first("METHOD") is not None
        found: list[tuple[Facts, int]] = []
        for event in calendar.children:
            if event.name == "VEVENT":
                wrong, facts = self._check(event, message)
                findings += _shifted(wrong, event.base)
                found.append((facts, event.base))
        timezones = [child for child in calendar.children if child.name == "VTIMEZONE"]
        for component in chain(timezones, (part for zone in timezones for part in zone.children)):
            if component.name in ("VTIMEZONE", "STANDARD", "DAYLIGHT"):
                findings += properties.check_properties(component)
        known, wrong_zones = zones.check_zones(timezones, self._house)
        findings += wrong_zones
        uses = [use for facts, base in found for use in whole.uses(facts, base)]
        findings += zones.check_uses(uses, known, self._house)
        if found:
            findings += zones.unused(known, uses)
        findings += whole.check_company(found, calendar.value("X-WR-TIMEZONE"))
        findings += whole.check_kind(calendar, [facts for facts, _ in found])
        return [facts for facts, _ in found]

    def _check(self, event: Component, message: bool) -> tuple[tuple[Finding, ...], Facts]:
        """What is wrong with an event, its lines counted from its own base."""
        if event.source is None:
            return self._looked_at(event, message)
        key = (event.source, message)
        if key not in self._checked:
            self._checked[key] = self._looked_at(event, message)
        return self._checked[key]

    def _looked_at(self, event: Component, message: bool) -> tuple[tuple[Finding, ...], Facts]:
        wrong = chain(
            properties.check_properties(event),
            whole.check_invitations(event),
            events.check_identity(event, self._now, message),
            events.check_dates(event),
            events.check_state(event),
            texts.check_texts(event),
            texts.check_event_texts(event, self._house),
        )
        return tuple(wrong), whole.facts(event)


def _shifted(findings: Iterable[Finding], base: int) -> Iterator[Finding]:
    return (replace(finding, line=finding.line + base) for finding in findings)


def _within_bounds(content: bytes) -> tuple[bytes, bool]:
    """What is read of a calendar, and whether some of it is not."""
    kept = (
        content if len(content) <= MOST_OCTETS else content[: content.rfind(b"\n", 0, MOST_OCTETS) + 1 or MOST_OCTETS]
    )
    if kept.count(b"\n") > MOST_LINES:
        kept = kept[: -len(kept.split(b"\n", MOST_LINES)[-1])]
    return kept, len(kept) < len(content)


def _start(content: bytes) -> str:
    return f"commence par « {shown(content[:200].decode('utf-8', 'replace'), 40)} »"

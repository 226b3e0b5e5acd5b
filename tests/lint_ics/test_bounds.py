"""Whatever the bytes, an answer comes, soon and without a traceback."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from club.lint_ics import Linter
from club.lint_ics.report import as_text
from lint_ics.defects import CLEAN

BASE = (CLEAN / "abonnement.ics").read_bytes()
OPENING = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
EVENT = BASE.partition(b"BEGIN:VEVENT")[2].partition(b"END:VEVENT")[0]
SNIPPETS = (
    b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"BEGIN:", b"END:", b"\r\n ", b"\n", b"\r", b"\x00", b"\xff", b"\\", b";", b":", b",", b'"',
    b"DTSTART:99991231T235959\r\n", b"DTEND:00010101T000000\r\n", b"DTSTART;TZID=Europe/Paris:00010101T000000\r\n",
    b"RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3;UNTIL=00010101T000000Z\r\n", b"RRULE:FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2\r\n",
    b"RDATE:00010101T000000\r\n", b"DTSTART:00010101T000000\r\n", b"DTSTART:99990101T000000\r\n", b"TZOFFSETTO:-2359\r\n", b"GEO:1e9;x\r\n",
    b"SEQUENCE:99999999999999999999\r\n", b"DURATION:P999999W\r\n", b"TZID:../../etc/passwd\r\n", b"SOURCE;VALUE=URI:https://[\r\n",
    b"LAST-MODIFIED:99991231T235959Z\r\n", b"X-WR-TIMEZONE:Europe/Paris\r\n", "\u2028é".encode(), b"\xef\xbb\xbf",
)  # fmt: skip


def lint(content: bytes) -> str:
    return "\n".join(as_text({"x.ics": Linter(house=house).lint(content)}) for house in (True, False))


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes(content: bytes) -> None:
    assert lint(content)
    assert lint(OPENING + content)


@given(st.data())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_mutated_calendar(data: st.DataObject) -> None:
    content = BASE
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)))
        gone = data.draw(st.integers(0, 40))
        content = content[:at] + data.draw(st.sampled_from(SNIPPETS) | st.binary(max_size=8)) + content[at + gone :]
    assert lint(content)


@given(st.lists(st.sampled_from(SNIPPETS) | st.sampled_from(BASE.splitlines(keepends=True)), max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_lines_in_any_order(lines: list[bytes]) -> None:
    assert lint(OPENING + b"".join(lines) + b"END:VCALENDAR\r\n")


HUGE = 10_000_000
HOSTILE = {
    "ten megabytes of events": lambda: OPENING + (b"BEGIN:VEVENT" + EVENT + b"END:VEVENT\r\n") * (HUGE // len(EVENT)),
    "ten megabytes in one line": lambda: OPENING + b"X-A:" + b"a" * HUGE,
    "ten megabytes of line ends": lambda: OPENING + b"\n" * HUGE,
    "ten megabytes of NUL": lambda: OPENING + b"\0" * HUGE,
    "ten megabytes of folds": lambda: OPENING + b"X-A:b" + b"\r\n a" * (HUGE // 4),
    "deep nesting": lambda: OPENING + b"BEGIN:X\r\n" * 100_000,
    "deep nesting, closed": lambda: OPENING + b"BEGIN:VEVENT\r\n" * 50_000 + b"END:VEVENT\r\n" * 50_000,
    "ends without begin": lambda: OPENING + b"END:VEVENT\r\n" * 100_000,
    "many parameters": lambda: OPENING + b"X-A" + b";B=c" * 1_000_000 + b":d\r\n",
    "an open quote": lambda: OPENING + b'X-A;B="' + b"c," * 1_000_000 + b"\r\n",
    "backslashes": lambda: OPENING + b"NAME:" + b"\\" * 3_000_001 + b"\r\n",
    "commas": lambda: OPENING + b"CATEGORIES:" + b"a," * 1_000_000 + b"\r\n",
    "tags": lambda: OPENING + b"DESCRIPTION:" + b"<a " * 300_000 + b"\r\n",
    "stars": lambda: OPENING + b"DESCRIPTION:" + b"**a" * 300_000 + b"\r\n",
    "zones": lambda: OPENING + b"BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\n"
    + b"BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:STANDARD\r\n" * 20_000
    + b"END:VTIMEZONE\r\n" + b"BEGIN:VEVENT\r\nDTSTART;TZID=Europe/Paris:20260101T000000\r\nEND:VEVENT\r\n" * 20_000,
    "a long UID": lambda: OPENING + b"BEGIN:VEVENT\r\nUID:" + b"20" * 1_000_000 + b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_the_work_is_bounded(name: str) -> None:
    told = lint(HOSTILE[name]())  # that it ends at all is what is tested
    assert len(told) < 200_000


def test_a_calendar_that_is_too_long_is_read_in_part() -> None:
    report = Linter().lint(HOSTILE["ten megabytes of events"]())
    assert "ics-014" in {finding.code for finding in report.findings}
    assert "ics-103" not in {finding.code for finding in report.findings}


def test_size_is_only_a_warning() -> None:
    head, _, rest = (CLEAN / "journees-entieres.ics").read_bytes().partition(b"BEGIN:VEVENT")
    event = rest.partition(b"END:VEVENT")[0]
    events = b"".join(
        b"BEGIN:VEVENT" + event.replace(b"1b5c9dc9-", b"%08d-" % n) + b"END:VEVENT\r\n" for n in range(1800)
    )
    report = Linter(house=True).lint(head + events + b"END:VCALENDAR\r\n")
    assert [finding.code for finding in report.findings] == ["ics-015", "ics-016"]
    assert report.sound
    assert report.events == 1800


def test_what_is_often_wrong_is_told_ten_times_then_counted() -> None:
    report = Linter().lint(BASE.replace(b"\r\n", b"\n"))
    assert len(report.findings) == 10
    assert (
        as_text({"x.ics": report}).splitlines()[-3] == f"x.ics: ics-004: et {len(BASE.splitlines()) - 10} autres fois"
    )


def test_each_event_is_looked_at_once() -> None:
    linter = Linter(house=True)
    first = linter.lint(BASE)
    looked = len(linter._checked)
    assert looked == BASE.count(b"BEGIN:VEVENT")
    assert linter.lint(BASE) == first
    assert len(linter._checked) == looked


def test_lines_are_counted_alike_with_and_without_memory() -> None:
    """An event read before, elsewhere, is told at its place here."""
    wrong = BASE.replace(b"STATUS:TENTATIVE", b"STATUS:PERHAPS")
    linter = Linter()
    (alone,) = linter.lint(OPENING + wrong[wrong.rindex(b"BEGIN:VEVENT") :]).findings
    (among,) = linter.lint(wrong).findings
    assert wrong.splitlines()[among.line - 1] == b"STATUS:PERHAPS"
    assert (
        alone.line
        == OPENING.count(b"\n") + wrong[wrong.rindex(b"BEGIN:VEVENT") :].split(b"\r\n").index(b"STATUS:PERHAPS") + 1
    )

"""« club lint-ics »: anybody's calendars, from files or from the standard input."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import BinaryIO

from club.lint_ics.linter import Linter, Report
from club.lint_ics.report import as_text

STANDARD_INPUT = "-"


def lint_files(names: Sequence[str], stdin: BinaryIO, *, house: bool, now: datetime) -> tuple[int, str]:
    """The exit code (1: a calendar has an error; 2: one can't be read) and what to print."""
    linter = Linter(house=house, now=now)
    reports: dict[str, Report] = {}
    unread: list[str] = []
    for name in names:
        try:
            reports[name] = linter.lint(_content(name, stdin))
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            unread.append(f"{name}: fichier illisible : {reason}")
    told = "\n".join([*unread, *([as_text(reports)] if reports else [])])
    return 2 if unread else int(not all(report.sound for report in reports.values())), told


def _content(name: str, stdin: BinaryIO) -> bytes:
    if name == STANDARD_INPUT:
        return stdin.read()
    with open(name, "rb") as file:  # noqa: PTH123 (as it was typed, even empty)
        return file.read()

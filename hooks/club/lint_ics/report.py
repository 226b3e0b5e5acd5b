"""How what the linter found is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from club.lint_ics.linter import Report
from club.lint_ics.rules import BY_CODE
from club.lint_ics.rules.base import Level


def as_text(reports: Mapping[str, Report]) -> str:
    """``file:line: code: message`` for each finding, how to mend each rule once, then how many there are."""
    explained: set[str] = set()
    lines = [line for name, report in reports.items() for line in _lines(name, report, explained)]
    return "\n".join([*lines, _count(reports)])


def _lines(name: str, report: Report, explained: set[str]) -> Iterator[str]:
    for finding in report.findings:
        rule = BY_CODE[finding.code]
        warning = f"{Level.WARNING} : " if rule.at(report.house) is Level.WARNING else ""
        said = f" : {finding.found}" if finding.found else ""
        yield f"{name}:{finding.line}: {rule.code}: {warning}{rule.title}{said}"
        if rule.code not in explained:
            explained.add(rule.code)
            yield f"    {rule.mend}"
    for code, count in sorted(report.hidden.items()):
        yield f"{name}: {code}: et {count} autre{'s' if count > 1 else ''} fois"


def _count(reports: Mapping[str, Report]) -> str:
    errors, warnings = (sum(report.count(level) for report in reports.values()) for level in Level)
    files = f"{len(reports)} calendriers" if len(reports) > 1 else "1 calendrier"
    if not errors and not warnings:
        return f"{files} : rien à redire."
    told = [_many(errors, "erreur")] if errors else []
    told += [_many(warnings, "avertissement")] if warnings else []
    return f"{files} : {', '.join(told)}.\nChaque code est expliqué sur la page /contribuer/calendriers/ du site."


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' if count > 1 else ''}"

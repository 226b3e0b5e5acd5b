"""The room of our linter: the bytes of a calendar come in, what is wrong with them goes out.

It reads by its own means, on purpose: what wrote a calendar can't judge it.
"""

from __future__ import annotations

from club.lint_ics.linter import Linter, Report

__all__ = ["Linter", "Report"]

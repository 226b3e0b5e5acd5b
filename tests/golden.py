"""Texts that are compared with files.  To renew them: CLUB_GOLDEN=1, then read the difference."""

from __future__ import annotations

import os
from pathlib import Path


def holds(file: Path, text: str) -> bool:
    """Whether ``file`` holds ``text``; writes it there instead when golden files are being renewed."""
    if os.environ.get("CLUB_GOLDEN"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
    assert text == file.read_text("utf-8")
    return True

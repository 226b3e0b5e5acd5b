"""A plan → the files of the project: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from club.sources import kinds
from club.whole_file import replace


def carry_out(root: Path, files: dict[str, bytes | None], verify: Callable[[], None]) -> None:
    """Write (or, for None, remove) every file, then ``verify``; whatever it raises, or an interrupt, puts all back."""
    before = {path: (root / path).read_bytes() if (root / path).is_file() else None for path in files}
    try:
        for path, content in files.items():
            _put(root / path, content)
        verify()
    except BaseException:
        for path, content in before.items():
            _put(root / path, content)
        raise
    for path in files:
        _remove_if_empty((root / path).parent, root)


def _put(file: Path, content: bytes | None) -> None:
    if content is None:
        file.unlink(missing_ok=True)
    else:
        replace(file, content)


def _remove_if_empty(folder: Path, root: Path) -> None:
    if folder.parent == root / kinds.CASE_STUDY.folder and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()

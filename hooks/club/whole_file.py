"""One file → another content, at once: whoever reads it finds the old one or the new one, whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path


def replace(file: Path, content: bytes) -> None:
    """Write a file, and the folders that lead to it; one that was there keeps its permissions.  Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(prefix=".club-", dir=file.parent)  # hidden: no source, should the machine stop here
    try:
        with os.fdopen(number, "wb") as opened:
            opened.write(content)
        if file.exists():
            shutil.copymode(file, name)
        else:
            umask = os.umask(0)
            os.umask(umask)
            Path(name).chmod(0o666 & ~umask)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise

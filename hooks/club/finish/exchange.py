"""One atomic exchange: a reader sees the old folder or the new one, never a mixture."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

AT_FDCWD = -100  # <fcntl.h>: paths are relative to the working directory
RENAME_EXCHANGE = 2  # renameat2(2), Linux
RENAME_SWAP = 2  # renamex_np(2), macOS


def exchange(private: Path, public: Path) -> None:
    """Put the folder ``private`` in the place of ``public``, which is removed; both on one file system.

    Raises OSError, with ``public`` as it was, when the file system can't exchange two names at once.
    """
    private.chmod(0o755)  # mkdtemp made it for its owner alone; a web server reads it too
    if not public.exists():
        private.rename(public)
        return
    _swap(private, public)
    shutil.rmtree(private, ignore_errors=True)  # the new site is there: what can't be removed goes at the next run


def _swap(one: Path, other: Path) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        failed = libc.renamex_np(os.fsencode(one), os.fsencode(other), RENAME_SWAP)
    else:
        failed = libc.renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    if failed:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), str(one), None, str(other))

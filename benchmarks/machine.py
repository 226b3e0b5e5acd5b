"""Where and with what something was measured."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path


def described(**versions: str) -> str:
    """One line: processor, cores, memory, system, Python; then the versions of what was measured with."""
    said = [
        f"{_processor()}, {os.cpu_count()} cores",
        f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",
        f"{platform.system()} {platform.release().partition('-')[0]}",
        f"Python {platform.python_version()}",
        *(f"{name} {version(package)}" for name, package in (("MkDocs", "mkdocs"), ("Material", "mkdocs-material"))),
        *(f"{name} {number}" for name, number in versions.items()),
    ]
    return ", ".join(said)


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text("utf-8").splitlines() if told.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()

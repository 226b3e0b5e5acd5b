"""A whole project of ten pages, with every kind of item, to build in a temporary folder."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parent
REPOSITORY = TESTS.parent
NOW = 1_795_300_000  # 2026-11-21 22:26:40 UTC


def small_project(folder: Path) -> Path:
    """Copy tests/small/ to ``folder``, with the real templates, hooks and configuration."""
    shutil.copytree(TESTS / "small", folder, dirs_exist_ok=True)
    for name in ("overrides", "hooks"):
        shutil.copytree(REPOSITORY / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copytree(REPOSITORY / "docs" / "assets", folder / "docs" / "assets", dirs_exist_ok=True)
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    return folder


def build(project: Path, target: Path, builder: str = "mkdocs", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``mkdocs`` or ``properdocs`` on a project, strictly, at a fixed clock."""
    config = ["--config-file", str(project / "mkdocs.yml")]
    return subprocess.run(
        [sys.executable, "-m", builder, "build", "--strict", *config, "--site-dir", str(target)],
        env={**os.environ, "SOURCE_DATE_EPOCH": str(NOW), "NO_MKDOCS_2_WARNING": "1", **environment},
        cwd=environment.get("PWD", project),
        capture_output=True,
        text=True,
        check=False,
    )


def tree(folder: Path) -> dict[str, str]:
    """Every file below ``folder`` with the digest of its bytes."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}

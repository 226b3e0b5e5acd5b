"""What the repository's own files say."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Written in pieces, so that this file is none of those it looks for.
MACHINE = re.compile(r"(?<![\w./:-])/" + r"(?:work|root|home/\w+|Users/\w+|opt/\w+)/" + "|file:///" + "opt")


def texts() -> list[Path]:
    """The files of the repository that are text; what git ignores is left out."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("git ne suit pas ce dossier")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    files = (ROOT / os.fsdecode(name) for name in listed.stdout.split(b"\0") if name)
    return [file for file in files if file.is_file() and b"\0" not in file.read_bytes()]


def test_no_file_tells_of_the_machine_it_was_written_on() -> None:
    telling = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for file in texts()
        for number, line in enumerate(file.read_text("utf-8", "replace").splitlines(), 1)
        if MACHINE.search(line)
    ]
    assert not telling


def test_editors_and_git_are_told_the_same() -> None:
    """Unix ends of line everywhere, and no hand laid on files that are compared to the byte."""
    editors = (ROOT / ".editorconfig").read_text("utf-8")
    git = (ROOT / ".gitattributes").read_text("utf-8")
    assert "end_of_line = lf" in editors
    assert "* text=auto eol=lf" in git
    for exact in ("*.ics", "tests/**/golden/**", "tests/sources/cases/**", "tests/fuzz/found/**"):
        assert exact in editors
        assert f"{exact} -text" in git


def test_code_and_texts_each_have_their_licence() -> None:
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License")
    assert "CC BY-SA 4.0" in (ROOT / "LICENSE-CONTENT.md").read_text("utf-8")


def test_ci_runs_every_test() -> None:
    run = ROOT / ".ci" / "run"
    assert os.access(run, os.X_OK)
    asked = subprocess.run(
        ["bash", run], env={**os.environ, "MAKEFLAGS": "--dry-run"}, capture_output=True, text=True, check=True
    )
    told = [line for line in asked.stdout.splitlines() if "-m pytest" in line]
    assert len(told) == 2
    assert "not slow" in told[0]
    assert "not slow" not in told[1]

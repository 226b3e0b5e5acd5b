"""What CONTRIBUTING.md, the maintainers' guide and « Contribuer » tell to type is run here as it is written."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from club.programme.build import build
from club.sources.reader import read
from small_club import NOW
from small_project import NOW as CLOCK

ROOT = Path(__file__).parents[2]
GUIDES = (
    "CONTRIBUTING.md",
    "docs/contribuer/guide-maintenance.md",
    "docs/contribuer/guide-au-fil-des-saisons.md",
)
BLOCK = re.compile(
    r"^(?P<lead> *)```(?P<language>\w+)(?: title=\"(?P<file>[^\"]+)\")?\n(?P<text>.*?)^(?P=lead)```$",
    re.MULTILINE | re.DOTALL,
)
# What needs the network, another repository, or never ends; what « make » runs has its own tests.
NOT_HERE = re.compile(r"git clone https://|git push |cd club-des-communautes$|make setup$|make serve$")


def steps(guide: str) -> Iterator[tuple[str, str]]:
    """(« sh », a command) or (a file, what the guide writes in it), in order."""
    for block in BLOCK.finditer((ROOT / guide).read_text("utf-8")):
        text = textwrap.dedent(block["text"])
        if block["language"] == "sh":
            yield from (("sh", line) for line in text.splitlines() if line)
        elif block["file"]:
            yield block["file"], text


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A fresh clone, with its history, of the project as it stands here."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("git ne suit pas ce dossier")
    root = tmp_path / "club-des-communautes"
    _git(tmp_path, "clone", "--quiet", str(ROOT), str(root))
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    _git(root, "rm", "-r", "--quiet", ".")
    for name in filter(None, os.fsdecode(listed.stdout).split("\0")):
        if (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, root / name)
    _git(root, "config", "user.name", "Essai")
    _git(root, "config", "user.email", "essai@example.org")
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--allow-empty", "--message", "Tel quel")
    _git(root, "update-ref", "refs/remotes/origin/main", "HEAD")
    (root / ".venv/bin").mkdir(parents=True)
    (root / ".venv/bin/club").symlink_to(ROOT / ".venv/bin/club")
    return root


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.slow
@pytest.mark.parametrize("guide", GUIDES)
def test_each_command_of_a_guide_runs_as_written(clone: Path, guide: str) -> None:
    """In order, in a clone; the files that the guide shows are those that its commands made, filled in."""
    ran = 0
    for what, text in steps(guide):
        if what != "sh":
            assert (clone / what).exists(), f"{what}: no command of the guide made it"
            (clone / what).write_text(text, "utf-8")
        elif not NOT_HERE.match(text):
            done = subprocess.run(
                text,
                shell=True,
                cwd=clone,
                env={**os.environ, "SOURCE_DATE_EPOCH": str(CLOCK)},
                capture_output=True,
                text=True,
            )
            assert done.returncode == 0, f"$ {text}\n{done.stdout}{done.stderr}"
            ran += 1
    assert ran > 4
    final = read(clone)
    assert [*final.problems, *build(final, NOW)[1]] == []


@pytest.mark.parametrize("guide", GUIDES)
def test_the_commands_that_are_not_run_are_known(guide: str) -> None:
    """Only « make » and git reach outside: every « club » of a guide is run."""
    skipped = [text for what, text in steps(guide) if what == "sh" and NOT_HERE.match(text)]
    assert all(text.split()[0] in ("make", "git", "cd") for text in skipped)


def test_the_annotated_example_passes_once_published(tmp_path: Path) -> None:
    """The study that « Contribuer » explains line by line is right, as a draft and published."""
    shutil.copytree(ROOT / "tests" / "sources" / "base", tmp_path, dirs_exist_ok=True)
    page = (ROOT / "docs/contribuer.md").read_text("utf-8")
    (example,) = [block["text"] for block in BLOCK.finditer(page) if block["text"].startswith("---\n")]
    for status in ("draft", "published"):
        text = example.replace("status: draft", f"status: {status}")
        (tmp_path / "case-studies/exemple.md").write_text(text, "utf-8")
        sources = read(tmp_path)
        assert [*sources.problems, *build(sources, NOW)[1]] == []

"""The only code that runs git.  It reads; nothing here writes to a repository."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

SOURCES = ("programme", "case-studies", "docs", "mkdocs.yml")
# What git tells its hooks of the repository it works on, which need not be the project's.
LOCAL = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY",
         "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE")  # fmt: skip


class GitFailed(Exception):
    """git could not answer; the text is the first line of what it said."""


class NoRepository(GitFailed):
    """There is no git on this machine, or the project is in no work tree."""


def git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What ``git`` answers in the folder ``root``, whatever the user's language and the hook that called us."""
    environment = {name: value for name, value in os.environ.items() if name not in LOCAL}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    command = ["git", "--no-replace-objects", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, env=environment, check=False)  # noqa: S603
    except FileNotFoundError as error:
        raise NoRepository("git n'est pas installé") from error
    if done.returncode:
        said = next(iter(done.stderr.decode("utf-8", "replace").splitlines()), "git n'a rien répondu")
        raise (NoRepository if "not a git repository" in said else GitFailed)(said)
    return done.stdout


def is_shallow(root: Path) -> bool:
    """Whether the repository holds only the latest part of its history (git-clone(1), --depth)."""
    inside, shallow = git(root, "rev-parse", "--is-inside-work-tree", "--is-shallow-repository").split()
    if inside != b"true":
        raise NoRepository("ce dossier n'est pas dans un espace de travail")
    return shallow == b"true"

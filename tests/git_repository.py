"""A git repository in a temporary folder, with dates that the test decides."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

AUTHOR = {"GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org"}
COMMITTER = {"GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.org"}
AUTHORED = "2001-01-01T00:00:00Z"  # never what counts


class Repository:
    """Write files, commit them at a date (« 2026-01-31 », at noon, UTC)."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch", "main")

    def git(self, *arguments: str, at: str = "2026-01-01") -> str:
        """Run git, whatever the configuration of whoever runs the tests."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        environment |= AUTHOR | COMMITTER | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        environment |= {"GIT_COMMITTER_DATE": f"{at}T12:00:00Z", "GIT_AUTHOR_DATE": AUTHORED}
        command = ["git", "-c", "protocol.file.allow=always", *arguments]
        done = subprocess.run(command, cwd=self.root, env=environment, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def write(self, files: dict[str, str]) -> None:
        for path, text in files.items():
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")

    def commit(self, files: dict[str, str] | None = None, *, at: str = "2026-01-01") -> None:
        """Commit all that is there, after writing ``files``."""
        self.write(files or {})
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "x", at=at)

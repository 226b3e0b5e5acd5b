"""A small published project, and the commands that change its sessions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from club.cli import main
from git_repository import Repository
from small_club import CLUB, session

NOW = 1795348800  # 2026-11-22, noon, UTC
WEEKLY = """\
---
kind: peer-call
title: "Appel"   # du mardi
repeat:
  - start: 2026-11-03 12:30
    duration: 45min
    every: week
    until: 2026-12-29
dates:
  2026-11-24:
    start: 2026-11-25 12:30
    changes:
      - {date: 2026-11-20, what: moved, was: 2026-11-24 12:30}
---

On s'appelle.
"""
FILES = {
    "mkdocs.yml": "site_url: https://club.example.org/\n",
    "programme/club.yml": CLUB,
    "programme/sessions/atelier.md": session("On essaie.", aliases="[essai]"),
    "programme/sessions/appel.md": WEEKLY,
    "programme/sessions/fete.md": "---\nkind: celebration\ntitle: Fête\nstart: 2026-12-12\nend: 2026-12-13\n---\n",
    "programme/sessions/bientot.md": "---\nkind: training\ntitle: Bientôt\nmonth: 2026-12\n---\n",
}

Club = Callable[..., str]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    repository = Repository(tmp_path / "club")
    repository.commit(FILES)
    monkeypatch.chdir(repository.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW))
    return repository


@pytest.fixture
def club(repository: Repository, capsys: pytest.CaptureFixture[str]) -> Club:
    """Run a command with a reason; what it answers, once it succeeded and « club check --since » has nothing to say."""

    def run(*words: str, why: str = "Salle prise") -> str:
        assert main([*words, "--why", why]) == 0, capsys.readouterr().err
        told = capsys.readouterr().out
        assert main(["check", "--since", "HEAD"]) == 0, capsys.readouterr().out
        capsys.readouterr()
        return told

    return run


@pytest.fixture
def refused(repository: Repository, capsys: pytest.CaptureFixture[str]) -> Club:
    """Run a command that refuses; what it says, once it is known that no file changed."""

    def run(*words: str, why: str = "Salle prise") -> str:
        before = repository.git("diff")
        assert main([*words, *(["--why", why] if why else [])]) == 1
        assert repository.git("diff") == before
        assert repository.git("status", "--porcelain", "--untracked-files").count("??") == 0
        out, err = capsys.readouterr()
        assert out == ""
        return err.rstrip("\n")

    return run


@pytest.fixture
def changed(repository: Repository) -> Callable[[], list[str]]:
    """The lines that differ from what was published."""

    def lines() -> list[str]:
        told = repository.git("diff", "--unified=0", "--ignore-cr-at-eol").split("\n")
        return [line for line in told if line[:1] in ("+", "-") and line[:3] not in ("+++", "---")]

    return lines

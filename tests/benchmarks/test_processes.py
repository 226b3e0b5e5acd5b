"""A command is measured with all that it starts, and leaves nothing behind."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from benchmarks.peers import PEERS
from benchmarks.processes import PROC, Failed, members, run, started

needs_proc = pytest.mark.skipif(not PROC.is_dir(), reason="la mémoire se lit dans /proc")


@needs_proc
def test_the_memory_of_children_counts(tmp_path: Path) -> None:
    held = "import time; kept = b'x' * 60_000_000; time.sleep(0.6)"
    alone = run([sys.executable, "-c", held], tmp_path)
    together = run(["sh", "-c", '"$0" -c "$1" & "$0" -c "$1"; wait', sys.executable, held], tmp_path)
    assert alone.peak and together.peak
    assert alone.peak > 60_000_000
    assert together.peak > 120_000_000


def test_a_failure_says_what_the_command_said(tmp_path: Path) -> None:
    with pytest.raises(Failed, match=r"(?s)code 3.*trop tôt"):
        run(["sh", "-c", "echo trop tôt >&2; exit 3"], tmp_path)


@needs_proc
def test_nothing_stays_behind(tmp_path: Path) -> None:
    with (
        (tmp_path / "log").open("wb") as log,
        started(["sh", "-c", "trap '' TERM; sleep 60 & sleep 60"], tmp_path, log.fileno()) as one,
    ):
        time.sleep(0.2)
        assert len(members(one.pid)) == 3
    assert members(one.pid) == []


def test_a_peer_gets_the_texts_of_the_club(tmp_path: Path) -> None:
    club = tmp_path / "club"
    (club / "case-studies").mkdir(parents=True)
    study = club / "case-studies/une.md"
    study.write_text("---\ntitle: 'Une : étude'\nstatus: published\n---\n[a](../programme/exercises/b.md)\n", "utf-8")
    PEERS["stock"].prepare(club, tmp_path / "stock")
    PEERS["hugo"].prepare(club, tmp_path / "hugo")
    assert "status: published" in (tmp_path / "stock/docs/etudes-de-cas/une.md").read_text("utf-8")
    written = tmp_path / "hugo/content/etudes-de-cas/une.md"
    assert written.read_text("utf-8") == '---\ntitle: "Une : étude"\n---\n[a](../exercices/b.md)\n'
    study.write_text("---\ntitle: Autre\n---\nTexte\n", "utf-8")
    PEERS["hugo"].follow(club, tmp_path / "hugo", study)
    assert written.read_text("utf-8") == '---\ntitle: "Autre"\n---\nTexte\n'

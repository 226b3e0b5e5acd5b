"""A build that is killed, or finds no room, leaves the last good site as it was, and the next one puts all in order."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from small_project import NOW, small_project, tree

ROOT = Path(__file__).parents[2]
KILLS, ROUNDS = 50, 5  # at moments that are drawn from a known seed
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with the real Makefile, and a stand-in for its environment: the one these tests run in."""
    root = small_project(tmp_path_factory.mktemp("project"))
    commands = root / ".venv" / "bin"
    commands.mkdir(parents=True)
    runs = {"club": "-c 'import sys; from club.cli import main; sys.exit(main())'", "mkdocs": "-m mkdocs", "python": ""}
    for name, run in runs.items():
        (commands / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" {run} "$@"\n', "utf-8")
        (commands / name).chmod(0o755)
    shutil.copy(ROOT / "Makefile", root)
    for age, (name, content) in enumerate(
        {"requirements/site.txt": "", "pyproject.toml": "", ".venv/.locked": f"{root}\n", ".venv/.ready": ""}.items()
    ):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(content, "utf-8")
        os.utime(root / name, (1000 + age, 1000 + age))
    return root


def command(project: Path, **more: str) -> subprocess.Popen[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "CLUB_"))}
    paths = os.pathsep.join([*filter(None, [more.pop("PYTHONPATH", "")]), str(ROOT / "hooks")])
    environment = kept | {"SOURCE_DATE_EPOCH": str(NOW), "CLUB_PREVIEWS": "1", "PYTHONPATH": paths} | more
    return subprocess.Popen(
        ["make", "site"],
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def built(project: Path, **more: str) -> tuple[int, str]:
    run = command(project, **more)
    said, _ = run.communicate(timeout=300)
    return run.returncode, said


def complete(project: Path) -> bool:
    """Whether the published site has every kind of file, each whole: what it lists of itself is there."""
    site = project / "site"
    return all(
        (site / name).is_file() for name in ("index.html", "agenda.ics", "publication.json", "pagefind/pagefind.js")
    )


def leftovers(project: Path) -> list[Path]:
    return list(project.glob(".site-*"))


def change(project: Path, number: int) -> str:
    """Another text on the home page of the club, so that the new site is not the old one."""
    words = f"Essai numéro {number}."
    (project / "docs" / "le-club.md").write_text(f"---\ntitle: Le club\nsummary: Le club.\n---\n\n{words}\n", "utf-8")
    return words


@pytest.mark.parametrize("round", range(ROUNDS))
def test_a_build_killed_at_any_moment_leaves_a_whole_site(project: Path, round: int) -> None:
    change(project, -1)
    started = time.monotonic()
    code, said = built(project)
    takes = time.monotonic() - started
    assert code == 0, said
    chance = random.Random(round)
    survived = 0
    for number in range(KILLS // ROUNDS):
        old = tree(project / "site")
        words = change(project, number)
        run = command(project)
        time.sleep(chance.uniform(0, takes))
        os.killpg(run.pid, signal.SIGKILL)  # make, its shell, and what they run: nothing can tidy up
        run.communicate()
        assert complete(project)
        if words not in home(project):  # else it had been exchanged: the new site, whole
            assert tree(project / "site") == old
        survived += 1
    assert survived == KILLS // ROUNDS
    words = change(project, KILLS)
    code, said = built(project)
    assert code == 0, said
    assert words in home(project)
    assert leftovers(project) == []


def home(project: Path) -> str:
    return (project / "site" / "le-club" / "index.html").read_text("utf-8")


FULL = """
import builtins, errno, io, os
left = int(os.environ["ROOM"])
real_open, real_write = io.open, os.write

def no_room(path):
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

def open_(file, mode="r", *args, **kwargs):
    global left
    if ".site-" in str(file) and set(mode) & set("wax"):
        left -= 1
        if left < 0:
            raise no_room(file)
    return real_open(file, mode, *args, **kwargs)

builtins.open = io.open = open_
"""


@pytest.mark.parametrize("room", [0, 1, 40])
def test_a_full_disk_leaves_the_old_site(project: Path, tmp_path: Path, room: int) -> None:
    """The error is given by Python's own ``open``, after so many files."""
    if not (project / "site").exists():
        assert built(project)[0] == 0
    old = tree(project / "site")
    change(project, 100 + room)
    (tmp_path / "sitecustomize.py").write_text(FULL, "utf-8")
    code, said = built(project, PYTHONPATH=str(tmp_path), ROOM=str(room))
    assert code != 0
    assert "No space left" in said
    assert "Reste en ligne : site/" in said
    assert tree(project / "site") == old
    assert leftovers(project) == []


def can_mount() -> bool:
    asked = [
        "unshare",
        "--user",
        "--map-root-user",
        "--mount",
        "mount",
        "-t",
        "tmpfs",
        "-o",
        "size=64k",
        "tmpfs",
        "/mnt",
    ]
    return shutil.which("unshare") is not None and subprocess.run(asked, capture_output=True).returncode == 0


@pytest.mark.skipif(not can_mount(), reason="un système de fichiers ne peut pas être monté ici")
@pytest.mark.parametrize("size", ["200k", "1m", "2m"])
def test_a_small_file_system_leaves_the_old_site(project: Path, tmp_path: Path, size: str) -> None:
    """A real one: a project on a file system with that much room beside its site."""
    if not (project / "site").exists():
        assert built(project)[0] == 0
    shutil.rmtree(project / ".cache", ignore_errors=True)  # all is made again, and needs its room
    place = tmp_path / "place"
    place.mkdir()
    used = sum(file.stat().st_size for file in (project / "site").rglob("*") if file.is_file())
    blocks = sum(
        -(-file.stat().st_size // 4096) * 4
        for file in project.rglob("*")
        if file.is_file() and ".site-" not in str(file)
    )
    room = blocks + {"200k": 200, "1m": 1000, "2m": 2000}[size]
    assert used
    script = f"""
        mount -t tmpfs -o size={room}k tmpfs {place} && cp -a {project}/. {place}/ && cd {place} || exit 90
        printf '%s\\n' "$PWD" >.venv/.locked; touch .venv/.ready
        before=$(find site -type f -exec sha256sum {{}} + | sort | sha256sum)
        make site; code=$?
        after=$(find site -type f -exec sha256sum {{}} + | sort | sha256sum)
        test "$before" = "$after" && echo SAME
        ls -d .site-* 2>/dev/null && echo LEFT
        exit $code
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "CLUB_"))}
    done = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script],
        env=kept | {"SOURCE_DATE_EPOCH": str(NOW), "CLUB_PREVIEWS": "1", "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
    )
    said = done.stdout + done.stderr
    assert done.returncode not in (0, 90), said
    assert "SAME" in done.stdout, said
    assert "LEFT" not in done.stdout, said

"""The Makefile: what it offers, and what « make site » promises, seen with stand-ins for club and MkDocs."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROMISED = {"site", "serve", "test", "test-all", "check", "clean", "help", "lock"}
TELLS_OF_TARGETS = ("README.md", "CONTRIBUTING.md", ".ci/run", ".github/**/*.*", "docs/**/*.md", "benchmarks/**/*.md")

STAND_IN = """\
#!/bin/sh
echo "$(basename "$0") $*" | sed 's/[.]site-[A-Za-z0-9]*/.site-PRIVATE/' >>calls
case "$(basename "$0") $1" in
  'mkdocs build') test -z "$(ls -A "$4")" && echo new >"$4/index.html"; eval "${DURING_BUILD:-}" ;;
  'club finish') rm -rf "$3"; mv "$2" "$3" ;;
esac
test "$1" != "${FAILS_AT:-}"
"""


# A build that goes on until it is stopped.  It says that it has begun: dash loses an interrupt that comes between its
# fork and its exec, as would be the case for « sleep » started by the stand-in just then.
ENDLESS = f"exec '{sys.executable}' -c 'import pathlib, time; pathlib.Path(\"begun\").touch(); time.sleep(200)'"


def environment(**more: str) -> dict[str, str]:
    """The environment without the make that may run these tests."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))} | more


def make(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["make", *arguments], cwd=folder, env=environment(**more), capture_output=True, text=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with this Makefile, a site already published, and commands that only tell what they were asked."""
    root = tmp_path / "mon dossier"
    commands = root / ".venv" / "bin"
    commands.mkdir(parents=True)
    shutil.copy(ROOT / "Makefile", root)
    (root / "requirements").mkdir()
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("old\n", "utf-8")
    for name in ("club", "mkdocs", "python"):
        (commands / name).write_text(STAND_IN, "utf-8")
        (commands / name).chmod(0o755)
    contents = {"requirements/site.txt": "", "pyproject.toml": "", ".venv/.locked": f"{root}\n", ".venv/.ready": ""}
    for age, (name, content) in enumerate(contents.items()):
        (root / name).write_text(content, "utf-8")
        os.utime(root / name, (1000 + age, 1000 + age))
    return root


def calls(project: Path) -> list[str]:
    return (project / "calls").read_text("utf-8").splitlines() if (project / "calls").exists() else []


def published(project: Path) -> str:
    return (project / "site" / "index.html").read_text("utf-8").strip()


def leftovers(project: Path) -> list[Path]:
    return list(project.glob(".site-*"))


def offered() -> set[str]:
    told = make(ROOT, "help").stdout
    return set(re.findall(r"^  ([a-z-]+) ", told, re.MULTILINE))


def test_help_offers_what_was_promised() -> None:
    assert offered() >= PROMISED


def test_help_tells_every_target_and_each_exists() -> None:
    phony = set(re.findall(r"^\.PHONY: ([a-z-]+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert offered() == phony
    for target in phony:
        assert make(ROOT, "--dry-run", target).returncode == 0


def test_the_guides_name_only_targets_that_exist() -> None:
    for pattern in TELLS_OF_TARGETS:
        for file in ROOT.glob(pattern):
            named = set(re.findall(r"(?:`|run: |^ *(?:\$ )?)make ([a-z-]+)", file.read_text("utf-8"), re.MULTILINE))
            assert named <= offered(), file


def test_bench_prepares_every_peer_that_has_a_lock() -> None:
    locks = {lock.stem for lock in (ROOT / "requirements").glob("*.txt")} - {"site", "tests", "audit", "fuzz"}
    planned = make(ROOT, "--dry-run", "--always-make", "bench").stdout
    assert locks == {peer for peer in locks if f".cache/peers/{peer}/bin/python -m pip" in planned} != set()


def test_site_builds_strictly_then_publishes(project: Path) -> None:
    assert make(project, "site").returncode == 0
    assert calls(project) == ["mkdocs build --strict --site-dir .site-PRIVATE", "club finish .site-PRIVATE site"]
    assert published(project) == "new"
    assert not leftovers(project)


@pytest.mark.parametrize("step", ["build", "finish"])
def test_nothing_is_published_after_a_failed_step(project: Path, step: str) -> None:
    (project / ".venv/bin/club").write_text(STAND_IN.replace("rm -rf", "exit 1; rm -rf"), "utf-8")
    assert make(project, "site", FAILS_AT=step).returncode != 0
    assert [call.split()[1] for call in calls(project)][-2:] == [step, "online"]  # and what is still online is told
    assert published(project) == "old"
    assert not leftovers(project)


def test_an_interrupted_build_leaves_nothing_behind(project: Path) -> None:
    command = subprocess.Popen(
        ["make", "site"],
        cwd=project,
        env=environment(DURING_BUILD=ENDLESS),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        # A run in the background ignores interrupts, and so would what it starts.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    _wait_for((project / "begun").exists)
    os.killpg(command.pid, signal.SIGINT)  # what Ctrl-C does: to make and all that it runs
    assert command.wait(60) != 0
    assert published(project) == "old"
    assert not leftovers(project)


def test_what_a_killed_build_left_goes_at_the_next_run(project: Path) -> None:
    for number in ("999999999", "AbC123", str(os.getpid())):
        (project / f".site-{number}").mkdir()
    assert make(project, "site").returncode == 0
    assert not leftovers(project)


def test_a_build_leaves_another_that_is_still_running_alone(project: Path) -> None:
    command = subprocess.Popen(
        ["make", "site"], cwd=project, env=environment(DURING_BUILD=ENDLESS), start_new_session=True
    )
    try:
        _wait_for((project / "begun").exists)
        running = leftovers(project)
        assert make(project, "site").returncode == 0
        assert leftovers(project) == running
    finally:
        os.killpg(command.pid, signal.SIGKILL)
        command.wait()


def _wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_nothing_is_prepared_twice(project: Path) -> None:
    assert make(project, "check").stdout == ""
    assert calls(project) == ["club check"]


@pytest.mark.parametrize("changed", ["requirements/site.txt", "pyproject.toml"])
def test_a_changed_declaration_is_installed_again(project: Path, changed: str) -> None:
    (project / changed).touch()
    assert "pip install" in make(project, "--dry-run", "check").stdout


def test_a_moved_project_makes_its_environments_anew(project: Path) -> None:
    moved = project.rename(project.with_name("ailleurs"))
    assert "venv --clear .venv" in make(moved, "--dry-run", "check").stdout


def test_too_old_a_python_is_answered_with_the_line_to_type(project: Path) -> None:
    (project / "requirements/site.txt").touch()
    answer = make(project, "site", "PYTHON=/bin/false")
    assert answer.returncode != 0
    assert "Il faut Python 3.11" in answer.stderr
    assert "make site PYTHON=" in answer.stderr

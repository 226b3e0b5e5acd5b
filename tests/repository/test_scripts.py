"""The scripts of the workflows, run as GitHub runs them, with stand-ins for ``gh``, ``curl``, ``make`` and ``club``.

A stand-in writes down what it was asked in ``calls``, and answers what the test lays beside it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STAND_IN = """\
#!/usr/bin/env bash
name=$(basename "$0")
printf '%s' "$name" >>"$CALLS/calls"; printf ' %q' "$@" >>"$CALLS/calls"; printf '\\n' >>"$CALLS/calls"
test ! -f "$CALLS/$name.sh" || source "$CALLS/$name.sh"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A clone with the scripts, on main, of an origin that takes pushes."""
    origin, clone = tmp_path / "origin.git", tmp_path / "clone"
    _run(tmp_path, "git", "init", "-q", "--bare", "-b", "main", str(origin))
    _run(tmp_path, "git", "clone", "-q", str(origin), str(clone))
    shutil.copytree(ROOT / ".github" / "scripts", clone / ".github" / "scripts")
    (clone / "case-studies").mkdir()
    (clone / "case-studies" / "a.md").write_text("a\n", "utf-8")
    (clone / ".gitignore").write_text("/.venv/\n/site/\n/.cache/\n", "utf-8")
    bin = clone / ".venv" / "bin"
    bin.mkdir(parents=True)
    (tmp_path / "bin").mkdir()
    for place, names in ((bin, ["club"]), (tmp_path / "bin", ["gh", "curl", "make"])):
        for name in names:
            (place / name).write_text(STAND_IN, "utf-8")
            (place / name).chmod(0o755)
    (bin / "python").write_text('#!/bin/sh\nexec python3 "$@"\n', "utf-8")
    (bin / "python").chmod(0o755)
    _run(clone, "git", "-c", "user.name=a", "-c", "user.email=a@example.org", "add", "-A")
    _run(clone, "git", "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "a")
    _run(clone, "git", "push", "-q", "origin", "main")
    return clone


def _run(folder: Path, *command: str) -> str:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


def answers(project: Path, **scripts: str) -> None:
    for name, script in scripts.items():
        (project.parent / f"{name}.sh").write_text(script, "utf-8")


def run(project: Path, script: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    places = f"{project.parent / 'bin'}:{os.environ['PATH']}"
    return subprocess.run(
        [f".github/scripts/{script}.sh", *arguments],
        cwd=project,
        env={
            **os.environ,
            "PATH": places,
            "CALLS": str(project.parent),
            "GITHUB_REPOSITORY": "club/site",
            **environment,
        },
        capture_output=True,
        text=True,
    )


def calls(project: Path, name: str = "") -> list[str]:
    file = project.parent / "calls"
    return [line for line in file.read_text("utf-8").splitlines() if line.startswith(name)] if file.exists() else []


# --- build.sh: what publish.yml runs

URL = "import sys; sys.stdout.write('https://club.example.org/')"


@pytest.fixture
def publishing(project: Path) -> Path:
    (project / ".venv" / "bin" / "python").write_text("#!/bin/sh\necho https://club.example.org/\n", "utf-8")
    return project


@pytest.mark.parametrize(
    ("status", "asked"),
    [
        ("200", ["make .venv/.ready", "make site ONLINE=.cache/online.json"]),
        ("404", ["make .venv/.ready", "make site"]),
    ],
)
def test_the_site_is_built_against_what_is_online(publishing: Path, status: str, asked: list[str]) -> None:
    answers(publishing, curl=f"printf {status}")
    done = run(publishing, "build")
    assert done.returncode == 0, done.stderr
    assert calls(publishing, "make") == asked
    assert "https://club.example.org/api/v1/addresses.json" in calls(publishing, "curl")[0]


@pytest.mark.parametrize("answer", ["printf 503", "exit 6"])
def test_nothing_is_built_when_nobody_knows_what_is_online(publishing: Path, answer: str) -> None:
    answers(publishing, curl=answer)
    done = run(publishing, "build")
    assert done.returncode == 1
    assert "reste tel quel" in done.stderr
    assert calls(publishing, "make") == ["make .venv/.ready"]


# --- review.sh: what check.yml runs on a pull request


def test_a_review_leaves_a_comparison_and_a_preview(project: Path) -> None:
    answers(
        project,
        club='case "$1" in diff) echo "{}";; preview) echo apercu >"$4";; esac',
        make='test "$1" != site || { mkdir -p site; echo "$CLUB_PREVIEWS" >site/index.html; }',
    )
    done = run(project, "review", "review", BASE="origin/main")
    assert done.returncode == 0, done.stderr
    assert (project / "review/revue/diff.json").read_text("utf-8") == "{}\n"
    assert (project / "review/apercu/apercu.html").read_text("utf-8") == "apercu\n"
    assert (project / "review/apercu/site/index.html").read_text("utf-8") == "1\n", "drafts are in it"
    assert [line.split()[1] for line in calls(project, "club")] == ["check", "lint", "diff", "preview"]


@pytest.mark.parametrize("failing", ["check", "diff"])
def test_a_review_that_finds_mistakes_says_so_and_goes_on(project: Path, failing: str) -> None:
    answers(project, club=f'test "$1" != {failing}', make="mkdir -p site")
    done = run(project, "review", "review", BASE="origin/main")
    assert done.returncode == 1
    assert "club lint --format github" in calls(project, "club")
    assert (project / "review/revue/diff.json").exists() == (failing == "check")


# --- comment.sh: what comment.yml runs


def test_the_comment_goes_to_the_pull_request_that_github_names(project: Path) -> None:
    answers(
        project,
        gh='case "$1 $2" in "pr list") echo 7;; "run download") echo "{}" >"$7/diff.json";; esac',
        club='echo "Ce qui change"',
    )
    done = run(project, "comment", RUN="42", RUN_URL="https://github.com/x", HEAD_SHA="abc")
    assert done.returncode == 0, done.stderr
    assert calls(project, "gh")[-1].startswith("gh pr comment 7 --edit-last --create-if-none --body-file ")
    assert "--preview https://github.com/x" in calls(project, "club")[0]


def test_without_a_pull_request_or_a_comparison_nothing_is_said(project: Path) -> None:
    assert run(project, "comment", RUN="42", RUN_URL="https://x", HEAD_SHA="abc").returncode == 0
    answers(project, gh='case "$1 $2" in "pr list") echo 7;; "run download") exit 1;; esac')
    assert run(project, "comment", RUN="42", RUN_URL="https://x", HEAD_SHA="abc").returncode == 0
    assert [line for line in calls(project, "gh") if "comment" in line] == []


# --- intake.sh and propose.sh: what intake.yml runs

TAKEN = {
    "subject": "Étude de cas : b (formulaire 12)",
    "absent_pictures": ["https://github.com/user-attachments/assets/a-1", "https://evil.invalid/b"],
}
GH = 'case "$1 $2" in "api repos/club/site/issues/12") echo "{}";; "pr list") echo 0;; esac'
CLUB = f"""case "$*" in *--dry-run*) ;; *) echo b >case-studies/b.md;; esac
cat <<'END'
{json.dumps(TAKEN)}
END
"""


def test_a_form_becomes_a_branch_and_a_pull_request(project: Path) -> None:
    answers(project, gh=GH, club=CLUB)
    done = run(project, "intake", ISSUE="12")
    assert done.returncode == 0, done.stderr
    _run(project, "git", "fetch", "-q", "origin")
    assert _run(project, "git", "show", "origin/etude-12:case-studies/b.md") == "b\n"
    assert (
        _run(project, "git", "log", "-1", "--format=%an: %s", "origin/etude-12")
        == f"github-actions[bot]: {TAKEN['subject']}\n"
    )
    assert [line.split()[1:3] for line in calls(project, "gh")][-1] == ["pr", "create"]
    fetched = calls(project, "curl")
    assert len(fetched) == 1
    assert "https://github.com/user-attachments/assets/a-1" in fetched[0]


def test_an_edited_form_renews_the_same_one(project: Path) -> None:
    answers(project, gh=GH, club=CLUB)
    run(project, "intake", ISSUE="12")
    _run(project, "git", "checkout", "-q", "main")
    answers(project, gh=GH.replace("echo 0", "echo 1"), club=CLUB.replace("echo b >", "echo c >"))
    done = run(project, "intake", ISSUE="12")
    assert done.returncode == 0, done.stderr
    _run(project, "git", "fetch", "-q", "origin")
    assert _run(project, "git", "show", "origin/etude-12:case-studies/b.md") == "c\n"
    assert [line.split()[1:3] for line in calls(project, "gh")][-1] == ["pr", "edit"]


def test_a_refused_form_is_answered_and_leaves_nothing(project: Path) -> None:
    answers(project, gh=GH, club="echo 'Ce formulaire est vide.' >&2; exit 1")
    assert run(project, "intake", ISSUE="12").returncode == 0
    assert "issue comment 12" in calls(project, "gh")[-1]
    assert _run(project, "git", "branch", "-r").split() == ["origin/main"]


def test_nothing_new_is_not_proposed(project: Path) -> None:
    done = run(project, "propose", "branche", "Titre", "case-studies")
    assert (done.returncode, calls(project, "gh")) == (0, [])
    assert "rien à proposer" in done.stdout

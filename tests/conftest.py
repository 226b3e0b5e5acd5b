"""What several rooms of tests share."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

# No test asserts a time.  In CI the same examples each time, so that a change is judged by itself; elsewhere new ones.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")

ROOT = Path(__file__).parents[1]
NOW = 1795300000  # 2026-11-21, 22:26:40 UTC: the build's clock, so that the site is the same every day


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site, built and finished once by the road of « make site », outside the project.

    It is built in the site's environment, .venv (« make test » prepares it), with the versions that publish it.
    """
    several = "PYTEST_XDIST_WORKER" in os.environ
    folder = tmp_path_factory.getbasetemp().parent if several else tmp_path_factory.mktemp("sample")
    build, site = folder / "build", folder / "site"
    with FileLock(folder / "sample.lock"):
        if not site.exists():
            _run("mkdocs", "build", "--strict", "--site-dir", build)
            _run("club", "finish", build, site, CLUB_PREVIEWS="1")  # a shallow clone publishes nothing
    return site


def _run(command: str, *arguments: str | Path, **more: str) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CLUB_")}
    environment |= {"SOURCE_DATE_EPOCH": str(NOW), "NO_MKDOCS_2_WARNING": "1", **more}
    done = subprocess.run(
        [ROOT / ".venv/bin" / command, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    if done.returncode:
        pytest.fail(f"{command} {' '.join(map(str, arguments))}\n{done.stdout}{done.stderr}", pytrace=False)

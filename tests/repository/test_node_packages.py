"""The packages of Node that tests and measures use: pinned, and installed from whatever registry there is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = [
    file.parent for file in ROOT.glob("*/**/package-lock.json") if not {".cache", "node_modules"} & {*file.parts}
]


def read(folder: Path, name: str) -> Any:
    return json.loads((folder / name).read_text("utf-8"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(ROOT).as_posix())
def test_the_lock_names_no_registry_and_runs_no_script(folder: Path) -> None:
    packages = {name: package for name, package in read(folder, "package-lock.json")["packages"].items() if name}
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert not [name for name, package in packages.items() if "resolved" in package], (
        f"npm install --package-lock-only, in {folder.name}: its .npmrc leaves addresses out"
    )
    told = (folder / ".npmrc").read_text("utf-8").splitlines()
    assert {"omit-lockfile-registry-resolved=true", "ignore-scripts=true"} <= set(told)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(ROOT).as_posix())
def test_each_package_is_pinned(folder: Path) -> None:
    wanted = read(folder, "package.json")["dependencies"]
    assert wanted == read(folder, "package-lock.json")["packages"][""]["dependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())

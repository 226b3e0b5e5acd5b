"""One command of « make site », timed and perhaps profiled; put in its place by benchmarks/profiled.py.

``python -P step.py FOLDER PROGRAM ARGUMENT…``: writes what it took to FOLDER (with ``BENCH_PROFILED=1``: profiled).
"""

from __future__ import annotations

import cProfile
import json
import os
import runpy
import sys
import time
from pathlib import Path


def main(folder: Path, program: str, *arguments: str) -> None:
    sys.argv = [program, *arguments]
    kept = folder / f"{len([*folder.glob('*.json')]):03}"
    profiler = cProfile.Profile() if os.environ.get("BENCH_PROFILED") == "1" else None
    began = time.perf_counter()
    try:
        if profiler:
            profiler.runcall(runpy.run_path, program, run_name="__main__")
        else:
            runpy.run_path(program, run_name="__main__")
    finally:
        said = " ".join([Path(program).name, *arguments])
        if profiler:
            profiler.dump_stats(kept.with_suffix(".prof"))
        kept.with_suffix(".json").write_text(json.dumps([said, time.perf_counter() - began]), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])

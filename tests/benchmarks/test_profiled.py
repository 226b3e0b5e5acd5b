"""Where the time goes: told by step, by room, by who wrote the code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.profiled import ROOT, library_of, report, room_of, rooms


def test_a_room_has_the_time_of_all_that_it_calls_once() -> None:
    main, feed, lines = (
        ("/x/hooks/club/cli.py", 1, "main"),
        ("/x/hooks/club/calendar/feed.py", 2, "feed"),
        ("~", 0, "<join>"),
    )
    inner = ("/x/hooks/club/calendar/event.py", 3, "event")
    stats = {
        main: (1, 1, 0.1, 9.0, {}),
        feed: (1, 1, 1.0, 5.0, {main: (1, 1, 1.0, 5.0)}),
        inner: (9, 9, 2.0, 4.0, {feed: (9, 9, 2.0, 4.0)}),
        lines: (9, 9, 2.0, 2.0, {inner: (9, 9, 2.0, 2.0)}),
    }
    assert rooms(stats) == {"calendar": 5.0, "cli": 0}


def test_code_has_an_author() -> None:
    for file, room, library in (
        ("/x/hooks/club/finish/guard/read.py", "finish/guard", "club/finish/guard"),
        ("/x/hooks/club/frame.py", "frame", "club/frame"),
        ("/x/overrides/main.html", None, "gabarits"),
        ("/x/lib/python3.11/site-packages/markdown/core.py", None, "markdown"),
        ("/x/lib/python3.11/re.py", None, "Python"),
    ):
        assert room_of((file, 1, "f")) == room
        assert library_of((file, 1, "f")) == library


def test_a_step_is_timed_and_profiled_whatever_its_end(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text("import sys\nsys.exit(len(sys.argv))\n", "utf-8")
    for name, profiled in (("seconds", "0"), ("profile", "1")):
        (tmp_path / name).mkdir()
        command = [sys.executable, "-P", ROOT / "benchmarks/step.py", tmp_path / name, program, "check"]
        ended = subprocess.run(command, env={"BENCH_PROFILED": profiled}, check=False)
        assert ended.returncode == 2
    [said, seconds] = json.loads((tmp_path / "seconds/000.json").read_text("utf-8"))
    assert said == "program.py check"
    assert seconds > 0
    told = report("Un essai", tmp_path)
    assert "| program.py check |" in told
    assert "Les premières fonctions." in told

"""``python -m benchmarks [PART…]``: measures the parts that are named (all, by default) and keeps what it finds.

RESULTS.md has one section a part; those that are not measured again stay as they are.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from benchmarks import pages, peers, polling, sizes
from benchmarks.options import parse
from benchmarks.processes import Failed

PARTS = {"pages": pages, "sizes": sizes, "polling": polling}
RESULTS = Path(__file__).parent / "RESULTS.md"
INTRODUCTION = "# What was measured\n\nWritten by `make bench`; each part says on which machine.\n"


def main(asked: list[str]) -> int:
    options = parse(asked, PARTS, peers.PEERS)
    for name in options.parts:
        sections: list[str] = []
        try:
            PARTS[name].run(options, sections.append)
        except KeyboardInterrupt:
            print("\nInterrompu.", file=sys.stderr)
            return 130
        except Failed as failure:
            print(failure, file=sys.stderr)
            return 1
        finally:
            if sections:  # as far as it came
                print(f"\n{sections[-1]}")
                if options.kept:
                    before = RESULTS.read_text("utf-8") if RESULTS.is_file() else INTRODUCTION
                    RESULTS.write_text(replaced(before, PARTS[name].TITLE, sections[-1]), "utf-8")
    return 0


def replaced(results: str, title: str, section: str) -> str:
    """``results`` with the section of that title written anew, in its place or at the end."""
    head, *parts = re.split(r"^(?=## )", results, flags=re.MULTILINE)
    written = f"## {title}\n\n{section.strip()}\n"
    titles = [part.partition("\n")[0].removeprefix("## ") for part in parts]
    kept = [part.strip() + "\n" for part in parts]
    if title in titles:
        kept[titles.index(title)] = written
    else:
        kept.append(written)
    return "\n".join([head.strip() + "\n", *kept])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""One target under a coverage-guided fuzzer: « python -m fuzz.engine TARGET FOLDER SECONDS ».

FOLDER keeps the corpus of the target between runs.  What the target stumbles on is written to FOLDER/found, each kind
once and as small as it could be made, with its traceback beside it; how far it came, to FOLDER/status.json.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
import traceback
from pathlib import Path

import atheris

with atheris.instrument_imports(
    include=["club", "markdown", "pymdownx", "yaml", "frontmatter", "icalendar"], enable_loader_override=False
):
    from fuzz.seeds import seeds, words
    from fuzz.targets import TooLong, run

from fuzz.shrink import shrunk

LONGEST = 8_192  # bytes of an input
MEGABYTES = 3_000
STUCK = 120  # seconds for an input that our own limit can't stop, because it never returns to Python
SHRINKING = 20  # seconds
OWN = ("/club/", "/fuzz/targets.py", "/strict.py", "/told.py")


def main(target: str, folder: Path, seconds: int) -> None:
    """Fuzz until the time is over.  libFuzzer ends the process."""
    corpus, found = folder / "corpus", folder / "found"
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(exist_ok=True)
    for seed in seeds(target):
        (corpus / hashlib.sha256(seed).hexdigest()[:20]).write_bytes(seed)
    dictionary = folder / "words"
    dictionary.write_text("".join(f'"{_spelt(word.encode())}"\n' for word in words()), "ascii")
    watch = Watch(target, found, folder / "status.json")
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        f"-rss_limit_mb={MEGABYTES}",
        f"-timeout={STUCK}",
        f"-dict={dictionary}",
        f"-artifact_prefix={found}/",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus)], watch)
    atheris.Fuzz()


def _spelt(word: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word)


class Watch:
    """Gives inputs to a target, counts them, and keeps what it stumbles on."""

    def __init__(self, target: str, found: Path, status: Path) -> None:
        self.target, self.found, self.status = target, found, status
        self.tried, self.kinds = 0, set[str]()
        self.began = self.told = time.monotonic()

    def __call__(self, data: bytes) -> None:
        kind = self._try(data)
        if kind and kind not in self.kinds:
            self.kinds.add(kind)
            small = shrunk(data, lambda smaller: self._try(smaller) == kind, SHRINKING)
            self._keep(kind, small)
        if kind or time.monotonic() - self.told > 0.5:
            self.told = time.monotonic()
            said = {"tried": self.tried, "seconds": self.told - self.began, "found": sorted(self.kinds)}
            self.status.write_text(json.dumps(said), "utf-8")

    def _try(self, data: bytes) -> str | None:
        """What the target stumbles on: the error, and the last place of ours on its way; None when all is well."""
        self.tried += 1
        try:
            run(self.target, data)
        except (Exception, TooLong) as error:
            frames = traceback.extract_tb(error.__traceback__)
            last = next((one for one in reversed(frames) if any(own in one.filename for own in OWN)), frames[-1])
            where = "" if isinstance(error, TooLong) else f"-{Path(last.filename).stem}-{last.lineno}"
            return f"{type(error).__name__}{where}"
        return None

    def _keep(self, kind: str, data: bytes) -> None:
        (self.found / kind).write_bytes(data)
        try:
            run(self.target, data)
        except (Exception, TooLong):
            (self.found / f"{kind}.txt").write_text(traceback.format_exc(), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))

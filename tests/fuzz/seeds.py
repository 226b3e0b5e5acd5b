"""What a fuzzer begins with: the inputs of the tests, and the words of our formats."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from browser.payloads import HTML, MARKDOWN
from club.sources.kinds import KINDS
from club.sources.shape import keys
from fuzz.targets import ITEM, PATHS
from hostile.texts import SHOWN
from small_project import REPOSITORY, TESTS

FOUND = Path(__file__).parent / "found"
T = TypeVar("T")
MOST = 8
SIGNS = (
    "---\n", ": ", "- ", " #", "\n  ", "|\n", ">-\n", "&a", "*a", "!!x", "'", '"', "[", "{", "\u00a0", "\u202f", "\u202e", "\ufeff", "\x00", "\x85", "\r\n",
    "```\n", "~~~\n", "!!! note\n", "???+ note\n", '=== "a"\n', "[^1]: ", "*[a]: ", "{: #a .b }", "[a](b)", "![a](b)", "<div markdown>", "| a |\n|---|\n",
    "2026-12-03", "18:30", "9999-12-31", "0000-00-00", "BEGIN:", "END:", "VEVENT\n", "RRULE:FREQ=", "DTSTART;TZID=", "EXDATE:", "T000000Z", "### ", "_No response_",
)  # fmt: skip


def found(target: str) -> list[Path]:
    """The inputs that a target stumbled on once, kept for ever."""
    return sorted(path for path in (FOUND / target).glob("*") if path.is_file())


def seeds(target: str) -> Iterator[bytes]:
    """Inputs that a target may begin with."""
    yield from (file.read_bytes() for file in found(target))
    yield from SEEDS[target]()


def words() -> list[str]:
    """The words that mean something: keys of the models, and the signs of the formats."""
    return sorted({*SIGNS, *(f"{key}: " for kind in KINDS.values() for key in keys(kind.model))})


def _yaml() -> Iterator[bytes]:
    yield from (file.read_bytes() for file in _sources() if file.suffix == ".yml")
    yield from (file.read_bytes().split(b"\n---")[0] for file in _sources() if file.suffix == ".md")


def _files() -> Iterator[bytes]:
    for number, path in enumerate(PATHS):
        folder, _, name = path.rpartition("/")
        like = "*.md" if path.startswith("docs/") else name.replace(ITEM, "*")
        files = [file for file in _sources() if file.match(f"{folder}/{like}")]
        yield from (bytes([number]) + file.read_bytes() for file in _some(files))


def _periods() -> Iterator[bytes]:
    for path in (TESTS / "programme", TESTS / "since", TESTS / "calendar"):
        for file in sorted(path.glob("*.py")):
            text = file.read_bytes()
            yield from (b"repeat:" + part[:400] for part in text.split(b"repeat:")[1:4])
    yield b'start: 2026-12-03 18:30\nduration: 1h30\nchanges:\n  - {date: 2026-11-20, what: moved, was: "2026-12-02"}'
    yield (
        b"repeat:\n  - start: 2026-12-01 12:30\n    duration: 45min\n    every: month\n    day: 1st tuesday\n"
        b"    until: 2027-06-29\ndates:\n  2027-01-05:\n    start: 2027-01-06 12:30\n"
    )


def _markdown() -> Iterator[bytes]:
    yield from (text.encode() for text in (*HTML, *MARKDOWN, *SHOWN.values()) if len(text) < 500)
    yield from (file.read_bytes().split(b"\n---\n")[-1] for file in _sources() if file.suffix == ".md")


def _intake() -> Iterator[bytes]:
    yield from (b"Titre\n" + file.read_bytes() for file in sorted((TESTS / "intake/golden").rglob("body.md")))


def _import() -> Iterator[bytes]:
    yield from (file.read_bytes() for file in sorted((TESTS / "calendar/importing/golden").rglob("*.ics")))
    yield from _some(list(_lint()))


def _lint() -> Iterator[bytes]:
    yield from (file.read_bytes() for file in sorted((TESTS / "lint_ics").rglob("*.ics")))


def _comment() -> Iterator[bytes]:
    yield from (file.read_bytes() for file in sorted((TESTS / "diff/golden").glob("*.json")))


def _some(every: list[T]) -> list[T]:
    """A few of them, evenly: a fuzzer reads all that it begins with before it tries anything else."""
    return every[:: max(1, len(every) // MOST)][:MOST]


def _sources() -> list[Path]:
    folders = (TESTS / "small", TESTS / "sources", REPOSITORY / "programme", REPOSITORY / "case-studies")
    files = (file for folder in folders for file in folder.rglob("*.*") if file.suffix in (".md", ".yml"))
    return sorted(file for file in files if file.stat().st_size < 8_000)


SEEDS = {
    "yaml": _yaml,
    "file": _files,
    "periods": _periods,
    "markdown": _markdown,
    "intake": _intake,
    "import": _import,
    "comment": _comment,
    "lint": _lint,
}

"""What is given any bytes.  Each target accepts them or refuses them with a message, and what it makes of them parses.

A target raises for whatever else happens; ``run`` also for an input that takes long.  Bytes come from a fuzzer
(fuzz/engine.py), from hypothesis and from what was found before (fuzz/test_targets.py).
"""

from __future__ import annotations

import re
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import FrameType

from lxml import html

import strict
import told
from club import calendar, imports
from club.diff.show import as_markdown
from club.diff.told import NotOurs, read_back
from club.documents import File, Page
from club.export import markdown_file
from club.intake.issue import Issue, Refused
from club.intake.pictures import in_folder
from club.intake.taking import take, write
from club.lint_ics import Linter
from club.problems import Problem
from club.programme.build import build
from club.publication import prepare
from club.sources import kinds
from club.sources.body import without_invisible
from club.sources.gatherings import Session
from club.sources.reader import Item, read
from club.sources.shape import keys
from club.sources.yamltext import parse
from club.text.links import Texts
from club.text.sanitise import SCHEMES, TAGS
from small_project import REPOSITORY, TESTS

NOW = datetime(2026, 11, 21, 22, 26, 40, tzinfo=UTC)
MOST_SECONDS = 10  # of a processor, for one input
ITEM = "essai"
PATHS = [
    *(f"{kind.folder}/{ITEM}{kind.ending}" for kind in kinds.ITEMS),
    f"docs/{ITEM}.md",
    *(f"programme/{name}.yml" for name in kinds.SINGLES),
]
SESSION = f"{kinds.SESSION.folder}/{ITEM}.md"
PERIODS = b'---\nkind: training\ntitle: "T"\n%s\n---\n'
Target = Callable[[bytes], None]


class TooLong(BaseException):
    """An input took more than its time: no ``except Exception`` on the way may hide it."""


def run(name: str, data: bytes) -> None:
    """Give ``data`` to a target; raises what it raises, or TooLong."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooLong(f"more than {MOST_SECONDS} seconds")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
    try:
        TARGETS[name](data)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _yaml(data: bytes) -> None:
    text = without_invisible(_text(data))
    for problem in parse(text, path="x.yml", keys=keys(Session)).problems:
        told.check(problem, text)


def _file(data: bytes) -> None:
    """The first byte says of which kind it is."""
    path, content = PATHS[data[0] % len(PATHS)] if data else PATHS[0], data[1:]
    with _written(_small(), path, content) as root:
        published = prepare(root, NOW, copy_of=REPOSITORY)
    _told(published.problems, path, content)
    assert bool(published.problems) != bool(published.documents)
    for document in published.documents:
        if isinstance(document, File):
            strict.said(document.address, document.content)
        elif isinstance(document, Page):
            markdown_file(document).encode()
            _harmless(document.body)


def _periods(data: bytes) -> None:
    content = PERIODS % data
    with _written(_tiny(), SESSION, content) as root:
        sources = read(root)
        programme, problems = build(sources, NOW)
    _told([*sources.problems, *problems], SESSION, content)
    if programme is not None:
        for file in calendar.documents(programme, "https://club.example.org/"):
            strict.said(file.address, file.content)


def _markdown(data: bytes) -> None:
    text = without_invisible(_text(data).replace("\r\n", "\n").replace("\r", "\n"))
    item = Item(kinds.EXERCISE, ITEM, f"programme/exercises/{ITEM}.md", None, text)
    texts = Texts({"docs/index.md": ""}, {})
    _harmless(texts.text(text, item, "exercices/essai/").html)
    for problem in texts.problems:
        told.check(problem, text)


def _intake(data: bytes) -> None:
    """The first line is the title of the issue."""
    title, _, body = data.decode("utf-8", "surrogateescape").partition("\n")
    root = _small()
    try:
        taken = take(root, Issue(12, title, body, "lou-i"), in_folder(None), NOW)
    except Refused as reason:
        assert str(reason) and "\n" not in str(reason)
        return
    file = root / taken.path
    try:
        write(root, taken)
        problems = prepare(root, NOW, previews=True, copy_of=REPOSITORY).problems
    finally:
        file.unlink(missing_ok=True)
        if file.parent.name != "case-studies":
            file.parent.rmdir()
    assert problems == [], [str(problem) for problem in problems]


def _import(data: bytes) -> None:
    root = _tiny()
    folder = root / kinds.SESSION.folder
    with tempfile.NamedTemporaryFile(suffix=".ics") as file:
        Path(file.name).write_bytes(data)
        try:
            imports.run(imports.Asked(root, Path(file.name), root, None, dry_run=False), NOW)
            programme, problems = build(read(root), NOW)
            assert programme is not None, [str(problem) for problem in problems]
        except imports.Refused as reason:
            assert str(reason)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _comment(data: bytes) -> None:
    try:
        said = as_markdown(read_back(data))
    except NotOurs as reason:
        assert str(reason)
        return
    left = re.sub(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", "", said)  # what is not code is ours
    assert not set("`@<[|") & set(left), left


def _lint(data: bytes) -> None:
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for house in (False, True):
        assert all(1 <= finding.line <= lines for finding in Linter(house=house, now=NOW).lint(data).findings)


TARGETS: dict[str, Target] = {
    "yaml": _yaml,
    "file": _file,
    "periods": _periods,
    "markdown": _markdown,
    "intake": _intake,
    "import": _import,
    "comment": _comment,
    "lint": _lint,
}


# --- what several of them need


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _told(problems: list[Problem] | tuple[Problem, ...], path: str, content: bytes) -> None:
    for problem in problems:
        told.check(problem, content.decode("utf-8", "replace") if problem.path == path else "\n" * 200)


def _harmless(body: str) -> None:
    """Read as a browser reads it, nothing of it runs or leads where no address may."""
    if not body.strip():
        return
    for element in html.fragment_fromstring(body, create_parent="div").iter():
        assert isinstance(element.tag, str), "a comment"
        if "club-" in (element.get("class") or ""):
            continue
        assert element.tag in TAGS, element.tag
        for name, value in element.attrib.items():
            assert not name.startswith("on") and name != "style", name
            scheme = re.match(r"\s*([a-zA-Z][\w+.-]*):", value) if name in ("href", "src") else None
            assert scheme is None or scheme[1].lower() in SCHEMES, value


@cache
def _small() -> Path:
    """A project with an item of every kind."""
    root = _folder()
    shutil.copytree(TESTS / "small", root, dirs_exist_ok=True)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    return root


@cache
def _tiny() -> Path:
    """A project that has only the club and its closures."""
    root = _folder()
    (root / "programme").mkdir()
    for name in kinds.SINGLES:
        shutil.copy(TESTS / "small" / "programme" / f"{name}.yml", root / "programme")
    text = (root / "programme/club.yml").read_text("utf-8")
    (root / "programme/club.yml").write_text(re.sub(r"(?m)^run_by:.*\n", "", text), "utf-8")
    return root


def _folder() -> Path:
    """In memory where there is such a place; it goes with the process."""
    memory = Path("/dev/shm")
    kept = tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None)
    KEPT.append(kept)
    return Path(kept.name)


KEPT: list[tempfile.TemporaryDirectory[str]] = []


@contextmanager
def _written(root: Path, path: str, content: bytes) -> Iterator[Path]:
    """The project with this file, which takes the place of one that was there."""
    file = root / path
    before = file.read_bytes() if file.exists() else None
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    try:
        yield root
    finally:
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)

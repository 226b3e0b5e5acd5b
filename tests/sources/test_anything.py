"""Whatever is typed, pasted or corrupted: reading ends soon, and tells mistakes in French at real places."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import told
from club.problems import Problem
from club.programme.build import build
from club.sources import kinds
from club.sources.explain import example_lines
from club.sources.kinds import Kind
from club.sources.reader import read
from club.sources.shape import fields, groups

BASE = Path(__file__).parent / "base"
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
few = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None)


@contextmanager
def project() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(BASE, folder, dirs_exist_ok=True)
        yield Path(folder)


def tell(files: dict[str, bytes]) -> list[Problem]:
    """All that is told of the project with these files, after checking that it is told as it should be."""
    with project() as root:
        for path, raw in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(raw)
        sources = read(root)
        programme, found = build(sources, NOW)
    problems = [*sources.problems, *found]
    assert (programme is None) == bool(problems)
    for problem in problems:
        told.check(problem, files.get(problem.path, b"\n" * 99).decode("utf-8", "replace"))
    return problems


PATHS = {kind: f"{kind.folder}/essai{kind.ending}" for kind in kinds.ITEMS} | {
    kinds.CLUB: "programme/club.yml",
    kinds.CLOSURES: "programme/closures.yml",
    kinds.PAGE: "docs/essai.md",
}
letters = st.characters(codec="utf-8")
words = st.sampled_from(
    "title kind start end duration repeat until every day dates month week where online name join public themes - -- --- "
    ": :: # #3 \t * & ! !! | > >- % @ ` [ ] { } , ? ~ << *a &a !t ' \" \\ é œ « » \u00a0 \u202f \u2028 \x00 \x85 \ufeff 2026-12-03 "
    "2026-12-03\u00a018:30 9999-12-31 0000-00-00 18:30 1h30 true null no 1e3 0x10 ٣ ... %YAML --- a:b a: b https://a.b/?pwd=c".split(
        " "
    )
)
lines = st.lists(st.lists(words | st.text(letters, max_size=6), max_size=6).map(" ".join), max_size=12)
indented = st.lists(st.tuples(st.integers(0, 6), st.lists(words, max_size=5).map(" ".join)), max_size=14)


@few
@given(st.sampled_from(sorted(PATHS.values())), st.binary(max_size=400))
def test_any_bytes(path: str, raw: bytes) -> None:
    tell({path: raw})


@few
@given(st.sampled_from(sorted(PATHS.values())), st.text(letters, max_size=400))
def test_any_text(path: str, text: str) -> None:
    tell({path: text.encode("utf-8", "surrogatepass")})


@settings(few, max_examples=150)
@given(st.sampled_from(sorted(PATHS.values())), lines | indented.map(lambda rows: [" " * n + text for n, text in rows]))
def test_anything_like_a_header(path: str, rows: list[str]) -> None:
    header = "\n".join(rows)
    text = header if path.endswith(".yml") else f"---\n{header}\n---\n\nLe texte.\n"
    tell({path: text.encode()})


def sound(kind: Kind) -> dict[str, str]:
    """A header with an example of every key, as YAML by key."""
    return {
        key: "\n".join(example_lines(key, info.examples[0]))
        for key, info in fields(kind.model).items()
        if info.examples
    }


values = (
    words
    | st.text(letters, max_size=30)
    | st.from_regex(r"\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}( \d{1,2}[:h]\d{0,2})?", fullmatch=True)
    | st.from_regex(r"(\d{1,5} ?(h|min|:|,|\.)? ?){1,3}", fullmatch=True)
    | st.from_regex(r"(https?:)?/{0,2}[a-z\[\]@:.]{0,12}(\?pwd=x)?", fullmatch=True)
    | st.lists(words, max_size=3).map(lambda some: f"[{', '.join(some)}]")
    | st.lists(st.tuples(words, words), max_size=3).map(
        lambda some: "{" + ", ".join(f"{k}: {v}" for k, v in some) + "}"
    )
    | st.sampled_from(
        [
            "9" * 40,
            "-1",
            "9999-12-31 23:59",
            "2199-12-31 23:59",
            "1800-01-01",
            "9999min",
            "999h59",
            "\ud7ff",
            "|\n    a\n    b",
        ]
    )
)
FIELDS = [(kind, key) for kind in PATHS if kind is not kinds.CLOSURES for key in fields(kind.model)]


@pytest.mark.parametrize("kind", [kind for kind in PATHS if kind is not kinds.CLOSURES], ids=lambda kind: kind.name)
@settings(few, max_examples=40)
@given(data=st.data())
def test_any_value_of_any_key(kind: Kind, data: st.DataObject) -> None:
    header = sound(kind)
    for key in data.draw(st.lists(st.sampled_from(sorted(fields(kind.model))), min_size=1, max_size=3)):
        info = fields(kind.model)[key]
        inner = [name for group in groups(info.annotation) for name in fields(group)]
        value = data.draw(values)
        if inner and data.draw(st.booleans()):
            name = data.draw(st.sampled_from(inner))
            lead = data.draw(st.sampled_from(["", "- ", "2026-10-13:\n    "]))
            header[key] = f"{key}:\n  {lead}{name}: {value}"
        else:
            header[key] = f"{key}: {value}"
    text = "\n".join(header.values()) + "\n"
    tell({PATHS[kind]: (text if kind.ending == ".yml" else f"---\n{text}---\n").encode("utf-8", "replace")})


days = st.dates(datetime(1800, 1, 1).date(), datetime(2199, 12, 31).date())


@few
@given(
    days,
    st.times(),
    days,
    st.sampled_from(["week", "2 weeks", "month"]),
    st.sampled_from(["", "1st monday", "5th friday", "last sunday"]),
    days,
)
def test_any_repeat(start: object, time: object, until: object, every: str, day: str, special: object) -> None:
    rule = f"\n    day: {day}" if day else ""
    header = (
        f'kind: training\ntitle: "T"\nrepeat:\n  - start: {start} {time:%H:%M}\n    duration: 999h\n    every: {every}{rule}\n    until: {until}\n'
        f"dates:\n  {special}:\n    end: {until}\ntimezone: Europe/Lisbon\n"
    )
    tell({PATHS[kinds.SESSION]: f"---\n{header}---\n".encode()})


names = st.text(st.characters(codec="utf-8", exclude_characters="/\x00"), min_size=1, max_size=20).filter(
    lambda name: name.strip(". ")
)


@few
@given(
    st.sampled_from(
        [
            "programme",
            "programme/sessions",
            "programme/images",
            "case-studies",
            "case-studies/x",
            "docs",
            "programme/x/y",
        ]
    ),
    names,
    st.sampled_from(["", ".md", ".yml", ".png", ".MD", ".svg"]),
)
def test_any_file_name(folder: str, name: str, ending: str) -> None:
    if len(f"{name}{ending}".encode()) < 200:
        tell({f"{folder}/{name}{ending}": b"---\ntitle: x\n---\n"})

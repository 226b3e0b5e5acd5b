"""Every text that a file of the programme may hold: what is private in it is refused, found, or in no output."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from club.documents import Page
from club.finish.guard.outputs import content
from club.former import words
from club.programme import clock
from club.publication import prepare
from finish.guard.conftest import FILES as GONE
from finished import leaks
from small_project import TESTS

SMALL = TESTS / "small"
PRIVATE = {
    "passcode": "Code secret : 842917",
    "meeting": "https://us02web.zoom.us/j/8429171234",
    "address": "zoe.martin@exemple.fr",
    "number": "06 39 98 12 34",
    "name": "Zoé de l'Œuvre-Inventée",
}
pytestmark = pytest.mark.slow


def _fields() -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Every text of the header of every file of the small project, and each body."""
    for file in sorted([*SMALL.rglob("*.yml"), *SMALL.rglob("*.md")]):
        path = file.relative_to(SMALL).as_posix()
        header, body = _parts(file.read_text("utf-8"), path)
        yield from ((path, loc) for loc in _texts(header, ()))
        if path.endswith(".md"):
            yield path, ("‹body›",)
            del body


def _parts(text: str, path: str) -> tuple[Any, str]:
    if path.endswith(".yml"):
        return yaml.load(text, yaml.BaseLoader), ""
    _, header, body = text.split("---\n", 2)
    return yaml.load(header, yaml.BaseLoader), body


def _texts(value: Any, loc: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*loc, key))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _texts(inner, (*loc, n))
    else:
        yield loc


def _planted(text: str, path: str, loc: tuple[Any, ...], private: str) -> str:
    header, body = _parts(text, path)
    if loc == ("‹body›",):
        body += f"\n\nAvec {private}, hier.\n"
    else:
        place = header
        for part in loc[:-1]:
            place = place[part]
        place[loc[-1]] = private if place[loc[-1]].startswith("http") else f"{place[loc[-1]]} {private}"
    written = yaml.safe_dump(header, allow_unicode=True, sort_keys=False)
    return written if path.endswith(".yml") else f"---\n{written}---\n{body}"


@pytest.mark.parametrize("private", PRIVATE)
@pytest.mark.parametrize(("path", "loc"), list(_fields()), ids=lambda value: str(value))
def test_what_is_private_in_a_field_is_never_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, loc: tuple[Any, ...], private: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795300000")
    root, build = tmp_path / "project", tmp_path / "build"
    for file in SMALL.rglob("*"):
        if file.is_file():
            target = root / file.relative_to(SMALL)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    (root / "mkdocs.yml").write_text("site_url: https://club.example.org/\n", "utf-8")
    gone = "programme/people/personne-retiree-1.yml"
    (root / gone).write_text(GONE[gone], "utf-8")
    text = PRIVATE[private]
    (root / path).write_text(_planted((root / path).read_text("utf-8"), path, loc, text), "utf-8")
    published = prepare(root, clock.now())
    if published.problems:
        return
    said = []
    for document in published.documents:
        if isinstance(document, Page):
            name = f"{document.address}index.html"
            drawn = json.dumps({**vars(document), "source": None, "body": ""}, ensure_ascii=False, default=str)
            data = f'<script type="application/ld+json">{drawn}</script>{document.body}'.encode()
        else:
            name, data = document.address, document.content
        (build / name).parent.mkdir(parents=True, exist_ok=True)
        (build / name).write_bytes(data)
        said += [text.text for text in content(name, data)]
    if leaks(build, root, previews=False):
        return
    wanted = " ".join(words(text))
    assert not [one for one in said if wanted in " ".join(words(one))]

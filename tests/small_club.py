"""Files of a small club, as tests write them, and the documents they give."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from club.documents import File, Page
from club.problems import Problem
from club.programme.build import build
from club.site import documents
from club.sources.reader import read

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
URL = "https://club.example.org/"
FORMER = "former:\n  - sha256:0123456789abcdef:" + "0" * 64 + "\n"
CLUB = """\
name: Le club d'essai
tagline: Pour essayer
timezone: Europe/Paris
language: fr
calendar_domain: club.example.org
contact:
  name: Solène
  email: solene@example.org
licence: CC-BY-SA-4.0
repository: https://github.com/exemple/club
branch: main
"""


class Made:
    """The documents of a project, and what is wrong with it."""

    def __init__(self, made: list[Page | File], problems: list[Problem]) -> None:
        self.problems = problems
        self.pages = {page.address: page for page in made if isinstance(page, Page)}
        self.files = {file.address: file for file in made if isinstance(file, File)}

    def words(self, address: str) -> str:
        """All that a template can draw on a page."""
        page = self.pages[address]
        return "\n".join([page.title, page.description, page.body, json.dumps(page.data, ensure_ascii=False)])

    def everything(self) -> str:
        return "\n".join([*map(self.words, self.pages), *self.files])


Make = Callable[..., Made]


def make_documents(root: Path, files: dict[str, str | bytes], *, previews: bool = False) -> Made:
    """Write a club with these files in ``root``, and make its documents."""
    for path, content in {"programme/club.yml": CLUB, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content.encode() if isinstance(content, str) else content)
    sources = read(root)
    programme, problems = build(sources, NOW, previews=previews)
    assert programme is not None, [*sources.problems, *problems]
    return Made(*documents(programme, sources, URL))


def session(body: str = "", **keys: str) -> str:
    """A session's file: what it must say, and ``keys``, each written as in YAML."""
    said = {"kind": "training", "title": '"Un atelier"', "start": "2026-12-03 18:30", "duration": "1h30", **keys}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in said.items()) + f"---\n\n{body}\n"


def person(name: str, *lines: str) -> str:
    """A person's file."""
    return f"name: {name}\n" + "".join(f"{line}\n" for line in lines)


PUBLIC = ("visibility: public", "consent: true")
THEME = "---\ntitle: Rituels\nmonth: 2026-12\n---\n"
STUDY = """---
title: Le café du dimanche
summary: Un café.
{extra}
themes:
  - rituels
published_on: 2026-10-15
consent: true
---

## Contexte

Ici.

## Défi

Là.

## Ce que nous avons fait

Cela.

## Résultats

Bien.

## Ce que nous ferions autrement

Tout.
"""

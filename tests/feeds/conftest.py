"""``make``: a small club, to which each test adds what it is about, and its feeds."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from club import feeds, site
from club.programme.build import build
from club.sources.reader import read
from small_club import CLUB, NOW, URL


class Feeds:
    """Both forms of one feed, parsed strictly, and the bytes of all."""

    def __init__(self, files: dict[str, bytes], name: str) -> None:
        self.bytes = files
        strict = etree.XMLParser(recover=False, resolve_entities=False, no_network=True)
        self.atom = etree.fromstring(files[f"flux/{name}.xml"], strict)
        self.json: dict[str, Any] = json.loads(files[f"flux/{name}.json"])

    def all(self, path: str) -> list[Any]:
        """What an XPath finds, ``a:`` being Atom's name space."""
        return self.atom.xpath(path, namespaces={"a": "http://www.w3.org/2005/Atom"})

    @property
    def titles(self) -> list[str]:
        return [item["title"].replace("\u00a0", " ") for item in self.json["items"]]


MakeFeeds = Callable[..., Feeds]


@pytest.fixture
def make(tmp_path: Path) -> MakeFeeds:
    def made(
        files: dict[str, str],
        name: str = "changements",
        *,
        now: datetime = NOW,
        history: dict[str, datetime] | None = None,
        previews: bool = False,
    ) -> Feeds:
        for path, content in {"programme/club.yml": CLUB, **files}.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(content, "utf-8")
        sources = read(tmp_path)
        programme, problems = build(sources, now.astimezone(UTC), previews=previews, history=history or {})
        assert programme is not None, [*sources.problems, *problems]
        pages, broken = site.documents(programme, sources, URL)
        assert not broken
        return Feeds({file.address: file.content for file in feeds.documents(programme, URL, pages)}, name)

    return made

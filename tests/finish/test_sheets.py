"""Two style sheets are one once the site is finished."""

from __future__ import annotations

from pathlib import Path

import pytest

from club.finish.sheets import in_one

HEAD = '<head><link rel="stylesheet" href="{0}a/main.css">\n<link rel="stylesheet" href="{0}own.css">\n<title>x</title></head>'


@pytest.fixture
def build(tmp_path: Path) -> Path:
    for path, text in {
        "assets/a/main.css": "main {}",
        "assets/own.css": "own { background: url('data:image/svg+xml,x') }",
        "index.html": HEAD.format("assets/"),
        "deep/er/index.html": HEAD.format("../../assets/"),
        "404.html": HEAD.format("/sous/assets/"),
        "alone/index.html": '<link rel="stylesheet" href="../assets/own.css">',
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def test_pages_ask_for_one_sheet_in_the_place_of_two(build: Path) -> None:
    assert in_one(build, "/sous/") == 3
    one = '<head><link rel="stylesheet" href="{0}site.css">\n<title>x</title></head>'
    assert (build / "index.html").read_text("utf-8") == one.format("assets/")
    assert (build / "deep/er/index.html").read_text("utf-8") == one.format("../../assets/")
    assert (build / "404.html").read_text("utf-8") == one.format("/sous/assets/")
    assert "own.css" in (build / "alone/index.html").read_text("utf-8")
    written = (build / "assets/site.css").read_text("utf-8")
    assert written.index("main {}") < written.index("own {")


@pytest.mark.parametrize("asks", ["@import 'x.css';", "a { background: url(x.png) }", 'a { src: url( "../x.woff2" ) }'])
def test_sheets_that_ask_for_other_files_stay_where_they_are(build: Path, asks: str) -> None:
    (build / "assets/a/main.css").write_text(asks, "utf-8")
    before = (build / "index.html").read_text("utf-8")
    assert in_one(build, "/sous/") == 0
    assert (build / "index.html").read_text("utf-8") == before

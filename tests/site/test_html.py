"""Every page, the embedded one and the redirects too, satisfies the Nu HTML checker (https://validator.nu)."""

from __future__ import annotations

from pathlib import Path

from html_checker import faults


def test_every_page_is_right(sample_site: Path) -> None:
    assert faults(sample_site) == []


def test_the_checker_does_find_faults(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("<!doctype html><title>x</title><p><div id=a></div><i id=a></i></p>", "utf-8")
    assert len(faults(tmp_path)) == 2

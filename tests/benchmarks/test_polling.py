"""A day of polling: what a subscriber remembers, and how a site is published without touching what is the same."""

from __future__ import annotations

import os
from pathlib import Path

from benchmarks.polling import Answers, Subscriber, publish
from small_project import tree


def test_a_subscriber_asks_again_with_what_was_heard() -> None:
    for asked, names in (
        ("etag", {"If-None-Match", "If-Modified-Since"}),
        ("date", {"If-Modified-Since"}),
        ("neither", set()),
    ):
        of = Subscriber("/agenda.ics", asked, 0.5, Answers())
        assert not {"If-None-Match", "If-Modified-Since"} & of.headers().keys()
        of.heard(200, 5000, '"a-1"', "Fri, 20 Nov 2026 11:00:00 GMT")
        of.heard(304, 200, None, None)
        of.heard(304, 200, None, None)
        assert {"If-None-Match", "If-Modified-Since"} & of.headers().keys() == names
        assert (of.answers.share(), of.answers.share(first=1)) == (2 / 3, 1)
        assert of.answers.mean(200) == 5000


def test_publishing_leaves_what_is_the_same_and_only_that(tmp_path: Path) -> None:
    built, public = tmp_path / "built", tmp_path / "public"
    (built / "agenda").mkdir(parents=True)
    for name in ("same.ics", "other.ics", "agenda/gone.ics"):
        (built / name).write_text("before", "utf-8")
    publish(built, public)
    assert tree(public) == tree(built)
    for file in public.rglob("*.ics"):
        os.utime(file, (1000, 1000))
    (built / "other.ics").write_text("after!", "utf-8")
    (built / "agenda/gone.ics").unlink()
    (built / "agenda/new.ics").write_text("new", "utf-8")
    publish(built, public)
    assert tree(public) == tree(built)
    assert [file.name for file in public.rglob("*.ics") if file.stat().st_mtime == 1000] == ["same.ics"]

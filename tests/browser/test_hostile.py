"""Contributed text is hostile until shown safe: nothing in it runs in a reader's browser or asks another site.

Twice: what the sanitiser leaves of a text, on a bare page with no policy to help it; and the built site, with the
policy switched off, each text in every field of every kind that accepts it.  Hovering, focus and clicks included.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

from browser.payloads import HTML, MARKDOWN, TEXTS
from club import publication
from club.programme.clock import now
from club.programme.coherence import HEADINGS
from club.sources.reader import Item, read
from club.text.links import Texts
from served import served
from small_project import build, small_project

HIT = "window.hits = []; window.hit = () => window.hits.push(1); window.alert = window.hit;"
TOUCH = """() => {
  document.addEventListener("click", (event) => { // what a click runs, not where a link leads
    if (/^(https?|mailto|webcal):/.test(event.target.closest("a")?.href)) event.preventDefault();
  }, true);
  for (const one of document.querySelectorAll("main, main *")) {
    for (const kind of ["mouseover", "mouseenter", "pointerover", "focus", "animationstart", "toggle"]) {
      one.dispatchEvent(new Event(kind, { bubbles: true }));
    }
    one.click?.();
  }
}"""
# Where a body may hold a payload: PAYLOAD stands for it.
PLACES = {
    "paragraph": "Avant PAYLOAD après.",
    "block": "Avant.\n\nPAYLOAD\n\nAprès.",
    "heading": "## Titre PAYLOAD",
    "list": "- un\n- PAYLOAD",
    "quote": "> PAYLOAD",
    "table": "| a | b |\n|---|---|\n| PAYLOAD | c |",
    "admonition": "!!! note\n    PAYLOAD",
    "tab": '=== "Un"\n    PAYLOAD',
    "footnote": "x[^1]\n\n[^1]: PAYLOAD",
    "link": "[PAYLOAD](https://ami.example)",
    "html": "<div markdown>\n\nPAYLOAD\n\n</div>",
}


@contextmanager
def watched_page(browser: Browser, base: str | None = None) -> Iterator[tuple[Page, list[str]]]:
    """A page with no policy at work, and the addresses that it asked outside of ``base``."""
    with browser.new_context(bypass_csp=True, base_url=base, viewport={"width": 1280, "height": 800}) as context:
        context.add_init_script(HIT)
        page, outside = context.new_page(), []
        context.route(
            lambda url: not (base and url.startswith(base)),
            lambda route: (outside.append(route.request.url), route.abort()),
        )
        page.on("dialog", lambda dialog: (outside.append(f"dialog {dialog.message}"), dialog.dismiss()))
        yield page, outside


def touched(page: Page) -> list[int]:
    page.evaluate(TOUCH)
    return list(page.evaluate("() => window.hits"))


@pytest.fixture(scope="module")
def item(tmp_path_factory: pytest.TempPathFactory) -> Item:
    """Whose text it is."""
    return next(item for item in read(small_project(tmp_path_factory.mktemp("small"))).items if item.body)


def ran(browser: Browser, item: Item, texts: dict[str, str]) -> dict[str, object]:
    """For each text whose rendering did something on a bare page: what."""
    found: dict[str, object] = {}
    with watched_page(browser) as (page, outside):
        for name, text in texts.items():
            made = Texts({}, {}).text(text, item, "exercices/x/").html
            page.set_content(f"<!doctype html><html><head></head><body><main>{made}</main></body></html>")
            hits = touched(page)
            if hits or outside:
                found[name] = (hits, [*outside])
            outside.clear()
            page.evaluate("() => { window.hits = []; }")
    return found


def test_the_harness_sees_what_runs(browser: Browser) -> None:
    with watched_page(browser) as (page, outside):
        page.set_content("<main><img src=x onerror=hit()><div onclick=hit()>x</div><script>hit()</script></main>")
        assert len(touched(page)) == 3
        page.set_content("<main><img src=https://evil.invalid/a.png></main>")
        assert "https://evil.invalid/a.png" in outside


def test_nothing_runs_of_a_text_that_was_cleaned(browser: Browser, item: Item) -> None:
    texts = {payload: PLACES["block"].replace("PAYLOAD", payload) for payload in [*HTML, *MARKDOWN, *TEXTS]}
    assert len(texts) >= 100
    assert ran(browser, item, texts) == {}


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_nothing_runs_wherever_it_stands_in_a_text(browser: Browser, item: Item, place: str) -> None:
    texts = {payload: PLACES[place].replace("PAYLOAD", payload) for payload in [*HTML, *MARKDOWN, *TEXTS]}
    assert ran(browser, item, texts) == {}


# --- every field of every kind


def items(number: int, text: str) -> dict[str, tuple[dict[str, object], str]]:
    """Files of every kind that say ``text`` wherever one may say something."""
    n = f"x{number}"
    return {
        f"programme/cohorts/{n}.yml": ({"title": text, "starts": "2026-09", "summary": text, "description": text}, ""),
        f"programme/organisations/{n}.yml": ({"name": text, "sector": text}, ""),
        f"programme/people/{n}.yml": (
            {
                "name": text,
                "role": text,
                "affiliations": [{"organisation": {"name": text}}],
                "bio": text,
                "links": {text: "https://ami.example/"},
                "visibility": "public",
                "consent": True,
            },
            "",
        ),
        f"programme/themes/{n}.md": (
            {
                "title": text,
                "month": "2026-12",
                "question": text,
                "summary": text,
                "resources": [{"title": text, "url": "https://ami.example/", "kind": text, "language": "fr"}],
            },
            text,
        ),
        f"programme/exercises/{n}.md": (
            {
                "title": text,
                "goal": text,
                "duration": "45min",
                "group_size": "any",
                "materials": [text],
                "themes": ["rituels"],
            },
            text,
        ),
        f"programme/sessions/{n}.md": (
            {
                "kind": "training",
                "title": text,
                "summary": text,
                "themes": ["rituels"],
                "start": "2026-12-03 18:30",
                "duration": "1h",
                "where": {"name": text, "address": text},
                "speakers": ["ada"],
                "changes": [{"date": "2026-11-20", "what": "moved", "was": "2026-12-02 18:30", "why": text}],
                "materials": [{"title": text, "url": "https://ami.example/"}],
                "replay": {"state": "none", "why": text},
            },
            text,
        ),
        f"case-studies/{n}.md": (
            {
                "title": text,
                "summary": text,
                "status": "published",
                "authors": [{"name": text, "organisation": text}],
                "organisations": [{"name": text}],
                "themes": ["rituels"],
                "published_on": "2026-11-02",
                "community": {"size": 12, "sector": text, "format": "online"},
                "results": [{"measure": text, "before": text, "after": text, "source": text}],
                "consent": True,
            },
            "\n\n".join(f"## {heading}\n\n{text}" for heading in HEADINGS),
        ),
    }


def written(project: Path, texts: list[str]) -> int:
    """Write the items of each text that the check accepts; the number of files that it refused, with a message."""
    every = [file for number, text in enumerate(texts) for file in items(number, text).items()]
    for path, (header, body) in every:
        said = yaml.safe_dump(header, allow_unicode=True, width=10_000)
        (project / path).write_text(said if path.endswith(".yml") else f"---\n{said}---\n\n{body}\n", "utf-8")
    refused: set[str] = set()
    while problems := publication.prepare(project, now()).problems:
        blamed = {problem.path for problem in problems}
        assert blamed <= {path for path, _ in every}, problems
        assert all(problem.message for problem in problems)
        for path in blamed:
            (project / path).unlink()
        refused |= blamed
    return len(refused)


@pytest.mark.slow
def test_nothing_runs_in_any_field_of_the_built_site(browser: Browser, tmp_path: Path) -> None:
    project, site = small_project(tmp_path / "project"), tmp_path / "site"
    refused = written(project, TEXTS)
    assert 0 < refused < 7 * len(TEXTS)
    done = build(project, site)
    assert done.returncode == 0, done.stdout + done.stderr
    found: dict[str, object] = {}
    with served(site) as online, watched_page(browser, online.url) as (page, outside):
        for file in sorted(site.rglob("index.html")):
            if 'http-equiv="refresh"' in file.read_text("utf-8"):
                continue  # it leads elsewhere at once
            address = file.parent.relative_to(site).as_posix() + "/"
            page.goto(address, wait_until="load")
            hits = touched(page)
            if hits or outside:
                found[address] = (hits, [*outside])
            outside.clear()
    assert found == {}

"""What is published beside the site, for servers and robots."""

from __future__ import annotations

from pathlib import Path
from urllib.robotparser import RobotFileParser

import pytest

from club.hosting import documents

POLICY = "default-src 'self'"


def files(site_url: str, policy: str | None = POLICY) -> dict[str, str]:
    return {file.address: file.content.decode() for file in documents(site_url, policy, [], [])}


@pytest.mark.parametrize("site_url", ["https://club.example.org/", "https://example.org/le-club/"])
def test_robots_may_read_everything_and_calendars_first_of_all(site_url: str) -> None:
    text = files(site_url)["robots.txt"]
    assert "Allow: /agenda*.ics" in text
    assert f"Sitemap: {site_url}sitemap.xml" in text
    robots = RobotFileParser()
    robots.parse(text.splitlines())
    for address in ("agenda.ics", "agenda/theme/rituels.ics", ""):
        assert robots.can_fetch("Google-Calendar-Importer", site_url + address)


def test_calendars_are_served_as_calendars() -> None:
    lines = files("https://club.example.org/")["_headers"].splitlines()
    own = lines[lines.index("/*.ics") + 1 :][:2]
    assert own == ["  Content-Type: text/calendar; charset=utf-8", "  Cache-Control: public, max-age=3600"]


def test_every_answer_carries_what_pages_may_do() -> None:
    lines = files("https://club.example.org/")["_headers"].splitlines()
    everywhere = lines[lines.index("/*") + 1 :][:3]
    assert f"  Content-Security-Policy: {POLICY}" in everywhere
    assert {"  X-Content-Type-Options: nosniff", "  Referrer-Policy: same-origin"} <= set(everywhere)
    assert "Content-Security-Policy" not in files("https://club.example.org/", None)["_headers"]


def test_hidden_files_are_built_too(sample_site: Path) -> None:
    for name in (".nojekyll", "_headers", "robots.txt"):
        assert (sample_site / name).is_file()

"""What « club check --since » lets through loses no address and no UID: the whole site, before and after."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar

from club.documents import File
from club.publication import Publication, prepare
from club.since.compare import compare
from small_club import CLUB, NOW, STUDY, THEME, session

WEEKLY = (
    "---\nkind: peer-call\ntitle: Appel\nrepeat:\n  - start: 2026-12-01 12:30\n    duration: 45min\n    every: week\n"
    "    until: 2026-12-29\n{}---\n"
)
CANCELLED = "dates:\n  2026-12-29:\n    changes:\n      - {date: 2026-11-22, what: cancelled}\n"
MASTERCLASS = session(themes="[rituels]").replace("kind: training\n", "")
PUBLISHED = STUDY.format(extra="status: published\nauthors:\n  - name: Nour")
BASE = {
    "mkdocs.yml": "site_url: https://club.example.org/\n",
    "programme/club.yml": CLUB,
    "programme/themes/rituels.md": THEME,
    "programme/sessions/atelier.md": session("On essaie.", themes="[rituels]"),
    "programme/sessions/appel.md": WEEKLY.format(""),
    "programme/organisations/velo.yml": "name: Vélo Club\n",
    "case-studies/cafe.md": PUBLISHED,
    "docs/venir.md": "---\ntitle: Venir\nsummary: Comment venir.\n---\n\nVenez.\n",
}
PASSAGES: dict[str, tuple[list[str], dict[str, str]]] = {  # the files that go, and those that come or change
    "a session renamed": (
        ["programme/sessions/atelier.md"],
        {"programme/sessions/essai.md": session("On essaie.", themes="[rituels]", aliases="[atelier]")},
    ),
    "a session that becomes a masterclass": (
        ["programme/sessions/atelier.md"], {"programme/masterclasses/atelier.md": MASTERCLASS}
    ),
    "a repeat renamed": (
        ["programme/sessions/appel.md"], {"programme/sessions/pairs.md": WEEKLY.format("aliases: [appel]\n")}
    ),
    "a theme renamed": (
        ["programme/themes/rituels.md"],
        {"programme/themes/rites.md": THEME.replace("title:", "aliases: [rituels]\ntitle:")},
    ),
    "an organisation renamed": (
        ["programme/organisations/velo.yml"],
        {"programme/organisations/cyclistes.yml": "name: Cyclistes\naliases:\n  - velo\n"},
    ),
    "a session moved": (
        [],
        {"programme/sessions/atelier.md": session(
            "On essaie.", themes="[rituels]", start="2026-12-10 18:30",
            changes="[{date: 2026-11-22, what: moved, was: 2026-12-03 18:30}]",
        )},
    ),
    "a closure, its published date cancelled": (
        [],
        {"programme/closures.yml": "- from: 2026-12-29\n  why: Fêtes\n",
         "programme/sessions/appel.md": WEEKLY.format(CANCELLED)},
    ),
    "a study in a folder of its own": (["case-studies/cafe.md"], {"case-studies/cafe/index.md": PUBLISHED}),
    "a page in a folder of its own": (["docs/venir.md"], {"docs/venir/index.md": BASE["docs/venir.md"]}),
}  # fmt: skip


def published(root: Path, files: dict[str, str]) -> Publication:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    done = prepare(root, NOW)
    assert done.programme is not None and not done.problems, done.problems
    return done


def addresses(of: Publication) -> set[str]:
    """All but the drawings that only our own pages show."""
    return {one.address for one in of.documents if not one.address.startswith("assets/")}


def uids(of: Publication) -> set[str]:
    calendars = [one.content for one in of.documents if isinstance(one, File) and one.address.endswith(".ics")]
    return {str(event["UID"]) for calendar in calendars for event in Calendar.from_ical(calendar).events}


@pytest.mark.parametrize("passage", PASSAGES)
def test_what_is_let_through_loses_nothing(tmp_path, passage):
    gone, come = PASSAGES[passage]
    before = published(tmp_path / "before", BASE)
    after = published(tmp_path / "after", {path: text for path, text in {**BASE, **come}.items() if path not in gone})
    assert before.programme is not None
    assert after.programme is not None
    assert compare(before.programme, after.programme) == []
    assert addresses(before) - addresses(after) == set()
    assert uids(before) - uids(after) == set()

"""No page passes 390 elements or 80 kB, whatever the size of the club.

390 elements are what the EcoIndex allows for its grade A, with the requests and bytes of these pages.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.sizes import weight
from small_club import PUBLIC, person, session
from small_project import build, small_project

ELEMENTS, KILOBYTES = 390, 80
WEEKLY = "\n  - start: 2026-11-2{day} {hour}:00\n    duration: 1h\n    every: week\n    until: 2027-06-30"


def heavy(site: Path) -> dict[str, tuple[int, float]]:
    """The pages of a site that are too much, with how much they are."""
    found = {page.relative_to(site).as_posix(): weight(page.read_bytes()) for page in site.rglob("*.html")}
    return {page: of for page, of in found.items() if of[0] > ELEMENTS or of[1] > KILOBYTES}


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten years of themes, a month of ninety sessions, twenty calls a week, all of them of one theme and one cohort."""
    folder = tmp_path_factory.mktemp("large")
    project = small_project(folder / "project")
    files = {"programme/cohorts/toutes.yml": "title: Toutes\nstarts: 2026-01\n"}
    of_all = {"themes": "[theme-119]", "cohorts": "[toutes]"}
    for n in range(120):
        of_month = f"month: {2017 + n // 12}-{n % 12 + 1:02}\nquestion: Pourquoi ?\nsummary: On verra."
        files[f"programme/themes/theme-{n}.md"] = f"---\ntitle: Thème {n}\n{of_month}\n---\n"
    for n in range(70):
        files[f"programme/organisations/maison-{n}.yml"] = f"name: Maison {n}\n"
        works = ("affiliations:", f"  - organisation: maison-{n}")
        files[f"programme/people/ada-{n}.yml"] = person(f"Ada {n}", *PUBLIC, *works)
    for n in range(90):
        when = f"2026-12-{n % 30 + 1:02} {8 + n % 12:02}:30"
        files[f"programme/sessions/seance-{n}.md"] = session(start=when, speakers=f"[ada-{n % 70}]", **of_all)
    for n in range(20):
        call = {"kind": "peer-call", "title": f"Appel {n}", "repeat": WEEKLY.format(day=3 + n % 5, hour=10 + n % 9)}
        text = session(**call, **of_all).replace("start: 2026-12-03 18:30\nduration: 1h30\n", "")
        files[f"programme/sessions/appel-{n}.md"] = text
        open_ = session(month="2026-12", **of_all).replace("start: 2026-12-03 18:30\nduration: 1h30\n", "")
        files[f"programme/sessions/un-jour-{n}.md"] = open_
    for path, text in files.items():
        (project / path).write_text(text, "utf-8")
    done = build(project, folder / "site")
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_no_page_of_the_sample_is_heavy(sample_site: Path) -> None:
    assert heavy(sample_site) == {}


def test_no_page_of_a_large_club_is_heavy(large: Path) -> None:
    assert heavy(large) == {}


@pytest.mark.parametrize("address", [
    "agenda", "agenda/2026-12", "programme", "programme/theme-119/seances", "programme/theme-119/qui",
    "promos/toutes/seances", "abonnements/par-organisation", "abonnements/par-personne", "abonnements/par-thematique",
])  # fmt: skip
def test_what_is_long_goes_on(large: Path, address: str) -> None:
    assert (large / address / "page" / "2" / "index.html").is_file()
    assert "Page suivante" in (large / address / "index.html").read_text("utf-8")

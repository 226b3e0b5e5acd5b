"""What the API never says, and what it says of what happened."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from club import api, site
from club.programme.build import build
from club.sources.reader import read
from small_club import CLUB, FORMER, NOW, PUBLIC, STUDY, THEME, URL, person, session

ATELIER = "programme/sessions/atelier.md"
GONE = {"programme/people/retiree-1.yml": f"visibility: withdrawn\n{FORMER}"}
THEMES = {"programme/themes/rituels.md": THEME}


class Api:
    def __init__(self, files: dict[str, str]) -> None:
        self.files = files
        self.everything = "\n".join(files.values())

    def items(self, name: str) -> list[dict[str, Any]]:
        return json.loads(self.files[f"api/v1/{name}.json"])["items"]

    @property
    def date(self) -> dict[str, Any]:
        return self.items("sessions")[0]["occurrences"][0]


@pytest.fixture
def make(tmp_path: Path):
    def made(files: dict[str, str], *, previews: bool = False, now: datetime = NOW) -> Api:
        for path, content in {"programme/club.yml": CLUB, **files}.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(content, "utf-8")
        sources = read(tmp_path)
        programme, problems = build(sources, now, previews=previews)
        assert programme is not None, [*sources.problems, *problems]
        pages, broken = site.documents(programme, sources, URL)
        assert not broken
        return Api({file.address: file.content.decode() for file in api.documents(programme, URL, pages)})

    return made


def test_a_hidden_address_is_nowhere(make) -> None:
    where = "\n  name: Le Grenier\n  address: 8 bis rue des Essais\n  geo: 47.62, -5.91\n  address_for: members"
    made = make({ATELIER: session(where=where)})
    assert made.date["where"]["name"] == "Le Grenier" and made.date["where"]["members_only"]
    assert "rue des Essais" not in made.everything and "47.62" not in made.everything


def test_a_link_is_said_only_if_it_is_public(make) -> None:
    assert make({ATELIER: session(join="platform")}).date["join"] is None
    link = "\n  url: https://visio.example.org/club\n  public: true"
    assert make({ATELIER: session(join=link)}).date["join"] == "https://visio.example.org/club"


def test_people_are_named_as_far_as_they_agreed(make) -> None:
    files = {
        **GONE,
        "programme/people/tao.yml": person("Tao Démo", "role: Un rôle discret"),
        "programme/people/ada.yml": person("Ada Exemple", *PUBLIC),
        ATELIER: session(hosts="\n  - ada", speakers="\n  - tao\n  - retiree-1"),
    }
    made = make(files)
    assert [one["title"] for one in made.items("people")] == ["Ada Exemple"]
    assert made.date["hosts"] == [
        {"id": "ada", "name": "Ada Exemple", "url": f"{URL}personnes/ada/", "organisation": None}
    ]
    assert [(one["id"], one["name"], one["url"]) for one in made.date["speakers"]] == [
        (None, "Tao Démo", None),
        (None, "une personne membre", None),
    ]
    assert "rôle discret" not in made.everything and "retiree-1" not in made.everything


def test_a_withdrawn_organisation_has_no_name(make) -> None:
    files = {
        "programme/organisations/retiree-1.yml": f"visibility: withdrawn\n{FORMER}",
        "programme/people/ada.yml": person("Ada", *PUBLIC, "affiliations:", "  - organisation: retiree-1"),
        "programme/cohorts/promo.yml": "title: Promo\nstarts: 2026-09\norganisations:\n  - retiree-1\n",
        ATELIER: session(hosts="\n  - ada"),
    }
    made = make(files)
    assert "retiree-1" not in made.everything
    assert made.items("cohorts")[0]["organisations"][0]["name"] == "une organisation membre"
    assert made.date["hosts"][0]["organisation"] == "une organisation membre"


@pytest.mark.parametrize("previews", [False, True])
def test_a_draft_is_nowhere_even_in_a_preview(make, previews) -> None:
    files = {**THEMES, "case-studies/cafe.md": STUDY.format(extra="authors:\n  - name: Une animatrice"),
             ATELIER: session(case_studies="\n  - cafe")}  # fmt: skip
    made = make(files, previews=previews)
    assert made.items("case-studies") == made.date["case_studies"] == []
    assert "cafe" not in made.everything


def test_a_study_of_somebody_who_left_leaves(make) -> None:
    study = STUDY.format(extra="status: published\nauthors:\n  - retiree-1")
    assert make({**THEMES, **GONE, "case-studies/cafe.md": study}).items("case-studies") == []


def test_a_move_is_told_with_its_offset(make) -> None:
    changes = "\n  - date: 2026-11-20\n    what: moved\n    was: 2026-10-01 18:30"
    date = make({ATELIER: session(changes=changes)}).date
    assert (date["start"], date["sequence"]) == ("2026-12-03T18:30:00+01:00", 1)
    assert date["changes"] == [{"date": "2026-11-20", "what": "moved", "was": "2026-10-01T18:30:00+02:00", "why": None}]


def test_the_clock_decides_of_what_is_coming_only(make) -> None:
    files = {ATELIER: session()}
    before, after = make(files), make(files, now=NOW.replace(year=2031))
    assert len(before.items("upcoming")) == 1 and after.items("upcoming") == []
    changed = {name for name in before.files if before.files[name] != after.files[name]}
    assert changed <= {"api/v1/upcoming.json", "api/v1/index.json", "api/v1/addresses.json"}

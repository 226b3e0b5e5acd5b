"""« club new season »: the next season, from the rhythm of the last; nothing is written over, and all of it passes."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from club.cli import main
from club.programme.build import build
from club.programme.graph import Programme
from club.sources.reader import read
from small_club import CLUB, NOW, PUBLIC, THEME, person

WEEKLY = """---
kind: peer-call
title: "L'appel du mardi"
summary: "On se parle, dès le mardi 8 septembre."
repeat:
  - start: {start} 12:30
    duration: 45min
    every: {every}
    until: {until}
where:
  online: true
join: platform
hosts:
  - ada
  - partie
register:
  url: https://www.example.org/inscription
themes:
  - rituels
---

On se retrouve le mardi 6 octobre.
"""
MONTHLY = """---
kind: coaching
title: "La permanence"
repeat:
  - start: 2026-09-24 18:00
    duration: 1h30
    every: month
    day: last thursday
    until: 2027-06-30
---
"""
FILES = {
    "mkdocs.yml": "site_name: Essai\nsite_url: https://club.example.org/\n",
    "programme/club.yml": CLUB,
    "programme/themes/rituels.md": THEME,
    "programme/people/ada.yml": person("Ada Exemple", *PUBLIC),
    "programme/people/partie.yml": "visibility: withdrawn\nformer:\n  - sha256:0123456789abcdef:" + "0" * 64 + "\n",
    "programme/sessions/appel.md": WEEKLY.format(start="2026-09-08", every="week", until="2027-06-29"),
    "programme/sessions/permanence.md": MONTHLY,
    "programme/cohorts/promo-2026.yml": 'title: "Promo 2026"\nstarts: 2026-10\nends: 2027-05\n',
}
CALL = "programme/sessions/appel-2027.md"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    return tmp_path


def programme(root: Path) -> Programme:
    sources = read(root)
    made, problems = build(sources, NOW)
    assert made is not None, [*sources.problems, *problems]
    return made


def days(root: Path, session: str) -> list[date]:
    made = programme(root)
    return [of.original for of in made.occurrences_of(made.get("session", session)) if of.original]


def test_twelve_themes_the_recurring_sessions_and_the_cohort(project: Path) -> None:
    before = {path.relative_to(project).as_posix() for path in project.rglob("*.*")}
    assert main(["new", "season"]) == 0
    new = {path.relative_to(project).as_posix() for path in project.rglob("*.*")} - before
    months = [f"2027-{month:02d}" for month in range(9, 13)] + [f"2028-{month:02d}" for month in range(1, 9)]
    assert new == {
        *(f"programme/themes/thematique-{month}.md" for month in months),
        CALL,
        "programme/sessions/permanence-2027.md",
        "programme/cohorts/promo-2027.yml",
    }
    assert main(["check"]) == 0


def test_a_weekly_call_falls_on_the_same_weekday_a_year_later(project: Path) -> None:
    main(["new", "season"])
    found = days(project, "appel-2027")
    assert (found[0], found[-1]) == (date(2027, 9, 7), date(2028, 6, 27))
    assert {day.weekday() for day in found} == {1}
    first = next(of for of in programme(project).occurrences if of.session.id == "appel-2027")
    assert f"{first.start:%H:%M}" == "12:30"


def test_a_monthly_rhythm_keeps_its_rank_in_the_month(project: Path) -> None:
    main(["new", "season"])
    found = days(project, "permanence-2027")
    assert found[0] == date(2027, 9, 30)
    assert found[-1] == date(2028, 6, 29)
    assert all(day.weekday() == 3 and (day.replace(day=28).month, day.day > 21) == (day.month, True) for day in found)


def test_a_rhythm_that_begins_with_the_season_does_not_begin_before_the_next(project: Path) -> None:
    text = WEEKLY.format(start="2026-09-01", every="2 weeks", until="2027-06-29")
    (project / "programme/sessions/appel.md").write_text(text, "utf-8")
    main(["new", "season"])
    assert days(project, "appel-2027")[0] == date(2027, 9, 7)


def test_it_begins_on_a_day_that_is_not_closed(project: Path) -> None:
    (project / "programme/closures.yml").write_text("- from: 2027-09-01\n  to: 2027-09-16\n  why: Rentrée\n", "utf-8")
    main(["new", "season"])
    assert days(project, "appel-2027")[0] == date(2027, 9, 21)
    assert "start: 2027-09-21 12:30" in (project / CALL).read_text("utf-8")


def test_people_decide_what_belonged_to_the_year(project: Path) -> None:
    main(["new", "season"])
    text = (project / CALL).read_text("utf-8")
    assert "  - ada\n" in text
    assert not re.search(r"^(register|themes|changes|dates|aliases|announced|cohorts):|partie", text, re.MULTILINE)
    assert text.count("# À décider") == 5
    assert "le mardi 6 octobre" not in text, "a weekday of another year"
    assert "le 6 octobre" in text


def test_what_is_invented_stays_an_example(project: Path) -> None:
    (project / "programme/themes/rituels.md").write_text(THEME.replace("title:", "example: true\ntitle:"), "utf-8")
    main(["new", "season"])
    assert "example: true" in (project / CALL).read_text("utf-8")
    assert "example: true" in (project / "programme/themes/thematique-2028-03.md").read_text("utf-8")


def test_what_is_there_already_is_left_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = {
        "programme/themes/accueil.md": "---\ntitle: Accueil\nmonth: 2027-09\n---\n",
        CALL: FILES["programme/sessions/permanence.md"],
        "programme/cohorts/deuxieme.yml": "title: Deuxième\nstarts: 2028-01\n",
    }
    for path, text in own.items():
        (project / path).write_text(text, "utf-8")
    assert main(["new", "season", "2027"]) == 0
    assert all((project / path).read_text("utf-8") == text for path, text in own.items())
    assert not (project / "programme/themes/thematique-2027-09.md").exists()
    assert not (project / "programme/cohorts/promo-2027.yml").exists()
    told = capsys.readouterr().out
    assert all(path in told for path in own)


def test_a_season_opens_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "season", "2027"]) == 0
    before = {path: path.read_bytes() for path in project.rglob("*.*")}
    capsys.readouterr()
    assert main(["new", "season", "2027"]) == 1
    assert capsys.readouterr().err == "La saison 2027-2028 est déjà ouverte : rien à ajouter.\n"
    assert {path: path.read_bytes() for path in project.rglob("*.*")} == before


def test_nothing_is_written_when_the_result_would_not_pass(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("club.new.season.theme_text", lambda month, before, *, example: "---\ntitre: Non\n---\n")
    before = set(project.rglob("*.*"))
    assert main(["new", "season"]) == 1
    assert "Rien n'est écrit" in capsys.readouterr().err
    assert set(project.rglob("*.*")) == before


def test_a_broken_project_is_mended_first(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "programme/themes/rituels.md").write_text("---\ntitre: Rituels\n---\n", "utf-8")
    assert main(["new", "season"]) == 1
    assert "corrigez d'abord" in capsys.readouterr().err


def test_a_word_that_is_no_year_is_answered(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "season", "prochaine"]) == 1
    assert "club new season 2027" in capsys.readouterr().err

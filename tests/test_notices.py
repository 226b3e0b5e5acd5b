"""Public holidays are pointed out by « club check », and forbid nothing."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from club import report, rules
from club.cli import main
from club.notices import notices, public_holidays
from club.problems import Problem
from club.programme.build import build
from club.report.summary import summary
from club.sources.reader import read
from small_club import CLUB, session

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SESSION = "programme/sessions/appel.md"
WEEKLY = (
    "---\nkind: peer-call\ntitle: Appel\nrepeat:\n  - start: {start} 12:30\n    duration: 45min\n    every: week\n"
    "    until: {until}\n{more}---\n"
)


def thursdays(more: str = "", start: str = "2027-04-29", until: str = "2027-05-13") -> str:
    """A call on Thursdays, among them Ascension Day, 6 May 2027."""
    return WEEKLY.format(start=start, until=until, more=more)


@pytest.fixture
def told(tmp_path: Path):
    def noticed(text: str, closures: str = "[]\n", now: datetime = NOW) -> list[str]:
        for path, content in {SESSION: text, "programme/club.yml": CLUB, "programme/closures.yml": closures}.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(content, "utf-8")
        sources = read(tmp_path)
        programme, problems = build(sources, now)
        assert programme is not None, [*sources.problems, *problems]
        return [str(notice) for notice in notices(programme)]

    return noticed


def test_a_session_on_a_public_holiday(told):
    assert told(session(start="2027-07-14 18:30")) == [
        "programme/sessions/appel.md:4:8: club-076: le mercredi 14 juillet 2027 est un jour férié (Fête nationale). "
        "Si c'est voulu : closures: false"
    ]


def test_a_date_of_a_repeat_on_one(told):
    assert told(thursdays()) == [
        "programme/sessions/appel.md:4:1: club-076: le jeudi 6 mai 2027 est un jour férié (Ascension). "
        "Pour la sauter, une fermeture dans programme/closures.yml : « - from: 2027-05-06 ». "
        "Si c'est voulu, une entrée « 2027-05-06: » sous dates, ou closures: false."
    ]


def test_the_dates_of_a_repeat_are_told_in_order(told):
    found = told(thursdays(start="2026-12-25", until="2027-01-01"))
    assert [line.split("est un")[0].rpartition(": ")[2] for line in found] == [
        "le vendredi 25 décembre 2026 ",
        "le vendredi 1er janvier 2027 ",
    ]


def test_a_gathering_of_several_days(told):
    days = session(start="2027-07-13", end="2027-07-15").replace("duration: 1h30\n", "")
    assert ["14 juillet 2027" in line for line in told(days)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        session(start="2027-07-14 18:30", closures="false"),
        session(start="2027-07-14 18:30", changes="[{date: 2026-11-20, what: cancelled}]"),
        session(start="2027-07-15 18:30"),
        session(start="2026-11-11 18:30"),  # past
        "---\nkind: training\ntitle: Appel\nmonth: 2027-07\n---\n",
        thursdays("closures: false\n"),
        thursdays('dates:\n  2027-05-06:\n    title: "Appel du jeudi férié"\n'),
    ],
    ids=["wanted", "cancelled", "another day", "past", "without a date", "repeat wanted", "date wanted"],
)
def test_what_is_wanted_past_or_called_off_is_not_pointed_out(told, text):
    assert told(text) == []


def test_a_closure_takes_the_date_away(told):
    assert told(thursdays(), '- from: 2027-05-06\n  why: "Ascension"\n') == []


def test_the_day_is_that_of_the_club(told):
    late = session(start="2027-07-13 20:00", timezone="America/Montreal")
    assert ["14 juillet" in line for line in told(late)] == [True]


def test_only_what_is_a_holiday_in_all_of_metropolitan_france():
    assert len(public_holidays(2027)) == 11


# --- how they are shown

NOTICE = Problem("a.md", 4, 8, rules.PUBLIC_HOLIDAY.code, "le jeudi 6 mai 2027 est un jour férié (Ascension).")
PROBLEM = Problem("b.md", 1, 1, rules.HTML.code, "balise.")


def test_text_points_them_out_after_the_problems():
    assert report.show([], report.Format.TEXT, [NOTICE]) == (
        "Tout va bien : aucun problème.\n"
        "\n"
        "À savoir, sans rien à corriger :\n"
        "  a.md:4:8: club-076: le jeudi 6 mai 2027 est un jour férié (Ascension)."
    )
    both = report.show([PROBLEM], report.Format.TEXT, [NOTICE])
    assert both.startswith(report.as_text([PROBLEM]) + "\n\nÀ savoir")


def test_github_shows_them_as_notices_ten_at_most():
    assert report.show([], report.Format.GITHUB, [NOTICE]).split("\n")[1] == (
        "::notice file=a.md,line=4,col=8,title=Jour férié (club-076)::le jeudi 6 mai 2027 est un jour férié (Ascension)."
    )
    lines = report.show([PROBLEM], report.Format.GITHUB, [NOTICE] * 12).split("\n")
    assert sum(line.startswith("::notice ") for line in lines) == 10
    assert lines[-1] == "… et 2 remarques de plus : voir le résumé de l'étape."


def test_json_says_their_level():
    problem, notice = json.loads(report.show([PROBLEM], report.Format.JSON, [NOTICE]))
    assert "level" not in problem
    assert notice["level"] == "notice"


def test_the_summary_of_a_job_has_them_last():
    written = summary([], [NOTICE])
    assert written.startswith("## Tout va bien")
    assert "## À savoir, sans rien à corriger\n\n```text\na.md:4:8: club-076:" in written


def test_check_points_them_out_and_exits_with_zero(tmp_path, monkeypatch, capsys):
    for path, text in {
        "mkdocs.yml": "site_url: https://club.example.org/\n",
        "programme/club.yml": CLUB,
        SESSION: session(start="2027-07-14 18:30"),
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    assert main(["check"]) == 0
    assert capsys.readouterr().out.endswith("(Fête nationale). Si c'est voulu : closures: false\n")

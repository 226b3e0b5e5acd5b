"""The agenda by week, the months as grids, the dates of a repeat, and how one adds a date to a calendar."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from icalendar import Calendar

from club import calendar
from club.programme.build import build
from club.sources.reader import read
from small_club import NOW, THEME, URL, Made, Make, session

ATELIER, PAGE = "programme/sessions/atelier.md", "agenda/atelier/"
MOVED = "\n  - date: 2026-11-20\n    what: moved\n    was: 2026-12-01 18:30\n    why: Salle prise"
DAILY = "---\nkind: peer-call\ntitle: L'appel\nrepeat:\n{periods}---\n"


def repeat(years: int) -> str:
    """A call of every Tuesday, for so many seasons from September 2025."""
    period = "  - start: {}-09-0{} 12:30\n    duration: 45min\n    every: week\n    until: {}-06-29\n"
    tuesdays = {2025: 2, 2026: 1, 2027: 7, 2028: 5}
    return DAILY.format(periods="".join(period.format(y, tuesdays[y], y + 1) for y in range(2025, 2025 + years)))


# --- weeks


def test_what_comes_is_grouped_by_week(make: Make) -> None:
    starts = ("2026-11-22 18:30", "2026-11-23 09:00", "2026-11-29 20:00", "2026-12-07 18:30", "2027-01-05 18:30")
    files = {f"programme/sessions/s-{n}.md": session(start=start) for n, start in enumerate(starts)}
    weeks = make(files).pages["agenda/"].data["weeks"]
    assert [(week["now"], len(week["cards"])) for week in weeks] == [
        ("Cette semaine", 1), ("La semaine prochaine", 2), ("Semaine du 7 décembre", 1), ("Semaine du 4 janvier 2027", 1),
    ]  # fmt: skip


def test_a_date_to_be_fixed_stands_apart(make: Make) -> None:
    text = session(month="2027-02").replace("start: 2026-12-03 18:30\nduration: 1h30\n", "")
    data = make({ATELIER: text}).pages["agenda/"].data
    assert [(week["week"], week["now"]) for week in data["weeks"]] == [("", "Date à fixer")]


def test_filters_offer_only_what_something_answers_to(make: Make) -> None:
    made = make({"programme/themes/rituels.md": THEME, ATELIER: session(themes="\n  - rituels")})
    filters = {of["name"]: [option["id"] for option in of["options"]] for of in made.pages["agenda/"].data["filters"]}
    assert filters == {"type": ["training"], "thematique": ["rituels"], "promo": []}
    (card,) = made.pages["agenda/"].data["weeks"][0]["cards"]
    assert card["facets"] == {"type": "training", "thematique": "rituels", "promo": ""}


def daily(month: str, days: int, each: int = 1) -> dict[str, str]:
    """So many sessions on each of the first days of a month."""
    return {
        f"programme/sessions/s-{month}-{day}-{n}.md": session(start=f"{month}-{day:02} 18:30")
        for day in range(1, days + 1)
        for n in range(each)
    }


def agenda(made: Made) -> list[dict[str, Any]]:
    """The data of its pages, as a reader meets them who goes on to the next one."""
    found, address = [], "agenda/"
    while address:
        found.append(made.pages[address].data)
        address = (found[-1]["pager"] or {}).get("after")
    return found


def test_a_short_agenda_is_one_page(make: Make) -> None:
    made = make(daily("2026-12", 12))
    assert not [address for address in made.pages if address.startswith("agenda/page/")]
    assert (made.pages["agenda/"].data["pager"], made.pages["agenda/"].data["held"]) == (None, None)


def test_a_long_agenda_goes_on_page_after_page(make: Make) -> None:
    made = make({**daily("2027-01", 28), **daily("2027-02", 28)})
    pages = agenda(made)
    assert [sum(len(week["cards"]) for week in page["weeks"]) for page in pages] == [12, 12, 12, 12, 8]
    met = [card["url"] for page in pages for week in page["weeks"] for card in week["cards"]]
    assert met == [f"agenda/s-2027-0{month}-{day}-0/" for month in (1, 2) for day in range(1, 29)]
    assert [week["now"] for week in pages[1]["weeks"]] == [
        "Semaine du 11 janvier 2027 (suite)", "Semaine du 18 janvier 2027",
    ]  # fmt: skip
    assert made.pages["agenda/page/2/"].title == "Agenda, page 2"


def test_what_has_no_date_goes_on_beside_what_has_one(make: Make) -> None:
    text = session(month="2027-02").replace("start: 2026-12-03 18:30\nduration: 1h30\n", "")
    made = make({**daily("2026-12", 14), **{f"programme/sessions/u-{n}.md": text for n in range(8)}})
    held = [[len(week["cards"]) for week in page["weeks"] if not week["week"]] for page in agenda(made)]
    assert held == [[6], [2]]
    assert agenda(made)[1]["weeks"][-1]["now"] == "Date à fixer (suite)"


def test_the_filters_know_which_page_has_what(make: Make) -> None:
    files = {
        **daily("2026-12", 14),
        "programme/sessions/fete.md": session(kind="celebration", start="2027-01-09 18:30"),
    }
    made = make(files)
    held = json.loads(made.files["agenda/facettes.json"].content)
    assert [[one["type"] for one in page] for page in held] == [["training"] * 12, ["training"] * 2 + ["celebration"]]
    assert made.pages["agenda/"].data["held"] == "agenda/facettes.json"
    offered = [option["id"] for option in made.pages["agenda/"].data["filters"][0]["options"]]
    assert offered == ["training", "celebration"]


# --- months


def cells(data: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    return {day["date"]: day["entries"] for week in data["weeks"] for day in week if day["number"]}


def test_a_month_has_its_days_in_weeks_from_monday(make: Make) -> None:
    data = make({ATELIER: session()}).pages["agenda/2026-12/"].data
    assert [day["number"] for day in data["weeks"][0]] == [None, "1er", "2", "3", "4", "5", "6"]
    assert len(cells(data)) == 31
    (entry,) = cells(data)["2026-12-03"]
    assert (entry["url"], entry["hour"], entry["text"]) == (PAGE, "18\u00a0h\u00a030", "Formation")


def test_an_hour_is_the_club_s_and_so_is_the_day(make: Make) -> None:
    data = make({ATELIER: session(start="2026-12-03 20:00", timezone="America/Toronto")}).pages["agenda/2026-12/"].data
    assert [entry["hour"] for entry in cells(data)["2026-12-04"]] == ["2\u00a0h"]


def test_several_whole_days_stand_in_each(make: Make) -> None:
    text = session(start="2026-12-30", end="2027-01-02").replace("duration: 1h30\n", "")
    made = make({ATELIER: text, "programme/sessions/autre.md": session(start="2027-01-20 18:30")})
    assert [day for day, entries in cells(made.pages["agenda/2026-12/"].data).items() if entries] == [
        "2026-12-30", "2026-12-31",
    ]  # fmt: skip
    january = cells(made.pages["agenda/2027-01/"].data)
    assert [entry["text"] for entry in january["2027-01-01"]] == ["suite, Formation"]


def test_what_is_called_off_says_so_in_its_day(make: Make) -> None:
    changes = "\n  - date: 2026-11-20\n    what: cancelled\n    why: Grippe"
    (entry,) = cells(make({ATELIER: session(changes=changes)}).pages["agenda/2026-12/"].data)["2026-12-03"]
    assert (entry["state"], entry["text"]) == ("cancelled", "Annulée, Formation")


def test_a_full_month_goes_on_after_a_whole_week(make: Make) -> None:
    made = make(daily("2026-12", 31, each=2))
    first, second = (made.pages[address].data for address in ("agenda/2026-12/", "agenda/2026-12/page/2/"))
    assert "agenda/2026-12/page/3/" not in made.pages
    assert (list(cells(first))[-1], next(iter(cells(second)))) == ("2026-12-20", "2026-12-21")
    met = [entry["url"] for page in (first, second) for entries in cells(page).values() for entry in entries]
    assert len(met) == len(set(met)) == 62
    assert first["caption"] == second["caption"] == "62 séances en décembre 2026"
    assert second["pager"]["before"] == "agenda/2026-12/"


def test_a_week_is_divided_only_where_it_is_too_much_by_itself(make: Make) -> None:
    made = make(daily("2026-12", 6, each=10))
    pages = [made.pages[f"agenda/2026-12/{more}"].data for more in ("", "page/2/")]
    assert [[day for day, entries in cells(page).items() if entries][-1] for page in pages] == [
        "2026-12-04",
        "2026-12-06",
    ]
    assert not {*cells(pages[0])} & {*cells(pages[1])}


def test_much_without_a_date_has_pages_after_the_days(make: Make) -> None:
    text = session(month="2026-12").replace("start: 2026-12-03 18:30\nduration: 1h30\n", "")
    made = make({f"programme/sessions/u-{n}.md": text for n in range(20)})
    pages = [made.pages[f"agenda/2026-12/{more}"].data for more in ("", "page/2/", "page/3/")]
    assert [(bool(page["weeks"]), len(page["undated"])) for page in pages] == [(True, 0), (False, 13), (False, 7)]


def test_every_month_is_listed_by_season(make: Make) -> None:
    made = make({ATELIER: session(), "programme/sessions/autre.md": session(start="2025-03-05 18:30")})
    seasons = made.pages["agenda/archives/"].data["seasons"]
    assert [(of["title"], [month["url"] for month in of["months"]]) for of in seasons] == [
        ("Saison 2026-2027", ["agenda/2026-12/"]), ("Saison 2024-2025", ["agenda/2025-03/"]),
    ]  # fmt: skip
    assert made.pages["agenda/2026-12/"].data["before"]["url"] == "agenda/2025-03/"


# --- the dates of a repeat


def test_few_dates_are_all_on_the_page(make: Make) -> None:
    weekly = "  - start: 2026-11-17 12:30\n    duration: 45min\n    every: week\n    until: 2026-12-15\n"
    made = make({"programme/sessions/appel.md": DAILY.format(periods=weekly)})
    data = made.pages["agenda/appel/"].data["repeat"]
    assert (len(data["past"]), len(data["coming"]), data["seasons"]) == (1, 4, [])
    assert "agenda/appel/saison-2026/" not in made.pages


def test_many_dates_have_a_page_a_season(make: Make) -> None:
    made = make({"programme/sessions/appel.md": repeat(3).replace("title:", "aliases:\n  - vieil-appel\ntitle:")})
    data = made.pages["agenda/appel/"].data["repeat"]
    assert (len(data["past"]), len(data["coming"]), len(data["spare"])) == (4, 8, 8)
    seasons = [season["url"] for season in data["seasons"]]
    assert seasons == [f"agenda/appel/saison-{year}/" for year in (2025, 2026, 2027)]
    dates = [row["url"] for season in seasons for row in made.pages[season].data["rows"]]
    assert len(dates) == len(set(dates)) > 100
    assert all(date in made.pages for date in dates)
    assert made.pages["agenda/vieil-appel/saison-2026/"].data["to"] == "agenda/appel/saison-2026/"


# --- adding a date to a calendar


def added(make: Make, **keys: str) -> dict[str, Any] | None:
    found: dict[str, Any] | None = make({ATELIER: session(**keys)}).pages[PAGE].data["add"]
    return found


def asked(link: str) -> dict[str, str]:
    assert "+" not in link and link.isascii()
    return {name: value for name, (value,) in parse_qs(urlsplit(link).query, strict_parsing=True).items()}


def test_links_say_what_the_calendar_says(make: Make, tmp_path: Path) -> None:
    title, place = '"R&D <3 100 % : l\'été"', "\n  name: Le Grenier\n  address: 8 bis rue des Essais"
    links = added(make, title=title, where=place, changes=MOVED, summary="Une heure; pas plus.")
    assert links is not None
    programme, _ = build(read(tmp_path), NOW)
    assert programme is not None
    files = {file.address: file.content for file in calendar.documents(programme, URL)}
    (event,) = Calendar.from_ical(files[links["calendar"]]).walk("VEVENT")
    google, outlook = asked(links["google"]), asked(links["outlook"])
    assert google["text"] == outlook["subject"] == str(event["SUMMARY"])
    assert google["location"] == outlook["location"] == str(event["LOCATION"])
    assert google["details"] == str(event["DESCRIPTION"])
    assert unescape(outlook["body"].replace("<br>", "\n")) == str(event["DESCRIPTION"])
    assert google["details"].startswith("Déplacé du mardi 1er au jeudi 3 décembre 2026 (Salle prise)")
    assert google["details"].endswith(f"\n\n{URL}{PAGE}")


def test_hours_are_universal(make: Make) -> None:
    links = added(make)
    assert links is not None
    assert asked(links["google"])["dates"] == "20261203T173000Z/20261203T190000Z"
    for name in ("outlook", "microsoft365"):
        found = asked(links[name])
        assert (found["startdt"], found["enddt"]) == ("2026-12-03T17:30:00Z", "2026-12-03T19:00:00Z")
        assert (found["allday"], found["rru"]) == ("false", "addevent")


def test_whole_days_end_where_the_next_begins(make: Make) -> None:
    text = session(start="2026-12-03", end="2026-12-05").replace("duration: 1h30\n", "")
    links = make({ATELIER: text}).pages[PAGE].data["add"]
    assert asked(links["google"])["dates"] == "20261203/20261206"
    found = asked(links["outlook"])
    assert (found["startdt"], found["enddt"], found["allday"]) == ("2026-12-03", "2026-12-06", "true")


def test_a_tentative_date_says_so(make: Make) -> None:
    links = added(make, status="tentative")
    assert links is not None
    assert asked(links["google"])["text"].replace("\u00a0", " ") == "À confirmer : Un atelier"


def test_a_long_text_keeps_the_address_of_its_page(make: Make) -> None:
    links = added(make, summary=f'"{"très long, " * 400}"')
    assert links is not None
    assert asked(links["google"])["details"].endswith(f"…\n\n{URL}{PAGE}")
    assert len(links["outlook"]) < 8000


@pytest.mark.parametrize("keys", [
    {"start": "2026-01-03 18:30"},
    {"changes": "\n  - date: 2026-11-20\n    what: cancelled\n    why: Grippe"},
    {"changes": "\n  - date: 2026-11-20\n    what: postponed\n    why: Grippe"},
])  # fmt: skip
def test_nothing_is_added_that_one_can_t_go_to(make: Make, keys: dict[str, str]) -> None:
    assert added(make, **keys) is None


# --- what one must know first


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (MOVED, "Déplacé du mardi 1er au jeudi 3 décembre 2026 (Salle prise)"),
        ("\n  - date: 2026-11-20\n    what: cancelled\n    why: Grippe", "Annulé (Grippe)"),
        ("\n  - date: 2026-11-20\n    what: postponed\n    why: Grève", "Reporté (Grève)"),
        ("\n  - date: 2026-11-20\n    what: note\n    why: Venez", None),
    ],
)
def test_a_notice_says_what_changed(make: Make, changes: str, told: str | None) -> None:
    notice = make({ATELIER: session(changes=changes)}).pages[PAGE].data["notice"]
    assert (notice and notice["text"]) == told

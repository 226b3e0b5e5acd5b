"""« Études de cas » and « Annonces » for feed readers."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from uuid import NAMESPACE_DNS, uuid5

import pytest
from lxml import html as lxml_html

from club.kept import Shelf
from club.text.absolute import absolute
from small_club import FORMER, STUDY, THEME, person, session

SPACE = uuid5(NAMESPACE_DNS, "club.example.org")
CAFE = "case-studies/cafe.md"
PUBLISHED = "status: published\nauthors:\n  - name: Une animatrice"
THEMES = {"programme/themes/rituels.md": THEME}
HOSTILE = ["A & B", "1 < 2 > 0", "]]>", "&lt;b&gt;", "« l'été » 👩🏽‍🚀", 'x" onclick="y', "&#0;", "{{ 7 }}"]


def study(extra: str = PUBLISHED, **changed: str) -> dict[str, str]:
    text = STUDY.format(extra=extra)
    for old, new in changed.items():
        text = text.replace({"title": "Le café du dimanche", "body": "Cela."}[old], new)
    return {**THEMES, CAFE: text}


def test_a_study_is_there_in_full(make):
    feeds = make(study(), "etudes-de-cas")
    (item,) = feeds.json["items"]
    assert item["id"] == uuid5(SPACE, "case-study/cafe").urn
    assert item["url"] == "https://club.example.org/etudes-de-cas/cafe/"
    assert (item["title"], item["summary"]) == ("Le café du dimanche", "Un café.")
    assert (item["authors"], item["tags"]) == ([{"name": "Une animatrice"}], ["Rituels"])
    assert item["date_published"] == item["date_modified"] == "2026-10-15T00:00:00Z"
    assert "Ce que nous ferions autrement" in item["content_html"] and "Tout." in item["content_html"]
    assert feeds.all("a:entry/a:content/text()") == [item["content_html"]]
    assert feeds.all("a:entry/a:author/a:name/text()") == ["Une animatrice"]
    assert feeds.all("a:entry/a:category/@term") == ["rituels"]
    assert feeds.all("a:entry/a:rights/text()") == ["CC-BY-SA-4.0"]


def test_the_fifty_latest(make):
    text = STUDY.format(extra=PUBLISHED)
    files = {
        f"case-studies/cafe-{n}.md": text.replace("2026-10-15", f"2026-{1 + n // 28:02}-{1 + n % 28:02}")
        for n in range(60)
    }
    items = make({**THEMES, **files}, "etudes-de-cas").json["items"]
    assert [item["url"].rsplit("/", 2)[1] for item in items] == [f"cafe-{n}" for n in range(59, 9, -1)]


def test_its_links_lead_somewhere_from_anywhere(make):
    text = "Voir [le thème](../programme/themes/rituels.md), [l'agenda](/agenda/), [plus bas](#resultats), <hello@example.org>."
    (item,) = make(study(body=text), "etudes-de-cas").json["items"]
    links = [link.get("href") for link in lxml_html.fragment_fromstring(item["content_html"], "div").iter("a")]
    assert links[:3] == [
        "https://club.example.org/programme/rituels/",
        "https://club.example.org/agenda/",
        "https://club.example.org/etudes-de-cas/cafe/#resultats",
    ]
    assert links[3].startswith("mailto:")


def test_updated_is_the_latest_of_what_is_known(make):
    said = f"{PUBLISHED}\nupdated_on: 2026-11-02"
    assert make(study(said), "etudes-de-cas").json["items"][0]["date_modified"] == "2026-11-02T00:00:00Z"
    later = {CAFE: datetime(2026, 11, 5, 8, 30, tzinfo=UTC)}
    feeds = make(study(said), "etudes-de-cas", history=later)
    assert feeds.all("a:entry/a:updated/text()") == feeds.all("a:updated/text()") == ["2026-11-05T08:30:00Z"]


def test_an_alias_keeps_the_id(make):
    (item,) = make(study(f"{PUBLISHED}\naliases:\n  - ancien"), "etudes-de-cas").json["items"]
    assert item["id"] == uuid5(SPACE, "case-study/ancien").urn


@pytest.mark.parametrize("previews", [False, True])
def test_a_draft_is_in_no_feed(make, previews):
    feeds = make(study("status: draft\nauthors:\n  - name: Une animatrice"), "etudes-de-cas", previews=previews)
    assert feeds.json["items"] == []


def test_a_study_whose_author_left_leaves(make):
    gone = {"programme/people/retiree-1.yml": f"visibility: withdrawn\n{FORMER}"}
    feeds = make({**study("status: published\nauthors:\n  - retiree-1"), **gone}, "etudes-de-cas")
    assert feeds.json["items"] == []


def test_an_anonymous_study_names_no_organisation(make):
    feeds = make(study(f"{PUBLISHED}\nanonymous: true"), "etudes-de-cas")
    assert feeds.json["items"][0]["authors"] == [{"name": "Une animatrice"}]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_arrives_as_it_was_written(make, title):
    quoted = "'" + title.replace("'", "''") + "'"
    feeds = make({**study(title=quoted)}, "etudes-de-cas")
    assert feeds.json["items"][0]["title"] == title
    assert feeds.all("a:entry/a:title/text()") == [title]


def test_announcements_are_sessions_themes_and_notes(make):
    changes = (
        "\n  - date: 2026-11-20\n    what: note\n    why: Apportez un carnet\n  - date: 2026-11-21\n    what: cancelled"
    )
    told = THEME.replace("month:", "summary: Un mois pour choisir.\nmonth:")
    files = {
        "programme/themes/rituels.md": told,
        "programme/themes/muette.md": THEME,
        "programme/sessions/atelier.md": session(announced="2026-11-01", changes=changes),
    }
    feeds = make(files, "annonces")
    assert feeds.titles == [
        "Thématique de décembre 2026 : Rituels",
        "Annonce : Un atelier",
        "Nouvelle séance : Un atelier",
    ]
    assert "Un mois pour choisir." in feeds.json["items"][0]["content_html"]
    ids = {item["id"] for item in json.loads(feeds.bytes["flux/changements.json"])["items"]}
    assert {item["id"] for item in feeds.json["items"][1:]} <= ids


def test_a_theme_is_dated_by_its_file_and_by_its_month_at_the_latest(make):
    files = {"programme/themes/rituels.md": THEME.replace("month:", "summary: Un mois.\nmonth:")}
    before = {"programme/themes/rituels.md": datetime(2026, 10, 3, tzinfo=UTC)}
    after = {"programme/themes/rituels.md": datetime(2027, 1, 3, tzinfo=UTC)}
    assert make(files, "annonces").json["items"][0]["date_published"] == "2026-12-01T00:00:00Z"
    assert make(files, "annonces", history=before).json["items"][0]["date_published"] == "2026-10-03T00:00:00Z"
    (item,) = make(files, "annonces", history=after).json["items"]
    assert (item["date_published"], item["date_modified"]) == ("2026-12-01T00:00:00Z", "2027-01-03T00:00:00Z")


def test_the_clock_of_the_build_is_in_no_byte(make):
    files = {**study(), "programme/sessions/atelier.md": session(announced="2026-11-01"),
             "programme/people/tao.yml": person("Tao")}  # fmt: skip
    assert make(files).bytes == make(files, now=datetime(2031, 1, 1, tzinfo=UTC)).bytes


def test_what_only_the_page_draws_is_left_out():
    page = '<h2 id="x" class="y">T</h2><ul><li class="task-list-item"><input type="checkbox" checked> a</li></ul>'
    assert absolute(page, "https://club.example.org/a/", Shelf(None, "absolute")) == "<h2>T</h2><ul><li> a</li></ul>"

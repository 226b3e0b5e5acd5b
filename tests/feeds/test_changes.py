"""« Changements » for feed readers: what is told, in Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime
from uuid import NAMESPACE_DNS, UUID, uuid5

import pytest

from club.feeds.model import clean
from small_club import THEME, session

SPACE = uuid5(NAMESPACE_DNS, "club.example.org")
ATELIER = "programme/sessions/atelier.md"
MOVED = '\n  - date: 2026-11-20\n    what: moved\n    was: 2026-12-01 18:30\n    why: "Salle prise"'
REPEAT = """---
kind: peer-call
title: L'appel
aliases:
  - ancien
announced: 2026-09-01
repeat:
  - start: 2026-11-17 12:30
    duration: 45min
    every: week
    until: 2026-12-15
changes:
  - date: 2026-10-01
    what: link
    from: 2026-12-01
dates:
  2026-12-08:
    changes:
      - date: 2026-11-02
        what: note
        why: "Apportez un carnet !"
      - date: 2026-11-03
        what: cancelled
---
"""
TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


# --- what is told


def test_announcements_and_changes_newest_first(make):
    feeds = make({ATELIER: session(announced="2026-11-01", changes=MOVED)})
    assert feeds.titles == ["Déplacé : Un atelier", "Nouvelle séance : Un atelier"]
    told = feeds.json["items"][0]["content_html"].replace("\u00a0", " ")
    assert "<p>Déplacé du mardi 1 au jeudi 3 décembre 2026 (Salle prise).</p>" in told.replace("1er", "1")
    assert "<p>Jeudi 3 décembre 2026, de 18 h 30 à 20 h (heure de Paris).</p>" in told
    assert '<a href="https://club.example.org/agenda/atelier/">Voir la page de la séance</a>' in told


def test_of_a_repeat_one_date_has_its_own_news(make):
    feeds = make({"programme/sessions/appel.md": REPEAT})
    assert feeds.titles == [
        "Annulé : L'appel, 8 décembre 2026",
        "Annonce : L'appel, 8 décembre 2026",
        "Changement de lien : L'appel",
        "Nouvelle séance : L'appel",
    ]
    pages = [item["url"].removeprefix("https://club.example.org/agenda/") for item in feeds.json["items"]]
    assert pages == ["appel/2026-12-08/", "appel/2026-12-08/", "appel/", "appel/"]
    assert "À partir du 1er décembre 2026\u00a0: changement de lien." in feeds.json["items"][2]["content_html"]


def test_a_correction_is_not_news(make):
    feeds = make({ATELIER: session(changes="\n  - date: 2026-11-20\n    what: correction")})
    assert feeds.titles == []


def test_an_example_says_so(make):
    feeds = make(
        {
            "programme/themes/rituels.md": THEME.replace("title:", "example: true\ntitle:"),
            ATELIER: session(announced="2026-11-01", themes="\n  - rituels"),
        }
    )
    assert feeds.titles == ["Nouvelle séance : Exemple : Un atelier"]


def test_the_fifty_latest(make):
    notes = "".join(
        f"\n  - date: 2026-{1 + n // 28:02}-{1 + n % 28:02}\n    what: note\n    why: n{n}" for n in range(60)
    )
    feeds = make({ATELIER: session(changes=notes)})
    assert len(feeds.json["items"]) == len(feeds.all("a:entry")) == 50
    assert "n59" in feeds.json["items"][0]["content_html"]


# --- who an entry is, and when


def test_an_entry_keeps_its_id_whatever_becomes_of_the_session(make):
    feeds = make({"programme/sessions/appel.md": REPEAT})
    names = ["ancien/2026-12-08/2", "ancien/2026-12-08/1", "ancien/1", "ancien/0"]
    expected = [uuid5(SPACE, f"change/session/{name}").urn for name in names]
    assert [item["id"] for item in feeds.json["items"]] == expected
    assert feeds.all("a:entry/a:id/text()") == expected


def test_a_later_entry_changes_no_earlier_id(make):
    before = make({ATELIER: session(changes=MOVED)}).json["items"]
    after = make({ATELIER: session(changes=MOVED + "\n  - date: 2026-11-21\n    what: cancelled")}).json["items"]
    assert [item["id"] for item in after][1:] == [item["id"] for item in before]


def test_the_clock_of_the_build_is_in_no_byte(make):
    files = {ATELIER: session(announced="2026-11-01", changes=MOVED)}
    assert make(files).bytes == make(files, now=datetime(2031, 1, 1, tzinfo=UTC)).bytes


def test_updated_is_the_day_of_the_latest_news(make):
    assert make({ATELIER: session(changes=MOVED)}).all("a:updated/text()") == ["2026-11-20T00:00:00Z"]
    assert make({ATELIER: session()}).all("a:updated/text()") == ["2021-03-18T00:00:00Z"]


# --- the form


def test_atom_has_all_that_it_must(make):
    feeds = make({ATELIER: session(announced="2026-11-01", changes=MOVED)})
    assert feeds.bytes["flux/changements.xml"].startswith(b"<?xml")
    assert feeds.atom.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"
    for one in (feeds.atom, *feeds.all("a:entry")):
        for name in ("id", "title", "updated"):
            assert len(one.findall(f"{{http://www.w3.org/2005/Atom}}{name}")) == 1
    links = {link.get("rel"): link.get("href") for link in feeds.all("a:link")}
    assert links == {
        "self": "https://club.example.org/flux/changements.xml",
        "alternate": "https://club.example.org/changements/",
    }
    assert feeds.all("a:author/a:name/text()") == ["Le club d'essai"]
    assert feeds.all("a:entry/a:link[@rel='alternate']/@href") == ["https://club.example.org/agenda/atelier/"] * 2
    assert set(feeds.all("a:entry/a:content/@type")) == {"html"}
    assert all(TIMESTAMP.fullmatch(at) for at in feeds.all("//a:updated/text() | //a:published/text()"))


def test_json_feed_has_all_that_it_must(make):
    feed = make({ATELIER: session(announced="2026-11-01", changes=MOVED)}).json
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://club.example.org/flux/changements.json"
    assert feed["home_page_url"] == "https://club.example.org/changements/"
    assert (feed["language"], feed["authors"][0]["name"]) == ("fr", "Le club d'essai")
    for item in feed["items"]:
        assert UUID(item["id"].removeprefix("urn:uuid:")).version == 5
        assert item["content_html"] and item["url"].startswith("https://")
        assert TIMESTAMP.fullmatch(item["date_published"])


def test_both_forms_say_the_same(make):
    feeds = make({"programme/sessions/appel.md": REPEAT, ATELIER: session(changes=MOVED)})
    said = [(item["id"], item["title"], item["content_html"]) for item in feeds.json["items"]]
    told = zip(*(feeds.all(f"a:entry/a:{name}/text()") for name in ("id", "title", "content")), strict=True)
    assert list(told) == said


def test_an_empty_feed_is_a_feed(make):
    feeds = make({})
    assert feeds.json["items"] == feeds.all("a:entry") == []


# --- text that tries to be something else


@pytest.mark.parametrize(
    "title", ["A & B", "1 < 2 > 0", "]]>", "&lt;b&gt;", "« l'été » 👩🏽‍🚀", 'x" onclick="y', "&#0;", "{{ 7 }}"]
)
def test_a_title_arrives_as_it_was_written(make, title):
    quoted = "'" + title.replace("'", "''") + "'"
    changes = f"\n  - date: 2026-11-20\n    what: note\n    why: {quoted}"
    feeds = make({ATELIER: session(title=quoted, changes=changes)})
    assert feeds.json["items"][0]["title"] == f"Annonce\u00a0: {title}"
    assert feeds.all("a:entry/a:title/text()") == [f"Annonce\u00a0: {title}"]
    (content,) = feeds.all("a:entry/a:content/text()")
    assert html.escape(title, quote=False) in content
    assert html.unescape(content).count("<a ") == 1


def test_characters_that_xml_forbids_are_left_out():
    assert clean("a\x00b\x0bc\ud800d\ufffee\x7ff\ng") == "ab cde\x7ff g"

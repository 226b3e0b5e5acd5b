"""What search engines and networks are told: JSON-LD, Open Graph, the sitemap."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from lxml import etree, html
from PIL import Image

from small_club import PUBLIC, STUDY, THEME, Make, person, session

ATELIER, PAGE = "programme/sessions/atelier.md", "agenda/atelier/"
REPEAT = """---
kind: peer-call
title: L'appel
summary: Un appel.
repeat:
  - start: 2026-11-17 12:30
    duration: 45min
    every: 2 weeks
    until: 2026-12-15
changes:
  - date: 2026-10-01
    what: moved
    was: 2026-11-17 09:00
    from: 2026-12-01
---
"""


def event(make: Make, **keys: str) -> dict:
    return make({ATELIER: session(summary="Un résumé.", **keys)}).pages[PAGE].data["json_ld"]


def test_an_event_has_what_is_required_and_recommended(make: Make) -> None:
    found = event(make, where="\n  name: Le Grenier\n  address: 8 rue des Essais", capacity="12")
    required = {
        "name",
        "startDate",
        "location",
        "endDate",
        "eventStatus",
        "eventAttendanceMode",
        "image",
        "description",
    }
    assert required | {"organizer", "url", "maximumAttendeeCapacity"} <= found.keys()
    assert found["startDate"] == "2026-12-03T18:30:00+01:00"
    assert found["location"] == [{"@type": "Place", "name": "Le Grenier", "address": "8 rue des Essais"}]
    assert found["image"] == ["https://club.example.org/assets/cards/agenda.png"]


def test_what_happened_to_an_event(make: Make) -> None:
    def after(*changes: str) -> dict:
        return event(make, changes="".join(f"\n  - date: 2026-11-20\n    what: {change}" for change in changes))

    moved = after("moved\n    was: 2026-10-01 18:30")
    assert moved["eventStatus"] == "https://schema.org/EventRescheduled"
    assert moved["previousStartDate"] == "2026-10-01T18:30:00+02:00"
    for what, status in (("cancelled", "EventCancelled"), ("postponed", "EventPostponed")):
        found = after(what)
        assert found["eventStatus"] == f"https://schema.org/{status}" and "previousStartDate" not in found


def test_nobody_who_is_awaited_performs(make: Make) -> None:
    assert "performer" not in event(make)
    files = {"programme/people/ada.yml": person("Ada", *PUBLIC), ATELIER: session(speakers="\n  - ada")}
    performer = make(files).pages[PAGE].data["json_ld"]["performer"]
    assert performer == [{"@type": "Person", "name": "Ada", "url": "https://club.example.org/personnes/ada/"}]


def test_a_repeat_is_a_series_with_its_rhythm(make: Make) -> None:
    made = make({"programme/sessions/appel.md": REPEAT})
    whole, date = made.pages["agenda/appel/"].data["json_ld"], made.pages["agenda/appel/2026-12-01/"].data["json_ld"]
    assert whole["@type"] == date["superEvent"]["@type"] == "EventSeries"
    assert whole["eventSchedule"] == [
        {
            "@type": "Schedule",
            "repeatFrequency": "P2W",
            "byDay": "https://schema.org/Tuesday",
            "startDate": "2026-11-17",
            "endDate": "2026-12-15",
            "startTime": "12:30:00",
            "endTime": "13:15:00",
            "duration": "PT45M",
            "scheduleTimezone": "Europe/Paris",
        }
    ]
    assert date["previousStartDate"] == "2026-12-01T09:00:00+01:00"


def test_the_moments_of_a_gathering_name_each_other(make: Make) -> None:
    made = make({ATELIER: session(), "programme/sessions/matin.md": session(title="Le matin", part_of="atelier")})
    assert made.pages[PAGE].data["json_ld"]["subEvent"][0]["name"] == "Le matin"
    assert made.pages["agenda/matin/"].data["json_ld"]["superEvent"]["url"].endswith("/agenda/atelier/")


def test_only_a_public_recording_is_a_video(make: Make) -> None:
    replay = "\n  state: available\n  url: {}\n  duration: 1h10"
    video = event(make, start="2026-10-01 18:30", replay=replay.format("https://video.example.org/1"))["recordedIn"]
    assert {"name", "description", "thumbnailUrl", "url", "duration", "dateCreated"} <= video.keys()
    assert "recordedIn" not in event(make, start="2026-10-01 18:30", replay=replay.format("platform"))


def test_a_study_is_an_article(make: Make) -> None:
    files = {
        "programme/themes/rituels.md": THEME,
        "case-studies/cafe.md": STUDY.format(
            extra="status: published\nupdated_on: 2026-11-02\nauthors:\n  - name: Ada"
        ),
    }
    page = make(files).pages["etudes-de-cas/cafe/"]
    found = page.data["json_ld"]
    assert (found["@type"], found["headline"]) == ("Article", "Le café du dimanche")
    assert (found["datePublished"], found["dateModified"]) == ("2026-10-15", "2026-11-02")
    assert found["author"] == [{"@type": "Person", "name": "Ada"}]
    assert found["license"].startswith("https://creativecommons.org/licenses/by-sa/4.0/") and found["image"]
    way = page.data["breadcrumb_ld"]["itemListElement"]
    assert [step["position"] for step in way] == [1, 2, 3]
    assert way[-1]["item"] == "https://club.example.org/etudes-de-cas/cafe/"


# --- as they are built


def test_every_page_has_a_card_that_is_there(sample_site: Path) -> None:
    for file in sorted(sample_site.rglob("index.html")):
        page = html.parse(str(file))
        if page.xpath("//meta[@http-equiv='refresh' or @name='robots']"):
            continue
        meta = {one.get("property"): one.get("content") for one in page.xpath("//meta[starts-with(@property, 'og:')]")}
        assert {"og:title", "og:description", "og:type", "og:url", "og:image", "og:site_name"} <= meta.keys(), file
        assert meta["og:locale"] == "fr_FR"
        path = meta["og:image"].partition("/club-des-communautes/")[2]
        assert (sample_site / path).is_file(), meta["og:image"]
        for script in page.xpath("//script[@type='application/ld+json']"):
            assert json.loads(script.text)["@context"] == "https://schema.org"


def test_cards_are_small_and_of_the_right_size(sample_site: Path) -> None:
    cards = sorted((sample_site / "assets/cards").glob("*.png"))
    assert len(cards) == 10
    for card in cards:
        content = card.read_bytes()
        assert len(content) < 40_000
        with Image.open(BytesIO(content)) as picture:
            assert (picture.size, picture.info.keys() & {"exif", "Software"}) == ((1200, 630), set())


def test_the_sitemap_dates_what_history_knows(sample_site: Path) -> None:
    sitemap = etree.parse(str(sample_site / "sitemap.xml"))
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    dates = sitemap.xpath("//s:lastmod/text()", namespaces=space)
    assert dates
    assert all(datetime.strptime(one, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC) <= datetime.now(UTC) for one in dates)
    (home,) = sitemap.xpath("//s:url[not(s:lastmod)]/s:loc[. = //s:url[1]/s:loc]/text()", namespaces=space)[:1]
    assert home.endswith("/club-des-communautes/")

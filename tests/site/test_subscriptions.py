"""« Abonnements » and « S'abonner »: every calendar is offered where one looks for it, and the links are right."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest

from club import addresses
from club.programme.build import build
from club.site.offers import links
from club.sources.reader import read
from club.sources.terms import SessionKind
from club.subscriptions import subscriptions
from small_club import NOW, PUBLIC, THEME, Make, person, session

WEEKLY = "---\nkind: peer-call\ntitle: L'appel\nrepeat:\n  - {start: 2026-11-17 12:30, duration: 1h, every: week, until: 2026-12-15}\n---\n"
EVERYTHING = {
    "programme/themes/rituels.md": THEME,
    "programme/cohorts/promo.yml": "title: La promo\nstarts: 2026-09\n",
    "programme/organisations/asso.yml": "name: L'asso\n",
    "programme/people/ada.yml": person("Ada", *PUBLIC, "affiliations:", "  - organisation: asso"),
    "programme/sessions/atelier.md": session(themes="\n  - rituels", hosts="\n  - ada"),
    "programme/sessions/appel.md": WEEKLY,
    "programme/sessions/vieux.md": session(start="2024-05-03 18:30"),
}


def offered(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """By address, every calendar on « Abonnements »."""
    lists = [part["feeds"] for part in data["sections"] if "feeds" in part]
    return {feed["url"]: feed for feed in (data["whole"], *(feed for feeds in lists for feed in feeds))}


# --- the page


def test_every_calendar_is_on_the_page_with_what_it_holds(make: Make, tmp_path) -> None:
    found = offered(make(EVERYTHING).pages["abonnements/"].data)
    programme, _ = build(read(tmp_path), NOW)
    assert programme is not None
    assert set(found) == {of.address for of in subscriptions(programme)}
    counts = {address: feed["count"].replace("\u00a0", " ") for address, feed in found.items()}
    assert counts["agenda.ics"] == "6 séances, dont 5 à venir"
    assert counts["agenda/theme/rituels.ics"] == "1 séance à venir"
    assert counts["agenda/type/coaching.ics"] == "aucune séance pour le moment"
    assert counts["agenda/archives/2024.ics"] == "1 séance"


def test_families_are_in_the_table_of_contents(make: Make) -> None:
    page = make(EVERYTHING).pages["abonnements/"]
    assert [entry["id"] for entry in page.data["contents"]] == [
        "par-promo", "par-thematique", "par-type", "par-rendez-vous", "par-personne", "par-organisation",
        "annees-passees", "une-seule-seance", "nouvelles", "sur-un-autre-site",
    ]  # fmt: skip


def test_no_two_calendars_have_one_anchor(make: Make) -> None:
    page = make(EVERYTHING).pages["abonnements/"]
    anchors = [feed["id"] for feed in offered(page.data).values()] + [part["id"] for part in page.data["sections"]]
    assert len(anchors) == len(set(anchors))


def test_a_long_family_is_folded(make: Make) -> None:
    files = {f"programme/organisations/asso-{n}.yml": f"name: Asso {n}\n" for n in range(13)}
    parts = {part["id"]: part for part in make(files).pages["abonnements/"].data["sections"]}
    assert (parts["par-organisation"]["long"], parts["par-type"]["long"]) == (True, False)


def test_a_coming_session_that_does_not_repeat_has_its_file(make: Make) -> None:
    parts = {part["id"]: part for part in make(EVERYTHING).pages["abonnements/"].data["sections"]}
    assert [one["calendar"] for one in parts["une-seule-seance"]["singles"]] == ["agenda/atelier.ics"]


def test_the_news_have_their_addresses(make: Make) -> None:
    parts = {part["id"]: part for part in make({}).pages["abonnements/"].data["sections"]}
    assert [form["absolute"] for feed in parts["nouvelles"]["news"] for form in feed["forms"]] == [
        f"https://club.example.org/flux/{name}.{form}"
        for name in ("annonces", "changements", "etudes-de-cas")
        for form in ("xml", "json")
    ]


# --- on the page of each thing


@pytest.mark.parametrize(
    ("page", "calendar"),
    [
        ("programme/rituels/", "agenda/theme/rituels.ics"),
        ("promos/promo/", "agenda/promo/promo.ics"),
        ("organisations/asso/", "agenda/organisation/asso.ics"),
        ("personnes/ada/", "agenda/personne/ada.ics"),
        ("agenda/appel/", "agenda/appel.ics"),
    ],
)
def test_a_page_offers_its_own_calendar(make: Make, page: str, calendar: str) -> None:
    made = make(EVERYTHING)
    (feed,) = made.pages[page].data["feeds"]
    assert (feed["url"], feed["page"]) == (calendar, page)
    assert feed["absolute"] == f"https://club.example.org/{calendar}"
    assert feed["help"] == f"abonnements/#{feed['id']}"
    assert feed["id"] in {one["id"] for one in offered(made.pages["abonnements/"].data).values()}


def test_the_agenda_offers_everything_and_each_kind(make: Make) -> None:
    data = make({}).pages["agenda/"].data
    assert data["whole"]["url"] == "agenda.ics"
    assert [feed["url"] for feed in data["feeds"]] == [f"agenda/type/{kind.value}.ics" for kind in SessionKind]


def test_a_single_session_and_a_date_offer_their_file_only(make: Make) -> None:
    made = make(EVERYTHING)
    for page in ("agenda/atelier/", "agenda/appel/2026-12-08/"):
        assert made.pages[page].data["feeds"] == []
        assert made.pages[page].data["calendar"].endswith(".ics")


def test_a_text_may_lead_to_any_calendar(make: Make) -> None:
    theme = THEME.replace("title:", "aliases:\n  - rites\ntitle:")
    text = "[a](/agenda/theme/rituels.ics) [b](/agenda/theme/rites.ics) [c](/agenda/type/coaching.ics) [d](/flux/changements.xml)"
    made = make({"programme/themes/rituels.md": theme, "programme/sessions/atelier.md": session(text)})
    assert not made.problems


# --- links


def test_each_client_is_told_its_own_way() -> None:
    found = links("https://club.example.org/agenda/theme/a.ics", "L'été & nous, 100 % – Club")
    assert found["webcal"] == "webcal://club.example.org/agenda/theme/a.ics"
    google = urlsplit(found["google"])
    assert (google.netloc, parse_qs(google.query)) == ("calendar.google.com", {"cid": [found["webcal"]]})
    for name, host in (("outlook", "outlook.live.com"), ("microsoft365", "outlook.office.com")):
        parts = urlsplit(found[name])
        assert (parts.netloc, parts.path) == (host, "/calendar/0/addfromweb/")
        assert parse_qs(parts.query) == {"url": [found["absolute"]], "name": ["L'été & nous, 100 % – Club"]}
    assert all(link.isascii() for link in found.values())


# --- QR codes


def test_the_main_calendars_have_a_qr_code_that_a_strict_policy_allows(make: Make) -> None:
    made = make(EVERYTHING)
    found = {feed["qr"] for feed in offered(made.pages["abonnements/"].data).values() if feed["qr"]}
    assert found == {address for address in made.files if address.startswith("assets/qr/")}
    assert {addresses.qr_code("agenda.ics"), "assets/qr/agenda/theme/rituels.svg"} <= found
    for address in found:
        drawing = ET.fromstring(made.files[address].content)
        assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
        assert {one.tag.rpartition("}")[2] for one in drawing} == {"path"}
        assert not [one for one in drawing.iter() if "style" in one.attrib]


# --- as they are built


def test_heads_name_the_calendars_and_feeds(sample_site) -> None:
    from lxml import html

    page = html.parse(str(sample_site / "programme/rituels/index.html"))
    for form, ending in (("atom+xml", "xml"), ("feed+json", "json")):
        found = page.xpath(f"//head/link[@rel='alternate'][@type='application/{form}']/@href")
        assert found == [f"../../flux/{name}.{ending}" for name in ("annonces", "changements", "etudes-de-cas")]
    calendars = page.xpath("//head/link[@type='text/calendar']/@href")
    assert calendars == ["../../agenda.ics", "../../agenda/theme/rituels.ics"]


@pytest.mark.parametrize("path", ["abonnements", "programme/rituels", "agenda", "agenda/appel-entre-pairs"])
def test_pages_work_without_script_and_ask_for_no_exception(sample_site, path) -> None:
    from lxml import html

    page = html.parse(str(sample_site / path / "index.html"))
    (content,) = page.xpath("//main")
    assert not content.xpath(".//@style | .//script | .//@*[starts-with(name(), 'on')]")
    fields = content.xpath(".//input")
    assert fields and all(field.get("readonly") is not None and field.get("aria-label") for field in fields)
    assert all(button.get("hidden") is not None for button in content.xpath(".//button"))
    assert all(image.get("alt") for image in content.xpath(".//img"))
    assert page.xpath("//script[contains(@src, 'assets/club.js')]")

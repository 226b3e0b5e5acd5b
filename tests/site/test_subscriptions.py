"""« Abonnements » and « S'abonner »: every calendar is offered where one looks for it, and the links are right."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest

from club import addresses
from club.documents import Page
from club.programme.build import build
from club.site.offers import links
from club.sources.reader import read
from club.sources.terms import SessionKind
from club.subscriptions import subscriptions
from small_club import NOW, PUBLIC, THEME, Made, Make, person, session

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


def offered(made: Made) -> dict[str, dict[str, Any]]:
    """By address, every calendar that has a page of its own, and that of everything."""
    feeds = [
        page.data["whole"] for page in made.pages.values() if page.template in ("calendar.html", "subscriptions.html")
    ]
    return {feed["url"]: feed for feed in feeds}


def sections(made: Made) -> dict[str, dict[str, Any]]:
    return {part["id"]: part for part in made.pages["abonnements/"].data["sections"]}


def listed(page: Page) -> list[dict[str, Any]]:
    """What the page of a family leads to."""
    return [link for part in page.data["sections"] for link in part["cards"]]


# --- the pages


def test_every_calendar_has_its_page_with_what_it_holds(make: Make, tmp_path) -> None:
    found = offered(make(EVERYTHING))
    programme, _ = build(read(tmp_path), NOW)
    assert programme is not None
    assert set(found) == {of.address for of in subscriptions(programme)}
    counts = {address: feed["count"].replace("\u00a0", " ") for address, feed in found.items()}
    assert counts["agenda.ics"] == "6 séances, dont 5 à venir"
    assert counts["agenda/theme/rituels.ics"] == "1 séance à venir"
    assert counts["agenda/type/coaching.ics"] == "aucune séance pour le moment"
    assert counts["agenda/archives/2024.ics"] == "1 séance"


def test_families_lead_to_their_calendars(make: Make) -> None:
    made = make(EVERYTHING)
    families = [family["url"] for family in sections(made)["une-partie"]["families"]]
    names = ("promo", "thematique", "type", "rendez-vous", "personne", "organisation")
    assert families == [*(f"abonnements/par-{name}/" for name in names), "abonnements/annees-passees/"]
    linked = [link["url"] for family in families for link in listed(made.pages[family])]
    own = [address for address, page in made.pages.items() if page.template == "calendar.html"]
    assert sorted(linked) == sorted(own)


def test_a_family_without_calendar_is_not_named(make: Make) -> None:
    families = [family["url"] for family in sections(make({}))["une-partie"]["families"]]
    assert families == ["abonnements/par-type/"]


def test_the_page_of_a_calendar_follows_its_subject(make: Make) -> None:
    theme = THEME.replace("title:", "aliases:\n  - rites\ntitle:")
    made = make({**EVERYTHING, "programme/themes/rituels.md": theme})
    assert made.pages["abonnements/theme-rites/"].data["to"] == "abonnements/theme-rituels/"


def test_the_news_have_their_addresses(make: Make) -> None:
    assert [form["absolute"] for feed in sections(make({}))["nouvelles"]["news"] for form in feed["forms"]] == [
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
    assert feed["help"] == f"abonnements/{feed['id']}/"
    assert made.pages[feed["help"]].data["whole"]["url"] == calendar


def test_the_agenda_offers_everything_and_each_kind_has_its_page(make: Make) -> None:
    made = make({})
    assert made.pages["agenda/"].data["whole"]["url"] == "agenda.ics"
    kinds = [link["url"] for link in listed(made.pages["abonnements/par-type/"])]
    assert kinds == [f"abonnements/type-{kind.value}/" for kind in SessionKind]


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
    found = {feed["qr"] for feed in offered(made).values() if feed["qr"]}
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

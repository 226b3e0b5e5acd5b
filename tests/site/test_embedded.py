"""What other sites show of the club, and what one pastes into a message."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from club.text.typography import typeset
from small_club import FORMER, Make, session

ATELIER, PAGE = "programme/sessions/atelier.md", "agenda/atelier/"


def text(make: Make, **keys: str) -> str:
    found = make({ATELIER: session(**keys)}).pages[PAGE].data["announcement"]
    return (found or "").replace("\u00a0", " ")


def test_a_text_ready_to_be_pasted(make: Make) -> None:
    told = text(make, summary="Une heure.", register="\n  url: https://www.example.org/inscription", join="platform")
    assert told.splitlines() == [
        "Un atelier",
        "Formation · Le club d'essai",
        "",
        "Une heure.",
        "",
        "Quand : jeudi 3 décembre 2026, de 18 h 30 à 20 h (heure de Paris)",
        "Où : En ligne, lien sur la plateforme du club",
        "Réservé aux membres",
        "Inscription : https://www.example.org/inscription",
        "",
        "https://club.example.org/agenda/atelier/",
    ]


@pytest.mark.parametrize("keys", [
    {"start": "2026-01-03 18:30"},
    {"changes": "\n  - date: 2026-11-20\n    what: cancelled"},
    {"changes": "\n  - date: 2026-11-20\n    what: postponed"},
])  # fmt: skip
def test_nothing_to_announce(make: Make, keys: dict[str, str]) -> None:
    assert text(make, **keys) == ""


def test_it_keeps_what_is_for_members(make: Make) -> None:
    made = make(
        {
            "programme/people/retiree-1.yml": f"visibility: withdrawn\n{FORMER}",
            ATELIER: session(
                where="\n  name: Le Grenier\n  address: 8 bis rue des Essais\n  address_for: members",
                speakers="\n  - retiree-1",
            ),
        }
    )
    told = made.pages[PAGE].data["announcement"]
    assert "Le Grenier, adresse donnée aux membres" in told and "une personne membre" in told
    assert "rue des Essais" not in told and "retiree-1" not in told


def test_the_code_to_paste_is_a_frame(make: Make) -> None:
    parts = {part["id"]: part for part in make({}).pages["abonnements/"].data["sections"]}
    frame = html.fragment_fromstring(parts["sur-un-autre-site"]["embed"]["code"])
    assert frame.tag == "iframe" and frame.get("title") == "Prochaines rencontres, Le club d'essai"
    assert frame.get("src") == "https://club.example.org/prochaines-rencontres/"


# --- as they are built


def test_the_embedded_page_is_small_and_plain(sample_site: Path) -> None:
    file = sample_site / "prochaines-rencontres/index.html"
    files = [file, *(sample_site / f"assets/embedded.{kind}" for kind in ("css", "js"))]
    assert sum(one.stat().st_size for one in files) < 15_000
    page = html.parse(str(file))
    assert page.xpath("count(//script[not(@src)]) + count(//style) + count(//@style)") == 0
    assert page.xpath("//script/@src") == ["../assets/embedded.js"]
    assert page.xpath("//link[@rel='stylesheet']/@href") == ["../assets/embedded.css"]
    assert len(page.xpath("//h1")) == 1
    assert all(link.get("target") == "_blank" for link in page.xpath("//a"))


def test_it_shows_what_the_api_gives(sample_site: Path) -> None:
    page = html.parse(str(sample_site / "prochaines-rencontres/index.html"))
    items = json.loads((sample_site / "api/v1/upcoming.json").read_bytes())["items"]
    assert page.xpath("//li/p[@class='title']/a/text()") == [typeset(one["title"]) for one in items]
    assert page.xpath("//li//time/@datetime") == [one["start"] for one in items]
    assert 1 <= len(items) <= 12


def test_a_text_to_copy_is_on_the_page_of_what_is_coming(sample_site: Path) -> None:
    address = json.loads((sample_site / "api/v1/upcoming.json").read_bytes())["items"][0]["url"]
    page = html.parse(str(sample_site / address.partition("/club-des-communautes/")[2] / "index.html"))
    (area,) = page.xpath("//details//textarea")
    assert address in area.text
    assert page.xpath("//script[contains(@src, 'assets/club.js')]")

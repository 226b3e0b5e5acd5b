"""The page of a case study: its neighbours, its reading time, how to cite it; what its index counts."""

from __future__ import annotations

import json

import pytest

from club.text.walk import count_words
from small_club import STUDY, THEME, Made, Make

FILES: dict[str, str | bytes] = {
    "programme/themes/rituels.md": THEME,
    "programme/themes/piloter.md": THEME.replace("Rituels", "Piloter"),
    "programme/exercises/fiche.md": (
        "---\ntitle: La fiche\ngoal: Écrire.\nduration: 1h\ngroup_size: any\nthemes: [rituels]\n---\n"
    ),
}


def study(theme: str = "rituels", published: str = "2026-10-15", **keys: str) -> str:
    """A published study; ``keys`` are written as in YAML."""
    said = {"status": "published", "authors": "[{name: Ada}]", **keys}
    text = STUDY.format(extra="\n".join(f"{key}: {value}" for key, value in said.items()))
    return text.replace("  - rituels", f"  - {theme}").replace("2026-10-15", published)


def near(made: Made, id: str) -> list[str]:
    parts = {part["id"]: part["cards"] for part in made.pages[f"etudes-de-cas/{id}/"].data["sections"]}
    return [card["url"].split("/")[1] for card in parts.get("etudes-voisines", [])]


def test_neighbours_share_themes_exercises_or_a_sector_nearest_first_then_newest(make: Make) -> None:
    sector = "{sector: Jardins}"
    studies = {
        "ici": study(exercises="[fiche]", community=sector),
        "theme-ancien": study(published="2025-01-01"),
        "theme-recent": study(published="2026-01-01"),
        "theme-et-exercice": study(published="2024-01-01", exercises="[fiche]"),
        "secteur": study("piloter", community="{sector: jardins}"),
        "rien": study("piloter"),
        "brouillon": study(exercises="[fiche]", status="draft"),
    }
    made = make(FILES | {f"case-studies/{id}.md": text for id, text in studies.items()}, previews=True)
    assert near(made, "ici") == ["theme-et-exercice", "theme-recent", "theme-ancien"]
    assert near(made, "secteur") == ["rien", "ici"]


def test_a_study_is_cited_with_its_authors_dates_address_and_licence(make: Make) -> None:
    authors = "[{name: Ada}, {name: Bea}, {name: Cléo}]"
    made = make(FILES | {"case-studies/cafe.md": study(authors=authors, updated_on="2026-11-01", licence="CC-BY-4.0")})
    cited = made.pages["etudes-de-cas/cafe/"].data["citation"]
    assert cited["text"] == (
        "Ada, Bea et Cléo, « Le café du dimanche », étude de cas, Le club d'essai, 15 octobre 2026 "
        "(mise à jour le 1er novembre 2026), https://club.example.org/etudes-de-cas/cafe/ (CC BY 4.0)."
    )
    [reference] = json.loads(made.files[cited["csl"]].content)
    assert reference["author"] == [{"literal": "Ada"}, {"literal": "Bea"}, {"literal": "Cléo"}]
    assert reference["issued"] == {"date-parts": [[2026, 11, 1]]}
    assert reference["URL"] == "https://club.example.org/etudes-de-cas/cafe/"


def test_a_draft_is_not_cited(make: Make) -> None:
    made = make(FILES | {"case-studies/cafe.md": study(status="draft")}, previews=True)
    assert made.pages["etudes-de-cas/cafe/"].data["citation"] is None
    assert not [address for address in made.files if address.endswith("reference.json")]


@pytest.mark.parametrize(("words", "minutes"), [(10, 1), (690, 4)])
def test_reading_time_is_that_of_two_hundred_words_a_minute(make: Make, words: int, minutes: int) -> None:
    text = study().replace("Ici.", "mot " * words)
    made = make(FILES | {"case-studies/cafe.md": text})
    assert made.pages["etudes-de-cas/cafe/"].data["kicker"] == f"Étude de cas · {minutes}\u00a0min de lecture"


def test_signs_alone_are_no_words() -> None:
    assert count_words("<p>Avant\u00a0: « l'appel » → <em>après</em> &amp; voilà&nbsp;!</p>") == 4


def test_a_card_tells_the_first_result_and_an_anonymous_study_no_organisation(make: Make) -> None:
    results = "[{measure: Présences, before: '4', after: '11', source: Cahier}, {measure: X, after: '1', source: Y}]"
    made = make(
        FILES
        | {
            "case-studies/cafe.md": study(results=results, organisations="[{name: La maison}]"),
            "case-studies/the.md": study(anonymous="true"),
        }
    )
    page = made.pages["etudes-de-cas/"]
    cards = {card["url"]: card for part in page.data["sections"] for card in part["cards"]}
    assert cards["etudes-de-cas/cafe/"]["result"] == {"measure": "Présences", "before": "4", "after": "11"}
    assert (cards["etudes-de-cas/cafe/"]["kicker"], cards["etudes-de-cas/the/"]["kicker"]) == ("La maison", None)
    assert [(f["number"], f["of"]) for f in page.data["figures"]] == [
        (2, "études de cas"),
        (1, "organisation"),
        (1, "thématique"),
    ]


def test_an_index_with_nothing_to_sort_out_has_no_facets_and_an_empty_one_says_so(make: Make) -> None:
    page = make({}).pages["etudes-de-cas/"]
    assert page.data["facets"] is None
    assert page.data["empty"].startswith("Aucune étude de cas")

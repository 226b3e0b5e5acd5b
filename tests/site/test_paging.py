"""Long lists: cut into pages that stay light, whatever the size of the club."""

from __future__ import annotations

import json

import pytest

from club.documents import Page
from club.site import community, replays, themes
from club.site.paging import EACH, NAMES, Part, cut, shares
from small_club import PUBLIC, STUDY, THEME, Made, Make, make_documents, person, session

STUDIES = 500
MOST = {  # cards on a page, where they are not EACH: names and rows are small, a theme is all lists
    "organisations/": NAMES,
    "personnes/": NAMES,
    "programme/": themes.SHOWN,
    "promos/": community.SHOWN,
    "replays/": replays.EACH,
}


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A club of 500 case studies, 60 exercises, people, organisations, masterclasses and replays."""
    files: dict[str, str | bytes] = {"programme/themes/rituels.md": THEME}
    for n in range(60):
        files[f"programme/people/ada-{n}.yml"] = person(f"Ada {n}", *PUBLIC, "cohorts: [toutes]")
        files[f"programme/organisations/maison-{n}.yml"] = f"name: Maison {n}\nsector: Secteur {n % 7}\n"
        files[f"programme/exercises/fiche-{n}.md"] = (
            f"---\ntitle: Fiche {n}\ngoal: Écrire.\nduration: {20 + n}min\ngroup_size: any\nthemes: [rituels]\n---\n"
        )
        when = {"start": f"2026-{1 + n % 12:02}-05 18:30", "themes": "[rituels]", "speakers": "[ada-1]"}
        replay = "\n  state: available\n  url: platform"
        text = session(**when, cohorts="[toutes]", replay=replay, title=f'"Masterclass {n}"')
        files[f"programme/masterclasses/seance-{n}.md"] = text.replace("kind: training\n", "")
    files["programme/cohorts/toutes.yml"] = (
        "title: Toutes\nstarts: 2026-01\n" + "organisations:\n" + "".join(f"  - maison-{n}\n" for n in range(60))
    )
    for n in range(STUDIES):
        extra = f"status: published\nauthors: [ada-1]\norganisations: [maison-{n % 3}]\nexercises: [fiche-{n % 2}]"
        study = STUDY.format(extra=extra).replace("2026-10-15", f"{2016 + n % 10}-{1 + n % 12:02}-15")
        files[f"case-studies/etude-{n:03}.md"] = study
    return make_documents(tmp_path_factory.mktemp("large"), files)


def shown(page: Page) -> int:
    """How many cards a page draws."""
    return sum(len(part["cards"]) for part in page.data.get("sections") or [])


def list_from(made: Made, address: str) -> list[str]:
    """The things of a list, page after page, as a reader meets them who goes on to the next one."""
    met: list[str] = []
    after: str | None = address
    while after is not None:
        page = made.pages[after]
        met += [card["url"] for part in page.data["sections"] for card in part["cards"]]
        after = page.data["pager"] and page.data["pager"]["after"]
    return met


def test_no_page_draws_more_cards_than_it_has_room_for(large: Made) -> None:
    libraries = ("etudes-de-cas/", "exercices/", "masterclasses/", *MOST)
    cards = {address: shown(page) for address, page in large.pages.items() if address.startswith(libraries)}
    assert len(cards) > STUDIES
    most = {address: MOST.get(address.partition("/")[0] + "/", EACH) for address in cards}
    assert not {address: count for address, count in cards.items() if count > most[address]}


@pytest.mark.parametrize(
    ("address", "count"),
    [
        ("etudes-de-cas/", STUDIES),
        ("exercices/", 60),
        ("masterclasses/", 60),
        ("organisations/", 60),
        ("personnes/", 60),
        ("replays/", 60),
        ("programme/rituels/etudes-de-cas/", STUDIES),
        ("programme/rituels/exercices/", 60),
        ("organisations/maison-1/etudes-de-cas/", 167),
        ("personnes/ada-1/etudes-de-cas/", STUDIES),
        ("exercices/fiche-1/teste/", 250),
        ("promos/toutes/organisations/", 60),
        ("promos/toutes/personnes/", 60),
    ],
)
def test_each_thing_is_met_once_from_page_to_page(large: Made, address: str, count: int) -> None:
    met = list_from(large, address)
    assert (len(met), len(set(met))) == (count, count)


def test_the_page_of_an_item_shows_the_beginning_and_leads_to_the_whole(large: Made) -> None:
    page = large.pages["programme/rituels/"]
    parts = {part["id"]: part for part in page.data["sections"]}
    assert shown(page) <= themes.SHOWN
    assert (parts["etudes-de-cas"]["url"], parts["etudes-de-cas"]["count"]) == (
        "programme/rituels/etudes-de-cas/",
        STUDIES,
    )


def test_a_further_page_says_where_it_stands(large: Made) -> None:
    page = large.pages["etudes-de-cas/page/3/"]
    assert page.title == "Études de cas, page 3"
    assert page.data["canonical"] == "https://club.example.org/etudes-de-cas/page/3/"
    assert [step["url"] for step in page.data["breadcrumb"]] == ["", "etudes-de-cas/"]
    pager = page.data["pager"]
    assert (pager["before"], pager["after"]) == ("etudes-de-cas/page/2/", "etudes-de-cas/page/4/")
    assert [link["number"] for link in pager["links"]] == [1, 2, 3, 4, 13, 34]


def test_further_pages_are_not_in_the_search(large: Made) -> None:
    further = {address: page for address, page in large.pages.items() if "/page/" in address}
    assert further
    assert not {address for address, page in further.items() if page.data["search"] or page.body}


def test_facets_of_many_studies_stay_small_and_in_the_order_of_the_pages(large: Made) -> None:
    content = large.files["etudes-de-cas/facettes.json"].content
    said = json.loads(content)
    assert (said["each"], len(said["things"])) == (EACH, STUDIES)
    assert len(content) < 30 * STUDIES
    organisations = next(n for n, facet in enumerate(said["facets"]) if facet["key"] == "organisation")
    ids = [id for id, _ in said["facets"][organisations]["values"]]
    met = list_from(large, "etudes-de-cas/")
    for thing, address in zip(said["things"], met, strict=True):
        of = int(address.removeprefix("etudes-de-cas/etude-").rstrip("/")) % 3
        assert [ids[at] for at in thing[organisations]] == [f"maison-{of}"]


def test_a_renamed_theme_s_lists_still_lead_somewhere(make: Make) -> None:
    files: dict[str, str | bytes] = {
        f"case-studies/etude-{n}.md": STUDY.format(extra="status: published\nauthors: [{name: Ada}]") for n in range(40)
    }
    made = make({**files, "programme/themes/rituels.md": THEME.replace("title:", "aliases: [rites]\ntitle:")})
    for rest in ("", "etudes-de-cas/", "etudes-de-cas/page/2/"):
        assert made.pages[f"programme/rites/{rest}"].data["to"] == f"programme/rituels/{rest}"


# --- the rules by themselves


def test_what_goes_on_over_the_page_says_so() -> None:
    parts = [Part("a", "A", [1, 2]), Part("b", "B", [3, 4, 5]), Part("c", None, [6, 7])]
    told = [[(part.title, list(part.things)) for part in page] for page in cut(parts, 3)]
    assert told == [[("A", [1, 2]), ("B", [3])], [("B (suite)", [4, 5]), (None, [6])], [(None, [7])]]


def test_an_empty_list_has_one_page() -> None:
    assert cut([Part("a", "A", [])], 3) == [[]]


@pytest.mark.parametrize(
    ("sizes", "given"),
    [([2, 1], [2, 1]), ([60, 1, 40, 2, 20], [3, 1, 3, 2, 3]), ([100], [12]), ([9] * 20, [1] * 20), ([], [])],
)
def test_short_lists_are_shown_whole_and_long_ones_alike(sizes: list[int], given: list[int]) -> None:
    assert shares(sizes, 12) == given

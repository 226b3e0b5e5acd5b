"""The search as readers use it: what loads and when, what is found first, keys, facets, what is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browsers import NODE_MODULES
from served import Served

QUERIES = Path(__file__).parent / "queries.tsv"
UNDER = "/club-des-communautes/"


@pytest.fixture
def here(page: Page) -> Page:
    """A page of the site, before anything is asked of it."""
    page.goto("le-club/", wait_until="load")
    return page


@pytest.fixture
def dialog(here: Page) -> Locator:
    """The search, opened by its key."""
    here.keyboard.press("/")
    found = here.get_by_role("dialog", name="Recherche")
    expect(found).to_be_visible()
    return found


def ask(dialog: Locator, text: str) -> Locator:
    """Types a question; the results' links, once they answer it."""
    dialog.get_by_role("searchbox").fill(text)
    dialog.locator("ol[aria-busy=false]").wait_for(state="attached")
    return dialog.locator("ol a")


def test_nothing_loads_before_the_search_is_opened(here: Page, site: Served) -> None:
    def asked() -> list[str]:
        return [one.path for one in site.sent if "/pagefind/" in one.path or one.path.endswith("/search.js")]

    site.sent.clear()
    here.reload(wait_until="networkidle")
    assert asked() == []
    here.get_by_role("button", name="Rechercher").click()
    expect(here.get_by_role("searchbox")).to_be_focused()
    assert ask(here.get_by_role("dialog", name="Recherche"), "galette").count()
    assert {UNDER + "assets/search.js", UNDER + "pagefind/pagefind.js"} <= {*asked()}


def test_forty_questions_and_what_answers_them_first(dialog: Locator) -> None:
    lines = QUERIES.read_text("utf-8").splitlines()
    expected = dict(line.split("\t") for line in lines if not line.startswith("#"))
    assert len(expected) >= 40
    answered = {text: _first(ask(dialog, text)) for text in expected}
    assert answered == expected


def _first(links: Locator) -> str:
    return str(links.first.get_attribute("href")).removeprefix(UNDER) if links.count() else "nothing"


def test_kinds_and_themes_are_facets(dialog: Locator) -> None:
    everything = ask(dialog, "rituel").count()
    kinds = dialog.get_by_role("group", name="Ne montrer que")
    kinds.get_by_role("button", name=re.compile("Exercice")).click()
    expect(dialog.locator("ol .club-badge").first).to_have_text("Exercice")
    assert set(dialog.locator("ol .club-badge").all_text_contents()) == {"Exercice"}
    expect(kinds.get_by_role("button", pressed=True)).to_be_focused()
    kinds.get_by_role("button", name="Tout").click()
    expect(dialog.locator("ol a")).to_have_count(everything)
    theme = dialog.get_by_label("Thématique")
    theme.select_option("Créer des rituels")
    expect(dialog.get_by_role("status")).to_have_text(re.compile(r"^\d+ résultats?$"))
    told = theme.locator("option:checked").text_content() or ""
    [number] = re.findall(r"\((\d+)\)", told)
    expect(dialog.get_by_role("status")).to_have_text(f"{number} résultats")


def test_a_choice_that_leaves_nothing_is_dropped(dialog: Locator) -> None:
    ask(dialog, "rituel")
    dialog.get_by_role("button", name=re.compile("Exercice")).click()
    expect(dialog.locator("ol .club-badge").first).to_have_text("Exercice")
    assert _first(ask(dialog, "carrefour")) == "organisations/carrefour/"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("galette", "Séance"),
        ("Inès Spécimen", "Personne"),
        ("mur des mercis", "Exercice"),
        ("parrainage", "Étude de cas"),
    ],
)
def test_results_say_what_they_are(dialog: Locator, text: str, kind: str) -> None:
    ask(dialog, text)
    expect(dialog.locator("ol li").first.locator(".club-badge")).to_have_text(kind)


def test_results_are_announced(dialog: Locator) -> None:
    number = ask(dialog, "parrainage").count()
    expect(dialog.get_by_role("status")).to_have_text(f"{number} résultats")
    ask(dialog, "xyzzy")
    expect(dialog.get_by_role("status")).to_contain_text("Aucun résultat")


def test_arrows_go_through_the_results_and_back(here: Page, dialog: Locator) -> None:
    links = ask(dialog, "rituel")
    here.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    here.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    here.keyboard.press("ArrowUp")
    here.keyboard.press("ArrowUp")
    expect(dialog.get_by_role("searchbox")).to_be_focused()


def test_enter_opens_the_first_result_even_of_words_just_typed(here: Page, dialog: Locator) -> None:
    ask(dialog, "rituel")
    dialog.get_by_role("searchbox").fill("galette")
    here.keyboard.press("Enter")
    here.wait_for_url("**/agenda/galette-des-communautes/")


def test_escape_closes_and_the_opener_has_the_focus_again(here: Page) -> None:
    opener = here.get_by_role("button", name="Rechercher")
    opener.focus()
    here.keyboard.press("Enter")
    dialog = here.get_by_role("dialog", name="Recherche")
    ask(dialog, "rituel")
    here.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()


def test_a_slash_in_a_field_is_a_slash(here: Page, dialog: Locator) -> None:
    dialog.get_by_role("searchbox").press("/")
    expect(dialog.get_by_role("searchbox")).to_have_value("/")


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_the_open_search_is_accessible(here: Page, width: int, scheme: str) -> None:
    here.set_viewport_size({"width": width, "height": 800})
    here.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    here.keyboard.press("/")
    dialog = here.get_by_role("dialog", name="Recherche")
    ask(dialog, "rituel")
    assert here.evaluate("document.documentElement.scrollWidth <= innerWidth")
    here.evaluate((NODE_MODULES / "axe-core" / "axe.min.js").read_text("utf-8"))
    found = here.evaluate("axe.run().then(({violations}) => violations.map(({id, nodes}) => [id, nodes[0].html]))")
    assert found == []

"""The libraries as readers use them: facets, pages of a list, a study on paper."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from axe import violations
from served import Served

STUDIES = "etudes-de-cas/"
LONG = "etudes-de-cas/papier-plume-conflit/"
A4_PAGES = range(2, 5)


@pytest.fixture
def phone(browser: Browser, site: Served) -> Iterator[Page]:
    context = browser.new_context(base_url=site.url, viewport={"width": 390, "height": 844}, locale="fr-FR")
    yield context.new_page()
    context.close()


def choose(page: Page, facet: str, value: str) -> None:
    """Tick a value of a facet, as a reader does."""
    box = page.locator(".club-facets details", has=page.locator("summary", has_text=facet))
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    box.get_by_label(value).check()


def words(text: str) -> str:
    """Without ligatures and with plain spaces."""
    return " ".join(normalize("NFKC", text).split())


def titles(page: Page) -> list[str]:
    """The cards that can be seen."""
    return [title.strip() for title in page.locator(".club-card__title:visible").all_inner_texts()]


def test_nothing_of_the_facets_loads_before_one_is_used(page: Page, site: Served) -> None:
    del site.sent[:]
    page.goto(STUDIES, wait_until="networkidle")
    assert len(titles(page)) > 1
    assert not [sent.path for sent in site.sent if sent.path.endswith("facettes.json")]
    page.locator(".club-facets summary").first.click()
    expect(page.locator(".club-facets input").first).to_be_visible()
    assert [sent.status for sent in site.sent if sent.path.endswith("facettes.json")] == [200]


def test_facets_add_up_are_counted_announced_and_kept_in_the_address(page: Page) -> None:
    page.goto(STUDIES)
    every = titles(page)
    choose(page, "Forme", "Hybride")
    status = page.locator(".club-facets [role=status]")
    expect(status).to_contain_text("sur")
    hybrid = titles(page)
    assert 1 < len(hybrid) < len(every)
    choose(page, "Taille", "moins de 50")
    expect(page).to_have_url(f"{page.url.partition('?')[0]}?format=hybride&taille=moins-de-50")
    expect(page.locator(".club-card__title:visible")).not_to_have_count(len(hybrid))
    both = titles(page)
    assert set(both) < set(hybrid)
    expect(status).to_have_text(f"{len(both)} études de cas sur {len(every)}")
    choose(page, "Taille", "50 à 149")  # two values of one facet: either of them
    expect(page.locator(".club-card__title:visible")).not_to_have_count(len(both))
    assert set(both) < set(titles(page)) <= set(hybrid)


def test_the_number_beside_a_value_is_what_it_leaves(page: Page) -> None:
    page.goto(STUDIES)
    choose(page, "Forme", "Sur place")
    page.locator("summary", has_text="Taille").click()
    value = page.locator(".club-facets details[open] label:has(input:enabled)").first
    number = int(value.locator("span").inner_text().strip("()"))
    value.locator("input").check()
    expect(page.locator(".club-card__title:visible")).to_have_count(number)


def test_back_takes_a_choice_back_and_an_address_makes_it_again(page: Page) -> None:
    page.goto(STUDIES)
    count = len(titles(page))
    choose(page, "Forme", "À distance")
    expect(page.locator(".club-card__title:visible")).not_to_have_count(count)
    chosen, address = titles(page), page.url
    page.go_back()
    expect(page.locator(".club-card__title:visible")).to_have_count(count)
    page.goto(address)
    expect(page.locator(".club-card__title:visible")).to_have_count(len(chosen))
    page.get_by_role("button", name="Effacer").click()
    expect(page.locator(".club-card__title:visible")).to_have_count(count)
    assert "?" not in page.url


def test_a_card_of_the_answer_leads_where_it_says(page: Page) -> None:
    page.goto(f"{STUDIES}?secteur=sante")
    expect(page.locator(".club-card__title:visible")).to_have_count(1)
    title = titles(page)[0]
    page.locator(".club-card__title a:visible").click()
    expect(page.locator("h1")).to_have_text(title)


def test_no_result_is_said_and_can_be_undone(page: Page) -> None:
    page.goto(f"{STUDIES}?secteur=sante&format=sur-place")
    expect(page.locator(".club-facets [role=status]")).to_contain_text("Aucune étude de cas")
    page.get_by_role("button", name="Retirer : Sur place").click()
    expect(page.locator(".club-card__title:visible")).to_have_count(1)


def test_an_unknown_value_in_the_address_is_no_choice(page: Page) -> None:
    page.goto(f"{STUDIES}?secteur=astrologie&autre=chose", wait_until="networkidle")
    assert len(titles(page)) > 1
    expect(page.locator(".club-facets__chosen")).to_be_hidden()


def test_facets_are_used_with_the_keyboard_alone(page: Page) -> None:
    page.goto(STUDIES)
    summary = page.locator(".club-facets summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".club-facets input").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator(".club-facets input").first).to_be_checked()
    expect(page.locator(".club-facets input").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    expect(page.locator(".club-facets details[open]")).to_have_count(0)


@pytest.mark.parametrize("address", [STUDIES, "exercices/", "replays/"])
def test_open_facets_satisfy_axe(phone: Page, address: str) -> None:
    phone.goto(address)
    phone.locator(".club-facets summary").first.click()
    expect(phone.locator(".club-facets input").first).to_be_visible()
    phone.locator(".club-facets input").first.check()
    expect(phone.locator(".club-facets__chosen button").first).to_be_visible()
    assert violations(phone) == []


def test_what_was_chosen_further_on_is_taken_from_the_pages_that_hold_it(page: Page) -> None:
    with page.expect_response("**/replays/page/2/") as taken:
        page.goto("replays/?type=coaching")
    assert taken.value.ok
    rows = page.locator(".club-rows > li:visible")
    expect(rows.first).to_be_visible()
    led = page.goto(str(rows.first.locator("a").first.get_attribute("href")))
    assert led is not None and led.ok


def test_without_script_the_list_is_read_page_after_page(browser: Browser, site: Served) -> None:
    context = browser.new_context(base_url=site.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("replays/")
    expect(page.locator(".club-facets")).to_be_hidden()
    page.get_by_role("link", name="Page suivante").click()
    expect(page.locator("h1")).to_have_text("Replays, page 2")
    expect(page.locator(".club-rows > li").first).to_be_visible()
    context.close()


def test_results_are_read_on_a_phone_without_going_sideways(phone: Page) -> None:
    phone.goto(LONG)
    table = phone.locator(".club-results")
    assert table.evaluate("box => box.scrollWidth <= box.clientWidth")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_study_on_paper_is_two_to_four_pages_of_it_alone(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme, media="print")  # type: ignore[arg-type]
    page.goto(LONG)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    title = page.locator("h1").inner_text()
    paper = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    text = words("\n".join(sheet.extract_text() for sheet in paper.pages))
    assert len(paper.pages) in A4_PAGES
    assert [round(float(side)) for side in paper.pages[0].mediabox[2:]] == [595, 842]  # A4, in points
    assert words(title) in text
    for told in ("Les résultats en chiffres", "Tao Démo", "CC BY-SA 4.0", "12 novembre 2026", f"/{LONG}"):
        assert told in text
    for menu in (
        "Aller au contenu",
        "Programme",
        "Accueil",
        "Sur cette page",
        "Copier",
        "Modifier cette page",
        "Filtrer",
    ):
        assert menu not in text


def test_the_reference_can_be_copied_and_taken_away(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(LONG)
    page.get_by_role("button", name="Copier la référence").click()
    expect(page.locator(".club-copy__said")).to_have_text("C'est copié.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Une virgule de trop" in copied and copied.endswith("(CC BY-SA 4.0).")
    reference = page.locator("a[download]").get_attribute("href")
    assert page.request.get(page.url + str(reference)).json()[0]["type"] == "webpage"

"""The agenda's filters, kept in its address, and the months."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from served import Served

NOW = "2026-11-21T22:30:00Z"


@pytest.fixture
def agenda(page: Page) -> Page:
    page.clock.set_fixed_time(NOW)
    page.goto("agenda/")
    return page


def kinds(page: Page) -> set[str | None]:
    """Of the sessions that are shown, once no more are on their way."""
    page.wait_for_load_state("networkidle")
    return {card.get_attribute("data-type") for card in page.locator(".club-agenda li").all()}


def test_a_choice_is_kept_in_the_address_and_told(agenda: Page) -> None:
    agenda.get_by_label("Type").select_option("masterclass")
    expect(agenda).to_have_url(re.compile(r"\?type=masterclass$"))
    assert kinds(agenda) == {"masterclass"}
    expect(agenda.get_by_role("status").first).to_contain_text(re.compile(r"^\d+\sséances? à venir"))


def test_the_back_button_takes_a_choice_back(agenda: Page) -> None:
    all_kinds = kinds(agenda)
    agenda.get_by_label("Type").select_option("coaching")
    agenda.go_back()
    assert kinds(agenda) == all_kinds
    expect(agenda.get_by_label("Type")).to_have_value("")


def test_an_address_that_was_shared_shows_the_same(agenda: Page) -> None:
    agenda.get_by_label("Type").select_option("masterclass")
    agenda.get_by_label("Thématique").select_option("celebrer")
    cards = agenda.locator(".club-agenda li a")
    expect(agenda.get_by_role("status").first).to_contain_text("à venir.")
    shown = cards.all_inner_texts()
    agenda.goto(agenda.url)
    expect(cards).to_have_text(shown)
    expect(agenda.get_by_label("Thématique")).to_have_value("celebrer")
    assert len(shown) >= 1


def test_nothing_that_answers_is_said_and_mended_by_a_button(agenda: Page) -> None:
    agenda.goto("agenda/?type=masterclass&promo=inconnue")
    expect(agenda.get_by_role("status").first).to_have_text("Aucune séance à venir ne répond à ces choix.")
    expect(agenda.locator(".club-agenda li")).to_have_count(0)
    agenda.get_by_role("button", name="Tout afficher").click()
    expect(agenda).to_have_url(re.compile(r"/agenda/$"))
    assert agenda.locator(".club-agenda li").count() > 10


def test_more_are_shown_and_the_keyboard_goes_on_there(agenda: Page) -> None:
    before = agenda.locator(".club-agenda [data-starts]").count()
    agenda.get_by_role("button", name="Voir les suivantes").press("Enter")
    cards = agenda.locator(".club-agenda [data-starts]")
    expect(cards).to_have_count(2 * before)
    expect(cards.nth(before).locator("a")).to_be_focused()


def test_every_coming_session_can_be_chosen(agenda: Page) -> None:
    agenda.get_by_label("Type").select_option("celebration")
    expect(agenda.locator(".club-agenda")).to_contain_text("La fête de fin d'année")


def test_nothing_of_what_comes_later_is_read_before_it_is_asked_for(page: Page, site: Served) -> None:
    page.clock.set_fixed_time(NOW)
    del site.sent[:]
    page.goto("agenda/", wait_until="networkidle")
    asked = ("facettes.json", "pages.js", "/page/")
    assert not [sent.path for sent in site.sent if any(part in sent.path for part in asked)]
    page.get_by_label("Type").select_option("celebration")
    expect(page.locator(".club-agenda")).to_contain_text("La fête de fin d'année")
    read = [sent.path for sent in site.sent if "/agenda/page/" in sent.path]
    assert 1 <= len(read) < 7  # those alone that have what was chosen


def test_what_has_the_focus_keeps_it_while_more_comes_in(page: Page) -> None:
    """Sessions that are over make room for later ones, which a page read meanwhile brings."""
    waiting: list[Route] = []
    page.route("**/agenda/page/**", lambda route: waiting.append(route), times=1)
    page.clock.set_fixed_time("2026-12-03T23:00:00Z")
    with page.expect_request("**/agenda/page/**"):
        page.goto("agenda/")
    cards = page.locator(".club-agenda [data-starts]")
    before = cards.count()
    last = cards.last.locator("a")
    last.focus()
    text = last.inner_text()
    [held] = waiting
    held.continue_()
    expect(cards).not_to_have_count(before)
    assert page.evaluate("document.activeElement.innerText") == text


def test_what_could_not_be_read_is_said_and_the_pages_are_shown(agenda: Page) -> None:
    agenda.route("**/agenda/page/**", lambda route: route.abort())
    expect(agenda.get_by_role("link", name="Page suivante →")).to_be_hidden()
    agenda.get_by_role("button", name="Voir les suivantes").click()
    expect(agenda.get_by_role("status").first).to_contain_text("n'a pas pu se charger")
    expect(agenda.get_by_role("link", name="Page suivante →")).to_be_visible()
    agenda.unroute("**/agenda/page/**")
    before = agenda.locator(".club-agenda [data-starts]").count()
    agenda.get_by_role("button", name="Voir les suivantes").click()
    expect(agenda.locator(".club-agenda [data-starts]")).not_to_have_count(before)
    expect(agenda.get_by_role("link", name="Page suivante →")).to_be_hidden()


def test_after_a_choice_what_comes_first_comes_first_again(agenda: Page) -> None:
    cards = agenda.locator(".club-agenda li a")
    before = cards.all_inner_texts()
    agenda.get_by_label("Type").select_option("celebration")
    expect(agenda.locator(".club-agenda")).to_contain_text("La fête de fin d'année")
    agenda.get_by_role("button", name="Tout afficher").click()
    expect(cards).to_have_text(before)


def test_without_script_the_agenda_goes_on_page_after_page(browser: Browser, site: Served) -> None:
    context = browser.new_context(base_url=site.url, java_script_enabled=False)
    plain = context.new_page()
    plain.goto("agenda/")
    first = plain.locator(".club-agenda li a").all_inner_texts()
    plain.get_by_role("link", name="Page suivante →").click()
    expect(plain.locator("h1")).to_have_text("Agenda, page 2")
    assert plain.locator(".club-agenda li a").all_inner_texts()[:1] != first[:1]
    context.close()


def test_a_month_is_a_table_and_on_a_phone_a_list(agenda: Page) -> None:
    agenda.goto("agenda/2026-12/")
    table = agenda.get_by_role("table", name=re.compile("décembre 2026"))
    assert table.get_by_role("columnheader").all_inner_texts()[0] == "lundi"
    expect(table.get_by_role("cell", name=re.compile("jeudi 17 décembre")).get_by_role("link")).to_have_count(1)
    empty = agenda.locator(".club-month td", has_text=re.compile("^2$"))
    expect(empty).to_be_visible()
    agenda.set_viewport_size({"width": 390, "height": 800})
    expect(empty).to_be_hidden()
    expect(agenda.get_by_text("jeudi 17 décembre")).to_be_visible()
    agenda.get_by_role("link", name="janvier 2027").click()
    expect(agenda.locator("h1")).to_have_text("Janvier 2027")


def test_today_is_marked_in_its_month(agenda: Page) -> None:
    agenda.clock.set_fixed_time("2026-12-17T10:00:00Z")
    agenda.goto("agenda/2026-12/")
    expect(agenda.locator("td[aria-current=date]")).to_contain_text("17")

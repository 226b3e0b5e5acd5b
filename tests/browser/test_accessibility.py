"""Everybody can read the site: by axe-core's rules, by keyboard, in large letters, by day and by night."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from axe import violations
from page_kinds import PAGE_KINDS
from served import Served

NOW = "2026-11-21T22:30:00Z"  # the day of the build

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}
APPEARANCES = {"phone by night": (PHONE, "dark"), "desk by day": (DESK, "light")}
OTHERS = {"phone by day": (PHONE, "light"), "desk by night": (DESK, "dark")}


def shown(browser: Browser, site: Served, appearance: str, **more: object) -> BrowserContext:
    viewport, scheme = {**APPEARANCES, **OTHERS}[appearance]
    settings = {"viewport": viewport, "color_scheme": scheme, "locale": "fr-FR", **more}
    return browser.new_context(base_url=site.url, **settings)  # type: ignore[arg-type]


@pytest.fixture(scope="module", params=APPEARANCES)
def screen(request: pytest.FixtureRequest, browser: Browser, site: Served) -> Iterator[Page]:
    """One page for all addresses of an appearance: a context for each would take most of the time."""
    context = shown(browser, site, request.param)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", PAGE_KINDS.values(), ids=PAGE_KINDS)
def test_every_kind_of_page_satisfies_axe(screen: Page, address: str) -> None:
    screen.goto(address)
    assert violations(screen) == []


def test_the_search_satisfies_axe(screen: Page) -> None:
    screen.goto("")
    screen.locator(".club-icon--search").click()
    screen.get_by_role("searchbox").fill("rituel")
    expect(screen.locator(".club-search__results li").first).to_be_visible()
    assert violations(screen) == []


def test_the_open_menu_satisfies_axe(phone: Page) -> None:
    phone.goto("")
    phone.get_by_role("button", name="Menu").click()
    expect(phone.get_by_role("navigation", name="Menu principal")).to_be_visible()
    assert violations(phone) == []


@pytest.mark.slow
@pytest.mark.parametrize("share", range(10))
@pytest.mark.parametrize("appearance", [*APPEARANCES, *OTHERS])
def test_every_page_satisfies_axe(
    browser: Browser, site: Served, sitemap: list[str], appearance: str, share: int
) -> None:
    context = shown(browser, site, appearance)
    page = context.new_page()
    found = {}
    for address in sitemap[share::10]:
        page.goto(address)
        if told := violations(page):
            found[address] = told
    context.close()
    assert found == {}


# --- the menu of narrow screens


@pytest.fixture
def phone(browser: Browser, site: Served) -> Iterator[Page]:
    context = shown(browser, site, "phone by day")
    yield context.new_page()
    context.close()


def test_the_menu_opens_and_closes_by_keyboard_and_keeps_the_focus(phone: Page) -> None:
    phone.goto("agenda/")
    button = phone.get_by_role("button", name="Menu")
    menu = phone.locator("#menu")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_hidden()
    button.focus()
    phone.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(menu).to_be_visible()
    for key in ("Tab", "Shift+Tab"):
        reached = set()
        for _ in range(20):
            phone.keyboard.press(key)
            reached.add(phone.evaluate("document.activeElement.ariaLabel || document.activeElement.textContent"))
        assert reached == {"Menu", *menu.get_by_role("link").all_text_contents()}
    phone.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_a_touch_outside_closes_the_menu(phone: Page) -> None:
    phone.goto("")
    phone.get_by_role("button", name="Menu").click()
    phone.mouse.click(200, 800)
    expect(phone.locator("#menu")).to_be_hidden()


def test_without_script_the_menu_is_there_and_no_button_is(browser: Browser, site: Served) -> None:
    context = shown(browser, site, "phone by day", java_script_enabled=False)
    page = context.new_page()
    page.goto("")
    expect(page.get_by_role("link", name="Agenda", exact=True)).to_be_visible()
    expect(page.locator(".club-header button:visible")).to_have_count(0)
    context.close()


# --- light and dark


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
def test_the_system_s_appearance_is_followed(browser: Browser, site: Served, javascript: bool) -> None:
    grounds = []
    for appearance in ("desk by day", "desk by night"):
        context = shown(browser, site, appearance, java_script_enabled=javascript)
        page = context.new_page()
        page.goto("le-club/")
        grounds.append(page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor"))
        context.close()
    assert grounds == ["rgb(255, 250, 243)", "rgb(24, 20, 31)"]


def test_a_chosen_appearance_is_kept_on_the_next_page_and_leaves_nothing_once_undone(page: Page) -> None:
    page.goto("")
    button = page.get_by_role("button", name="Mode sombre")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.goto("agenda/")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("localStorage.length") == 0


# --- keyboard

NEXT = """() => {
  const at = document.activeElement, style = getComputedStyle(at), after = getComputedStyle(at, "::after");
  if (at === document.body) return null;
  const box = [...at.getClientRects()].find(box => box.width && box.height);
  const x = box.x + Math.min(box.width / 2, 20), y = box.y + box.height / 2;
  const seen = document.elementFromPoint(x, y);
  const outlined = [style, after].some(one => one.outlineStyle !== "none" && parseFloat(one.outlineWidth) > 0);
  return { what: at.outerHTML.slice(0, 150), outlined,
           seen: !!seen && (at.contains(seen) || seen.contains(at)),
           covered: !!seen?.closest(".club-header") && !at.closest(".club-header") };
}"""


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("kind", ["theme", "agenda", "case study", "subscriptions"])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_what_has_the_focus_is_seen_and_never_under_the_header(
    page: Page, size: dict[str, int], kind: str, key: str
) -> None:
    page.clock.set_fixed_time(NOW)  # what is over would make room for later sessions, read meanwhile
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(PAGE_KINDS[kind])
    if key == "Shift+Tab":
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
    reached, wrong = 0, []
    for _ in range(150):
        page.keyboard.press(key)
        at = page.evaluate(NEXT)
        if at is None:
            break
        reached += 1
        if not (at["outlined"] and at["seen"]) or at["covered"]:
            wrong.append(at)
    assert reached > 20
    assert wrong == []


@pytest.mark.parametrize("address", PAGE_KINDS.values(), ids=PAGE_KINDS)
def test_the_first_key_leads_past_the_frame(screen: Page, address: str) -> None:
    if address == PAGE_KINDS["embedded"]:
        pytest.skip("rien n'y précède le contenu")
    screen.goto(address)
    screen.keyboard.press("Tab")
    skip = screen.locator(".club-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    screen.keyboard.press("Enter")
    expect(screen.locator("main")).to_be_focused()
    screen.keyboard.press("Tab")
    assert screen.evaluate("document.activeElement.closest('main, .club-footer') !== null")


# --- large letters, little movement, forced colours


CUT = """() => [...document.querySelectorAll("header *, main *, footer *")]
  .filter(part => part.getBoundingClientRect().right > innerWidth + 1)
  .filter(part => !part.closest("[tabindex='0'], pre, table"))  // these scroll by themselves
  .map(part => part.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("address", PAGE_KINDS.values(), ids=PAGE_KINDS)
def test_nothing_is_cut_at_320_pixels(page: Page, address: str) -> None:
    """WCAG 1.4.10: 320 CSS pixels are 1280 at a zoom of 400 %."""
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(address)
    assert page.evaluate(CUT) == []


def test_the_title_of_the_header_is_never_cut(page: Page) -> None:
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto("")
        brand = page.locator(".club-brand")
        expect(brand).to_have_text("Club des communautés")
        assert brand.evaluate("e => e.scrollWidth <= e.clientWidth && e.getBoundingClientRect().right <= innerWidth")


def test_nothing_moves_where_less_movement_is_asked_for(browser: Browser, site: Served) -> None:
    context = shown(browser, site, "desk by day", reduced_motion="reduce")
    page = context.new_page()
    page.goto("")
    moving = "[...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0.001).length"
    assert page.evaluate(moving) == 0
    context.close()


def test_buttons_and_badges_keep_their_shape_in_forced_colours(browser: Browser, site: Served) -> None:
    context = shown(browser, site, "desk by day", forced_colors="active")
    page = context.new_page()
    page.goto("")
    drawn = "e => { const s = getComputedStyle(e, '::before'); return s.backgroundColor !== getComputedStyle(e).backgroundColor }"
    assert page.locator(".club-icon--search").evaluate(drawn)
    assert page.locator(".club-tile").first.evaluate("e => getComputedStyle(e).borderStyle") == "solid"
    context.close()

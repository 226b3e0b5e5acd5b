"""« À venir » stays right on a page read long after it was built, anywhere, and says its day where it can't.

The sample site was built on Saturday 21 November 2026, at 23:26 in Paris.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import watched
from served import Served

Open = Callable[..., Page]
BUILT = "2026-11-21T22:30:00Z"
CALL = "agenda/appel-entre-pairs/2026-11-24/"  # moved to Wednesday 25 November, from 12:30 to 13:15 in Paris


@pytest.fixture
def opened(browser: Browser, site: Served) -> Iterator[Open]:
    """``opened(address, at=instant, **of the context)``: a page as it is read at that moment."""
    with ExitStack() as contexts:

        def read(address: str, at: str = BUILT, zone: str = "Europe/Paris", **more: Any) -> Page:
            context = contexts.enter_context(
                browser.new_context(base_url=site.url, timezone_id=zone, locale="fr-FR", **more)
            )
            page = context.new_page()
            errors = watched(page)
            contexts.callback(lambda: _none(errors))
            page.clock.set_fixed_time(at)
            page.goto(address)
            return page

        yield read


def _none(errors: list[str]) -> None:
    assert errors == []


def plain(texts: list[str]) -> list[str]:
    return [" ".join(text.split()) for text in texts]


def titles(page: Page, within: str = "main") -> list[str]:
    return plain(page.locator(f"{within} .club-card__title").all_inner_texts())


def starts(page: Page, within: str) -> list[str | None]:
    return [card.get_attribute("data-starts") for card in page.locator(f"{within} .club-card--session").all()]


# --- lists


def test_what_is_over_leaves_the_home_and_the_next_come_in(opened: Open) -> None:
    before = starts(opened(""), ".club-now")
    after = starts(opened("", "2026-11-26T14:30:00Z"), ".club-now")
    assert len(before) == len(after) == 3
    assert all(start and start < "2026-11-26T12:00:00Z" for start in before)
    assert all(start and start > "2026-11-26T12:00:00Z" for start in after)


def test_when_nothing_is_left_it_says_so(opened: Open) -> None:
    page = opened("", "2030-01-01T12:00:00Z")
    expect(page.locator(".club-now .club-card--session")).to_have_count(0)
    expect(page.locator(".club-now .club-empty")).to_contain_text("Rien n'est annoncé")


def test_weeks_have_the_names_of_the_day_they_are_read(opened: Open) -> None:
    weeks = ".club-agenda h2"
    assert plain(opened("agenda/").locator(weeks).all_inner_texts())[:2] == [
        "La semaine prochaine",
        "Semaine du 30 novembre",
    ]
    assert plain(opened("agenda/", "2026-11-25T08:00:00Z").locator(weeks).all_inner_texts())[:3] == [
        "Cette semaine", "La semaine prochaine", "Semaine du 7 décembre",
    ]  # fmt: skip
    later = opened("agenda/", "2026-12-01T08:00:00Z")
    assert later.locator(weeks).first.inner_text() == "Cette semaine"
    assert all(start is None or start >= "2026-12-01" for start in starts(later, ".club-agenda"))


def test_as_many_are_shown_after_some_have_passed(opened: Open) -> None:
    dated = ".club-agenda [data-starts]"
    count = opened("agenda/").locator(dated).count()
    expect(opened("agenda/", "2026-11-27T08:00:00Z").locator(dated)).to_have_count(count)


@pytest.mark.parametrize(
    ("at", "day"),
    [(BUILT, "mercredi 25 novembre"), ("2026-11-25T12:00:00Z", "mercredi 25 novembre"),
     ("2026-11-25T12:15:00Z", "mardi 1er décembre"), ("2026-12-02T09:00:00Z", "mardi 8 décembre")],
)  # fmt: skip
def test_the_next_date_of_a_repeat_follows_the_clock(opened: Open, at: str, day: str) -> None:
    page = opened("agenda/appel-entre-pairs/", at)
    expect(page.locator(".club-next .club-card--session")).to_have_count(1)
    expect(page.locator(".club-next time")).to_contain_text(day)


def test_dates_that_have_passed_join_the_past_ones(opened: Open) -> None:
    page = opened("agenda/appel-entre-pairs/", "2026-12-02T09:00:00Z")
    past = plain(page.locator("#dates-passees time").all_inner_texts())
    assert past[:3] == ["mardi 1er décembre 2026", "mercredi 25 novembre 2026", "mardi 17 novembre 2026"]
    coming = page.locator("[data-past=dates-passees] > li")
    expect(coming).to_have_count(8)
    expect(coming.first).to_contain_text("mardi 8 décembre 2026")


def test_someone_s_next_sessions_follow_the_clock(opened: Open) -> None:
    page = "personnes/fatou-esquisse/"
    assert "2026-11-25T11:30:00Z" in starts(opened(page), "#a-venir ~ ul")
    later = starts(opened(page, "2026-11-30T12:00:00Z"), "#a-venir ~ ul")
    assert "2026-11-25T11:30:00Z" not in later and "2026-12-01T11:30:00Z" in later


# --- words


@pytest.mark.parametrize(
    ("at", "word"),
    [(BUILT, None), ("2026-11-24T10:00:00Z", "Demain"), ("2026-11-25T11:29:00Z", "Aujourd'hui"),
     ("2026-11-25T11:30:00Z", "En ce moment"), ("2026-11-25T12:14:00Z", "En ce moment"),
     ("2026-11-25T12:15:00Z", "Passée")],
)  # fmt: skip
def test_a_date_says_where_it_stands(opened: Open, at: str, word: str | None) -> None:
    page = opened(CALL, at)
    found = page.locator(".club-head :is(.club-badge--now, .club-badge--past)")
    assert found.all_inner_texts() == ([word] if word else [])
    assert page.locator(".club-add").count() == (word != "Passée")


def test_a_day_is_named_where_it_is_the_same_here_and_there(opened: Open) -> None:
    now = ".club-head .club-badge--now"
    evening = "2026-11-24T20:00:00Z"  # the 24th in Paris, already the 25th in Auckland; the call is there at 0:30, on the 26th
    assert opened(CALL, evening).locator(now).all_inner_texts() == ["Demain"]
    assert opened(CALL, evening, "Pacific/Auckland").locator(now).all_inner_texts() == ["Demain"]
    morning = "2026-11-25T10:30:00Z"  # one hour before; in Auckland, 23:30 on the 25th
    assert opened(CALL, morning).locator(now).all_inner_texts() == ["Aujourd'hui"]
    assert opened(CALL, morning, "Pacific/Auckland").locator(now).all_inner_texts() == []


# --- the reader's own time


@pytest.mark.parametrize(
    ("zone", "told"),
    [("Europe/Paris", []), ("Europe/Berlin", []),
     ("Pacific/Auckland", ["Chez vous : jeudi 26 novembre, de 0 h 30 à 1 h 15 (heure de la Nouvelle-Zélande)"]),
     ("America/Los_Angeles", ["Chez vous : de 3 h 30 à 4 h 15 (heure du Pacifique nord-américain)"])],
)  # fmt: skip
def test_the_reader_s_own_time_where_it_is_another(opened: Open, zone: str, told: list[str]) -> None:
    assert plain(opened(CALL, zone=zone).locator(".club-facts .club-theirs").all_inner_texts()) == told


def test_of_a_session_in_another_zone_only_a_third_time_is_added(opened: Open) -> None:
    page, theirs = "agenda/appel-transatlantique/", ".club-facts .club-theirs"
    for zone in ("Europe/Paris", "America/Montreal"):
        assert opened(page, zone=zone).locator(theirs).count() == 0
    assert opened(page, zone="Asia/Tokyo").locator(theirs).count() == 1


# --- the theme of the month


@pytest.mark.parametrize(
    ("at", "label"),
    [(BUILT, "La thématique du mois · novembre 2026"), ("2026-11-30T22:59:00Z", "La thématique du mois · novembre 2026"),
     ("2026-11-30T23:00:00Z", "La thématique du mois · décembre 2026"),
     ("2027-01-15T12:00:00Z", "La thématique du mois · janvier 2027")],
)  # fmt: skip
def test_the_theme_turns_with_the_month_in_paris(opened: Open, at: str, label: str) -> None:
    theme = opened("", at, "America/Los_Angeles").locator(".club-theme")
    expect(theme).to_have_count(1)
    expect(theme.locator(".club-kicker")).to_contain_text(label)


# --- without script, and on an old page


@pytest.mark.parametrize("address", ["", "agenda/", "programme/rituels/", "agenda/appel-entre-pairs/"])
def test_without_script_the_page_says_the_day_it_is_true_of(opened: Open, address: str) -> None:
    page = opened(address, java_script_enabled=False)
    expect(page.locator(".club-asof").first).to_contain_text("à la date du 21 novembre 2026")
    expect(page.locator(".club-asof").first).to_be_visible()
    expect(opened(address).locator(".club-asof").first).to_be_hidden()


def test_without_script_no_filter_is_shown_and_the_lists_are_there(opened: Open) -> None:
    page = opened("agenda/", java_script_enabled=False)
    expect(page.locator(".club-filters")).to_be_hidden()
    assert page.locator(".club-agenda [data-starts]").count() == 12
    assert page.locator(".club-agenda h2").all_inner_texts()[0] == "La semaine prochaine"


def test_a_page_that_has_grown_old_says_so(opened: Open) -> None:
    expect(opened("", "2026-12-20T12:00:00Z").locator(".club-asof")).to_be_visible()


# --- in the frame of another site


def test_another_site_frames_the_next_meetings(opened: Open, site: Served, tmp_path: Path) -> None:
    frame = f'<!doctype html><iframe src="{site.url}prochaines-rencontres/" title="t"></iframe>'
    (tmp_path / "index.html").write_text(frame)
    handler = functools.partial(_Quiet, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as other:
        Thread(target=other.serve_forever, daemon=True).start()
        page = opened(f"http://127.0.0.1:{other.server_address[1]}/", "2026-11-26T14:30:00Z")
        items = page.frame_locator("iframe").locator("li:visible")
        expect(items.first).to_be_visible()
        assert all((item.get_attribute("data-ends") or "") > "2026-11-26T14:30" for item in items.all())
        other.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Silence."""


def test_the_framed_page_says_when_nothing_is_left(opened: Open) -> None:
    page = opened("prochaines-rencontres/", "2030-01-01T00:00:00Z")
    expect(page.locator("li:visible")).to_have_count(0)
    expect(page.locator(".none")).to_be_visible()

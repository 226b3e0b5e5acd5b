"""What the site holds, and how its pages lead to each other."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from club.documents import Page
from small_club import PUBLIC, STUDY, THEME, Make, person, session

REPEAT = """---
kind: peer-call
title: L'appel
aliases:
  - vieil-appel
repeat:
  - start: 2026-11-17 12:30
    duration: 45min
    every: week
    until: 2026-12-01
---
"""
INDEXES = (
    "|programme/|agenda/|masterclasses/|exercices/|etudes-de-cas/|promos/|organisations/|personnes/|replays/"
    "|changements/|abonnements/|abonnements/par-type/|agenda/archives/|contribuer/|contribuer/messages/"
    "|contribuer/relecture/|contributeurs/|contribuer/calendriers/"
).split("|")


def cards(page: Page) -> set[str]:
    """The addresses that the lists of a page lead to."""
    return {card["url"] for part in page.data["sections"] for card in part["cards"]}


def facts(page: Page) -> dict[str, list[dict[str, Any]]]:
    return {fact["label"]: fact["values"] for fact in page.data["facts"]}


def test_empty_club_has_every_index(make: Make) -> None:
    made = make({})
    own = {address for address in made.pages if address.count("/") == 1 or address in INDEXES}
    assert {*INDEXES, "prochaines-rencontres/"} == own
    assert not made.problems


def test_hand_written_page_gives_an_index_its_words(make: Make) -> None:
    made = make({"docs/agenda.md": "---\ntitle: Nos dates\nsummary: Quand on se voit.\n---\n\nBienvenue.\n"})
    page = made.pages["agenda/"]
    assert (page.title, page.description) == ("Nos dates", "Quand on se voit.")
    assert "Bienvenue" in page.body
    assert page.data["edit"] == "https://github.com/exemple/club/edit/main/docs/agenda.md"


def test_hand_written_page_may_not_take_an_item_s_place(make: Make) -> None:
    text = "---\ntitle: Moi\nsummary: Moi aussi.\n---\n"
    made = make({"programme/sessions/atelier.md": session(), "docs/agenda/atelier.md": text})
    assert [(problem.path, problem.code) for problem in made.problems] == [("docs/agenda/atelier.md", "club-006")]


def test_title_is_kept_as_it_was_written(make: Make) -> None:
    made = make({"programme/sessions/atelier.md": session(title='"R&D <3 l\'équipe"')})
    assert made.pages["agenda/atelier/"].title == "R&D <3 l'équipe"
    assert made.pages["agenda/atelier/"].data["json_ld"]["name"] == "R&D <3 l'équipe"


def test_data_is_plain(make: Make) -> None:
    def plain(value: Any) -> bool:
        if type(value) is dict:
            return all(type(key) is str and plain(inner) for key, inner in value.items())
        return all(map(plain, value)) if type(value) is list else type(value) in (str, int, float, bool, type(None))

    made = make(
        {
            "programme/themes/rituels.md": THEME,
            "programme/sessions/appel.md": REPEAT,
            "programme/sessions/atelier.md": session(themes="\n  - rituels"),
        }
    )
    assert all(plain(page.data) for page in made.pages.values())


# --- former addresses


def test_alias_redirects_with_its_dates(make: Make) -> None:
    made = make({"programme/sessions/appel.md": REPEAT})
    redirects = {address: page.data["to"] for address, page in made.pages.items() if page.template == "redirect.html"}
    assert redirects["agenda/vieil-appel/"] == "agenda/appel/"
    assert redirects["agenda/vieil-appel/2026-11-24/"] == "agenda/appel/2026-11-24/"


def test_agenda_leads_to_the_masterclass(make: Make) -> None:
    text = session(themes="\n  - rituels").replace("kind: training\n", "")
    made = make({"programme/themes/rituels.md": THEME, "programme/masterclasses/tenir.md": text})
    assert made.pages["agenda/tenir/"].data["to"] == "masterclasses/tenir/"


def test_a_person_s_alias_publishes_nothing(make: Make) -> None:
    made = make({"programme/people/ada.yml": person("Ada", *PUBLIC) + "aliases:\n  - augusta\n"})
    assert "personnes/ada/" in made.pages
    assert "augusta" not in made.everything()


# --- drafts


def test_draft_is_in_previews_only_and_marked(make: Make) -> None:
    draft = {"case-studies/essai.md": "---\ntitle: Un essai\n---\n\nPas fini.\n"}
    assert "Un essai" not in make(draft).everything()
    previewed = make(draft, previews=True).pages["etudes-de-cas/essai/"]
    assert previewed.data["draft"] is True


# --- links


def test_links_are_seen_from_both_ends(make: Make) -> None:
    exercise = "---\ntitle: La fiche\ngoal: Écrire.\nduration: 1h\ngroup_size: any\nthemes:\n  - rituels\n---\n"
    extra = "status: published\nauthors:\n  - ada\nexercises:\n  - fiche"
    made = make(
        {
            "programme/themes/rituels.md": THEME,
            "programme/exercises/fiche.md": exercise,
            "programme/people/ada.yml": person("Ada", *PUBLIC),
            "case-studies/cafe.md": STUDY.format(extra=extra),
            "programme/sessions/atelier.md": session(
                themes="\n  - rituels", hosts="\n  - ada", exercises="\n  - fiche", case_studies="\n  - cafe"
            ),
        }
    )
    everything = {"agenda/atelier/", "exercices/fiche/", "etudes-de-cas/cafe/"}
    assert cards(made.pages["programme/rituels/"]) == everything
    assert cards(made.pages["exercices/fiche/"]) == {"etudes-de-cas/cafe/", "agenda/atelier/"}
    assert cards(made.pages["etudes-de-cas/cafe/"]) == {"exercices/fiche/", "agenda/atelier/"}
    assert cards(made.pages["personnes/ada/"]) == {"etudes-de-cas/cafe/", "agenda/atelier/"}
    assert cards(made.pages["agenda/atelier/"]) == {"exercices/fiche/", "etudes-de-cas/cafe/"}
    assert facts(made.pages["agenda/atelier/"])["Thématiques"][0]["url"] == "programme/rituels/"


def test_days_of_a_gathering_lead_to_it_and_back(make: Make) -> None:
    made = make(
        {
            "programme/sessions/rencontres.md": session(start="2026-12-03", end="2026-12-04").replace(
                "duration: 1h30\n", ""
            ),
            "programme/sessions/jour-1.md": session(part_of="rencontres"),
        }
    )
    assert cards(made.pages["agenda/rencontres/"]) == {"agenda/jour-1/"}
    assert facts(made.pages["agenda/jour-1/"])["Fait partie de"][0]["url"] == "agenda/rencontres/"


def test_link_to_an_address_that_does_not_exist_is_a_problem(make: Make) -> None:
    made = make({"programme/sessions/atelier.md": session("Voir [l'agenda](/agenda/) et [rien](/agenda/nulle-part/).")})
    assert [problem.code for problem in made.problems] == ["club-064"]


# --- sessions


def test_repeat_has_a_page_per_date_between_its_neighbours(make: Make) -> None:
    made = make({"programme/sessions/appel.md": REPEAT})
    page = made.pages["agenda/appel/2026-11-24/"]
    assert page.data["before"]["url"] == "agenda/appel/2026-11-17/"
    assert page.data["after"]["url"] == "agenda/appel/2026-12-01/"
    assert page.data["calendar"] == "agenda/appel/2026-11-24.ics"
    whole = made.pages["agenda/appel/"]
    assert [row["url"] for row in whole.data["repeat"]["past"]] == ["agenda/appel/2026-11-17/"]
    assert len(whole.data["repeat"]["coming"]) == 2
    assert facts(whole)["Rythme"][0]["text"].startswith("chaque mardi, de 12")


@pytest.mark.parametrize(
    ("month", "when", "calendar"),
    [("2027-02", "février 2027, date à fixer", None), ("2021-03", "mars 2021, date non conservée", None)],
)
def test_session_without_a_date(make: Make, month: str, when: str, calendar: str | None) -> None:
    text = session(month=month).replace("start: 2026-12-03 18:30\nduration: 1h30\n", "")
    made = make({"programme/sessions/atelier.md": text})
    page = made.pages["agenda/atelier/"]
    assert (page.data["when"], page.data["calendar"], page.data["json_ld"]) == (when, calendar, None)
    assert f"agenda/{month}/" in made.pages


def test_training_awaits_its_speaker(make: Make) -> None:
    made = make({"programme/sessions/atelier.md": session(), "programme/sessions/fete.md": session(kind="celebration")})
    assert facts(made.pages["agenda/atelier/"])["Intervention"][0]["text"] == "à confirmer"
    assert "Intervention" not in facts(made.pages["agenda/fete/"])
    wanted = {part["id"]: part["cards"] for part in made.pages["contribuer/"].data["sections"]}
    assert [row["url"] for row in wanted["intervenants-manquants"]] == ["agenda/atelier/"]


def test_changes_are_told_on_the_session_and_on_the_news(make: Make) -> None:
    text = session(changes="\n  - date: 2026-11-20\n    what: cancelled\n    why: Grippe", announced="2026-11-01")
    made = make({"programme/sessions/atelier.md": text})
    history = made.pages["agenda/atelier/"].data["history"]
    assert [entry["text"] for entry in history] == ["Annoncée", "Annulé (Grippe)"]
    news = [entry["text"] for part in made.pages["changements/"].data["sections"] for entry in part["cards"]]
    assert news == ["Annulé (Grippe)", "Nouvelle séance annoncée"]


def test_example_passes_from_a_theme_to_its_sessions(make: Make) -> None:
    theme = THEME.replace("title:", "example: true\ntitle:")
    made = make(
        {"programme/themes/rituels.md": theme, "programme/sessions/atelier.md": session(themes="\n  - rituels")}
    )
    assert made.pages["agenda/atelier/"].data["example"] is True


# --- pictures


def portrait() -> bytes:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "le nom de la rue"  # lying on its side, with a description
    Image.new("RGB", (2000, 100), "peru").save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_picture_is_upright_small_and_says_nothing(make: Make) -> None:
    text = person("Ada", *PUBLIC, "photo: ada.jpg", "photo_alt: Ada sourit")
    made = make({"programme/people/ada.yml": text, "programme/images/ada.jpg": portrait()})
    shown = made.pages["personnes/ada/"].data["picture"]
    assert (shown["width"], shown["height"]) == (80, 1600)
    content = made.files[shown["url"]].content
    assert b"le nom de la rue" not in content
    assert not Image.open(BytesIO(content)).getexif()


def test_picture_that_no_page_shows_is_not_published(make: Make) -> None:
    text = person("Ada", "photo: ada.jpg", "photo_alt: Ada sourit")
    made = make({"programme/people/ada.yml": text, "programme/images/ada.jpg": portrait()})
    assert not [address for address in made.files if address.startswith("images/")]


@pytest.mark.parametrize("content", [b"pas une image", None])
def test_picture_that_can_t_be_read_is_a_problem(make: Make, content: bytes | None) -> None:
    text = person("Ada", *PUBLIC, "photo: ada.jpg", "photo_alt: Ada sourit")
    files: dict[str, str | bytes] = {"programme/people/ada.yml": text}
    if content is not None:
        files["programme/images/ada.jpg"] = content
    assert [problem.code for problem in make(files).problems] == ["club-065"]


# --- a theme and its month


def test_a_theme_tells_its_sessions_in_order_and_who_holds_them(make: Make) -> None:
    made = make(
        {
            "programme/themes/rituels.md": THEME,
            "programme/people/ada.yml": person("Ada", *PUBLIC),
            "programme/sessions/b.md": session(start="2026-12-10 18:30", themes="\n  - rituels", hosts="\n  - ada"),
            "programme/sessions/a.md": session(start="2026-12-03 18:30", themes="\n  - rituels", speakers="\n  - ada"),
            "programme/sessions/autre.md": session(start="2026-12-04 18:30"),
        }
    )
    page = made.pages["programme/rituels/"]
    parts = {part["id"]: part for part in page.data["sections"]}
    assert [card["url"] for card in parts["seances"]["cards"]] == ["agenda/a/", "agenda/b/"]
    assert [link["text"] for link in parts["qui"]["links"]] == ["Ada"]


def test_what_a_theme_does_not_hold_yet_is_said(make: Make) -> None:
    page = make({"programme/themes/rituels.md": THEME}).pages["programme/rituels/"]
    assert all(part["empty"] for part in page.data["sections"] if not (part["cards"] or part.get("links")))


def test_the_programme_counts_what_a_theme_holds(make: Make) -> None:
    files = {"programme/themes/rituels.md": THEME, "programme/sessions/a.md": session(themes="\n  - rituels")}
    (part,) = make(files).pages["programme/"].data["sections"]
    assert [card["notes"] for card in part["cards"]] == [["1\u00a0séance"]]


def test_the_search_finds_sessions_of_two_seasons_and_older_ones_that_left_something(make: Make) -> None:
    files = {
        "ancienne": session(start="2021-03-02 12:30"),
        "ancienne-vue": session(start="2021-03-02 12:30", replay="{ state: available, url: https://exemple.org/film }"),
        "ancienne-lue": session(
            start="2021-03-02 12:30", materials="[{ title: Le support, url: https://exemple.org/s }]"
        ),
        "avant": session(start="2025-10-02 12:30"),
        "a-venir": session(),
    }
    pages = make({f"programme/sessions/{name}.md": text for name, text in files.items()}).pages
    found = {name for name in files if pages[f"agenda/{name}/"].data["search"]}
    assert found == {*files} - {"ancienne"}

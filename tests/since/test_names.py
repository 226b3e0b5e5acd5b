"""Ids, addresses and UIDs that were published stay."""

from __future__ import annotations

import pytest

from small_club import CLUB, FORMER, PUBLIC, STUDY, THEME, person, session

THEMES = {"programme/themes/rituels.md": THEME}
APPEL, RITUEL = "programme/sessions/appel.md", "programme/sessions/rituel.md"
TEXT = "On s'appelle."
PAGE = "---\ntitle: Venir\nsummary: Comment venir.\n---\n\nVenez.\n"


def test_what_does_not_change_is_not_told(told):
    files = {APPEL: session(TEXT), "docs/venir.md": PAGE, "programme/people/ada.yml": person("Ada", *PUBLIC), **THEMES}
    assert told(files, files) == []


def test_a_renamed_file_keeps_its_former_name(told):
    assert told({APPEL: session(TEXT)}, {RITUEL: session(TEXT)}) == [
        "programme/sessions/rituel.md:2:1: club-070: programme/sessions/appel.md a disparu, et ce fichier semble être "
        "le même sous un autre nom.\n"
        "    Gardez les anciens noms, du plus ancien au plus récent :\n"
        "    aliases:\n"
        "      - appel"
    ]
    assert told({APPEL: session(TEXT)}, {RITUEL: session(TEXT, aliases="[appel]")}) == []


def test_a_file_renamed_again_keeps_them_all(told):
    (only,) = told({APPEL: session(TEXT, aliases="[tout-premier]")}, {RITUEL: session(TEXT)})
    assert only.endswith("    aliases:\n      - tout-premier\n      - appel")


def test_a_deleted_session_is_cancelled_instead(told):
    assert told({APPEL: session(TEXT)}, {}) == [
        "programme/sessions/appel.md:1:1: club-070: « Un atelier » était publié, et ce fichier a disparu.\n"
        "    Remettez-le. Une séance qui n'aura pas lieu s'annule.\n"
        "    Ajoutez :\n"
        "    changes:\n"
        "      - date: 2026-11-22\n"
        "        what: cancelled\n"
        "    S'il a un autre nom, ajoutez au nouveau fichier :\n"
        "    aliases:\n"
        "      - appel"
    ]


def test_a_deleted_session_of_the_past_comes_back(told):
    assert told({APPEL: session(TEXT, start="2021-03-18 18:30")}, {}) == [
        "programme/sessions/appel.md:1:1: club-070: « Un atelier » était publié, et ce fichier a disparu.\n"
        "    Remettez-le : une séance passée garde sa page.\n"
        "    S'il a un autre nom, ajoutez au nouveau fichier :\n"
        "    aliases:\n"
        "      - appel"
    ]


def test_a_deleted_theme_comes_back(told):
    assert told(THEMES, {}) == [
        "programme/themes/rituels.md:1:1: club-070: « Rituels » était publié, et ce fichier a disparu.\n"
        "    Remettez-le.\n"
        "    S'il a un autre nom, ajoutez au nouveau fichier :\n"
        "    aliases:\n"
        "      - rituels"
    ]


def test_a_removed_alias_comes_back(told):
    before, after = session(TEXT, aliases="[premier, second]"), session(TEXT, aliases="[premier]")
    assert told({APPEL: before}, {APPEL: after}) == [
        "programme/sessions/appel.md:6:10: club-070: un ancien nom manque : « second ». "
        "Son adresse ne mènerait plus ici.\n"
        "    Écrivez, du plus ancien au plus récent :\n"
        "    aliases:\n"
        "      - premier\n"
        "      - second"
    ]


def test_the_oldest_name_stays_the_oldest(told):
    before, after = session(TEXT, aliases="[premier, second]"), session(TEXT, aliases="[second, premier]")
    assert told({APPEL: before}, {APPEL: after}) == [
        "programme/sessions/appel.md:6:10: club-071: le plus ancien nom était « premier » : "
        "l'événement changerait d'identifiant.\n"
        "    Écrivez, du plus ancien au plus récent :\n"
        "    aliases:\n"
        "      - premier\n"
        "      - second"
    ]


def test_the_order_of_other_names_does_not_matter(told):
    before = {APPEL: session(TEXT, aliases="[premier, second, tiers]")}
    assert told(before, {APPEL: session(TEXT, aliases="[premier, tiers, second]")}) == []


def test_a_name_that_was_left_is_not_taken_again(told):
    before, after = {RITUEL: session(TEXT, aliases="[appel]")}, {APPEL: session(TEXT, aliases="[rituel]")}
    assert told(before, after) == [
        "programme/sessions/appel.md:2:1: club-071: ce fichier reprend un nom qu'il avait quitté ; "
        "il s'appelait « rituel ».\n"
        "    Rendez-lui son nom : programme/sessions/rituel.md"
    ]


def test_a_former_name_is_not_used_for_something_else(told):
    before = {RITUEL: session(TEXT, aliases="[premier, ancien]")}
    after = {RITUEL: session(TEXT, aliases="[premier]"), "programme/sessions/ancien.md": session("Autre chose.")}
    assert told(before, after) == [
        "programme/sessions/ancien.md:2:1: club-070: « ancien » est un ancien nom de programme/sessions/rituel.md : "
        "il ne peut pas servir à autre chose.\n"
        "    Renommez ce fichier."
    ]


def test_two_sessions_do_not_become_one(told):
    before = {APPEL: session("Un.", title="L'appel"), RITUEL: session("Deux.", aliases="[premier]")}
    assert told(before, {RITUEL: session("Deux.", aliases="[premier, appel]")}) == [
        "programme/sessions/rituel.md:6:10: club-071: programme/sessions/appel.md a été fondu ici : "
        "l'événement « L'appel » disparaîtrait des agendas.\n"
        "    Remettez programme/sessions/appel.md et annulez cette séance :\n"
        "    Ajoutez :\n"
        "    changes:\n"
        "      - date: 2026-11-22\n"
        "        what: cancelled"
    ]


def test_a_session_takes_no_name_that_it_never_had(told):
    assert told({RITUEL: session("Deux.")}, {RITUEL: session("Deux.", aliases="[appel]")}) == [
        "programme/sessions/rituel.md:6:10: club-071: le plus ancien nom était « rituel » : "
        "l'événement changerait d'identifiant.\n"
        "    Retirez « aliases » : cette séance n'a jamais eu d'autre nom."
    ]


def test_a_session_becomes_a_masterclass_but_not_the_reverse(told):
    masterclass = "programme/masterclasses/appel.md"
    as_masterclass = session(TEXT, themes="[rituels]").replace("kind: training\n", "")
    first, second = {APPEL: session(TEXT), **THEMES}, {masterclass: as_masterclass, **THEMES}
    assert told(first, second) == []


def test_a_masterclass_that_becomes_a_session_takes_another_name(told):
    as_masterclass = session(TEXT, themes="[rituels]").replace("kind: training\n", "")
    before = {"programme/masterclasses/appel.md": as_masterclass, **THEMES}
    assert told(before, {APPEL: session(TEXT), **THEMES}) == [
        "programme/sessions/appel.md:2:1: club-070: /masterclasses/appel/ ne mènerait plus nulle part : "
        "cette masterclass est devenue une séance du même nom.\n"
        "    Donnez-lui un autre nom, par exemple programme/sessions/appel-seance.md, et ajoutez :\n"
        "    aliases:\n"
        "      - appel"
    ]


def test_the_name_space_of_the_uids_never_changes(told):
    club = CLUB.replace("calendar_domain: club.example.org", "calendar_domain: autre.example.org")
    assert told({APPEL: session()}, {APPEL: session(), "programme/club.yml": club}) == [
        "programme/club.yml:5:18: club-071: calendar_domain était « club.example.org » : "
        "tous les événements changeraient d'identifiant.\n"
        "    Remettez : calendar_domain: club.example.org"
    ]


# --- people, organisations, studies


ADA, CAFE = "programme/people/ada.yml", "case-studies/cafe.md"
PUBLISHED = STUDY.format(extra="status: published\nauthors:\n  - name: Nour")


def test_a_public_page_stays_or_is_withdrawn(told):
    before = {ADA: person("Ada", *PUBLIC)}
    assert told(before, {ADA: person("Ada", "visibility: name-only")}) == [
        "programme/people/ada.yml:2:13: club-070: la page /personnes/ada/ était publiée, et disparaîtrait.\n"
        "    Gardez-la :\n"
        "    visibility: public\n"
        "    consent: true\n"
        "    ou, si la personne se retire, ne gardez dans ce fichier que visibility: withdrawn et former."
    ]
    assert told(before, {ADA: "visibility: withdrawn\n" + FORMER}) == []


def test_a_withdrawn_file_may_take_a_neutral_name(told):
    after = {"programme/people/personne-retiree-1.yml": "visibility: withdrawn\n" + FORMER}
    assert told({ADA: person("Ada", *PUBLIC)}, after) == []


def test_a_deleted_person_is_withdrawn_instead(told):
    assert told({ADA: person("Ada", *PUBLIC)}, {}) == [
        "programme/people/ada.yml:1:1: club-070: « Ada » était publié, et ce fichier a disparu.\n"
        "    Remettez-le ; pour le retirer, n'y gardez que visibility: withdrawn et former.\n"
        "    S'il a un autre nom, ajoutez au nouveau fichier :\n"
        "    aliases:\n"
        "      - ada"
    ]


def test_a_person_without_page_publishes_no_name(told):
    assert told({ADA: person("Ada")}, {}) == []


def test_a_published_study_does_not_become_a_draft(told):
    before = {CAFE: PUBLISHED, **THEMES}
    assert told(before, {CAFE: PUBLISHED.replace("status: published", "status: draft"), **THEMES}) == [
        "case-studies/cafe.md:4:9: club-070: la page /etudes-de-cas/cafe/ était publiée, et disparaîtrait.\n"
        "    Gardez-la :\n"
        "    status: published\n"
        "    ou retirez-la : ne gardez que status: withdrawn et former."
    ]
    assert told(before, {CAFE: "---\nstatus: withdrawn\n" + FORMER + "---\n", **THEMES}) == []


def test_a_study_whose_author_is_withdrawn_goes_with_them(told):
    study = STUDY.format(extra="status: published\nauthors:\n  - ada")
    after = {CAFE: study, ADA: "visibility: withdrawn\n" + FORMER, **THEMES}
    assert told({CAFE: study, ADA: person("Ada", *PUBLIC), **THEMES}, after) == []


def test_a_draft_was_never_published(told):
    assert told({CAFE: "---\ntitle: Un brouillon\n---\n"}, {}) == []


def test_a_study_moves_into_a_folder_of_its_own(told):
    assert told({CAFE: PUBLISHED, **THEMES}, {"case-studies/cafe/index.md": PUBLISHED, **THEMES}) == []


# --- pages written by hand


def test_a_page_stays_at_its_address(told):
    assert told({"docs/venir.md": PAGE}, {}) == [
        "docs/venir.md:1:1: club-070: la page /venir/ était publiée, et disparaîtrait.\n"
        "    Remettez ce fichier, au moins avec une phrase et un lien vers ce qui le remplace."
    ]
    assert told({"docs/venir.md": PAGE}, {"docs/venir/index.md": PAGE}) == []


@pytest.mark.parametrize("path", ["docs/index.md", "docs/agenda.md", "docs/exercices/index.md"])
def test_the_text_of_an_index_may_go_the_site_keeps_the_index(told, path):
    assert told({path: PAGE}, {}) == []

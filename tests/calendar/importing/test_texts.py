"""Titles and descriptions: what people wrote, without what their tools added."""

from __future__ import annotations

import re

import pytest

from club.calendar.importing.guesses import id_of, kind, title
from club.pasted import markdown, plain
from club.sources.terms import SessionKind
from club.text.markdown import render


def shown(text: str) -> str:
    return render(markdown(plain(text)), lambda _, target: target).html


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        ("Un<br>deux<br/>trois", "Un\ndeux\ntrois"),
        ("<p>Un</p><p>deux&nbsp;!</p>", "Un\n\ndeux !"),
        ("<ul><li>un</li><li>deux</li></ul>", "- un\n\n- deux"),
        ('<a href="https://example.org/a">ici</a>', "ici (https://example.org/a)"),
        ("<script>alert(1)</script>Bonjour<style>p{}</style>", "Bonjour"),
        ("Caf&eacute; &amp; thé", "Café & thé"),
        ("3 < 4 et 5 > 2", "3 < 4 et 5 > 2"),
        ("a\u200bb\u202ec", "abc"),
    ],
)
def test_html_becomes_its_words(raw, lines):
    assert [line for line in plain(raw).split("\n") if line] == [line for line in lines.split("\n") if line]


@pytest.mark.parametrize(
    "text",
    [
        "# pas un titre", "*ni gras* ni _souligné_", "[lien](javascript:alert(1))", "![image](https://ailleurs.example/x.png)",
        "> citation", "~~~", "```", "!!! note", "??? note", "=== \"Onglet\"", ": définition", "| a | b |", "{: .classe }", "[TOC]",
        "[^1]: note", "*[HTML]: sigle", "==marqué==", "--8<-- \"fichier\"", "`code`", "    code", "1. un", "1986. Une grande année",
        "&lt;b&gt; et &amp;lt;", "<mark>", "\\*", "+ plus", "- [ ] case", "[x]: https://example.org", "H~2~O ^x^", "Titre\n=====",
    ],
)  # fmt: skip
def test_no_sign_means_anything_to_markdown(text):
    """Paragraphs and lists, with the words as they were: nothing else comes of a description."""
    html = shown(text)
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "ul", "li", "a"}
    assert all(address.startswith("https://") for address in re.findall(r'href="([^"]*)', html))
    assert "class=" not in html


def test_an_address_can_be_clicked():
    assert '<a href="https://example.org/a_b_c?d=1&amp;e=2"' in shown("Voir https://example.org/a_b_c?d=1&e=2.")


@pytest.mark.parametrize(
    ("summary", "clean"),
    [
        ("Fête 🎉 de l’hiver", "Fête 🎉 de l’hiver"),
        ("  Un\ttitre \x07 sur\ndeux lignes ", "Un titre sur deux lignes"),
        ("<b>Gras</b> &amp; fort", "Gras & fort"),
        ("Appel (ada@example.org)", "Appel ((adresse retirée))"),
        ("TR: Fw: Appel", "Appel"),
        ("Annulé : Appel", "Appel"),
        ("", "Séance sans titre"),
        ("<3 les membres", "<3 les membres"),
    ],
)
def test_titles_are_cleaned(summary, clean):
    assert title(summary)[0].text == clean


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Appel d’accueil de décembre", SessionKind.ONBOARDING_CALL),
        ("Onboarding", SessionKind.ONBOARDING_CALL),
        ("Ateliers d'automne", SessionKind.TRAINING),
        ("FORMATION : animer", SessionKind.TRAINING),
        ("Retour d'expérience de la MAIF", SessionKind.CASE_STUDY),
        ("Codéveloppement", SessionKind.PEER_CALL),
        ("Apéro", SessionKind.CELEBRATION),
        ("Cascade", None),
    ],
)
def test_the_kind_is_guessed_from_the_title(words, expected):
    assert kind(words) is expected


def test_the_kind_may_be_guessed_from_a_category(club):
    assert club.event("SUMMARY:Rendez-vous", "CATEGORIES:Divers,Coaching").says("kind: coaching")


def test_a_kind_that_was_asked_for_is_not_guessed(club):
    done = club.event("SUMMARY:Formation", kind=SessionKind.COACHING)
    assert done.says("kind: coaching", 'title: "Formation"')


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Élan : œuvre !", "elan-oeuvre"),
        ("🎉", "seance"),
        ("2026-12", "seance-2026-12"),
        ("mot " * 40, "mot-" * 14 + "mot"),
    ],
)
def test_ids_come_from_titles(text, id):
    assert id_of(text) == id


@pytest.mark.parametrize("word", ["Annulé : ", "Canceled: "])
def test_what_outlook_says_before_a_title_is_a_cancellation(club, word):
    assert club.event(f"SUMMARY:{word}Appel", "LAST-MODIFIED:20261105T080000Z").says(
        "changes:", "  - date: 2026-11-05", "    what: cancelled"
    )


def test_a_weekday_that_contradicts_its_date_does_not_stop_the_site(club):
    done = club.event("SUMMARY:Apéro du vendredi 3 décembre 2026")
    assert done.says('title: "Apéro du 3 décembre 2026"')
    assert "un jour de la semaine contredisait sa date" in done.text

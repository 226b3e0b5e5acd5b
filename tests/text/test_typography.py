"""French spaces in what readers see, and nowhere else."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from club.documents import Page
from club.frame import front_matter
from club.text.markdown import render
from club.text.typography import typeset, typeset_data, typeset_html

NARROW, WIDE = "\u202f", "\u00a0"
PIECES = [*" \n«»;:!?.,'’0123kmhgn°per<&éIX/-\u00a0\u202f", " 000", " mars", "18h30", "1er"]
WORDS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def shown(text: str) -> str:
    """No-break spaces made visible: « _ » narrow, « ~ » wide."""
    return text.replace(NARROW, "_").replace(WIDE, "~")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quoi ? Oui !", "Quoi_? Oui_!"),
        ("un ; deux", "un_; deux"),
        ("Voici : deux", "Voici~: deux"),
        ("Quoi ?!", "Quoi_?!"),
        ("(vraiment ?)", "(vraiment_?)"),
        ("« mot »", "«_mot_»"),
        ("«mot»", "«_mot_»"),
        ("« mot » : suite", "«_mot_»~: suite"),
        ("deux\nlignes\n! ici", "deux\nlignes_! ici"),
        ("10 km en 2,5 h", "10~km en 2,5~h"),
        ("de 18 h 30 à 20 h", "de 18~h~30 à 20~h"),
        ("n° 3, p. 12, pp. 3", "n°~3, p.~12, pp.~3"),
        ("80 % de 12 €", "80~% de 12~€"),
        ("à 18h30, 9h ou 9h05 ; 1h30", "à 18~h~30, 9~h ou 9~h~05_; 1~h~30"),
        ("le 3 décembre 2026 et le 1er mars", "le 3~décembre 2026 et le 1er~mars"),
        ("12 000 personnes, 1 234 567 €", "12_000 personnes, 1_234_567~€"),
    ],
)
def test_spaces_that_french_asks_for(text: str, expected: str) -> None:
    assert shown(typeset(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "mot! et mot; et mot:",  # a space is never added before a mark
        "https://exemple.org/?a=1&b=2 à 12:30",
        "12:30, 16:9, C:\\",
        "formé·es, professionnel.le.s, chargé(e)s, animateur·rices",
        "bien :) ou ;-) :smile:",
        "il y a 3 jours, 2 mois, 3 l'ont dit",
        "a ?b=1 !important",
        "06 12 34 56 78, 01 23 45 67 89, +33 612 345 678",
        "732 829 320 00074, 2021 300, en 2021 et 2022",
        "24h/24, h24, 3h-là, 25h99x, 12h300",
        "1er, 2e et XXIe, 31e",
        f"déjà{NARROW}! fait{WIDE}: oui",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert typeset(text) == text


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p><strong>Mot</strong> !</p>", "<p><strong>Mot</strong>_!</p>"),
        ("<p>« <em>mot</em> »</p>", "<p>«_<em>mot</em>_»</p>"),
        ('<a href="/a ?b" title="Quoi ?">Quoi ?</a>', '<a href="/a ?b" title="Quoi ?">Quoi_?</a>'),
        ("<code>a ?</code> : <kbd>b !</kbd>", "<code>a ?</code>~: <kbd>b !</kbd>"),
        ("<pre><code><span>a</span> ? b : c</code></pre>", "<pre><code><span>a</span> ? b : c</code></pre>"),
        (
            '<p>Dit <q lang="en">why ?</q> et <q lang="fr-CA">quoi ?</q></p>',
            '<p>Dit <q lang="en">why ?</q> et <q lang="fr-CA">quoi_?</q></p>',
        ),
        ("<p>R&amp;D &lt; 3 ; fin</p>", "<p>R&amp;D &lt; 3_; fin</p>"),
        ("<p>«&nbsp;mot&nbsp;»<br>Quoi ?</p>", "<p>«~mot~»<br>Quoi_?</p>"),
        ('<h2 id="a ?">Titre ?</h2><!-- a ? -->', '<h2 id="a ?">Titre_?</h2><!-- a ? -->'),
        ("<p>Le 1er mars, la 1re</p>", "<p>Le 1<sup>er</sup>~mars, la 1<sup>re</sup></p>"),
        ("<p>2e, 21es, XXIe</p>", "<p>2<sup>e</sup>, 21<sup>es</sup>, XXI<sup>e</sup></p>"),
        ("<p>Ces, Les, 1e, 2e-là, 3e2, 1·er</p>", "<p>Ces, Les, 1e, 2e-là, 3e2, 1·er</p>"),
        (
            '<a href="/1er/18h30">x</a> <code>18h30 12 000 1er</code>',
            '<a href="/1er/18h30">x</a> <code>18h30 12 000 1er</code>',
        ),
    ],
)
def test_html_keeps_its_markup_and_its_code(html: str, expected: str) -> None:
    assert shown(typeset_html(html)) == expected


@given(WORDS)
def test_twice_is_once(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)


@given(st.lists(st.tuples(WORDS, st.sampled_from(["b", "code", "p", "br", "pre"]))))
@example([(" :»", "b")])
def test_twice_is_once_in_contributed_html(parts: list[tuple[str, str]]) -> None:
    once = render("\n\n".join(f"<{tag}>{text}</{tag}>" for text, tag in parts), lambda attribute, target: target).html
    assert typeset_html(once) == once


@given(st.text())
def test_only_spaces_change(text: str) -> None:
    assert "".join(typeset(text).split()) == "".join(text.split())


def test_data_changes_where_it_is_shown() -> None:
    data = {"title": "Quoi ?", "url": "a ?b", "cards": [{"summary": "Oui !", "name": "Qui ?"}], "wrong": "a : b"}
    assert typeset_data({**data, "json_ld": {"name": "Quoi ?", "text": "a !"}}) == {
        "title": f"Quoi{NARROW}?",
        "url": "a ?b",
        "cards": [{"summary": f"Oui{NARROW}!", "name": "Qui ?"}],
        "wrong": "a : b",
        "json_ld": {"name": "Quoi ?", "text": "a !"},
    }


def test_what_machines_read_of_a_page_stays_plain() -> None:
    made = front_matter(Page("a/", "page.html", "Quoi ?", "Oui !", {"summary": "Oui !"}))
    assert (made["title"], made["description"]) == ("Quoi ?", "Oui !")
    data = made["data"]
    assert (data["title"], data["description"]) == ("Quoi ?", "Oui !")
    assert (data["heading"], data["summary"]) == (f"Quoi{NARROW}?", f"Oui{NARROW}!")


APART = {"code", "pre", "script", "style", "kbd", "textarea"}  # a text to paste is plain


class _Texts(HTMLParser):
    """The runs of text of a page's header, main part and footer that are not code."""

    def __init__(self) -> None:
        super().__init__()
        self.inside, self.apart, self.texts = 0, 0, list[str]()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.inside += tag in {"header", "main", "footer"}
        self.apart += tag in APART

    def handle_endtag(self, tag: str) -> None:
        self.inside -= tag in {"header", "main", "footer"}
        self.apart -= tag in APART

    def handle_data(self, data: str) -> None:
        if self.inside and not self.apart:
            self.texts.append(data)


def test_no_page_of_the_site_breaks_before_a_mark(sample_site: Path) -> None:
    """Templates write their own no-break spaces; this finds the one that is forgotten."""
    wrong = set()
    for file in sample_site.rglob("*.html"):
        parser = _Texts()
        parser.feed(file.read_text("utf-8"))
        wrong |= {text for text in parser.texts if typeset(text) != text}
    assert not wrong

"""Contributed Markdown keeps Material's markup, loses what could do harm, and has its links led to their place."""

import pytest

from club.text.markdown import render


def html(text: str) -> str:
    return render(text, lambda attribute, target: target).html


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ('!!! tip "Un conseil"\n    Soyez bref·ves.', '<div class="admonition tip">'),
        ("??? note\n    Repliée.", "<details class="),
        ('=== "Un"\n    a\n\n=== "Deux"\n    b', '<div class="tabbed-set tabbed-alternate">'),
        ("- [x] fait", '<li class="task-list-item">'),
        ("- [x] fait", 'aria-label="fait"'),
        ("- [ ] pas fait", 'aria-label="à faire"'),
        ("| a | b |\n|---|---|\n| 1 | 2 |", '<table tabindex="0">'),
        ("Texte[^1].\n\n[^1]: Note.", 'class="footnote-ref"'),
        ("| a | b |\n|---|--:|\n| 1 | 2 |", '<td class="align-right">2</td>'),
        ("```python\nx = 1\n```", '<div class="highlight">'),
        ("Terme\n:   Définition", "<dl>"),
        ('<div class="grid cards" markdown>\n\n- Une carte\n\n</div>', '<div class="grid cards">'),
        ("==important==", "<mark>important</mark>"),
    ],
)
def test_the_markup_of_material_is_kept(text: str, kept: str) -> None:
    assert kept in html(text)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("<script>alert(1)</script>", "alert"),
        ('<img src="x.png" alt="" onerror="alert(1)">', "onerror"),
        ('<a href="javascript:alert(1)">x</a>', "javascript"),
        ("[x](javascript:alert(1))", "javascript"),
        ("[x](data:text/html;base64,AAAA)", "data:"),
        ('<iframe src="https://ailleurs.example"></iframe>', "iframe"),
        ('<form action="https://ailleurs.example"><input name="a"></form>', "form"),
        ("<svg><script>alert(1)</script></svg>", "svg"),
        ('<p style="position:fixed">x</p>', "style"),
        ('<p class="md-search md-overlay">x</p>', "md-"),
        ('<p id="__config">x</p>', "__config"),
        ("## Titre { #__search }", "__search"),
        ("## Titre { onclick=alert(1) }", "onclick"),
        ('<input type="text" name="code">', 'type="text"'),
        ("<base href='https://ailleurs.example'>", "base"),
        ("<meta http-equiv=refresh content='0;url=https://ailleurs.example'>", "meta"),
    ],
)
def test_what_could_do_harm_is_gone(text: str, gone: str) -> None:
    assert gone not in html(f"Avant.\n\n{text}\n\nAprès.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<script>alert(1)</script>", ["<script"]),
        ('<IFRAME src="https://ailleurs.example"></IFRAME>', ["<IFRAME"]),
        ("<svg/onload=alert(1)>", ["<svg"]),
        ("<form><input name=a></form>", ["<form"]),
        ('<p style="position:fixed" onmouseover=alert(1)>x</p>', ["style", "onmouseover"]),
        ("## Titre { onclick=alert(1) }", ["onclick"]),
        ("## Titre { #__config }", ["__config"]),
        ("`<script>` et\n\n    <iframe>\n\n```html\n<svg onload=x>\n```\n<!-- un commentaire -->", []),
        ('!!! tip "Un"\n    a\n\n=== "Deux"\n    - [x] b[^1]\n\n[^1]: c', []),
    ],
)
def test_what_could_do_harm_is_told_to_whoever_wrote_it(text: str, told: list[str]) -> None:
    found: list[str] = []
    render(text, lambda attribute, target: target, found.append)
    assert found == told


def test_headings_get_anchors_without_accents_and_a_table_of_contents() -> None:
    rendered = render("## L'été d'après\n\n### À retenir\n\n## R&D <3", lambda attribute, target: target)
    assert [(entry["id"], entry["title"], [c["title"] for c in entry["children"]]) for entry in rendered.contents] == [
        ("l-ete-d-apres", "L'été d'après", ["À retenir"]),
        ("r-d-3", "R&D <3", []),
    ]
    assert '<h2 id="l-ete-d-apres">' in rendered.html


def test_two_texts_rendered_one_after_the_other_do_not_mix() -> None:
    first = html("Un[^1].\n\n[^1]: Note.\n\n## Titre")
    assert html("Un[^1].\n\n[^1]: Note.\n\n## Titre") == first


def test_every_link_and_picture_is_led_to_its_place_raw_html_too() -> None:
    asked = []
    render(
        '[a](un.md) ![b](deux.png) <a href="trois.md">c</a>', lambda kind, target: asked.append((kind, target)) or "x"
    )  # type: ignore[func-returns-value]
    assert sorted(asked) == [("href", "trois.md"), ("href", "un.md"), ("src", "deux.png")]


def test_a_link_without_place_loses_its_address_and_keeps_its_text() -> None:
    assert render("[texte](absent.md)", lambda attribute, target: None).html == "<p><a>texte</a></p>"

"""What is decided at a glance is what would be decided by looking at it all."""

from __future__ import annotations

import sys

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from club.sources.values import INVISIBLE, SECRET, all_seen, may_hold_secret
from club.text import markdown as rendering
from club.text.sanitise import _Foreign, foreign
from club.text.walk import count_words, walk

PIECES = (
    "mot,2, ,  \n,\n,\n\n,*,**,_,__,=,==,~,`,``,\\,\\*,[,],[a](b),![,[^1],[^1]: note,<,>,<b>,</b>,<!-- a -->,&,&amp;"
)
MARKDOWN = [
    *PIECES.split(","),
    ",",
    "a@b.fr",
    "<https://a.fr>",
    "{: .note }",
    "# ",
    "- ",
    "> ",
    "*[mot]: sigle",
    "|",
    ":",
]
TAGS = [
    "<p>", "</p>", "<br />", "<br/>", '<h2 id="a">', '<h2 id="__a">', '<h2 id="&#95;_a">', "<H2>", "<script>", "</script>",
    '<a href="b" title="c">', "<a href='b'>", '<a onclick="x">', '<p style="a">', '<p class="<i>">', "<iframe", "<p", ">",
    "<!-- ", " -->", "<!x>", "<?y>", '"', "'", "&lt;", "mot", " ",
]  # fmt: skip


def joined(pieces: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), max_size=25).map("".join)


@given(joined(MARKDOWN))
def test_a_text_without_marks_is_what_each_pattern_would_leave_of_it(text: str) -> None:
    extensions = [*rendering.EXTENSIONS, rendering._AlignByClass()]
    whole = markdown.Markdown(extensions=extensions, extension_configs=rendering.SETTINGS, output_format="html")
    reader = rendering._reader()
    reader.reset()
    assert reader.convert(text) == whole.convert(text)


@given(joined(TAGS))
def test_ordinary_html_holds_nothing_foreign(html: str) -> None:
    finder = _Foreign()
    finder.feed(html)
    finder.close()
    assert list(foreign(html)) == finder.found


def test_no_invisible_character_passes_for_one_that_is_seen() -> None:
    assert not [code for code in range(sys.maxunicode + 1) if all_seen(chr(code)) and INVISIBLE.match(chr(code))]
    assert all_seen("« L’été à Noël »\u202f: 10\u00a0%\n\tœuvre – l’« Æ » 👍")


@given(joined(["code ", "Code  Secret", "ſecret", " : ", "12", "mot de passe", "PASSCODE", "?pwd=", "&password=", "="]))
def test_a_secret_is_looked_for_wherever_there_may_be_one(text: str) -> None:
    assert may_hold_secret(text) or not SECRET.search(text)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Un <b>deux</b>, trois : → 4</p>", 4),
        ("<p>l'été&nbsp;!</p><p>R&amp;D</p>", 2),
        ('<p title="a > b">un</p><!-- deux --><script>trois</script>', 1),
    ],
)
def test_words_are_counted(html: str, words: int) -> None:
    assert count_words(html) == words


def test_every_run_of_text_is_seen_and_nothing_else_changes() -> None:
    html = '<!DOCTYPE html><p title="a>b">un<br>deux</p><style>p > a {}</style><pre>a<i>b</i></pre>c&lt;<!-- d -->'
    shouted = walk(html, str.upper, lambda tag, attributes: tag == "pre")
    assert shouted == html.replace("un", "UN").replace("deux", "DEUX").replace("c&lt;", "C&LT;")

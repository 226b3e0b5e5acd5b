"""Whatever a body holds, it gives a draft that passes « club check », or one message."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from club.forms.questions import questions
from club.intake.issue import Refused
from club.publication import prepare
from intake_form import ANSWERS, body

from .conftest import NOW, make_club

PIECES = [
    "\n", "\n\n", " ", "\t", "# ", "## ", "### ", "---", "===", "```", "~~~", "> ", "- ", "1. ", "| a | b |", "|---|---|", "[x](", ")", "![", "](",
    "https://example.org", "javascript:", "../x.md", "/agenda/", "<b>", "<!--", "-->", "<img src=x alt=y>", "</div>", "&nbsp;", "&#x202e;", "\u202e",
    "\u200b", "\x00", "\ue000", "{: #a }", "[^1]", "[^1]: ", "*[a]: b", "!!! note", "    ", "\\", '"', "'", ": ", " #", "@everyone", "#1", "é", "🎉",
    "mardi 12 mars 2025", "code secret : 1", "?pwd=1", "lou@example.org", "06 12 34 56 78", "https://zoom.us/j/1", "_No response_", "- [x] oui", "$(x)",
    "[TOC]", "==a==", "=== \"a\"", "??? a", "--8<-- \"a\"", "{{ a }}", "\ud800", "\u2028", "«", "»", "[a]: b",
]  # fmt: skip
TEXT = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=14).map("".join)
IDS = [one.id for one in questions()]
SAID = st.dictionaries(st.sampled_from(IDS), TEXT, max_size=6)
AROUND = st.one_of(TEXT, st.text(max_size=300))
QUICK = settings(max_examples=10, suppress_health_check=list(HealthCheck), deadline=None)
LONG = settings(max_examples=200, suppress_health_check=list(HealthCheck), deadline=None)


def fine(*bodies: str, title: str) -> None:
    """Take these in, one after the other, in a new project: each gives a draft or a message, and the site stands."""
    with TemporaryDirectory() as folder:
        club = make_club(Path(folder) / "project")
        for text in bodies:
            try:
                done = club.take(text, title=title)
            except Refused as reason:
                assert "\n" not in str(reason)
                assert str(reason).startswith(("Ce formulaire ", "Ce texte ne vient pas"))
            else:
                assert "\nstatus: draft\n" in done.text
                assert not club.take(text, title=title).changed
        assert prepare(club.root, NOW, previews=True).problems == []


def fine_answers(said: dict[str, str], title: str) -> None:
    fine(body({**ANSWERS, **said}), title=title)


def fine_text(text: str, cut: int, title: str) -> None:
    fine(text, body(ANSWERS)[:-cut] + text, text + body(ANSWERS)[cut:], title=title)


@QUICK
@given(said=SAID, title=TEXT)
def test_any_answers(said, title):
    fine_answers(said, title)


@QUICK
@given(text=AROUND, cut=st.integers(1, 400), title=TEXT)
def test_any_text(text, cut, title):
    fine_text(text, cut, title)


@pytest.mark.slow
@LONG
@given(said=SAID, title=TEXT)
def test_many_answers(said, title):
    fine_answers(said, title)


@pytest.mark.slow
@LONG
@given(text=AROUND, cut=st.integers(1, 400), title=TEXT)
def test_many_texts(text, cut, title):
    fine_text(text, cut, title)

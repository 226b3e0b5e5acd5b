"""The comment of a pull request: harmless whatever the titles say, and never too long."""

from __future__ import annotations

import re

import pytest

from club.diff.events import Event, News
from club.diff.feeds import Feed
from club.diff.pages import Fate, Passage
from club.diff.show import LONGEST, as_markdown, as_text
from club.diff.whole import Difference

HOSTILE = [
    "@toute-l-equipe `rm` <script>alert(1)</script>",
    "``` </details> ![x](https://example.org/x.png)",
    "`@moi`",
    "``",
    "[lien](javascript:alert(1)) #1 | **gras**",
    "<!-- ",
]


def event(title: str, number: int = 0) -> Event:
    feeds = tuple(Feed(f"agenda/theme/{title}-{n}.ics", title) for n in range(20))
    return Event(
        News.PLACE, f"s{number}", f"programme/sessions/{title}.md", (), title, title, f"{title} !", title, feeds
    )


def difference(*titles: str) -> Difference:
    events = tuple(event(title, number) for number, title in enumerate(titles))
    pages = tuple(
        Passage(fate, f"{title}/", title, f"{title}.md", direct, to=title if fate is Fate.REDIRECTED else None)
        for fate in Fate
        if fate is not Fate.WITHDRAWN  # nothing of it is told in others' words
        for direct in (True, False)
        for title in titles
    )
    feeds = tuple(Feed(title, title) for title in titles)
    return Difference(pages, events, feeds, feeds, 2)


@pytest.mark.parametrize("title", HOSTILE)
def test_what_others_wrote_stands_in_code_only(title):
    """What is left once the code spans are taken out is ours."""
    found = as_markdown(difference(title))
    left = re.sub(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", "", found)
    assert left.count("**") == 8
    for sign in ("`", "@", "<", "[", "|", "javascript", "gras"):
        assert sign not in left


@pytest.mark.parametrize("many", [1, 100, 3000])
def test_a_comment_is_never_longer_than_one_may_be(many):
    found = as_markdown(difference(*(f"{number}` @x " * 60 for number in range(many))))
    assert len(found) <= LONGEST
    assert ("\n- et " in found) == (many > 1)


def test_a_list_that_is_cut_says_by_how_much():
    told = as_text(difference(*(str(number) for number in range(250))))
    assert "  et 50 autres" in told.split("\n")
    assert told.count("Lieu changé") == 200

"""What people read of an item: its body and the texts of its header, each knowing its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from club.problems import Problem
from club.rules import Rule
from club.sources.reader import Item
from club.sources.shape import Loc, texts

MARKDOWN = frozenset(("bio", "description"))
PLAIN = frozenset(
    "after before for_whom goal image_alt logo_alt measure photo_alt question role sector source summary tagline "
    "takeaways title why".split()
)
NAMES = frozenset(("links", "materials", "resources"))  # what is listed there has its own title, in its own words

FENCED = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
ADDRESSES = (
    re.compile(r"(?<=\]\()[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?(?=\))"),  # [text](here "title")
    re.compile(r"^ {0,3}\[[^\]^][^\]]*\]:[^\n]*", re.MULTILINE),  # [name]: here
    re.compile(r"<(?:https?:|mailto:|/?[a-zA-Z])[^>]*>"),  # <here>, and tags
    re.compile(r"(?:https?://|www\.)[^\s<>\"»]+"),
    re.compile(r"\{:?[^{}\n]*\}"),  # attributes
    re.compile(r"\[\^[^\]]+\]"),  # a note's number
)


@dataclass(frozen=True)
class Passage:
    """A text of ``item``: the value at ``loc``, or the body where that is None."""

    item: Item
    loc: Loc | None
    written: str

    @property
    def is_markdown(self) -> bool:
        return self.loc is None or self.loc[-1] in MARKDOWN

    @cached_property
    def without_code(self) -> str:
        """The text with code and comments blanked out: every other character stays at its place."""
        return _blanked(self.written, FENCED, CODE, COMMENT) if self.is_markdown else self.written

    @cached_property
    def words(self) -> str:
        """The same without addresses, tags and marks for machines."""
        return _blanked(self.without_code, *ADDRESSES)

    @cached_property
    def folded(self) -> str:
        """The same in lower case: a word that is not in it need not be looked for."""
        return self.words.casefold()

    def remark(self, offset: int, rule: Rule, message: str, *help: str) -> Problem:
        """Something to say of what stands ``offset`` characters into the text."""
        if self.loc is None:
            return self.item.problem_in_body(offset, rule, message, *help)
        return self.item.problem(self.loc, rule, message, *help, offset=offset)


def passages(item: Item) -> Iterator[Passage]:
    """What is read of an item, in the order of its file."""
    for loc, text in texts(item.data):
        key = next((part for part in reversed(loc) if isinstance(part, str)), "")
        if key in MARKDOWN | PLAIN and loc[0] not in NAMES:
            yield Passage(item, loc, text)
    if item.body:
        yield Passage(item, None, item.body)


def _blanked(text: str, *patterns: re.Pattern[str]) -> str:
    for pattern in patterns:
        text = pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    return text

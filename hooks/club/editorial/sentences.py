"""Sentences that end, and end in time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from club import rules
from club.editorial.blocks import Block, Shape, blocks
from club.editorial.passages import Passage
from club.problems import Problem, shown
from club.programme.graph import Programme

FEWEST, MOST = 6, 50  # words: of a paragraph that is a sentence, of a sentence that one follows
WORD = re.compile(r"[^\W_]+(?:['’·.\-][^\W_]+)*")
END = re.compile(r"[.!?…][\s\u00a0\u202f»”\")\]*_]*(?=\s|$)|[\u00a0\u202f ][!?][\s»”\")\]*_]*(?=\s|$)")
ENDED = re.compile(r"(?:[.!?…:;,][\s\u00a0\u202f»”\"')\]*_]*|\])$")  # a bracket alone: a place to fill in
BROKEN_LINES = re.compile(r"(?: {2,}|\\|<br\s*/?>)\n")
ALONE = re.compile(r"!\[[^\]]*\]\(\s*\)|^\s*\[[^\]]*\]\(\s*\)\s*$")  # a picture; a link that is a paragraph
MARKS = re.compile(r"(?m)^\s*(?:>\s*)*(?:(?:[-*+]|\d+[.)]|:)\s+)?|[*_\[\]()!]")


def remarks(programme: Programme, passage: Passage) -> Iterator[Problem]:
    """Paragraphs without a final point, and sentences that are too long."""
    if not passage.is_markdown:
        return
    for block in blocks(passage.words):
        if block.shape is Shape.PARAGRAPH and _unfinished(passage, block):
            end = block.offset + len(block.text.rstrip())
            last = shown(" ".join(block.text.split()[-4:]))
            message = f"ce paragraphe finit sans point, après « {last} »."
            yield passage.remark(end - 1, rules.UNFINISHED, message, "Ajoutez un point, ou la fin de la phrase.")
        yield from _long(passage, block)


def _unfinished(passage: Passage, block: Block) -> bool:
    written = passage.without_code[block.offset : block.offset + len(block.text)]
    if BROKEN_LINES.search(written) or len(WORD.findall(ALONE.sub("", block.text))) < FEWEST:
        return False
    # What is blanked out may be the end itself: an address, a picture, a piece of code.
    whole = passage.written[block.offset : block.offset + len(block.text)].rstrip()
    return not ENDED.search(block.text.rstrip()) and len(block.text.rstrip()) == len(whole)


def _long(passage: Passage, block: Block) -> Iterator[Problem]:
    start = 0
    for end in [*(found.end() for found in END.finditer(block.text)), len(block.text)]:
        sentence = block.text[start:end]
        if (count := len(WORD.findall(sentence))) > MOST:
            lead = MARKS.match(sentence)
            at = block.offset + start + (lead.end() if lead else 0)
            at += len(passage.words[at:]) - len(passage.words[at:].lstrip())
            opening = shown(" ".join(MARKS.sub("", sentence).split()), 40)
            message = f"cette phrase a {count} mots : « {opening} »."
            yield passage.remark(at, rules.LONG_SENTENCE, message, "Coupez-la : un point, et une seconde phrase.")
        start = end

"""The spaces of French typography, in what readers see.

What is written stays as it is in sources, calendars and feeds: only pages are typeset, their bodies by ``typeset_html``
and the texts that templates place by ``typeset_data``.  The rules are careful rather than complete:

- a space that is written before ``; ! ?`` or inside « » becomes narrow and no-break, one before ``:`` no-break;
- inside « » a missing space is added; nowhere else (an address, an hour, a ratio has none);
- a mark is one when a space, the end or a closing mark follows: ``:)``, ``;-)`` and ``:smile:`` are left alone;
- a number keeps its unit, its month and its thousands: 10 km, n° 3, p. 12, 3 décembre, 1er mars, 12 000;
- an hour is spaced, however it was written: 18h30 and 18 h 30 are one;
- in HTML, what follows an ordinal's figure is raised (1er, 2e, XXIe); a plain text, which holds no mark-up, is not.

Nothing else is changed: inclusive forms (``formé·es``, ``chargé(e)s``) hold no space, and keep their marks; apostrophes
and quotation marks stay as they were written, since both forms are read and a copied word must be found again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from club.text.walk import Attributes, walk

NARROW, WIDE = "\u202f", "\u00a0"
APART = frozenset("code kbd pre samp script style svg textarea title var".split())
# The keys under which pages hold words; others hold addresses, ids, moments, code or what a script reads.
SHOWN = frozenset(
    "about after before count date day description empty for_whom kicker label level measure mend more note notes "
    "now question source summary tagline takeaways text title until when where why".split()
)
UNITS = r"(?:[kcm]?m|[kmµ]?g|[cmdh]?l|h|min|ms|s|j|[kM]?€|\$|£|%|‰|°C|[kMGT]?o|px|ha|[km]²|m³)"
CLOSED = r"(?=$|[\s)\]}»”\"’'….,*_])"
MONTHS = "(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
ORDINAL = re.compile(
    r"(?<![\w.,/-])(1(?=ers?|res?)|[2-9](?=es?)|[1-9]\d{1,2}(?=es?)|[IVX]{2,}(?=es?))(ers?|res?|es?)(?![\w'’·/(-])"
)


def _grouped(number: re.Match[str]) -> str:
    """« 12 000 », which breaks at no line's end."""
    return re.sub(r"[ \u00a0]", NARROW, number[0])


Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]
MARKS: list[Rule] = [
    (re.compile(r"(?<=\S)[ \n]+([;]|[!?]+)" + CLOSED), NARROW + r"\1"),
    (re.compile(r"^ +([;]|[!?]+)" + CLOSED), NARROW + r"\1"),
]
COLON: list[Rule] = [(re.compile(r"[ \n]+:(?=$|\s)"), WIDE + ":")]
QUOTES: list[Rule] = [
    (re.compile(r"«(?:[ \n]+|(?=[^\s«»]))"), "«" + NARROW),
    (re.compile(r"(?:[ \n]+|(?<=[^\s«»]))»"), NARROW + "»"),
]
NUMBERS: list[Rule] = [
    (re.compile(r"(?<![\w.,])(\d+(?:,\d+)?) (?=" + UNITS + r"(?![\w'’]))"), r"\1" + WIDE),
    (re.compile(r"(?<![\w/.,:-])([01]?\d|2[0-4])h(?=[0-5]\d(?![\w/]))"), rf"\1{WIDE}h{WIDE}"),
    (re.compile(r"(?<![\w/.,:-])(\d{1,2})h(?![\w/'’-])"), rf"\1{WIDE}h"),
    (re.compile(r"(?<=\d[ \u00a0]h) (?=\d\d\b)"), WIDE),
    (re.compile(rf"(?<![\w.,])(1er|[1-9]|[12]\d|3[01]) (?={MONTHS}\b)"), r"\1" + WIDE),
    (re.compile(r"(?<![\w.,/+-])(?<!\d[ \u00a0\u202f])([1-9]\d{0,2}(?:[ \u00a0]\d{3})+)(?![\w/]|[ .,-]\d)"), _grouped),
    (re.compile(r"\b([nN][°º]s?|pp?\.) (?=\d)"), r"\1" + WIDE),
]
# In their order, each group with what must be in a text for its rules to have anything to do.
RULES = [
    (re.compile("[;!?]"), MARKS),
    (re.compile("[«»]"), QUOTES),  # their spaces tell a colon that it ends something
    (re.compile(":"), COLON),
    (re.compile(r"\d"), NUMBERS),
]
CONCERNED = re.compile(r"[;!?:«»\dIVX]")


@lru_cache(maxsize=10_000)  # a title, a label, a date: most stand on many pages
def typeset(text: str) -> str:
    """A plain text, or a run of text in HTML.  To typeset twice changes nothing more."""
    for needed, rules in RULES:
        if needed.search(text):
            for pattern, replacement in rules:
                text = pattern.sub(replacement, text)
    return text


def typeset_html(html: str) -> str:
    """Finished HTML; code, and what is written in another language, is left alone."""
    return walk(html, _with_ordinals, _apart)


def _with_ordinals(text: str) -> str:
    return ORDINAL.sub(r"\1<sup>\2</sup>", typeset(text)) if CONCERNED.search(text) else text


def _apart(tag: str, attributes: Attributes) -> bool:
    language = dict(attributes).get("lang")
    return tag in APART or bool(language and language.lower().partition("-")[0] != "fr")


def typeset_data(data: Any, key: str = "") -> Any:
    """What a template draws: the texts under the keys in ``SHOWN``.  JSON-LD, which machines read, stays plain."""
    if isinstance(data, str):
        return typeset(data) if key in SHOWN else data
    if isinstance(data, dict):
        return {name: of if name == "json_ld" else typeset_data(of, name) for name, of in data.items()}
    if isinstance(data, list):
        return [typeset_data(of, key) for of in data]
    return data

"""The spaces of French typography, in what readers see.

What is written stays as it is in sources, calendars and feeds: only pages are typeset, their bodies by ``typeset_html``
and the texts that templates place by ``typeset_data``.  The rules are careful rather than complete:

- a space that is written before ``; ! ?`` or inside « » becomes narrow and no-break, one before ``:`` no-break;
- inside « » a missing space is added; nowhere else (an address, an hour, a ratio has none);
- a mark is one when a space, the end or a closing mark follows: ``:)``, ``;-)`` and ``:smile:`` are left alone;
- a number keeps its unit: 10 km, 18 h 30, n° 3, p. 12.

Nothing else is changed: inclusive forms (``formé·es``, ``chargé(e)s``) hold no space, and keep their marks.
"""

from __future__ import annotations

import re
from typing import Any

from club.text.walk import Attributes, walk

NARROW, WIDE = "\u202f", "\u00a0"
APART = frozenset("code kbd pre samp script style svg textarea title var".split())
# The keys under which pages hold words; others hold addresses, ids, moments, code or what a script reads.
SHOWN = frozenset(
    "about after before count date description for_whom kicker label level measure mend more note notes question "
    "source summary tagline takeaways text title until when where why".split()
)
UNITS = r"(?:[kcm]?m|[kmµ]?g|[cmdh]?l|h|min|ms|s|j|[kM]?€|\$|£|%|‰|°C|[kMGT]?o|px|ha|[km]²|m³)"
CLOSED = r"(?=$|[\s)\]}»”\"’'….,*_])"
RULES = [
    (re.compile(r"(?<=\S)[ \n]+([;]|[!?]+)" + CLOSED), NARROW + r"\1"),
    (re.compile(r"^ +([;]|[!?]+)" + CLOSED), NARROW + r"\1"),
    (re.compile(r"[ \n]+:(?=$|\s)"), WIDE + ":"),
    (re.compile(r"«(?:[ \n]+|(?=[^\s«»]))"), "«" + NARROW),
    (re.compile(r"(?:[ \n]+|(?<=[^\s«»]))»"), NARROW + "»"),
    (re.compile(r"(?<![\w.,])(\d+(?:,\d+)?) (?=" + UNITS + r"(?![\w'’]))"), r"\1" + WIDE),
    (re.compile(r"(?<=\d[ \u00a0]h) (?=\d\d\b)"), WIDE),
    (re.compile(r"\b([nN][°º]s?|pp?\.) (?=\d)"), r"\1" + WIDE),
]


def typeset(text: str) -> str:
    """A plain text, or a run of text in HTML.  To typeset twice changes nothing more."""
    for pattern, replacement in RULES:
        text = pattern.sub(replacement, text)
    return text


def typeset_html(html: str) -> str:
    """Finished HTML; code, and what is written in another language, is left alone."""
    return walk(html, typeset, _apart)


def _apart(tag: str, attributes: Attributes) -> bool:
    language = dict(attributes).get("lang")
    return tag in APART or bool(language and language.lower().partition("-")[0] != "fr")


def typeset_data(data: Any, key: str = "") -> Any:
    """What a template draws: the texts under the keys in ``SHOWN``.  JSON-LD, which machines read, stays plain."""
    if isinstance(data, dict):
        return {name: of if name == "json_ld" else typeset_data(of, name) for name, of in data.items()}
    if isinstance(data, list):
        return [typeset_data(of, key) for of in data]
    return typeset(data) if isinstance(data, str) and key in SHOWN else data

"""Other forms of a word, under which a reader may look for it: without its elided article, and each gender.

The search compares whole words.  « l'événement » is one to it, and « animateur·rices » too; beside such a word the
indexer is fed « événement », or « animateurs » and « animatrices », each behind ``MARK``, which tells the search
dialog (docs/assets/search.js) what not to show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MARK = "\ue000"  # a private-use character: nobody writes it, and Pagefind passes over it
POINTS = "·•‧∙⋅."
# What follows the point → (ending of the masculine form, ending of the feminine form), the first that fits.
FEMININES: dict[str, tuple[tuple[str, str], ...]] = {
    "e": (("er", "ère"), ("", "e")),
    "le": (("", "le"),),
    "ne": (("", "ne"),),
    "te": (("", "te"),),
    "se": (("x", "se"), ("r", "se"), ("", "se")),
    "ve": (("f", "ve"),),
    "re": (("er", "ère"),),
    "ère": (("er", "ère"),),
    "ière": (("ier", "ière"),),
    "ive": (("if", "ive"),),
    "ice": (("eur", "rice"),),
    "rice": (("eur", "rice"),),
    "trice": (("teur", "trice"),),
    "euse": (("eur", "euse"), ("eux", "euse")),
    "sse": (("e", "esse"),),
    "esse": (("e", "esse"),),
    "elle": (("el", "elle"), ("eau", "elle")),
    "enne": (("en", "enne"),),
    "ienne": (("ien", "ienne"),),
    "onne": (("on", "onne"),),
}
SUFFIX = "|".join(sorted(FEMININES, key=len, reverse=True))
ELIDED = re.compile(r"(?<![^\W_])(?:[cdjlmnst]|(?:jus|lors|pres|puis|quoi)?qu)['’]([^\W\d_][\w-]{2,})", re.IGNORECASE)
POINTED = re.compile(rf"(?<![\w@/.])([^\W\d_]{{2,}})[{POINTS}]({SUFFIX})(?:[{POINTS}]?(s))?(?![\w@/{POINTS}]*[\w@/])")
BRACKETED = re.compile(rf"(?<![\w@/.])([^\W\d_]{{2,}})\(({SUFFIX})(s?)\)(s?)(?!\w)")


def other_forms(word: str) -> list[str]:
    """The forms to be found beside ``word``, which may carry punctuation; none for most words."""
    inclusive = POINTED.search(word) or BRACKETED.search(word)
    if inclusive:
        base, suffix, *plural = inclusive.groups()
        return list(dict.fromkeys(_genders(base, suffix, plural=any(plural))))
    elided = ELIDED.search(word)
    return [elided.group(1)] if elided else []


def _genders(base: str, suffix: str, *, plural: bool) -> Iterator[str]:
    singular = base[:-1] if plural and base.endswith("s") else base  # « animateurs·rices », « tous·tes »
    for masculine, feminine in FEMININES[suffix]:
        if singular.endswith(masculine):
            yield singular + ("s" if plural and not singular.endswith("x") else "")
            yield singular.removesuffix(masculine) + feminine + ("s" if plural else "")
            return


def with_other_forms(text: str) -> str:
    """``text`` with every word followed by its other forms, each behind ``MARK``."""
    return re.sub(r"\S+", lambda word: " ".join([word[0], *(MARK + form for form in other_forms(word[0]))]), text)

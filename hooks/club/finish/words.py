"""Other forms of a word, under which a reader may look for it: without its elided article, and each gender.

The search compares whole words.  « l'événement » is one to it, and « animateur·rices » too; beside such a word the
indexer is fed « événement », or « animateurs » and « animatrices », each behind ``MARK``, which tells the search
dialog (docs/assets/search.js) what not to show.

It also compares stems, to which « animatrices », « animation » and « animer » are one word.  Beside a word that is made
from another the indexer is fed its ``own_name`` too, which no stemming reaches: the dialog asks for that first.

``FUNCTION_WORDS`` are in every page and nobody looks for them; and a word that has other forms is found by these.  The
indexer is fed such words in characters that it passes over: its index is a third smaller, and they still stand in the
texts that the dialog shows.  The dialog writes them back, and does not ask for function words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

MARK = "\ue000"  # a private-use character: nobody writes it, and Pagefind passes over it
WHOLE = "\ue001"  # around a name that is to be found as it is: Pagefind is told to keep it, and stems no such word
POINTS = "·•‧∙⋅."
ELISION = "(?:[cdjlmnst]|(?:jus|lors|pres|puis|quoi)?qu)['’]"
# The most frequent words that mean nothing by themselves; no noun (« été », « son »), nor a name of a member (« One »).
FUNCTION_WORDS = frozenset(
    "a à au aux avec c ce ces cet cette d dans de des du elle elles en est et était étaient être eux il ils j je la le "
    "les leur leurs lui m ma mais me mes mon n ne nos notre nous on ont ou où par pas pour qu que qui s sa se ses si "
    "sont sur t te tu un une vos votre vous y".split()
)
LETTERS = "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûüABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÇÉÈÊËÎÏÔÙÛÜ'’·•‧∙⋅.()-"
UNREAD = 0xE100  # private-use characters from here on: the indexer passes over them
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
ELIDED = re.compile(rf"(?<![^\W_]){ELISION}([^\W\d_][\w-]{{2,}})", re.IGNORECASE)
FUNCTION = re.compile(
    rf"\W*(?:{ELISION})?(?:{'|'.join(sorted(FUNCTION_WORDS, key=len, reverse=True))})\W*", re.IGNORECASE
)
TO_UNREAD = {ord(letter): chr(UNREAD + number) for number, letter in enumerate(LETTERS)}
FROM_UNREAD = {ord(unread): chr(letter) for letter, unread in TO_UNREAD.items()}
POINTED = re.compile(rf"(?<![\w@/.])([^\W\d_]{{2,}})[{POINTS}]({SUFFIX})(?:[{POINTS}]?(s))?(?![\w@/{POINTS}]*[\w@/])")
ADDED = re.compile(rf"\s?{MARK}\S*")
SPACED = re.compile(r"(\s+)")
WORD = re.compile(r"[^\W\d_]{7,}")
# What French stemming takes away with the endings of verbs (https://snowballstem.org/algorithms/french/stemmer.html,
# step 1), without accents → the ending that stands for singular, plural, masculine and feminine.
DERIVED = re.compile(r"(?P<person>eur|rice|euse)s?$|(?P<deed>ation|ement|ance|ence|ite|age|isme|iste|able|logie)s?$")
BRACKETED = re.compile(rf"(?<![\w@/.])([^\W\d_]{{2,}})\(({SUFFIX})(s?)\)(s?)(?!\w)")


def other_forms(word: str) -> list[str]:
    """The forms to be found beside ``word``, which may carry punctuation; none for most words."""
    inclusive = _inclusive(word)
    if inclusive:
        base, suffix, *plural = inclusive.groups()
        return list(dict.fromkeys(_genders(base, suffix, plural=any(plural))))
    elided = ELIDED.search(word)
    return [elided.group(1)] if elided else []


def _inclusive(word: str) -> re.Match[str] | None:
    return POINTED.search(word) or BRACKETED.search(word)


def own_name(word: str) -> str | None:
    """What a derived word is found by before all that shares its stem: « animateur » for « animatrices »."""
    bare = "".join(one for one in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(one))
    ending = DERIVED.search(bare)
    if not ending or not WORD.fullmatch(bare):
        return None
    return f"{WHOLE}{bare[: ending.start()]}{'eur' if ending['person'] else ending['deed']}{WHOLE}"


def _genders(base: str, suffix: str, *, plural: bool) -> Iterator[str]:
    singular = base[:-1] if plural and base.endswith("s") else base  # « animateurs·rices », « tous·tes »
    for masculine, feminine in FEMININES[suffix]:
        if singular.endswith(masculine):
            yield singular + ("s" if plural and not singular.endswith("x") else "")
            yield singular.removesuffix(masculine) + feminine + ("s" if plural else "")
            return


def as_indexed(text: str) -> str:
    """``text`` with every word followed by its other forms and its own name, each behind ``MARK``; function words, and
    words that have other forms, are in characters that the indexer passes over."""
    return "".join([_with_forms(word) for word in SPACED.split(text)])


def as_read(indexed: str) -> str:
    """The text again that was fed to the indexer."""
    return ADDED.sub("", indexed).translate(FROM_UNREAD)


@lru_cache(2**15)
def _with_forms(word: str) -> str:
    if FUNCTION.fullmatch(word):
        return word.translate(TO_UNREAD)
    forms = [form for form in other_forms(word) if form.lower() not in FUNCTION_WORDS]
    names = (own_name(found) for of in forms or [word] for found in WORD.findall(of))
    beside = [*forms, *dict.fromkeys(name for name in names if name)]
    return " ".join([word.translate(TO_UNREAD) if forms and _is_one(word) else word, *(MARK + form for form in beside)])


def _is_one(word: str) -> bool:
    """Whether what has other forms is all of ``word`` but punctuation: « (l'été), » and not « l'eau/l'air »."""
    found = _inclusive(word) or ELIDED.search(word)
    return found is not None and not any(map(str.isalnum, word[: found.start()] + word[found.end() :]))

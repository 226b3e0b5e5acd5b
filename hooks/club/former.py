"""``former:``, by which the leak guard still knows the names of what was withdrawn, and nobody can read them.

An entry is ``sha256:WAY:SALT:HASH``: the SHA-256 of the salt's eight bytes, then of a key in UTF-8.  All the entries
of a file share one salt, drawn when it was withdrawn.  A name or an id gives keys by how it would be looked for:

- ``2`` to ``6``: that many words in a row, anywhere, in any order (« Capucine Modèle », « modele, capucine »); of a
  longer name, each of its runs of six words;
- ``j``: its words written as one (« capucinemodele »), anywhere;
- ``f``: the whole of a field that holds little else (a name, a title, a place, a part of an address).  It is for
  names of one word (« One »), which prose may use innocently, and for short titles of studies.

Case, accents, ligatures, hyphens, apostrophes, invisible characters and kinds of spaces make no difference.  An entry
without WAY is looked for in every way.

A short name can be guessed from such a hash by whoever tries many names: it hides a name from readers and search
engines, not from somebody who already suspects it.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import normalize

FIELD, JOINED = "f", "j"
MOST_WORDS = 6
RUNS = tuple(str(number) for number in range(2, MOST_WORDS + 1))
WAYS = (FIELD, JOINED, *RUNS)
LEAST_JOINED = 6  # letters: fewer make an ordinary word
LONGEST_FIELD = 12  # words: more are a sentence

LETTERS = {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
LETTER = re.compile(f"[{''.join(LETTERS)}]")
# Combining marks, and what is drawn as nothing: soft hyphen, joiners, directions, variation selectors, tags.
UNSEEN = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u034f\u061c\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]"
)
WORD = re.compile(r"[^\W_]+")
SPAN = re.compile(rf"[^\W_](?:[^\W_]|{UNSEEN.pattern})*")
YAML_KEY = re.compile(r"\s*(?:- )*(?:[\w-]+:\s)?\s*")
SMALL = frozenset("a au aux d de des du en et l la le les of the un une".split())  # not enough to make a name
ARTICLES = frozenset("l la le les the".split())
PIECES = re.compile(
    r"[,;()\[\]|/\\·•?&=#]|\s(?:et|and)\s|\.(?:ics|html?|json|xml|webp|png|jpe?g|svg)\b",
    re.IGNORECASE,
)


class Key(NamedTuple):
    """What is looked for, and the way: one of ``WAYS``."""

    way: str
    text: str


def plain(text: str) -> str:
    """``text`` as it is compared: without case, accents or anything unseen."""
    if text.isascii():
        return text.lower()
    bare = UNSEEN.sub("", normalize("NFKD", UNSEEN.sub("", text)).casefold())
    return LETTER.sub(lambda letter: LETTERS[letter[0]], bare)


def words(text: str) -> list[str]:
    """The words of a text, as they are compared."""
    return WORD.findall(plain(text))


def runs(said: list[str], length: int) -> list[str]:
    """The keys of every run of ``length`` words."""
    return [" ".join(sorted(said[start : start + length])) for start in range(len(said) - length + 1)]


def fields(text: str) -> Iterator[str]:
    """The keys that a field gives: it as a whole, and each of its pieces."""
    if len(whole := words(text)) <= LONGEST_FIELD:
        yield from _field(whole)
        for piece in PIECES.split(text):
            yield from _field(words(piece))


def _field(said: list[str]) -> Iterator[str]:
    while len(said) > 1 and said[0] in ARTICLES:
        said = said[1:]
    if said:
        yield " ".join(sorted(said))


def spots(text: str, known: frozenset[Key]) -> Iterator[tuple[int, int, Key]]:
    """Where in ``text`` stands what gives one of these keys: (start, end) of each, in characters.

    A field is looked for on each line, after the « key: » or dash of YAML.
    """
    ways = {key.way for key in known}
    at = [(found.start(), found.end(), word) for found in SPAN.finditer(text) for word in words(found[0])]
    said = [word for _, _, word in at]
    for way in sorted(ways - {FIELD, JOINED}):
        for n, run in enumerate(runs(said, int(way))):
            if (key := Key(way, run)) in known:
                yield at[n][0], at[n + int(way) - 1][1], key
    for start, end, word in at if JOINED in ways else ():
        if (key := Key(JOINED, word)) in known:
            yield start, end, key
    for line in re.finditer(r".+", text) if FIELD in ways else ():
        lead = YAML_KEY.match(line[0])
        value = line[0][lead.end() :] if lead else line[0]
        for one in sorted({*fields(value), *fields(line[0])}):
            if (key := Key(FIELD, one)) in known:
                yield line.start() + (lead.end() if lead else 0), line.end(), key


def keys(name: str, anywhere: int = 2) -> list[Key]:
    """The keys of a name or id; it is looked for anywhere if it has so many words of its own."""
    said = words(name)
    own = [word for word in said if word not in SMALL]
    found = [Key(FIELD, text) for text in _field(said)] if len(own) < anywhere else []
    if len(own) >= anywhere:
        length = min(len(said), MOST_WORDS)
        found += [Key(str(length), text) for text in runs(said, length)]
    if len(own) > 1 and len("".join(said)) >= LEAST_JOINED:
        found += [Key(JOINED, "".join(said))]
        found += [Key(JOINED, "".join(reversed(said)))] if len(said) == 2 else []
    return list(dict.fromkeys(found))


def new_salt() -> str:
    """A salt for one file."""
    return secrets.token_hex(8)


def hashed(known: Iterable[Key], salt: str) -> list[str]:
    """The entries of ``former`` for these keys, in a stable order that tells nothing of theirs."""
    return sorted({f"sha256:{key.way}:{salt}:{_digest(bytes.fromhex(salt), key.text).hex()}" for key in known})


def _digest(salt: bytes, text: str) -> bytes:
    return hashlib.sha256(salt + text.encode()).digest()


@dataclass(frozen=True)
class Former:
    """The entries of one withdrawn file: ``(way or nothing, salt, hash)`` each, in the order of the file."""

    entries: tuple[tuple[str, bytes, bytes], ...]

    @classmethod
    def read(cls, written: Iterable[str]) -> Former:
        """From what the file says; the model has checked its form."""
        return cls(tuple(cls._entry(text) for text in written))

    @staticmethod
    def _entry(text: str) -> tuple[str, bytes, bytes]:
        *way, salt, digest = text.removeprefix("sha256:").split(":")
        return "".join(way), bytes.fromhex(salt), bytes.fromhex(digest)

    @property
    def ways(self) -> frozenset[str]:
        """The ways in which texts must be looked through."""
        return frozenset(way for own, _, _ in self.entries for way in ([own] if own else WAYS))

    def known(self, way: str, texts: Iterable[str]) -> Iterator[tuple[str, int]]:
        """Those of ``texts`` that are one of its keys, each with the number of its entry (from 0)."""
        for salt in sorted({salt for own, salt, _ in self.entries if own in ("", way)}):
            wanted = {digest: n for n, (own, of, digest) in enumerate(self.entries) if of == salt and own in ("", way)}
            for text in texts:
                found = wanted.get(hashlib.sha256(salt + text.encode()).digest())
                if found is not None:
                    yield text, found

    def names(self, name: str) -> bool:
        """Whether this name or id is one that it had."""
        known = {*keys(name), *keys(name, anywhere=MOST_WORDS + 1)}
        return any(next(self.known(key.way, [key.text]), None) for key in known)

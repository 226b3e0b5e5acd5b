"""One value as text: what a single value may be, and the short and long texts."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from club import rules
from club.problems import refuse, shown
from club.sources.mends import quoted

TEXT, MARKDOWN = "un texte", "un texte en Markdown"
HARD_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " "})
# Overrides and isolates turn the order of what is read around (Unicode TR 9); the others stand for nothing.
BIDI = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
EMPTY = set("\u200b\u2060\ufeff")
# These, controls, surrogates, line and paragraph separators, and what Unicode will never assign (RFC 9839).
INVISIBLE = re.compile(
    f"[{''.join(sorted(BIDI | EMPTY))}\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr(plane + end) for plane in range(0x10000, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
    + "]"
)
# What Python calls printable holds none of them, and is found out far sooner; these are not, though they are seen.
PRINTED = "\n\t\u00a0\u202f\u2009\u00ad"
# A passcode may stand nowhere in the sources: they are public.
SECRET = re.compile(
    r"[?&](?:pwd|passcode|password)=|\b(?:code\s+secret|mot\s+de\s+passe|passcode)\s*[:=]|\bcode\s+secret\s+(?:est\s+)?\d",
    re.IGNORECASE,
)


def scalar(value: Any, expected: str) -> str:
    """``value`` as one non-empty text; ``expected`` names in French what the key wants (« une date »)."""
    if isinstance(value, (list, dict)):
        _refuse_shape(value, expected)
    text = "" if value is None else str(value).strip()
    cut = getattr(value, "cut", "")
    prose = expected in (TEXT, MARKDOWN)
    if cut and (prose or not text):  # after a date or a word, a comment loses nothing
        left = f"il ne resterait que « {shown(text)} »" if text else "il ne resterait rien"
        refuse(
            rules.CUT_TEXT,
            f"tout ce qui suit « # » serait perdu : {left}.",
            "Si c'est du texte, mettez-le entre guillemets :",
            f"  {line_of(value, f'{text} {cut}'.strip())}",
            "Si c'est un commentaire, mettez-le sur sa propre ligne.",
        )
    if not text:
        key = getattr(value, "key", "")
        name = f"« {key} » est vide" if key else "cet élément est vide"
        refuse(rules.MISSING, f"{name} : il faut ici {expected}.")
    return text if prose else " ".join(text.translate(HARD_SPACES).split(" "))


def _refuse_shape(value: Any, expected: str) -> None:
    written = getattr(value, "written", "")
    if written and written[0] not in "[{" and expected in (TEXT, MARKDOWN):
        if isinstance(value, dict):
            message = "ce texte contient « : » et n'est pas entre guillemets droits."
            refuse(rules.COLON, message, "Écrivez :", f"  {line_of(value, written)}")
        message = "« - » au début d'un texte a un autre sens : il annonce un élément de liste."
        refuse(rules.RESERVED_SIGN, message, "Écrivez :", f"  {line_of(value, written)}")
    shape = "une liste" if isinstance(value, list) else "un groupe de clés"
    help: tuple[str, ...] = ()
    if written:
        help = ("Si c'est un texte, mettez-le entre guillemets :", f"  {line_of(value, written)}")
    refuse(rules.WRONG_SHAPE, f"il faut ici {expected}, et non {shape}.", *help)


def line_of(value: Any, text: str) -> str:
    """The line that would say ``text`` where ``value`` was written."""
    key, lead = getattr(value, "key", ""), getattr(value, "lead", "")
    return f"{lead}{key}: {quoted(text)}" if key else f"{lead}- {quoted(text)}"


# --- characters nobody sees


def all_seen(text: str) -> bool:
    """Whether ``text`` surely holds no invisible character; False where it may."""
    for char in PRINTED:
        text = text.replace(char, "")
    return text.isprintable()


def may_hold_secret(text: str) -> bool:
    """Whether ``SECRET`` could be found in ``text``: one of its words is there."""
    folded = text.casefold()
    return any(word in folded for word in ("pwd", "passcode", "password", "secret", "passe"))


def is_invisible(char: str) -> bool:
    """Whether a character shows nothing and may deceive, or can't stand in XML (line ends and tabs aside)."""
    return INVISIBLE.match(char) is not None


def invisible(text: str, *, several_lines: bool = False) -> str | None:
    """The first character of ``text`` that nobody would see, or None."""
    allowed = "\n\t" if several_lines else ""
    found = INVISIBLE.search(text)
    first = [text.index(char) for char in "\n\t" if char in text and char not in allowed]
    return text[min([*first, *([found.start()] if found else [])])] if first or found else None


def told_invisible(char: str) -> str:
    """« une tabulation », « un caractère invisible (U+202E, qui retourne le sens du texte) »"""
    if char == "\t":
        return "une tabulation"
    what = ""
    if char in BIDI:
        what = ", qui retourne le sens du texte"
    elif char in "\x0b\x0c\x0d\x85\u2028\u2029":
        what = ", un saut de ligne caché"
    return f"un caractère invisible (U+{ord(char):04X}{what})"


def _refuse_invisible(value: Any, text: str, *, several_lines: bool) -> None:
    found = invisible(text, several_lines=several_lines)
    if found is None:
        return
    where = text.index(found)
    near = text[max(0, where - 20) : where].strip()
    after = f" après « {near} »" if near else ", au début"
    help: tuple[str, ...] = ("Effacez-le et retapez le texte au clavier.",)
    if not several_lines:
        seen = "".join(" " if char in "\n\t\u2028\u2029" else char for char in text)
        clean = INVISIBLE.sub("", seen)
        help = ("Écrivez :", f"  {line_of(value, clean)}")
    refuse(rules.INVISIBLE, f"{told_invisible(found)} se cache dans ce texte{after}.", *help, at=where)


# --- text


def _text(value: Any) -> str:
    text = scalar(value, TEXT)
    if "\n" in text:
        one = " ".join(text.split())
        help = ("Écrivez :", f"  {line_of(value, one)}") if len(one) <= 300 else ()
        refuse(rules.SEVERAL_LINES, "ce texte a plusieurs lignes ; il en faut une seule.", *help)
    _refuse_invisible(value, text, several_lines=False)
    if tag := re.search(r"<[a-zA-Z/!?][^>]{0,30}>?", text):
        refuse(
            rules.HTML,
            f"la balise « {tag.group()} » n'a pas sa place dans ce texte.",
            "Retirez-la : la mise en forme est faite par le site.",
            at=tag.start(),
        )
    return text


def _markdown(value: Any) -> str:
    text = scalar(value, MARKDOWN)
    _refuse_invisible(value, text, several_lines=True)
    return text


def no_secret(text: str) -> None:
    """Refuse a text that gives a passcode.  Whole files are looked through by ``body.check_text``."""
    if found := SECRET.search(text):
        message = f"« {shown(found.group().strip('?&'))} » annonce un code secret, et ce texte est public."
        refuse(rules.SECRET_CODE, message, "Retirez-le, et changez ce code dans l'outil de visio.", at=found.start())


def schema(**given: Any) -> WithJsonSchema:
    """The JSON Schema of a value written as text."""
    return WithJsonSchema({"type": "string", **given})


Text = Annotated[str, PlainValidator(_text), schema(minLength=1)]
Markdown = Annotated[str, PlainValidator(_markdown), schema(minLength=1)]

"""Mistakes that show on one line, each with the line that would be right."""

from __future__ import annotations

import re

from club import rules
from club.rules import Rule
from club.sources.mends import BULLET, NO_SPACE, RESERVED, Keys, Mend, bare_or_quoted, parts, quoted, to_paste


def _paste(number: int, before: str, rule: Rule, message: str, value: str) -> Mend:
    mended = before + quoted(value)
    return Mend(number, len(before) + 1, rule, message, to_paste(mended), mended)


def tab(number: int, line: str) -> Mend | None:
    lead = line[: len(line) - len(line.lstrip())]
    if "\t" in lead:
        mended = lead.replace("\t", "  ") + line.lstrip()
        message = "cette ligne commence par une tabulation : seuls des espaces peuvent la décaler."
        help = to_paste(mended, f"Écrivez, avec {len(mended) - len(mended.lstrip())} espaces au début :")
        return Mend(number, lead.index("\t") + 1, rules.TAB, message, help, mended)
    match = re.match(r"^[^\t\"']*(:|-)[ \t]*\t[ \t]*", line)
    if match:
        mended = line[: match.end(1)] + " " + line[match.end() :]
        message = "il y a une tabulation avant la valeur : il faut un espace."
        return Mend(number, line.index("\t") + 1, rules.TAB, message, to_paste(mended), mended)
    return None


def quotes(number: int, line: str) -> Mend | None:
    before, value = parts(line)
    if not value or value[0] not in "\"'":
        return None
    quote, rest = value[0], value[1:]
    closings = [m.start() for m in re.finditer(r'(?<!\\)"' if quote == '"' else "'", rest)]
    if quote == "'":
        if not closings:
            message = "l'apostrophe qui ouvre ce texte n'est jamais refermée."
            return _paste(number, before, rules.UNCLOSED_QUOTE, message, rest)
        inner = rest.removesuffix("'")
        if "'" in inner.replace("''", ""):
            message = "ce texte est entre apostrophes, et une apostrophe du texte le referme trop tôt."
            return _paste(number, before, rules.APOSTROPHE, message, inner.replace("''", "'"))
        return None
    if not closings:
        message = "le guillemet qui ouvre ce texte n'est jamais refermé."
        return _paste(number, before, rules.UNCLOSED_QUOTE, message, rest)
    if closings[0] < len(rest) - 1 and not re.match(r"\s*(#|$)", rest[closings[0] + 1 :]):
        message = "ce texte contient des guillemets droits, qui le referment trop tôt."
        text = rest[:-1] if value.endswith('"') and len(closings) % 2 else value
        return _paste(number, before, rules.UNCLOSED_QUOTE, message, _french_quotes(text.replace('\\"', '"')))
    return None


def _french_quotes(text: str) -> str:
    """« Le "grand" atelier » → « Le « grand » atelier », so that nothing needs a backslash."""
    if text.count('"') % 2:
        return text
    pieces = text.split('"')
    return "".join(
        piece if n == 0 else ("« " if n % 2 else " »") + (piece.strip() if n % 2 else piece)
        for n, piece in enumerate(pieces)
    )


def bullet(number: int, line: str) -> Mend | None:
    if not BULLET.match(line):
        return None
    mended = BULLET.sub(r"\1- ", line)
    message = f"« {line.strip()[0]} » n'annonce pas un élément de liste : il faut un tiret."
    return Mend(number, len(line) - len(line.lstrip()) + 1, rules.UNREADABLE_LINE, message, to_paste(mended), mended)


def reserved(number: int, line: str) -> Mend | None:
    before, value = parts(line)
    if not value or not (value[0] in RESERVED or value.startswith("- ")):
        return None
    if value[0] in "[{" and value.endswith({"[": "]", "{": "}"}[value[0]]) and ": " not in value:
        return None
    message = f"« {value[0]} » au début d'un texte a un autre sens pour l'ordinateur."
    return _paste(number, before, rules.RESERVED_SIGN, message, value)


def colon(number: int, line: str) -> Mend | None:
    before, value = parts(line)
    if value and value[0] not in "\"'[{" and re.search(r":(\s|$)", value):
        return _paste(
            number, before, rules.COLON, "ce texte contient « : » et n'est pas entre guillemets droits.", value
        )
    return None


def no_space(number: int, line: str, known: Keys) -> Mend | None:
    match = NO_SPACE.match(line)
    if not match or (known and match.group("key") not in known):
        return None
    mended = f"{match.group('lead')}{match.group('key')}: {bare_or_quoted(match.group('value').strip())}"
    message = f"il manque un espace après les deux-points de « {match.group('key')}: »."
    return Mend(number, match.end("key") + 2, rules.UNREADABLE_LINE, message, to_paste(mended), mended)

"""What is asked of a text in Markdown, whatever it is about; and of every source, whatever it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from club import rules
from club.problems import Problem, shown
from club.rules import Rule
from club.sources.values import INVISIBLE, SECRET, all_seen, may_hold_secret, told_invisible

FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
HEADING = re.compile(r"(#{1,6})\s*([^#\s].*)$")
UNDERLINES = ("=", "-")
UNDERLINE = re.compile(r"(=+|-+)\s*")
INVISIBLE_TOLD = 5  # in one file; a text pasted from elsewhere may hold hundreds


def headings(body: str) -> Iterator[tuple[int, int, str]]:
    """(offset, level, text) of every heading of a Markdown text, outside code."""
    fence, offset, before = "", 0, ""
    for line in body.split("\n"):
        opening = FENCE.match(line) if "```" in line or "~~~" in line else None
        if fence:
            fence = "" if opening and opening.group(1).startswith(fence) and not line.strip().strip(fence[0]) else fence
        elif opening:
            fence = opening.group(1)
        elif found := HEADING.match(line):
            yield offset, len(found.group(1)), found.group(2).rstrip().rstrip("#").rstrip()
        elif line[:1] in UNDERLINES and before.strip() and (underline := UNDERLINE.fullmatch(line)):
            yield offset - len(before) - 1, 1 if underline.group(1)[0] == "=" else 2, before.strip()
        before, offset = line, offset + len(line) + 1


def check_body(path: str, body: str, first_line: int) -> Iterator[Problem]:
    """Problems of a body that begins on ``first_line``, whether or not its header could be read."""
    for offset, level, text in headings(body):
        if level == 1:
            line = body[:offset].count("\n")
            if body[offset : offset + 1] == "#":
                help: tuple[str, ...] = (f"Écrivez : ## {text}",)
            else:
                help = (f"Écrivez : ## {text}", "et retirez la ligne de « = » qui le souligne.")
            message = f"« {shown(text)} » ferait un second titre de page."
            yield Problem(path, first_line + line, 1, rules.TOP_HEADING.code, message, help)


def check_text(path: str, text: str) -> Iterator[Problem]:
    """Problems of a whole file as text: a passcode, or characters that nobody sees, anywhere in it."""
    for found in SECRET.finditer(text) if may_hold_secret(text) else ():
        said = shown(found.group().strip("?&"))
        message = f"« {said} » annonce un code secret, et ce fichier est public."
        help = ("Retirez-le, changez ce code dans l'outil de visio, et donnez-le sur la plateforme (join: platform).",)
        yield _at(path, text, found.start(), rules.SECRET_CODE, message, *help)
    hidden = [] if all_seen(text) else [found.start() for found in INVISIBLE.finditer(text)]
    for number, offset in enumerate(hidden[:INVISIBLE_TOLD], 1):
        line = text[text.rfind("\n", 0, offset) + 1 : offset]
        near = shown(line[-30:] if len(line) <= 30 else line[-30:].partition(" ")[2])
        after = f" après « {near} »" if near else ", en début de ligne"
        more = len(hidden) - INVISIBLE_TOLD if number == INVISIBLE_TOLD else 0
        rest = (
            (f"Ce fichier en a encore {more} : recopiez le texte par « coller sans mise en forme ».",)
            if more > 0
            else ()
        )
        help = ("Effacez-le et retapez le texte au clavier.", *rest)
        yield _at(path, text, offset, rules.INVISIBLE, f"{told_invisible(text[offset])} se cache{after}.", *help)


def without_invisible(text: str) -> str:
    """``text`` as it looks, so that one invisible character is not told again as other mistakes."""
    return text if all_seen(text) else INVISIBLE.sub("", text)


def _at(path: str, text: str, offset: int, rule: Rule, message: str, *help: str) -> Problem:
    line = text.count("\n", 0, offset) + 1
    return Problem(path, line, offset - (text.rfind("\n", 0, offset) + 1) + 1, rule.code, message, help)

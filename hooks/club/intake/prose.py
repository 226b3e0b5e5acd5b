"""An answer → Markdown that stays in its place: under its heading, without HTML, links nowhere or anything private.

GitHub shows Markdown one way and the site another: what somebody saw right in the form (a list below its sentence, a
table below its title) is written so that the site shows it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from club.intake.issue import MOST
from club.intake.pictures import TO_DESCRIBE, Album, Shown, replace_pictures
from club.intake.told import Told, code
from club.pasted import TAGS, markdown, one_line, plain
from club.private import EMAIL, GONE, LINK, PHONE, is_meeting, redacted
from club.sources.body import FENCE
from club.sources.values import SECRET, proposed_id

CODE, HTML, OTHER_LINK = "code secret", "mise en forme HTML", "lien qui ne mène nulle part"
PRIVATE = (LINK, EMAIL, PHONE, CODE)
CODE_GONE = "(code retiré)"
NAME_GONE = "(nom retiré)"
LONGEST_TITLE = 120
SHORT = 60  # characters: a shorter line was ended on purpose, as GitHub shows it
TO_ADD = "*(Image à ajouter{}.)*"
WITH_CODE = re.compile(rf"(?:{SECRET.pattern})\s*(?:est\s+)?[^\s,;)]*", re.IGNORECASE)

# Stand for a picture while its line is read: private-use characters, which are taken out of what people wrote.
MARKS = "\ue000\ue001"
MARK = re.compile(f"{MARKS[0]}(\\d+){MARKS[1]}")
BARE_LINK = re.compile(
    r"\[([^\[\]\n]{0,500})\]\(\s*<?([^\s()<>]{0,2000}(?:\([^\s()<>]{0,200}\))?[^\s()<>]{0,200})>?[^()\n]{0,300}\)"
)
DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]\n]{1,200}\]:\s*<?(\S*?)>?(?:\s.*)?")
HEADING = re.compile(r" {0,3}(#{1,6})\s+(\S.*)")
HASHTAG = re.compile(r" {0,3}#")
UNDERLINE = re.compile(r" {0,3}(?:=+|-+)\s*")
RULE = re.compile(r" {0,3}(?:[-_*=](?:\s*[-_*=]){2,})\s*")
BULLET = re.compile(r"(\s*)[•·▪◦‣⁃–—]\s+(?=\S)")
ITEM = re.compile(r"\s*(?:[-*+]|\d{1,4}[.)])\s+\S")
TAG_START = re.compile(r"<(?!https?://[^\s<>]+>)(?=[a-zA-Z/!?])")
ENDS_A_SENTENCE = re.compile(r"[.!?…:»”\"][)*_\s]*$")


def line(text: str, told: Told, most: int = 300) -> str:
    """An answer as a short text: one line, plain, without anything private."""
    text = replace_pictures(_unmarked(text), lambda shown: shown.alt)
    text = BARE_LINK.sub(lambda found: found.group(1), text)
    text = discreet(plain(text), told)
    text = re.sub(r"(?<!\w)([*_`]{1,3})(?=\S)(.{1,300}?)(?<=\S)\1(?!\w)", r"\2", text)
    text = one_line(re.sub(r"^\s*(?:#{1,6}|>|[-*•])\s+", "", text), MOST)
    if len(text) > most:
        told.check(f"Réponse trop longue, coupée à {most} caractères : {code(text)}")
    return one_line(text, most)


def rich(text: str, heading: str, album: Album, told: Told) -> str:
    """An answer as the text below a second-level heading, with its lists, links, tables and pictures."""
    shown: list[Shown] = []

    def mark(one: Shown) -> str:
        shown.append(described(one, told))
        return f"{MARKS[0]}{len(shown) - 1}{MARKS[1]}"

    text = replace_pictures(_unmarked(text), mark)
    if TAGS.search(text):
        told.removed[HTML] += 1
        text = plain(text, MOST)
    lines = "\n".join(_lines(text.split("\n"), proposed_id(heading), told))
    lines = re.sub(r"\n{3,}", "\n\n", discreet(lines, told)).strip("\n")
    return MARK.sub(lambda found: _picture(shown[int(found.group(1))], album), lines)


def bare(text: str, album: Album, told: Told) -> str:
    """The same without any mark-up, for an answer of which the site refuses the other."""
    text = replace_pictures(_unmarked(text), lambda one: f"\n{one.alt}\n" if one.alt else "")
    return markdown(discreet(plain(text, MOST), told), MOST)


def hidden(text: str, login: str) -> str:
    """``text`` without the name of an account, as a word or a mention."""
    if not login:
        return text
    return re.sub(rf"(?<![\w-])@?{re.escape(login)}(?![\w-])", NAME_GONE, text, flags=re.IGNORECASE)


def described(shown: Shown, told: Told) -> Shown:
    """A picture whose description holds nothing private."""
    return replace(shown, alt=discreet(shown.alt, told))


def _unmarked(text: str) -> str:
    return text.translate({ord(mark): None for mark in MARKS})


def discreet(text: str, told: Told) -> str:
    """A text without meeting links, codes, addresses and numbers, which ``told`` counts."""
    text = "\n".join(redacted(one, told.removed) for one in text.split("\n"))
    while SECRET.search(text):
        text, count = WITH_CODE.subn(CODE_GONE, text)
        told.removed[CODE] += count
    return text


def _picture(shown: Shown, album: Album) -> str:
    file = album.take(shown)
    if file:
        alt = re.sub(r"[\[\]\\]", "", shown.alt)
        return f"![{alt or TO_DESCRIBE}]({file})"
    return TO_ADD.format(f" : {re.sub(r'[*_<>]', '', shown.alt)}" if shown.alt else "")


def _lines(lines: list[str], own: str, told: Told) -> Iterator[str]:
    """The lines of an answer, each where the site reads it as GitHub does.  ``own`` is its heading, as an id."""
    fence, before, begun = "", "", False
    for raw in _titled(lines):
        text = raw.replace("\u00a0", " ").replace("\u202f", " ").replace("\t", "    ").rstrip()
        opening = FENCE.match(text)
        if fence:
            closes = opening and opening.group(1).startswith(fence) and not text.strip().strip(fence[0])
            yield text
            fence, before = ("" if closes else fence), ""
            continue
        if opening:
            fence = opening.group(1)
            yield from ("", text.lstrip())
            continue
        title = HEADING.fullmatch(text)
        if title and not begun and proposed_id(title.group(2)) == own:
            continue
        begun = begun or bool(text.strip())
        for made in _written(text, before, told):
            yield made
            before = made
    if fence:
        yield fence


def _titled(lines: list[str]) -> Iterator[str]:
    """The lines, a title that is underlined with « === » or « --- » written as one with « # »."""
    fenced, skip = False, False
    for n, line in enumerate(lines):
        if skip:
            skip = False
            continue
        fenced ^= bool(FENCE.match(line))
        below = lines[n + 1] if n + 1 < len(lines) else ""
        above = lines[n - 1] if n else ""
        alone = not above.strip() and re.match(r" {0,3}[^\s#>|*+`~-]", line) and len(line) < LONGEST_TITLE
        skip = bool(not fenced and alone and UNDERLINE.fullmatch(below))
        yield f"### {line.strip()}" if skip else line


def _written(text: str, before: str, told: Told) -> Iterator[str]:
    """One line outside code, after ``before``: itself, and the blank line that must stand above it."""
    if title := HEADING.fullmatch(text):
        yield from ("", f"{'#' * max(3, len(title.group(1)))} {_inline(title.group(2), told)}", "")
        return
    if before.strip() and UNDERLINE.fullmatch(text):
        yield ""  # would make a heading of the line above
        return
    if RULE.fullmatch(text):
        yield from ("", "* * *", "")
        return
    if found := DEFINITION.fullmatch(text):
        if _leads_outside(found.group(1)):
            yield text.lstrip()
        return
    text = BULLET.sub(r"\1- ", text, count=1) if BULLET.match(text) else text
    item = ITEM.match(text)
    in_list = bool(ITEM.match(before)) or before.startswith("  ")
    if item:
        text = re.sub(r"^(\s*)(?:([-*+])|(\d+)[.)])\s+", lambda at: f"{at[1]}{at[2] or at[3] + '.'} ", text)
    if not item and not in_list:
        text = text.lstrip() if text.startswith("    ") else text
    text = f"\\{text.lstrip()}" if HASHTAG.match(text) else text
    if before.strip() and text.strip() and _apart(text, before, bool(item), in_list):
        yield ""
    yield _inline(text, told)


def _apart(text: str, before: str, item: bool, in_list: bool) -> bool:
    """Whether a line begins a block of its own, as GitHub shows it."""
    tables = text.lstrip().startswith("|"), before.lstrip().startswith("|")
    quotes = text.lstrip().startswith(">"), before.lstrip().startswith(">")
    if tables[0] != tables[1] or quotes[0] != quotes[1]:
        return True
    ends = bool(ENDS_A_SENTENCE.search(before))
    if item or in_list:
        return not in_list if item else ends and not text.startswith(" ")
    return not any(tables) and not any(quotes) and "|" not in text and (ends or len(before) < SHORT)


def _inline(text: str, told: Told) -> str:
    """One line without HTML, and with links that lead to the web only."""

    def link(found: re.Match[str]) -> str:
        said, target = found.groups()
        if is_meeting(target):
            told.removed[LINK] += 1
            return f"{said} {GONE[LINK]}"
        if _leads_outside(target):
            return f"[{said}]({target})"
        told.removed[OTHER_LINK] += bool(target)
        return said

    return TAG_START.sub("&lt;", BARE_LINK.sub(link, text))


def _leads_outside(target: str) -> bool:
    return target.startswith(("https://", "http://")) and not is_meeting(target) and "@" not in target

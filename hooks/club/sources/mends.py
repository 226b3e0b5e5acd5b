"""Why YAML could not read a line, said for people who have never heard of YAML, with the line to paste.

libyaml's own words (« mapping values are not allowed in this context ») name its state, not the
mistake; the mistake is looked for in the line itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from club import rules
from club.problems import shown
from club.rules import Rule

RESERVED = "*&![]{}@`%|>?,"
KEY_LINE = re.compile(r"^(?P<lead>\s*(?:- +)*)(?P<key>[^\s:#'\"\[{][^:#]*?)\s*:(?:\s+(?P<value>.*))?$")
ITEM_LINE = re.compile(r"^(?P<lead>\s*- +)(?P<value>.*)$")
BULLET = re.compile(r"^(\s*)[*•–—·]\s+(?=\S)")
NO_SPACE = re.compile(r"^(?P<lead>\s*(?:- +)*)(?P<key>[^\W\d]\w*):(?!//)(?P<value>\S.*)$")
BARE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]*( \d\d:\d\d)?|https?://\S+")
LONGEST_TO_PASTE = 1000
# The keys that may stand in a file; whether a group or a list follows them.
Keys = Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Mend:
    """What is wrong with a line (counted from 0), and the line that would be right, or None.

    ``also`` holds further lines that change with it: (line, what it becomes).
    """

    line: int
    column: int
    rule: Rule
    message: str
    help: tuple[str, ...] = ()
    mended: str | None = None
    also: tuple[tuple[int, str], ...] = ()


def quoted(text: str) -> str:
    """``text`` as a double-quoted YAML scalar on one line."""
    return yaml.dump(text, default_style='"', allow_unicode=True, width=float("inf")).rstrip("\n")


def bare_or_quoted(text: str) -> str:
    """``text`` as our templates write it: dates, words and numbers bare, prose in quotes."""
    return text if BARE.fullmatch(text) and not text.startswith("http") else quoted(text)


def diagnose(lines: list[str], error: yaml.MarkedYAMLError, keys: Keys | None = None) -> Mend:
    """Find the mistake behind a YAML error: on the line it names, the one it started on, or one before."""
    known = keys or {}
    at = min(error.problem_mark.line if error.problem_mark else 0, len(lines) - 1)
    started = min(error.context_mark.line, at) if error.context_mark else at
    before = _before(lines, at)
    candidates = list(dict.fromkeys([at, started, at if before is None else before]))
    for look in (_tab, _quotes, _bullet, _reserved, _colon):
        for number in candidates:
            if mend := look(number, lines[number]):
                return mend
    for number in candidates:
        if mend := _no_space(number, lines[number], known):
            return mend
    for number in range(at - 1, -1, -1):  # a text never closed runs on to the next quote, however far
        if mend := _quotes(number, lines[number]):
            return mend
    if not lines[at].strip() and before is not None:
        at = before
    return _no_key(at, lines, known) or _indentation(at, lines, known)


def _before(lines: list[str], number: int) -> int | None:
    """The last line before ``number`` that is neither blank nor a comment."""
    return next((n for n in range(number - 1, -1, -1) if lines[n].strip() and lines[n].strip()[0] != "#"), None)


def parts(line: str) -> tuple[str, str]:
    """(what comes before the value, the value) of « key: value » or « - value »."""
    match = KEY_LINE.match(line) or ITEM_LINE.match(line)
    value = (match.group("value") or "").strip() if match else ""
    return (line[: len(line.rstrip()) - len(value)], value) if value else (line, "")


def to_paste(line: str, intro: str = "Écrivez :") -> tuple[str, ...]:
    """Help lines that show a line, with its own indentation, ready to paste."""
    return (intro, f"  {line}") if len(line) <= LONGEST_TO_PASTE else ()


def _paste(number: int, before: str, rule: Rule, message: str, value: str) -> Mend:
    mended = before + quoted(value)
    return Mend(number, len(before) + 1, rule, message, to_paste(mended), mended)


def _tab(number: int, line: str) -> Mend | None:
    lead = line[: len(line) - len(line.lstrip())]
    if "\t" in lead:
        mended = lead.replace("\t", "  ") + line.lstrip()
        message = "cette ligne commence par une tabulation : seuls des espaces peuvent la décaler."
        help = to_paste(mended, f"Écrivez, avec {len(mended) - len(mended.lstrip())} espaces au début :")
        return Mend(number, lead.index("\t") + 1, rules.TAB, message, help, mended)
    match = re.match(r"^[^\t\"']*(:|-)[ \t]*\t+", line)
    if match:
        mended = line[: match.end(1)] + " " + line[match.end() :]
        message = "il y a une tabulation avant la valeur : il faut un espace."
        return Mend(number, line.index("\t") + 1, rules.TAB, message, to_paste(mended), mended)
    return None


def _quotes(number: int, line: str) -> Mend | None:
    before, value = parts(line)
    if not value or value[0] not in "\"'":
        return None
    quote, rest = value[0], value[1:]
    closings = [m.start() for m in re.finditer(r'(?<!\\)"' if quote == '"' else "'", rest)]
    if quote == "'":
        if not closings:
            message = "l'apostrophe qui ouvre ce texte n'est jamais refermée."
            return _paste(number, before, rules.UNCLOSED_QUOTE, message, rest)
        inner = rest[:-1] if rest.endswith("'") else rest
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


def _bullet(number: int, line: str) -> Mend | None:
    if not BULLET.match(line):
        return None
    mended = BULLET.sub(r"\1- ", line)
    message = f"« {line.strip()[0]} » n'annonce pas un élément de liste : il faut un tiret."
    return Mend(number, len(line) - len(line.lstrip()) + 1, rules.UNREADABLE_LINE, message, to_paste(mended), mended)


def _reserved(number: int, line: str) -> Mend | None:
    before, value = parts(line)
    if not value or not (value[0] in RESERVED or value.startswith("- ")):
        return None
    if value[0] in "[{" and value.endswith({"[": "]", "{": "}"}[value[0]]) and ": " not in value:
        return None
    message = f"« {value[0]} » au début d'un texte a un autre sens pour l'ordinateur."
    return _paste(number, before, rules.RESERVED_SIGN, message, value)


def _colon(number: int, line: str) -> Mend | None:
    before, value = parts(line)
    if value and value[0] not in "\"'[{" and re.search(r":(\s|$)", value):
        return _paste(number, before, rules.COLON, "ce texte contient « : » et n'est pas entre guillemets.", value)
    return None


def _no_space(number: int, line: str, known: Keys) -> Mend | None:
    match = NO_SPACE.match(line)
    if not match or (known and match.group("key") not in known):
        return None
    mended = f"{match.group('lead')}{match.group('key')}: {bare_or_quoted(match.group('value').strip())}"
    message = f"il manque un espace après les deux-points de « {match.group('key')}: »."
    return Mend(number, match.end("key") + 2, rules.UNREADABLE_LINE, message, to_paste(mended), mended)


def _no_key(number: int, lines: list[str], known: Keys) -> Mend | None:
    line = lines[number]
    text = line.strip()
    if not text or re.search(r":(\s|$)", text) or text.startswith(("- ", "#")) or text == "-":
        return None
    key, _, rest = text.partition(" ")
    lead = line[: len(line) - len(line.lstrip())]
    message = f"« {shown(text, 60)} » n'est ni une clé ni un élément de liste."
    column = len(lead) + 1
    before = _before(lines, number)
    item = ITEM_LINE.match(lines[before]) if before is not None else None
    if key in known and rest:
        mended = f"{lead}{key}: {bare_or_quoted(rest.strip())}"
        help = to_paste(mended, "Manque-t-il les deux-points après le premier mot ?")
        return Mend(number, column, rules.UNREADABLE_LINE, message, help, mended)
    if item and len(lead) == len(item.group("lead")) - len(item.group("lead").lstrip()):
        mended = f"{lead}- {text}"
        help = to_paste(mended, "Manque-t-il le tiret ?")
        return Mend(number, column, rules.UNREADABLE_LINE, message, help, mended)
    if before is not None and (joined := _joined(before, number, lines)):
        return joined
    help = ("Une ligne de l'en-tête est « clé: valeur », « clé: » ou « - élément ».",)
    return Mend(number, column, rules.UNREADABLE_LINE, message, help, f"{lead}# {text}")


def _joined(first: int, number: int, lines: list[str]) -> Mend | None:
    """A text that goes on over the next lines, mended by putting it on one."""
    before, value = parts(lines[first])
    if not value or value[0] in "|>[{":
        return None
    last = number
    while last + 1 < len(lines) and (more := lines[last + 1].strip()):
        if KEY_LINE.match(lines[last + 1]) or more.startswith(("-", "#")):
            break
        last += 1
    whole = " ".join([value.strip("\"'"), *(lines[n].strip().rstrip("\"'") for n in range(number, last + 1))])
    one = before + quoted(whole)
    message = f"« {shown(lines[number].strip(), 60)} » semble continuer la ligne du dessus : un texte tient sur une ligne."
    column = len(lines[number]) - len(lines[number].lstrip()) + 1
    also = ((first, one), *((n, "") for n in range(number + 1, last + 1)))
    help = to_paste(one, "Écrivez tout le texte sur la première :")
    return Mend(number, column, rules.UNREADABLE_LINE, message, help, "", also)


def _indentation(number: int, lines: list[str], known: Keys) -> Mend:
    line = lines[number]
    text = line.strip()
    here = len(line) - len(line.lstrip())
    if not text:
        help = ("Vérifiez que les guillemets et les crochets au-dessus sont refermés.",)
        return Mend(number, 1, rules.UNREADABLE_LINE, "l'en-tête s'arrête au milieu d'une valeur.", help)
    before = _before(lines, number)
    above = KEY_LINE.match(lines[before]) if before is not None else None
    if before is not None and above and above.group("value") and len(above.group("lead")) < here:
        key, value = above.group("key"), above.group("value").strip()
        if known.get(key):
            mended = f"{above.group('lead')}{key}:"
            message = f"« {key} » a déjà une valeur sur sa ligne : rien ne peut être décalé dessous."
            help = to_paste(mended, f"Effacez « {shown(value, 40)} » si ce qui suit le remplace :")
            return Mend(before, above.start("value") + 1, rules.INDENTATION, message, help, mended)
    message = f"« {shown(text, 60)} » ne commence pas dans la même colonne que ses voisines."
    columns = _columns(lines, number)
    if not columns:
        help = ("Alignez-la avec les lignes du même niveau (deux espaces par niveau).",)
        return Mend(number, here + 1, rules.INDENTATION, message, help)
    right = min(columns, key=lambda column: (abs(column - here), -column))
    mended = " " * right + text
    spaces = f"{right} espaces" if right > 1 else f"{right} espace" if right else "aucun espace"
    return Mend(number, here + 1, rules.INDENTATION, message, to_paste(mended, f"Écrivez, avec {spaces} devant :"), mended)


def _columns(lines: list[str], number: int) -> set[int]:
    """The columns in which the keys and items above begin, but for the line's own."""
    here = len(lines[number]) - len(lines[number].lstrip())
    found = set()
    for n in range(number - 1, -1, -1):
        if match := KEY_LINE.match(lines[n]):
            found |= {len(match.group("lead")), len(lines[n]) - len(lines[n].lstrip())}
        elif match := ITEM_LINE.match(lines[n]):
            found.add(len(lines[n]) - len(lines[n].lstrip()))
        if 0 in found:
            break
    return found - {here}

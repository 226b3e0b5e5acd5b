"""From a YAML error to the mistake behind it: on the line that libyaml names, or on one near.

libyaml's own words (« mapping values are not allowed in this context ») name its state, not the
mistake; the mistake is looked for in the lines themselves.
"""

from __future__ import annotations

import re

import yaml

from club import rules
from club.problems import shown
from club.sources import misprints
from club.sources.mends import ITEM_LINE, KEY_LINE, Keys, Mend, bare_or_quoted, parts, quoted, to_paste


def diagnose(lines: list[str], error: yaml.MarkedYAMLError, keys: Keys | None = None) -> Mend:
    """Find the mistake behind a YAML error: on the line it names, the one it started on, or one before."""
    known = keys or {}
    at = min(error.problem_mark.line if error.problem_mark else 0, len(lines) - 1)
    started = min(error.context_mark.line, at) if error.context_mark else at
    before = _before(lines, at)
    candidates = list(dict.fromkeys([at, started, at if before is None else before]))
    for look in (misprints.tab, misprints.quotes, misprints.bullet, misprints.reserved, misprints.colon):
        for number in candidates:
            if mend := look(number, lines[number]):
                return mend
    for number in candidates:
        if mend := misprints.no_space(number, lines[number], known):
            return mend
    for number in range(at - 1, -1, -1):  # a text never closed runs on to the next quote, however far
        if mend := misprints.quotes(number, lines[number]):
            return mend
    if error.context == "while scanning a simple key":  # the line without a colon, not the one that shows it is one
        at = started
    elif before is not None and lines[at].strip()[:1] in ("", "#"):
        at = before
    return _no_key(at, lines, known) or _indentation(at, lines, known)


def _before(lines: list[str], number: int) -> int | None:
    """The last line before ``number`` that is neither blank nor a comment."""
    return next((n for n in range(number - 1, -1, -1) if lines[n].strip() and lines[n].strip()[0] != "#"), None)


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
    if joined := _joined(number, lines):
        return joined
    help = ("Une ligne de l'en-tête est « clé: valeur », « clé: » ou « - élément ».",)
    return Mend(number, column, rules.UNREADABLE_LINE, message, help, f"{lead}# {text}")


def _joined(number: int, lines: list[str]) -> Mend | None:
    """A text that goes on over the next lines, mended by putting it on one."""
    first = number
    while first >= 0 and lines[first].strip() and not parts(lines[first])[1]:
        first -= 1
    before, value = parts(lines[first]) if first >= 0 else ("", "")
    if not value or value[0] in "|>[{":
        return None
    number = first + 1
    last = number
    while last + 1 < len(lines) and (more := lines[last + 1].strip()):
        if KEY_LINE.match(lines[last + 1]) or more.startswith(("-", "#")):
            break
        last += 1
    whole = " ".join([value.strip("\"'"), *(lines[n].strip().rstrip("\"'") for n in range(number, last + 1))])
    one = before + quoted(whole)
    message = (
        f"« {shown(lines[number].strip(), 60)} » semble continuer la ligne du dessus : un texte tient sur une ligne."
    )
    column = len(lines[number]) - len(lines[number].lstrip()) + 1
    also = ((first, one), *((n, "") for n in range(number + 1, last + 1)))
    help = to_paste(one, "Écrivez tout le texte sur la première :")
    return Mend(number, column, rules.UNREADABLE_LINE, message, help, "", also)


def _indentation(number: int, lines: list[str], known: Keys) -> Mend:
    line = lines[number]
    text = line.strip()
    here = len(line) - len(line.lstrip())
    if not text:
        help: tuple[str, ...] = ("Vérifiez que les guillemets et les crochets au-dessus sont refermés.",)
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
    spaces = f"avec {right} espaces" if right > 1 else "avec un espace" if right else "sans espace"
    return Mend(number, here + 1, rules.INDENTATION, message, to_paste(mended, f"Écrivez, {spaces} devant :"), mended)


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

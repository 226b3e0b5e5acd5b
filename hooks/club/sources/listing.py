"""The files of a folder, and those that can be no source: links, devices, names that some machines can't hold.

Nothing here opens a file, and no link is followed: what a link leads to may lie anywhere, and a named pipe never ends.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from unicodedata import normalize

from club import rules
from club.problems import Problem, shown
from club.rules import Rule
from club.sources.values import INVISIBLE

IGNORED = ("Thumbs.db", "desktop.ini")
MOST_BYTES = 120  # of a name: some systems and the archives of a site hold few more
# What Windows refuses in a name, and its devices (learn.microsoft.com, « Naming Files, Paths, and Namespaces »).
FORBIDDEN = re.compile(r'[\\:*?"<>|\n\t]|^[ -]|[ .]$')
DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


def listing(root: Path, tops: Iterable[str]) -> tuple[list[str], list[Problem]]:
    """The path of every plain file below the folders ``tops`` of ``root``, sorted, and what is wrong with others.

    Hidden files, and what desktops leave behind, are not sources.
    """
    paths: list[str] = []
    problems: list[Problem] = []
    waiting = [top for top in tops if os.path.lexists(root / top)]
    for top in [*waiting]:
        if (root / top).is_symlink() or not (root / top).is_dir():
            problems.append(_problem(top, rules.NO_PLAIN_FILE, "ceci devrait être un dossier."))
            waiting.remove(top)
    while waiting:
        folder = waiting.pop()
        seen: dict[str, str] = {}
        for entry in sorted(os.scandir(root / folder), key=lambda entry: os.fsencode(entry.name)):
            if entry.name.startswith(".") or entry.name in IGNORED:
                continue
            path = f"{folder}/{entry.name}"
            wrong = _not_plain(path, entry) or _odd(path, entry.name) or _clash(path, entry.name, seen)
            if wrong:
                problems.append(wrong)
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            else:
                paths.append(path)
    return sorted(paths), problems


def _not_plain(path: str, entry: os.DirEntry[str]) -> Problem | None:
    if entry.is_symlink():
        message = "c'est un lien vers un autre fichier, qui peut être n'importe où."
        return _problem(path, rules.NO_PLAIN_FILE, message, "Mettez à sa place une copie du fichier lui-même.")
    if entry.is_dir(follow_symlinks=False) or entry.is_file(follow_symlinks=False):
        return None
    return _problem(path, rules.NO_PLAIN_FILE, "ce n'est ni un fichier ni un dossier.", "Retirez-le d'ici.")


def _odd(path: str, name: str) -> Problem | None:
    try:
        size = len(name.encode())
    except UnicodeEncodeError:  # bytes that are no UTF-8
        return _problem(path, rules.ODD_NAME, "ce nom n'est pas écrit en UTF-8.", "Renommez-le sans accent.")
    if found := FORBIDDEN.search(name) or INVISIBLE.search(name):
        what = "un caractère invisible" if not found[0].isprintable() else f"« {found[0]} »"
        return _problem(
            path, rules.ODD_NAME, f"ce nom contient {what}, que d'autres ordinateurs refusent.", _renamed(name)
        )
    if DEVICES.fullmatch(name):
        return _problem(path, rules.ODD_NAME, "ce nom est réservé par Windows.", "Donnez-lui un autre nom.")
    if size > MOST_BYTES:
        return _problem(path, rules.ODD_NAME, f"ce nom est trop long ({size} octets, au plus {MOST_BYTES}).")
    if name != normalize("NFC", name):
        message = "un accent de ce nom est écrit en deux caractères (la lettre, puis l'accent)."
        return _problem(path, rules.ODD_NAME, message, _renamed(name))
    return None


def _clash(path: str, name: str, seen: dict[str, str]) -> Problem | None:
    """Two names that only differ by case: on many machines the second takes the place of the first."""
    other = seen.setdefault(normalize("NFC", name).casefold(), name)
    if other == name:
        return None
    message = f"ce nom ne diffère de « {shown(other)} » que par des majuscules : bien des ordinateurs les confondent."
    return _problem(path, rules.ODD_NAME, message, "Renommez l'un des deux.")


def _renamed(name: str) -> str:
    clean = INVISIBLE.sub("", FORBIDDEN.sub("", normalize("NFC", name))).strip(" .")
    return f"Renommez : {clean}" if clean else "Donnez-lui un autre nom."


def _problem(path: str, rule: Rule, message: str, *help: str) -> Problem:
    """The path as it can be printed: a name may hold anything."""
    plain = os.fsencode(path).decode("utf-8", "backslashreplace")
    plain = "".join(char if char.isprintable() else repr(char)[1:-1] for char in plain)
    return Problem(plain, 1, 1, rule.code, message, tuple(help))

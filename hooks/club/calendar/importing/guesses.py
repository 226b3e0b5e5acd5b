"""What a title tells besides itself: what kind of session it is, whether it was called off, what to name its file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import combining, normalize

from club.calendar.importing.privacy import Kept, kept
from club.pasted import one_line
from club.sources.terms import SessionKind, Status, What
from club.sources.values import short_id

UNTITLED = "Séance sans titre"
EXAMPLE, FORWARDED = "example", "forwarded"
# How Outlook, Google and our own calendars say a state, which our files say another way.
PREFIXES = {
    What.CANCELLED: re.compile(r"^(?:annul[ée]+s?|cancel+ed)\s*[:\-–]\s*", re.IGNORECASE),
    What.POSTPONED: re.compile(r"^(?:report[ée]+s?|postponed)\s*[:\-–]\s*", re.IGNORECASE),
    Status.TENTATIVE: re.compile(r"^(?:à confirmer|tentative)\s*[:\-–]\s*", re.IGNORECASE),
    EXAMPLE: re.compile(r"^exemple\s*:\s*", re.IGNORECASE),
    FORWARDED: re.compile(r"^(?:fwd?|tr|re|invitation)\s*:\s*", re.IGNORECASE),
}


def title(summary: str) -> tuple[Kept, set[str]]:
    """A clean title, and what was said before it."""
    found = kept(one_line(summary))
    found.text, said = " ".join(found.text.split()), set()
    while state := next((name for name, prefix in PREFIXES.items() if prefix.match(found.text)), None):
        found.text = PREFIXES[state].sub("", found.text).strip()
        said.add(str(state))
    found.text = found.text.strip(" -–:;,") or UNTITLED
    return found, said


def kind(*texts: str) -> SessionKind | None:
    """The kind whose label, or a word for it, is in the first of the texts that holds one; the longest word wins."""
    words = {_bare(word): one for one in SessionKind for word in (one.label, one.value, *one.words)}
    for text in texts:
        said = f" {_bare(text)} "
        fit = [word for word in words if re.search(rf" {re.escape(word)}s? ", said)]
        if fit:
            return words[max(fit, key=len)]
    return None


def _bare(text: str) -> str:
    letters = "".join(char for char in normalize("NFKD", text) if not combining(char)).casefold()
    return " ".join(re.findall(r"[a-z0-9]+", letters))


def id_of(text: str) -> str:
    """The name of the file of a session with this title."""
    id = short_id(text)
    if not id or re.fullmatch(r"[0-9]{4}-[0-9]{2}", id):
        id = f"seance-{id}".strip("-")
    return id


def unused(title: str, day: str, taken: set[str], shared: Iterable[str] = ()) -> str:
    """An id that no session has: the title, then with its date, then numbered."""
    base = id_of(title)
    dated = f"{base}-{day}"
    candidates = [dated] if base in shared else [base, dated]
    return next(id for id in (*candidates, *(f"{dated}-{n}" for n in range(2, len(taken) + 4))) if id not in taken)

"""What nobody may publish for another: meeting links, passcodes, e-mail addresses and telephone numbers in a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

LINK, EMAIL, PHONE = "lien de réunion", "adresse électronique", "numéro de téléphone"
GONE = {LINK: "(lien donné aux membres)", EMAIL: "(adresse retirée)", PHONE: "(numéro retiré)"}

URL = re.compile(r"(?:https?|webcal|msteams|zoommtg|ftp)://[^\s<>\"]+|\bwww\.[^\s<>\"]+", re.IGNORECASE)
MEETING = re.compile(
    r"//(?:[^/?#]*@)?(?:[\w-]+\.)*(?:zoom\.(?:us|com)|zoomgov\.com|teams\.(?:microsoft|live)\.com|meet\.google\.com|tel\.meet"
    r"|whereby\.com|webex\.com|gotomeet(?:ing)?\.(?:com|me)|bluejeans\.com|skype\.com|lync\.com|kmeet\.infomaniak\.com"
    r"|framatalk\.org|livestorm\.co|gather\.town|discord\.gg)(?:[/?:#]|$)"
    r"|//(?:meet|visio|visios|webconf|bbb|jitsi|rendez-vous|conf|talk)[\w-]*\.[^/]+"
    r"|aka\.ms/jointeams|meetup-join|/jointeamsmeeting|[?&](?:pwd|passcode|password|pass|token|tk|code|secret|key)=",
    re.IGNORECASE,
)
WITH_ACCESS = re.compile(r"//[^/?#\s]*@")
EMAIL_ADDRESS = re.compile(r"(?:mailto:|sip:)?[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+", re.IGNORECASE)
UUID = r"(?<![\w-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])"  # RFC 9562, 4: digits that are no number
TELEPHONE = re.compile(
    r"(?:tel:)?(?<![\w+])(?:\+|00)\d{1,3}[ .\u00a0\u202f-]?(?:\(0\))?"
    r"(?:[ .\u00a0\u202f-]?\(?\d\)?){7,12}(?:[,;*#]+\d+#?)*(?!\d)"
    r"|(?<![\d.,/-])0[1-9](?:[ .\u00a0\u202f-]?\d{2}){4}(?![\d/-])"
)
OR_UUID = re.compile(f"(?P<uuid>{UUID})|{TELEPHONE.pattern}")
MANY_DIGITS = re.compile(r"[+0]\d(?:\D{0,3}\d){7}")  # in every number, and quick to miss in a text without


@lru_cache(2**12)
def is_meeting(url: str) -> bool:
    """Whether an address leads into a call, were it by way of a redirection."""
    return bool(MEETING.search(url) or MEETING.search(unquote(url)) or WITH_ACCESS.search(url))


def telephones(text: str) -> Iterator[re.Match[str]]:
    """Every telephone number in a text; the digits of a UUID are none."""
    if MANY_DIGITS.search(text):
        yield from (found for found in OR_UUID.finditer(text) if not found["uuid"])


def redacted(line: str, removed: Counter[str]) -> str:
    """A line without meeting links, addresses and numbers: a few words stand in their place, and ``removed`` counts
    them by what they were."""

    def link(found: re.Match[str]) -> str:
        return _gone(LINK, removed) if is_meeting(found.group()) else found.group()

    pieces = []
    for piece in re.split(f"({URL.pattern})", line, flags=re.IGNORECASE):
        if URL.match(piece):
            pieces.append(URL.sub(link, piece))
        else:
            without = EMAIL_ADDRESS.sub(lambda _: _gone(EMAIL, removed), piece)
            pieces.append(OR_UUID.sub(lambda of: of[0] if of["uuid"] else _gone(PHONE, removed), without))
    return "".join(pieces)


def _gone(what: str, removed: Counter[str]) -> str:
    removed[what] += 1
    return GONE[what]

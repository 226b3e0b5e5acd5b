"""Where somebody's event is: in a room, in a call, or both."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from club.calendar.importing.events import Foreign
from club.calendar.importing.privacy import kept
from club.pasted import one_line
from club.private import LINK, URL, is_meeting
from club.problems import folded

# What people (and Teams, and Zoom) write where a place is asked for.
ONLINE = re.compile(
    r"\b(en-ligne|a-distance|distanciel|visio(conference)?|online|remote|virtuel|zoom|(microsoft-)?teams|(google-)?meet|webex|jitsi|whereby"
    r"|skype|discord|webinaire|hangouts?|la-plateforme)\b"
)
NO_PLACE = re.compile(r"^(reunion-)?(microsoft-)?teams(-meeting)?$|^(tbd|tba|a-definir|a-preciser|none|aucun)$")
GONE = re.compile(r"\((?:lien donné aux membres|adresse retirée|numéro retiré)\)")


@dataclass(frozen=True)
class Place:
    """``name`` and ``address`` where one goes; ``online`` where one clicks."""

    name: str = ""
    address: str = ""
    online: bool = False


def place(event: Foreign, *, call: bool, removed: Counter[str]) -> Place:
    """The place of an event; ``call`` tells that something else in it led to a call."""
    online, rooms = call or event.call, []
    for part in re.split(r"\s*;\s*|\n", event.place.replace("\r", "\n")):
        found = kept(part)
        removed.update(found.removed)
        online = online or found.online
        text = one_line(GONE.sub("", found.text))
        text = URL.sub("", text).strip(" ,;:-–()<>") if URL.search(text) else text.strip(" ,;")
        name = folded(text)
        if ONLINE.search(name) or NO_PLACE.match(name):
            online = online or bool(ONLINE.search(name))
            text = "" if len(name) < 50 else text
        if len(text) > 1:
            rooms.append(text)
    if event.url and is_meeting(event.url):
        removed[LINK] += 1
        online = True
    if event.call:
        removed[LINK] += 1
    name, address = _parts(", ".join(rooms))
    return Place(name, address, online)


def _parts(text: str) -> tuple[str, str]:
    """« La Recyclerie, 83 boulevard Ornano, 75018 Paris » → the name, then the address."""
    name, comma, address = text.partition(", ")
    if not comma or re.match(r"\d", name):  # an address without a name is the name
        return text, ""
    return name, address

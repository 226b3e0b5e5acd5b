"""What an invitation holds that nobody may publish: meeting links and codes, addresses, telephone numbers.

Better a line too many removed than a passcode published: what goes is counted and told, never shown again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from club.private import EMAIL, GONE, LINK, PHONE, URL, is_meeting, redacted
from club.problems import folded
from club.sources.values import SECRET

CODE, BLOCK = "code ou identifiant de réunion", "bloc de visioconférence"
PLURALS = {
    LINK: "liens de réunion",
    CODE: "codes ou identifiants de réunion",
    EMAIL: "adresses électroniques",
    PHONE: "numéros de téléphone",
    BLOCK: "blocs de visioconférence",
}

# Lines of the blocks that Zoom, Teams, Meet and the like add to an invitation, as « folded » leaves them.
CODE_LINE = re.compile(
    r"code-(?:secret|d.?acces|pin|confidentiel|de-la-reunion)|mot-de-passe|passcode|password|access-code|(?:^|-)pin-?[:=]"
    r"|cle-d.?identification|(?:^|-)id-(?:(?:de-)?(?:la-)?)?(?:reunion|conference|teleconference|video|webinaire)|(?:^|-)identifiant-de-"
    r"|(?:meeting|conference|webinar|video)-(?:id|number|key)|numero-de-la-reunion|(?:zoom|teams|meet)[^0-9]{0,30}\d{3}[-0-9]{6,}"
)
BLOCK_LINE = re.compile(
    r"^\W*(?:rejoin(?:dre|s|ez|d)|participe[rz]|acceder|se-connecter)-.{0,40}(?:reunion|zoom|teams|google-meet|webinaire|visio|ordinateur|sur-le-web|conference)"
    r"|^\W*join-(?:zoom|the|with|your|on-your|microsoft|by|from|on-the|meeting|online)|cliquez-ici-pour-(?:participer|rejoindre)|click-here-to-join"
    r"|telechargez?-teams|download-teams|options-de-(?:la-)?reunion|meeting-options|en-savoir-plus-sur-(?:teams|meet)|learn-more-about-meet"
    r"|trouve[rz]-(?:un|votre)-numero-local|find-(?:a|your)-local-number|reinitialise[rz]-(?:le-code|son-code)|reset-(?:dial-in-)?pin"
    r"|ou-compose[rz]|or-dial|dial-by-your|dial-in-by|compose[rz]-(?:un|le)-numero|numero-en-fonction-de-votre|one-tap-mobile|une-seule-touche"
    r"|audio-seulement|audio-only|plus-de-numeros|more-phone-numbers|ne-pas-modifier-cette-section|do-not-edit-this-section"
    r"|invite-a-une-reunion-zoom|inviting-you-to-a-scheduled-zoom|^(?:reunion-)?microsoft-teams(?:-meeting)?$|^reunion-teams$"
    r"|^(?:besoin-d.?aide|need-help)-?\??(?:$|-?\|)|reference-du-systeme|system-reference|pour-les-organisat|for-organizers"
    r"|a-partir-d.?un-(?:ordinateur|telephone)|connexion-par-telephone|^-*\(?video-call\)?-*$|numeros-locaux"
)
ZOOM_HEADER = re.compile(r"^(?:sujet|heure|topic|time)-?:")
LABEL_ALONE = re.compile(r":\s*$")
RULE_LINE = re.compile(r"^[\W_]{3,}$")  # a line of signs, drawn around such blocks
FENCES = (re.compile(r"^-::~[:~-]+"), re.compile(r"^_{20,}$|^\.{30,}$|^-{30,}$"))


@dataclass
class Kept:
    """What may be published of a text; ``removed`` counts what may not, ``online`` says whether it told of a call."""

    text: str
    removed: Counter[str] = field(default_factory=Counter)

    @property
    def online(self) -> bool:
        return bool({LINK, CODE, BLOCK} & self.removed.keys())


def kept(text: str) -> Kept:
    """The lines of ``text`` without what is for members only."""
    result = Kept("")
    lines = [_line(line, result.removed) for line in _lines(text.split("\n"), result.removed)]
    joined = "\n".join(line for line in lines if line is not None)
    while found := SECRET.search(joined):  # the contract's own guard has the last word
        start = joined.rfind("\n", 0, found.start()) + 1
        end = joined.find("\n", found.end())
        joined = joined[:start] + (joined[end + 1 :] if end >= 0 else "")
        result.removed[CODE] += 1
    result.text = joined
    return result


def _lines(lines: list[str], removed: Counter[str]) -> Iterator[str]:
    """The lines that are not part of a conference block."""
    zoom = value_follows = False
    for line in _outside_fences(lines, removed):
        name = folded(" ".join(URL.sub(" ", line).split()))
        if value_follows and name:  # the line below « Code secret : »
            value_follows = False
            continue
        if CODE_LINE.search(name) and len(name) < 300:
            removed[CODE] += 1
            value_follows = bool(LABEL_ALONE.search(line))
        elif BLOCK_LINE.search(name) and len(name) < 300:
            removed[BLOCK] += not zoom
            zoom = zoom or "zoom" in name
            removed[LINK] += sum(is_meeting(found.group()) for found in URL.finditer(line))
        elif not (zoom and ZOOM_HEADER.match(name)) and not RULE_LINE.match(line.strip()):
            yield line


def _outside_fences(lines: list[str], removed: Counter[str]) -> Iterator[str]:
    """Meet and Teams put their block between two drawn lines (or below the last one)."""
    n = 0
    while n < len(lines):
        fence = next((fence for fence in FENCES if fence.match(lines[n].strip())), None)
        if fence is None:
            yield lines[n]
            n += 1
            continue
        end = next((m for m in range(n + 1, len(lines)) if fence.match(lines[m].strip())), len(lines))
        inside = lines[n + 1 : end]
        if any(is_meeting(found.group()) for line in inside for found in URL.finditer(line)):
            removed[BLOCK] += 1
            n = end + 1
        else:
            n += 1  # drawn for another reason


def _line(line: str, removed: Counter[str]) -> str | None:
    """One line without links, addresses and numbers; None when nothing else was on it."""
    before = sum(removed.values())
    result = redacted(line, removed)
    if sum(removed.values()) == before:
        return line
    rest = result
    for said in GONE.values():
        rest = rest.replace(said, "")
    words = len(re.findall(r"[^\W\d]{2,}", rest))
    dialled = GONE[PHONE] in result and words < 3  # « +33 1 … France »
    return result if words and not dialled and not LABEL_ALONE.search(rest.strip(" <>()-")) else None

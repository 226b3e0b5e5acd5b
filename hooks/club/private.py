"""What nobody may publish for another: meeting links, passcodes, e-mail addresses and telephone numbers in a text."""

from __future__ import annotations

import re
from urllib.parse import unquote

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
TELEPHONE = re.compile(
    r"(?:tel:)?(?<![\w+])(?:\+|00)\d{1,3}[ .\u00a0\u202f-]?(?:\(0\))?"
    r"(?:[ .\u00a0\u202f-]?\(?\d\)?){7,12}(?:[,;*#]+\d+#?)*(?!\d)"
    r"|(?<![\d.,/-])0[1-9](?:[ .\u00a0\u202f-]?\d{2}){4}(?![\d/-])"
)


def is_meeting(url: str) -> bool:
    """Whether an address leads into a call, were it by way of a redirection."""
    return bool(MEETING.search(url) or MEETING.search(unquote(url)) or WITH_ACCESS.search(url))

"""What nobody may publish for another, known by its form: passcodes, meeting links, addresses, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple
from urllib.parse import unquote

from club.private import EMAIL_ADDRESS, URL, is_meeting, telephones
from club.sources.values import SECRET


class Kind(Enum):
    """A kind of leak: what it is called in French, and how to mend it."""

    PASSCODE = (
        "un code secret",
        "Retirez-le, changez ce code dans l'outil de visio, et donnez-le sur la plateforme (join: platform).",
    )
    MEETING = (
        "un lien de réunion",
        "Réservé aux membres : join: platform. Ouvert à tout le monde : url et public: true.",
    )
    EMAIL = (
        "une adresse électronique",
        "Retirez-la : seules celles de programme/club.yml et des mentions légales paraissent.",
    )
    PHONE = ("un numéro de téléphone", "Retirez-le : seuls ceux des mentions légales paraissent.")
    DRAFT = ("un brouillon", "Un brouillon ne paraît que dans les aperçus (CLUB_PREVIEWS=1).")
    RESERVED = ("une adresse postale réservée aux membres", "Retirez-la, ou retirez « address_for: members ».")
    NAME_ONLY = ("la présentation d'une personne sans page", "Retirez-la, ou demandez son accord (visibility: public).")
    WITHDRAWN = (
        "un nom retiré",
        "Retirez-le ; si c'est un homonyme, retirez cette empreinte. Voir la page « Se retirer » (/retrait/).",
    )
    METADATA = (
        "les informations cachées d'une image",
        "Enregistrez-la de nouveau sans elles (lieu, appareil, auteur·rice).",
    )

    @property
    def label(self) -> str:
        return self.value[0]

    @property
    def help(self) -> str:
        return self.value[1]


class Found(NamedTuple):
    """Something that was found in a text: ``said`` as it stands there, ``same`` as it is compared."""

    kind: Kind
    said: str
    same: str


SECRETS = ("pwd", "pass", "code", "meeting", "union", "conf", "pin")  # one is in all that GIVEN and PASSCODE find
DOTLESS = re.compile("[ıİ]")  # to a pattern that knows no case, an « i »
GIVEN = re.compile(rf"(?:{SECRET.pattern})\s*[^\s<>\"]*", re.IGNORECASE)  # with the code itself
PASSCODE = re.compile(
    r"(?:\bcode\s+(?:secret|d['’]acc[eè]s|pin|confidentiel)|\bmot\s+de\s+passe|\bpass(?:code|word)|\baccess\s+code"
    r"|\bmeeting\s+id|\b(?:id|identifiant|num[eé]ro)\s+de\s+(?:la\s+)?(?:r[eé]union|conf[eé]rence)|\bpin)"
    r"\s*(?:est|is|[:=#])?\s*[a-z#-]{0,12}\d[\w#-]*",
    re.IGNORECASE,
)
HOSTS = re.compile(
    r"(?<![\w.@-])(?:[\w-]+\.)*(?:zoom\.us|meet\.google\.com|teams\.(?:microsoft|live)\.com|whereby\.com|webex\.com)/[^\s<>\"]+",
    re.IGNORECASE,
)
HOST_NAMES = ("zoom.us/", "meet.google.com/", "teams.", "whereby.com/", "webex.com/")
DISGUISED = re.compile(
    r"[\w.+-]{1,64}\s*[\[({]\s*(?:at|arobase|chez|@)\s*[\])}]\s*[\w-]+"
    r"(?:\s*(?:\.|[\[({]\s*(?:dot|point)\s*[\])}])\s*[\w-]+)+",
    re.IGNORECASE,
)
AT = re.compile(r"[\[({]\s*(?:at|arobase|chez|@)\s*[\])}]", re.IGNORECASE)  # of DISGUISED
DIGIT = re.compile(r"\d")
DOMAIN_END = re.compile(r"\.(?!(?:png|jpe?g|webp|svg|gif|js|css|html?)$)[^\W\d_]{2,}$", re.IGNORECASE)
AFTER_A_LINK = ".,;:!?)]}»’'"


def found(text: str) -> Iterator[Found]:
    """Everything in ``text`` that has the form of something private.

    Each form is preceded by something that all of its kind hold, which is quick to miss in most texts.
    """
    low = "".join(("i" if one in "ıİ" else one) for one in text).casefold() if DOTLESS.search(text) else text.casefold()
    has_digit = bool(DIGIT.search(text))
    if any(word in low for word in SECRETS):
        if has_digit or "=" in text or ":" in text:
            yield from map(_passcode, GIVEN.finditer(text))
        if has_digit:
            yield from map(_passcode, PASSCODE.finditer(text))
    if "@" in text:
        for match in EMAIL_ADDRESS.finditer(text):
            address = match[0].removeprefix("mailto:").removeprefix("sip:").strip("'.")
            if DOMAIN_END.search(address):
                yield Found(Kind.EMAIL, address, address.casefold())
    if AT.search(text):
        for match in DISGUISED.finditer(text):
            yield Found(Kind.EMAIL, match[0], "".join(match[0].split()).casefold())
    if has_digit:
        for match in telephones(text):
            yield Found(Kind.PHONE, match[0], _number(match[0]))
    links = URL.findall(text) if "://" in low or "www." in low else []
    links += HOSTS.findall(text) if any(host in low for host in HOST_NAMES) else []
    for written in links:
        link = written.rstrip(AFTER_A_LINK)
        if is_meeting(link if "//" in link else f"//{link}"):
            yield Found(Kind.MEETING, link, same_link(link))


def _passcode(match: re.Match[str]) -> Found:
    return Found(Kind.PASSCODE, match[0], " ".join(match[0].split()).casefold())


def same_link(url: str) -> str:
    """An address as it is compared: whatever its scheme, its case and what is percent-encoded."""
    return re.sub(r"^[a-z]+://", "", unquote(url).casefold()).rstrip("/")


def _number(written: str) -> str:
    digits = re.sub(r"\(0\)|\D", "", re.split(r"[,;*#]", written)[0])
    national = digits.startswith("0") and not digits.startswith("00")
    return f"33{digits[1:]}" if national else digits.removeprefix("00")


def masked(said: str) -> str:
    """What was found, so that whoever knows it recognises it, and a log gives nothing away."""
    return re.sub(r"[^\W_]+", lambda word: word[0][0] + "…" * (len(word[0]) > 1), said)[:80]

"""E-mail addresses and telephone numbers in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from club import rules
from club.editorial.passages import Passage
from club.private import EMAIL_ADDRESS, telephones
from club.problems import Problem
from club.programme.graph import Programme

NOBODY_S = re.compile(
    r"@(?:[\w-]+\.)*(?:example\.(?:org|com|net)|[\w-]+\.(?:example|invalid|test))$", re.IGNORECASE
)  # RFC 2606
IMPRINT = "docs/mentions-legales.md"  # where the law wants them


def remarks(programme: Programme, passage: Passage) -> Iterator[Problem]:
    """Addresses and numbers of people; the club's own contact may stand anywhere."""
    if passage.item.path == IMPRINT:
        return
    told: set[str] = set()
    for found in EMAIL_ADDRESS.finditer(passage.without_code):
        address = found[0].removeprefix("mailto:").rstrip(".")
        own = address.casefold() == programme.club.contact.email.casefold()
        if own or NOBODY_S.search(address) or address.casefold() in told:
            continue
        told.add(address.casefold())
        yield passage.remark(
            found.start(), rules.ADDRESS_IN_PROSE, f"« {_masked(address)} » sera lue de tout le monde.", *INSTEAD
        )
    for found in telephones(passage.words):
        message = "ce numéro de téléphone sera lu de tout le monde."
        yield passage.remark(found.start(), rules.ADDRESS_IN_PROSE, message, *INSTEAD)


INSTEAD = (
    "Retirez la phrase, ou dites comment écrire au club : son adresse est en bas de chaque page.",
    "Pour les membres seulement : donnez-le sur la plateforme.",
)


def _masked(address: str) -> str:
    """Enough to find it; a log that many read holds no more."""
    name, _, domain = address.partition("@")
    return f"{name[:1]}…@{domain}"

"""Links that say where they lead, pictures that say what they show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from club import rules
from club.editorial.passages import Passage
from club.problems import Problem, folded, shown
from club.programme.graph import Programme

IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\](?=\(|\[)")
IMAGE_TAG = re.compile(r"<img\b(?![^>]*\balt\s*=\s*(?:\"[^\"]|'[^']))[^>]*>", re.IGNORECASE)
LINK = re.compile(r"(?<!!)\[(?P<text>(?:!\[[^\]]*\]\([^)]*\)|[^\[\]])+)\](?:\((?P<to>[^)\s]*)[^)]*\)|\[[^\]]+\])")
LINK_TAG = re.compile(r"<a\b[^>]*>(?P<text>[^<]*)</a>", re.IGNORECASE)
ADDRESS = re.compile(r"<(?P<to>https?://[^>\s]+)>|(?<![(\"'=\w/<:])(?P<bare>(?:https?://|www\.)[^\s<>\"»)\]]+)")
SAYS_NOTHING = frozenset(
    "ici la là cliquez-ici cliquer-ici clique-ici par-ici lien ce-lien le-lien suivez-ce-lien cette-page la-page "
    "plus en-savoir-plus savoir-plus lire lire-la-suite la-suite suite voir voir-ici voir-plus click-here here "
    "lien-ici ce-site le-site cet-article".split()
)
NOT_A_DESCRIPTION = re.compile(
    r"(?:image|photo|img|capture|illustration)?[\s_\d-]*|\S+\.(?:png|jpe?g|webp|gif)", re.IGNORECASE
)


def remarks(programme: Programme, passage: Passage) -> Iterator[Problem]:
    """Links called « ici », bare addresses, pictures without a description."""
    if not passage.is_markdown:
        return
    text = passage.without_code
    for found in [*LINK.finditer(text), *LINK_TAG.finditer(text)]:
        yield from _link(passage, found)
    for found in ADDRESS.finditer(_without_targets(text)):
        to = (found["to"] or found["bare"]).rstrip(".,;:!?…")
        message = f"l'adresse « {shown(to, 60)} » est écrite en entier."
        help = f"Dites plutôt ce que l'on y trouve : [le guide d'accueil]({to})"
        yield passage.remark(found.start(), rules.LINK_TEXT, message, help)
    for found in IMAGE.finditer(text):
        alt = found["alt"].strip()
        if NOT_A_DESCRIPTION.fullmatch(alt):
            message = f"« {shown(alt)} » ne décrit pas l'image." if alt else "cette image n'a pas de description."
            yield passage.remark(found.start(), rules.ALTERNATIVE, message, *HOW_TO_DESCRIBE)
    for found in IMAGE_TAG.finditer(text):
        yield passage.remark(found.start(), rules.ALTERNATIVE, "cette image n'a pas de description.", *HOW_TO_DESCRIBE)


HOW_TO_DESCRIBE = ("Dites entre les crochets ce que l'on y voit : ![Deux personnes plantent un arbre](…)",)


def _link(passage: Passage, found: re.Match[str]) -> Iterator[Problem]:
    said = found["text"].strip()
    bare = re.sub(r"[*_`«»\s\u00a0\u202f.…:>→]+", " ", said).strip()
    if folded(bare) in SAYS_NOTHING:
        message = f"« {shown(said)} » ne dit pas où mène ce lien."
    elif re.match(r"(?:https?://|www\.)\S+$", said):
        message = f"ce lien a une adresse pour texte : « {shown(said, 60)} »."
    else:
        return
    to = found.groupdict().get("to") or "…"
    help = f"Faites porter le lien par ce qu'il montre : [le guide d'accueil]({to})"
    yield passage.remark(found.start("text"), rules.LINK_TEXT, message, help)


def _without_targets(text: str) -> str:
    """Links and definitions of links are no bare addresses."""
    for pattern in (LINK, IMAGE, re.compile(r"\]\([^)\s]*[^)]*\)"), re.compile(r"^ {0,3}\[[^\]]+\]:.*", re.MULTILINE)):
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    return re.sub(r"<(?!https?://)[^>]*>", lambda found: " " * len(found[0]), text)

"""The picture that a shared link shows: one card per kind of page, drawn here, with the same bytes everywhere.

No title is written on it: a kind needs one picture, and a title would need one a page.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw

from club.documents import File
from club.kept import Shelf, digest
from club.site import lettering

WIDTH, HEIGHT = 1200, 630  # what networks crop the least (ogp.me says nothing of sizes)
PAPER, INK, PRIMARY, DEEP, SOFT = "#fffcf7", "#2b211c", "#8a3318", "#6b2511", "#f7e3d3"  # docs/assets/club.css
CLUB = "club"
KINDS = {
    CLUB: "",
    "programme": "Thématiques",
    "agenda": "Séances",
    "masterclasses": "Masterclasses",
    "exercices": "Exercices pratiques",
    "etudes-de-cas": "Études de cas",
    "promos": "Promos",
    "organisations": "Organisations",
    "personnes": "Personnes",
    "replays": "Replays",
}
# One drawing per kind: where the people of the circle stand, in twelfths of a turn.
SEATS = {kind: tuple((n * (number + 2)) % 12 for n in range(5 + number % 4)) for number, kind in enumerate(KINDS)}
ROUND = ((0, -170), (85, -147), (147, -85), (170, 0), (147, 85), (85, 147),
         (0, 170), (-85, 147), (-147, 85), (-170, 0), (-147, -85), (-85, -147))  # fmt: skip
CENTRE = (960, 315)
ROOM = 620  # between the left margin and the circle
FINE = 2  # drawn twice as large, then reduced: Pillow's shapes have no soft edges


def card(address: str) -> str:
    """The address of the card of a page."""
    kind = address.partition("/")[0]
    return f"assets/cards/{kind if kind in KINDS else CLUB}.png"


def alt(address: str, club: str) -> str:
    """What is written on it, for whoever does not see it."""
    kind = address.partition("/")[0]
    return f"{club} : {KINDS[kind]}" if kind in KINDS else club


def cards(club: str, shelf: Shelf) -> list[File]:
    """Every card, with the name of the club; ``shelf`` knows them by that name and their kind."""

    def one(kind: str) -> bytes:
        return shelf.once(digest("card", club, kind), lambda: drawn(club, kind))

    return [File(card(f"{kind}/"), one(kind)) for kind in KINDS]


@lru_cache(maxsize=64)
def drawn(club: str, kind: str) -> bytes:
    """One card: a circle of people, the club's name, the kind in the plural."""
    picture = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 24 * FINE, HEIGHT * FINE), fill=PRIMARY)
    _circle(draw, *CENTRE, 215, SOFT)
    for seat, (x, y) in enumerate(ROUND):
        taken = seat in SEATS[kind]
        _circle(draw, CENTRE[0] + x, CENTRE[1] + y, 34 if taken else 16, PRIMARY if taken else PAPER)
    _circle(draw, *CENTRE, 60, DEEP)
    if kind == CLUB:
        lettering.write(draw, club, (90 * FINE, 270 * FINE), ROOM * FINE, 76 * FINE, PRIMARY)
    else:
        lettering.write(draw, KINDS[kind], (90 * FINE, 240 * FINE), ROOM * FINE, 84 * FINE, PRIMARY)
        lettering.write(draw, club, (90 * FINE, 370 * FINE), ROOM * FINE, 46 * FINE, INK)
    out = BytesIO()
    small = picture.reduce(FINE)
    small.quantize(32, dither=Image.Dither.NONE).save(out, "PNG", compress_level=6)
    return out.getvalue()


def _circle(draw: ImageDraw.ImageDraw, x: int, y: int, radius: int, colour: str) -> None:
    around = (x - radius, y - radius, x + radius, y + radius)
    draw.ellipse([at * FINE for at in around], fill=colour)

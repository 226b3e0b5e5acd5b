"""French in the font that comes with Pillow, which has no letter with an accent: accents are drawn."""

from __future__ import annotations

import unicodedata

from PIL import ImageDraw, ImageFont

# Strokes of each combining mark, in parts of the letter's size: (x from its middle, height above it).
MARKS = {
    "\u0300": (((-0.11, 0.19), (0.07, 0.07)),),  # grave
    "\u0301": (((0.11, 0.19), (-0.07, 0.07)),),  # acute
    "\u0302": (((-0.13, 0.07), (0.0, 0.18)), ((0.0, 0.18), (0.13, 0.07))),  # circumflex
    "\u0308": (((-0.1, 0.11), (-0.09, 0.11)), ((0.09, 0.11), (0.1, 0.11))),  # diaeresis
    "\u0327": (((0.02, -0.72), (-0.05, -0.88)),),  # cedilla, for a small c
}
LETTERS = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "’": "'", "\u00a0": " ", "–": "-", "·": "."})


def write(draw: ImageDraw.ImageDraw, text: str, at: tuple[int, int], room: int, size: int, colour: str) -> None:
    """Write one line at ``at`` (its left and top), as large as ``room`` allows; nothing if the font cannot."""
    written = unicodedata.normalize("NFD", text.translate(LETTERS))
    plain = "".join(letter for letter in written if letter not in MARKS)
    if not plain.isascii():
        return
    font = _fitting(plain, room, size)
    draw.text(at, plain, fill=colour, font=font)
    done = ""
    for letter in written:
        if letter in MARKS:
            _mark(draw, letter, done, at, font, colour)
        else:
            done += letter


def _mark(
    draw: ImageDraw.ImageDraw, mark: str, done: str, at: tuple[int, int], font: ImageFont.FreeTypeFont, colour: str
) -> None:
    """One accent over the last letter of ``done``."""
    letter, size = done[-1], font.size
    start = font.getlength(done) - font.getlength(letter)
    left, top, right, _ = font.getbbox(letter)
    x, y, thick = at[0] + start + (left + right) / 2, at[1] + top, max(2, round(size * 0.065))
    for first, last in MARKS[mark]:
        line = [(x + part[0] * size, y - part[1] * size) for part in (first, last)]
        draw.line(line, fill=colour, width=thick)
        for end_x, end_y in line:
            draw.circle((end_x, end_y), thick / 2, fill=colour)


def _fitting(text: str, room: int, size: int) -> ImageFont.FreeTypeFont:
    while True:
        font = ImageFont.load_default(size)
        assert isinstance(font, ImageFont.FreeTypeFont), "Pillow was built without FreeType"
        if size <= 20 or font.getlength(text) <= room:
            return font
        size -= 4

"""What a picture says beside what it shows: the device, the place, the author, an earlier version."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

# Keys of Pillow's ``info`` that say how to draw: all others are somebody's notes.
DRAWN = frozenset(
    "adobe adobe_transform aspect background bands blend chromaticity compression default_image disposal dpi duration "
    "extension gamma icc_profile interlace jfif jfif_density jfif_unit jfif_version loop mp progression progressive "
    "sizes srgb timestamp transparency version".split()
)


UNREADABLE = "image illisible"


def metadata(picture: bytes) -> list[str]:
    """The names of what a picture carries beside its pixels, or why it could not be told."""
    try:
        with Image.open(BytesIO(picture)) as drawn:
            drawn.load()
            told = {str(key).lower() for key, value in drawn.info.items() if value}
            if drawn.getexif():
                told.add("exif")
            return sorted(told - DRAWN)
    except Exception:  # decoders fail in as many ways as files are broken
        return [UNREADABLE]

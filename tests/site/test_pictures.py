"""Pictures as they are published: bounded, without metadata, in several widths."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from club.site.pictures import LONGEST_SIDE, MOST_BYTES, UnusablePicture, webp
from small_club import PUBLIC, Made, make_documents, person

PHOTO = "programme/images/ada.png"


def picture(width: int = 4, height: int = 4, form: str = "PNG", mode: str = "RGB", **more: object) -> bytes:
    out = BytesIO()
    Image.new(mode, (width, height), "#c04020" if mode == "RGB" else 0).save(out, form, **more)
    return out.getvalue()


def made(tmp_path: Path, content: bytes, name: str = "ada.png") -> Made:
    page = person("Ada", *PUBLIC, f"photo: {name}", "photo_alt: Ada")
    return make_documents(tmp_path, {"programme/people/ada.yml": page, f"programme/images/{name}": content})


def test_a_picture_is_published_in_several_widths(tmp_path: Path) -> None:
    of = made(tmp_path, picture(1200, 300))
    sizes = {
        name: Image.open(BytesIO(file.content)).size for name, file in of.files.items() if name.startswith("images/")
    }
    assert sizes == {
        "images/ada.png.webp": (1200, 300),
        "images/ada.png.480.webp": (480, 120),
        "images/ada.png.960.webp": (960, 240),
    }
    assert of.pages["personnes/ada/"].data["picture"]["narrow"] == [
        {"url": "images/ada.png.480.webp", "width": 480},
        {"url": "images/ada.png.960.webp", "width": 960},
    ]


def test_a_small_picture_is_published_once(tmp_path: Path) -> None:
    of = made(tmp_path, picture(300, 300))
    assert [name for name in of.files if name.startswith("images/")] == ["images/ada.png.webp"]


def test_a_large_picture_is_made_smaller() -> None:
    assert webp(picture(4000, 100))[1:] == (LONGEST_SIDE, 40)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_no_metadata_is_published(form: str) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Zoé"
    content, _, _ = webp(picture(form=form, exif=exif))
    with Image.open(BytesIO(content)) as bare:
        assert bare.format == "WEBP"
        assert not bare.getexif()
        assert not {"exif", "xmp", "icc_profile"} & bare.info.keys()


def test_a_picture_is_published_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # Orientation: to be turned by a quarter
    assert webp(picture(40, 20, "JPEG", exif=exif))[1:] == (20, 40)


def test_colours_are_those_of_the_profile_that_is_taken_away() -> None:
    own = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content, _, _ = webp(picture(form="JPEG", icc_profile=own, quality=95))
    red, green, blue = Image.open(BytesIO(content)).convert("RGB").getpixel((1, 1))
    assert abs(red - 0xC0) < 12 and abs(green - 0x40) < 12 and abs(blue - 0x20) < 12
    assert webp(picture(form="JPEG", icc_profile=b"no profile"))[1:] == (4, 4)
    assert webp(picture(form="JPEG", mode="CMYK"))[1:] == (4, 4)


# --- what is refused


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it has so many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 999)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(8000, 8000), (100_000, 100_000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_that_unfolds_without_end_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(UnusablePicture, match=r"c'est trop|lisible"):
        webp(bomb(*size))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        picture()[:40],
        bomb(100, 100),
        b"\x89PNG\r\n\x1a\n",
    ],
)
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    (problem,) = made(tmp_path, content).problems
    assert problem.path == "programme/people/ada.yml"
    assert problem.message == "« ada.png » : ce n'est pas une image PNG, JPEG ou WebP lisible."


def test_a_picture_too_heavy_is_refused_without_being_read(tmp_path: Path) -> None:
    (tmp_path / "programme/images").mkdir(parents=True)
    with (tmp_path / "programme/images/lourde.png").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    files = {"programme/people/ada.yml": person("Ada", *PUBLIC, "photo: lourde.png", "photo_alt: Ada")}
    (problem,) = make_documents(tmp_path, files).problems
    assert problem.message == "« lourde.png » : elle pèse 20 Mo ; une image en pèse au plus 20."

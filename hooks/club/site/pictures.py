"""Pictures as they are published: WebP, at a reasonable size, without metadata, and only those that a page shows."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageOps

from club import rules
from club.documents import File
from club.problems import Problem, did_you_mean
from club.programme.graph import Programme
from club.sources import kinds
from club.sources.places import PICTURE
from club.sources.reader import Item, Sources
from club.text.links import Sizes

LONGEST_SIDE = 1600
NARROW = (480, 960)  # pixels: a telephone, a column; what a reader's browser may choose instead
MOST_PIXELS = 50_000_000  # what a small file can be made to unfold to, and take all memory
MOST_BYTES = 20_000_000  # of a file: what a camera makes, and more
QUALITY = 70


class UnusablePicture(ValueError):
    """Says in French why a picture can't be published."""


@lru_cache(maxsize=512)
def webp(content: bytes, width: int | None = None) -> tuple[bytes, int, int]:
    """``content`` re-encoded, at most ``width`` pixels wide, with its width and height.  Raises UnusablePicture."""
    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG", "WEBP")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise UnusablePicture(f"elle a {picture.width} × {picture.height} pixels, c'est trop.")
            upright = ImageOps.exif_transpose(picture)
            upright = _in_srgb(upright)
    except UnusablePicture:
        raise
    except Exception as error:  # decoders fail in as many ways as files are broken
        raise UnusablePicture("ce n'est pas une image PNG, JPEG ou WebP lisible.") from error
    upright.thumbnail((width or LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    out = BytesIO()
    bare = Image.frombytes(upright.mode, upright.size, upright.tobytes())  # pixels only: no metadata can follow
    bare.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue(), upright.width, upright.height


def _in_srgb(picture: Image.Image) -> Image.Image:
    """The colours that a browser supposes: the profile that says otherwise is not published."""
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "RGBA", "CMYK"):
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(picture, own, target, outputMode=mode)
            return converted or picture.convert(mode)
        except (ImageCms.PyCMSError, OSError):  # a broken profile: the colours as they are
            pass
    return picture.convert(mode)


class Gallery(Mapping[str, str]):
    """Published addresses by source path, as ``Texts`` wants them.

    Asking for a picture is what publishes it: one that no page shows (of a draft, of nobody) stays at home.
    """

    def __init__(self, programme: Programme, sources: Sources) -> None:
        self._root = sources.root
        self._addresses = dict(_addresses(programme, sources))
        self._used: dict[str, None] = {}
        self.problems: list[Problem] = []

    def __getitem__(self, path: str) -> str:
        address = self._addresses[path]
        if not path.startswith("docs/"):
            self._used[path] = None
        return address

    def __iter__(self) -> Iterator[str]:
        return iter(self._addresses)

    def __len__(self) -> int:
        return len(self._addresses)

    def view(self, item: Item, key: str, folder: str) -> dict[str, Any] | None:
        """The picture that ``item`` names under ``key`` (its text under ``<key>_alt``), for a template."""
        name = getattr(item.data, key, None)
        if not name:
            return None
        path = posixpath.join(folder, name)
        if path not in self._addresses:
            self._blame(item, key, f"l'image « {name} » n'existe pas dans {folder}/.", *self._there(name, folder))
            return None
        try:
            _, width, height = webp(self._content(path))
        except UnusablePicture as error:
            self._blame(item, key, f"« {name} » : {error}", "Enregistrez-la en PNG, JPEG ou WebP.")
            return None
        return {
            "url": self[path],
            "alt": getattr(item.data, f"{key}_alt", None) or "",
            "width": width,
            "height": height,
            "narrow": [{"url": url, "width": w} for url, w in self._forms(path, width)[:-1]],
        }

    def sizes(self, path: str) -> Sizes | None:
        """The picture at ``path`` as a text shows it; None for one of ``docs/``, published as it is, or unusable."""
        if path.startswith("docs/"):
            return None
        try:
            _, width, height = webp(self._content(path))
        except UnusablePicture:
            return None  # told once, when it is made
        return Sizes(width, height, self._forms(path, width))

    def _forms(self, path: str, width: int) -> tuple[tuple[str, int], ...]:
        """The published address and width of each form of a picture, widest last."""
        address = self._addresses[path]
        return (*((_narrow(address, w), w) for w in NARROW if w < width), (address, width))

    def _content(self, path: str) -> bytes:
        """The bytes of a picture.  Raises UnusablePicture for a file that no picture weighs."""
        file = self._root / path
        if (size := file.stat().st_size) > MOST_BYTES:
            raise UnusablePicture(
                f"elle pèse {size // 1_000_000} Mo ; une image en pèse au plus {MOST_BYTES // 1_000_000}."
            )
        return file.read_bytes()

    def _there(self, name: str, folder: str) -> tuple[str, ...]:
        """What to do about a picture that is not in its folder."""
        others = [path.rpartition("/")[2] for path in self._addresses if path.rpartition("/")[0] == folder]
        how = "éposez l'image dans ce dossier, sous ce nom exactement (majuscules et terminaison comprises)."
        return (*near, f"Sinon, d{how}") if (near := did_you_mean(name, others)) else (f"D{how}",)

    def _blame(self, item: Item, key: str, message: str, *help: str) -> None:
        problem = item.problem((key,), rules.BAD_PICTURE, message, *help)
        if problem not in self.problems:
            self.problems.append(problem)

    def files(self) -> list[File]:
        """Every picture that was asked for, finished."""
        found: list[File] = []
        for path in sorted(self._used):
            try:
                found += self._made(path)
            except UnusablePicture as error:
                if not any(f"« {posixpath.basename(path)} »" in problem.message for problem in self.problems):
                    message = f"« {posixpath.basename(path)} » : {error}"
                    self.problems.append(Problem(path, 1, 1, rules.BAD_PICTURE.code, message))
        return found

    def _made(self, path: str) -> Iterator[File]:
        """A picture as it is, and narrower."""
        content = self._content(path)
        _, width, _ = webp(content)
        *narrower, (address, _) = self._forms(path, width)
        yield File(address, webp(content)[0], path)
        for narrow, w in narrower:
            yield File(narrow, webp(content, w)[0], path)


def _narrow(address: str, width: int) -> str:
    return f"{address.removesuffix('.webp')}.{width}.webp"


def _addresses(programme: Programme, sources: Sources) -> Iterator[tuple[str, str]]:
    shown = {item.folder: item.id for item in programme.of(kinds.CASE_STUDY) if item.path.endswith("/index.md")}
    for path in sources.pictures:
        folder, _, name = path.rpartition("/")
        if folder == kinds.IMAGES:
            yield path, f"images/{name}.webp"
        elif folder in shown:
            yield path, f"images/etudes-de-cas/{shown[folder]}/{name}.webp"
        elif folder == kinds.CASE_STUDY.folder:
            yield path, f"images/etudes-de-cas/{name}.webp"
    for path in hand_files(sources.root):
        if PICTURE.search(path):
            yield f"docs/{path}", path


def hand_files(root: Path) -> list[str]:
    """What is published as it is: the files of ``docs/`` that are not pages, by their address."""
    docs = root / "docs"
    found = [file.relative_to(docs).as_posix() for file in docs.rglob("*") if file.is_file()]
    return sorted(path for path in found if not path.endswith(".md") and not path.startswith("."))

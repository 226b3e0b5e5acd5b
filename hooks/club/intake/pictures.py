"""The pictures that an answer shows: where they are, what they show, and their pixels when they are at hand."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from club.pasted import one_line
from club.site.pictures import UnusablePicture, webp

MARKDOWN = re.compile(r"!\[((?:\\.|[^\[\]\\]){0,500})\]\(\s*<?([^\s()<>]{0,100000})>?(?:\s+[\"'(][^)\n]{0,300})?\s*\)")
TAG = re.compile(r"<img\b[^<>]{0,100000}>", re.IGNORECASE)
# Where GitHub keeps what is dropped into an issue.
ATTACHMENT = re.compile(
    r"https://(?:github\.com/(?:user-attachments/assets|[\w.-]+/[\w.-]+/assets/\d+)/[\w-]+"
    r"|(?:private-)?user-images\.githubusercontent\.com/[\w./-]+)(?:\?\S*)?"
)
# What GitHub, phones and computers write instead of what one sees.
NO_DESCRIPTION = re.compile(
    r"(?:image|img|photo|picture|capture(?:\s+d.{1,2}.cran)?|screen\s?shot|dsc|pxl"
    r"|whatsapp image|alt|uploading|untitled)?"
    r"[\s\d_.,:()–—-]*(?:\b(?:at|à|am|pm)\b[\s\d_.,:()-]*)*(?:\.?(?:png|jpe?g|webp|gif|heic))?(?:…|\.\.\.)?",
    re.IGNORECASE,
)
TO_DESCRIBE = "à décrire"
MOST_BYTES = 10_000_000
Fetch = Callable[[str], bytes | None]


@dataclass(frozen=True)
class Shown:
    """One picture of an answer; ``alt`` is empty when nobody said what it shows."""

    address: str
    alt: str

    @property
    def attached(self) -> bool:
        """Whether GitHub keeps it: no other place is asked for anything."""
        return ATTACHMENT.fullmatch(self.address) is not None

    @property
    def key(self) -> str:
        """The last part of its address, by which it is known when it is at hand."""
        return "" if self.address.startswith("data:") else self.address.partition("?")[0].rpartition("/")[2]

    @property
    def file(self) -> str:
        """The name of its file; always the same for one address."""
        return f"image-{hashlib.sha256(self.address.partition('?')[0].encode()).hexdigest()[:8]}.webp"


@dataclass
class Album:
    """The pictures of one study.  ``fetch`` gives the bytes of an attachment, or None where they are not at hand;
    ``kept`` is the folder of the study, which may hold some from another day."""

    fetch: Fetch
    kept: Path | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    absent: list[Shown] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    undescribed: list[str] = field(default_factory=list)

    def take(self, shown: Shown) -> str | None:
        """The name of the file of a picture, re-encoded without any metadata; None when there is none to show."""
        if shown.file in self.files:
            return shown.file
        content = self._content(shown)
        if content is None:
            self.absent += [shown] if shown not in self.absent else []
            return None
        try:
            if len(content) > MOST_BYTES:
                raise UnusablePicture(f"elle pèse plus de {MOST_BYTES // 1_000_000} Mo.")
            self.files[shown.file] = content if self._is_kept(shown) else webp(content)[0]
        except UnusablePicture as error:
            self.refused[shown.key] = str(error)
            return None
        if not shown.alt:
            self.undescribed.append(shown.file)
        return shown.file

    def _is_kept(self, shown: Shown) -> bool:
        return self.kept is not None and (self.kept / shown.file).is_file()

    def _content(self, shown: Shown) -> bytes | None:
        if self.kept is not None and self._is_kept(shown):
            return (self.kept / shown.file).read_bytes()
        return self.fetch(shown.address) if shown.attached else None


def in_folder(folder: Path | None) -> Fetch:
    """The attachments in a folder: each in a file named as the last part of its address, with any ending."""

    def fetch(address: str) -> bytes | None:
        name = Shown(address, "").key
        if folder is None or not re.fullmatch(r"\w[\w.-]*", name):
            return None
        found = [folder / name, *sorted(folder.glob(f"{name}.*"))]
        file = next((one for one in found if one.is_file()), None)
        if file is None:
            return None
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)

    return fetch


def replace_pictures(text: str, said: Callable[[Shown], str]) -> str:
    """``text`` with ``said`` of each picture in its place, be it written in Markdown or in HTML."""
    text = TAG.sub(lambda found: said(_of_tag(found.group())), text)
    return MARKDOWN.sub(lambda found: said(Shown(found.group(2), _alt(found.group(1)))), text)


def pictures_in(text: str) -> list[Shown]:
    """Every picture of a text, in order, each once."""
    found: dict[Shown, None] = {}

    def keep(one: Shown) -> str:
        found[one] = None
        return ""

    replace_pictures(text, keep)
    return list(found)


class _Tag(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = Shown("", "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.found = Shown((said.get("src") or "").strip(), _alt(said.get("alt") or ""))

    handle_startendtag = handle_starttag


def _of_tag(text: str) -> Shown:
    reader = _Tag()
    reader.feed(text)
    return reader.found


def _alt(text: str) -> str:
    """What a picture shows, if its author said it."""
    said = one_line(text.replace("\\", ""))
    return "" if NO_DESCRIPTION.fullmatch(said) else said

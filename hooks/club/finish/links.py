"""Every link inside the built site leads somewhere: pages, files and anchors."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

LINKS = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "src", "iframe": "src"}
ORIGIN = "https://built.invalid"  # RFC 2606: stands for the site wherever it is served


@dataclass
class _Parsed:
    links: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = _Parsed()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        for name in ("id", "name"):
            if value := given.get(name):
                self.found.anchors.add(value)
        target = given.get(LINKS.get(tag, ""))
        if target is not None:
            self.found.links.append(target)
        for choice in (given.get("srcset") or "").split(","):
            self.found.links += choice.split()[:1]
        if tag == "meta" and (given.get("http-equiv") or "").lower() == "refresh":
            self.found.links.append((given.get("content") or "").partition("url=")[2])


def broken_links(folder: Path, base: str = "/") -> list[str]:
    """« page: link » for every link of the built site that leads nowhere, in the order of pages.

    ``base`` is the path that the site is served under.
    """
    pages = {file.relative_to(folder).as_posix(): _parse(file) for file in sorted(folder.rglob("*.html"))}
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    broken = []
    for page, parsed in pages.items():
        here = ORIGIN + base + page.removesuffix("index.html")
        for link in dict.fromkeys(parsed.links):
            parts = urlsplit(urljoin(here, link))
            if f"{parts.scheme}://{parts.netloc}" != ORIGIN:
                continue
            path = unquote(parts.path)
            name = path.removeprefix(base) if path.startswith(base) else None
            if name is not None and (name == "" or name.endswith("/")):
                name += "index.html"
            missing = name not in files
            anchor = unquote(parts.fragment)
            if missing or (anchor and name in pages and anchor not in pages[name].anchors):
                broken.append(f"{page}: {link}")
    return broken


def _parse(file: Path) -> _Parsed:
    parser = _Parser()
    parser.feed(file.read_text("utf-8"))
    return parser.found

"""One built page → the part of it that says something, carrying what it needs: its pictures, and anchors of its own."""

from __future__ import annotations

import base64
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

CONTENT = "//main[@id='contenu']"  # what a page says, without the frame around it (overrides/main.html)
USELESS = " | ".join(
    f".//{tag}" for tag in ("script", "iframe", "form", "button", "input", "textarea", "a[@class='headerlink']")
)
POINTING = ("for", "aria-labelledby", "aria-controls", "aria-describedby", "headers")
BUILT = "https://built.invalid/"  # stands for the site while links are resolved: nothing is asked of it


@dataclass(frozen=True)
class Part:
    """What a page says, as HTML, and the style sheets that it was drawn with, by their path in the site."""

    html: str
    styles: tuple[str, ...]


def part(site: Path, address: str, within: Mapping[str, str], site_url: str) -> Part | None:
    """The page at ``address`` of a built ``site``; None where there is none, or where it only leads elsewhere.

    ``within`` gives the anchor of every page that is in the same file: links to it stay there; the others lead to
    the published site, at ``site_url``.
    """
    file = site / address / "index.html"
    if not file.is_file():
        return None
    page = html.document_fromstring(file.read_bytes(), base_url=BUILT + address)
    found = page.xpath(CONTENT)
    if not found:
        return None
    content, prefix = found[0], within[address]
    for useless in content.xpath(USELESS):
        useless.drop_tree()
    for element in content.iter(html.etree.Element):
        _anchored(element, prefix)
        _linked(element, address, within, site_url, site)
    content.tag = "div"
    content.attrib.pop("tabindex", None)
    styles = (link.get("href", "") for link in page.xpath("//link[@rel='stylesheet']"))
    return Part(html.tostring(content, encoding="unicode"), tuple(_path(BUILT + address, href) for href in styles))


def _anchored(element: html.HtmlElement, prefix: str) -> None:
    """Its id, and those it points to, become the page's own: other pages of the file have the same."""
    if "id" in element.attrib:
        element.set("id", f"{prefix}-{element.get('id')}")
    for name in POINTING:
        if name in element.attrib:
            element.set(name, " ".join(f"{prefix}-{id}" for id in str(element.get(name)).split()))


def _linked(element: html.HtmlElement, address: str, within: Mapping[str, str], site_url: str, site: Path) -> None:
    for name in ("srcset", "loading"):
        element.attrib.pop(name, None)
    source = element.get("src")
    if source is not None:
        element.set("src", _embedded(site, _path(BUILT + address, source)))
    href = element.get("href")
    if href is not None:
        element.set("href", _href(urljoin(BUILT + address, href), within, site_url))


def _href(target: str, within: Mapping[str, str], site_url: str) -> str:
    if not target.startswith(BUILT):
        return target
    inside = target.removeprefix(BUILT)
    page, _, anchor = inside.partition("#")
    if page in within:
        return f"#{within[page]}-{anchor}" if anchor else f"#{within[page]}"
    return urljoin(site_url, inside)


def _path(base: str, href: str) -> str:
    """The path in the site of what a page names."""
    return unquote(urlsplit(urljoin(base, href)).path).lstrip("/")


def _embedded(site: Path, path: str) -> str:
    """A picture of the site as a ``data:`` address (RFC 2397); an empty one where it isn't the site's."""
    file = (site / path).resolve()
    if not file.is_relative_to(site.resolve()) or not file.is_file():
        return "data:,"
    type_ = mimetypes.guess_type(file.name)[0] or ("image/webp" if file.suffix == ".webp" else "image/png")
    return f"data:{type_};base64,{base64.b64encode(file.read_bytes()).decode('ascii')}"

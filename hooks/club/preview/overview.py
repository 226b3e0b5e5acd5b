"""« apercu.html »: every page that a proposal changes, in one file that opens from a disk.

The pages of a zip can't be linked to, and a folder's don't find each other from a disk.  The file asks nothing of
anybody and runs no script: its Content Security Policy forbids both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from club.preview.parts import Part, part

MOST = 60  # pages shown whole: beyond, a file grows too heavy to open on a phone
TEMPLATE = "overview.html"


@dataclass(frozen=True)
class Changed:
    """A page that a proposal changes: its address in the site, its title, what happens to it, the file behind it."""

    address: str
    title: str
    what: str
    source: str | None


def overview(site: Path, pages: Sequence[Changed], site_url: str) -> str:
    """The pages of a built ``site`` that ``pages`` name, as one HTML file; those that are not there are only named."""
    within = {page.address: f"p{number}" for number, page in enumerate(pages[:MOST], 1)}
    parts = {address: part(site, address, within, site_url) for address in within}
    shown = [
        {"page": page, "anchor": within[page.address], "html": found.html}
        for page in pages[:MOST]
        if (found := parts[page.address])
    ]
    named = [page for page in pages if parts.get(page.address) is None]
    template = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    ).get_template(TEMPLATE)
    return template.render(shown=shown, named=named, styles=_styles(site, parts.values()))


def _styles(site: Path, parts: Iterable[Part | None]) -> str:
    """Every style sheet that one of the pages uses, once, in their order."""
    paths = dict.fromkeys(path for found in parts if found for path in found.styles)
    texts = [(site / path).read_text("utf-8") for path in paths if (site / path).is_file()]
    return "\n".join(texts).replace("</", "<\\/")

"""The style sheets of a page as one file: a request less on every first visit.

MkDocs names them one by one, and so does a project written by « club export », which has no finish.
"""

from __future__ import annotations

import re
from pathlib import Path

LINK = re.compile(r'<link rel="stylesheet" href="([^"]+)">\s*')
SEVERAL = re.compile(rf"(?:{LINK.pattern}){{2,}}")
ELSEWHERE = re.compile(r"""@import|url\(\s*["']?(?!data:|#|["'])""")  # what a sheet asks for from where it stands
NAME = "site.css"


def in_one(build: Path, base: str) -> int:
    """Give the pages of ``build`` one sheet beside the last of several; returns how many pages that is.

    ``base`` is the path the site is published under, which the page of absent addresses writes in its links.
    Sheets that ask for other files stay as they are.
    """
    made: dict[tuple[Path, ...], bool] = {}
    changed = 0
    for page in sorted(build.rglob("*.html")):
        html = page.read_text("utf-8")
        if not (found := SEVERAL.search(html)):
            continue
        links = LINK.findall(found[0])
        sheets = tuple(_file(link, page, build, base) for link in links)
        if sheets not in made:
            made[sheets] = _made(sheets)
        if made[sheets]:
            folder = links[-1].rpartition("/")
            one = f'<link rel="stylesheet" href="{folder[0]}{folder[1]}{NAME}">\n'
            page.write_text(html[: found.start()] + one + html[found.end() :], "utf-8")
            changed += 1
    return changed


def _file(link: str, page: Path, build: Path, base: str) -> Path:
    return build / link.removeprefix(base) if link.startswith(base) else (page.parent / link).resolve()


def _made(sheets: tuple[Path, ...]) -> bool:
    texts = [sheet.read_text("utf-8") for sheet in sheets]
    if any(ELSEWHERE.search(text) for text in texts):
        return False
    (sheets[-1].parent / NAME).write_text("\n".join(texts), "utf-8")
    return True

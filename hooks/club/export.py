"""« club export »: the documents as plain files, for any generator that reads MkDocs projects."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import yaml

from club import frame
from club.documents import Document, Page
from club.finish.exchange import exchange
from club.hosting import SITEMAP

DRAWN = (SITEMAP,)  # MkDocs draws one of its own, unless a theme's folder holds it
MARK = "# Written by « club export »: edit the sources, not this folder.\n"


class NotOurs(Exception):
    """The folder holds something else than an earlier export."""


def export(documents: Sequence[Document], root: Path, target: Path) -> int:
    """Write a whole project to ``target``: documents under ``docs/``, templates, configuration without hooks.

    An earlier export is replaced at once; any other folder with something in it is left alone (NotOurs).
    Returns the number of documents.
    """
    settings = target / "mkdocs.yml"
    if (
        target.exists()
        and any(target.iterdir())
        and not (settings.is_file() and settings.read_text("utf-8").startswith(MARK))
    ):
        raise NotOurs(f"{target} contient autre chose qu'un export : choisissez un dossier vide.")
    target.parent.mkdir(parents=True, exist_ok=True)
    private = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        _write(documents, root, private)
        exchange(private, target)
    finally:
        shutil.rmtree(private, ignore_errors=True)
    return len(documents)


def _write(documents: Sequence[Document], root: Path, folder: Path) -> None:
    docs, overrides = folder / "docs", folder / "overrides"
    if (root / "docs").is_dir():
        shutil.copytree(root / "docs", docs, ignore=shutil.ignore_patterns("*.md", ".*"))
    if (root / "overrides").is_dir():
        shutil.copytree(root / "overrides", overrides)
    for document in documents:
        if isinstance(document, Page):
            _put(docs / frame.source_uri(document), markdown_file(document).encode())
        else:
            _put((overrides if document.address in DRAWN else docs) / document.address, document.content)
    settings = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    del settings["hooks"]
    (folder / "mkdocs.yml").write_text(MARK + yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), "utf-8")


def markdown_file(page: Page) -> str:
    """A page as a Markdown file: front matter, then its finished body."""
    header = yaml.dump(frame.front_matter(page), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    return f"---\n{header}---\n\n{frame.markdown(page)}"


def _put(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)

"""MkDocs events → club.  Nothing here but the passage from documents to MkDocs files."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from club import frame
from club.documents import Page as PageDocument
from club.programme import clock
from club.publication import prepare, previews

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files

log = logging.getLogger("mkdocs.club")
SOURCES = ("programme", "case-studies", "hooks", "overrides")


class FinishedPage(Page):
    """A page whose front matter and body are already made."""

    def __init__(self, document: PageDocument, file: File, config: MkDocsConfig) -> None:
        labels = {path: label for entry in config.nav for label, path in entry.items()}
        super().__init__(labels.get(file.src_uri), file, config)
        self.document = document

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = frame.markdown(self.document), frame.front_matter(self.document)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Under « serve », MkDocs writes into each page the script that reloads it: the policy would forbid it."""
    if str(config.site_url).startswith("http://"):
        config.extra.pop("policy", None)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Every document takes its place; hand-written pages, which are documents too, leave theirs."""
    published = prepare(Path(config.config_file_path).parent, clock.now(), previews=previews())
    if published.problems:
        for problem in published.problems:
            log.error("%s", problem)
        raise PluginError(f"{len(published.problems)} problème(s) dans les sources : rien n'est publié.")
    for file in [*files.documentation_pages()]:
        files.remove(file)
    for document in published.documents:
        if isinstance(document, PageDocument):
            file = File.generated(config, frame.source_uri(document), content="")
            FinishedPage(document, file, config)
        else:
            file = File.generated(config, document.address, content=document.content)
        files.append(file)
    return files


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Watch the sources too; a folder that does not exist can't be watched."""
    for name in SOURCES:
        folder = Path(config.config_file_path).parent / name
        if folder.is_dir():
            server.watch(str(folder))
    return server

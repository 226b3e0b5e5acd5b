"""MkDocs events → club.  Nothing here but the passage from documents to MkDocs files."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from club import checked, frame, report, working
from club.documents import Document
from club.documents import Page as PageDocument
from club.hosting import SITEMAP
from club.kept import Store, open_store, outputs
from club.notices import notices
from club.programme import clock
from club.publication import prepare, previews
from club.settings import site_url

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.bccache import Bucket
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files

log = logging.getLogger("mkdocs.club")
SOURCES = ("programme", "case-studies", "hooks", "overrides")
ASIDE = ".made"  # in the folder that is served: what MkDocs makes, before it joins the rest


class Compiled(BytecodeCache):
    """What templates were compiled to, by their text, for the next build of this process."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key, bucket.checksum] = bucket.code


COMPILED = Compiled()


class FinishedPage(Page):
    """A page whose front matter and body are already made."""

    def __init__(self, document: PageDocument, file: File, config: MkDocsConfig) -> None:
        labels = {path: label for entry in config.nav for label, path in entry.items()}
        super().__init__(labels.get(file.src_uri), file, config)
        self.document = document

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = frame.markdown(self.document), frame.front_matter(self.document)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Markdown would give the same, more slowly."""
        self.content, self.toc = (self.markdown or "").strip(), TableOfContents([])


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The map of the site is a document of ours.

    Under « serve », MkDocs writes into each page the script that reloads it: the policy would forbid it.  And it would
    empty the folder that is served at each change: what has not changed is to stay there.
    """
    config.theme.static_templates.discard(SITEMAP)
    if _serves(config):
        config.extra.pop("policy", None)
        config.site_dir = str(Path(config.site_dir) / ASIDE)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Every document takes its place; hand-written pages, which are documents too, leave theirs, and so does what
    MkDocs would take for a map of the site.

    A document whose output is already known takes it at once, and MkDocs never hears of it; but for the pages of the
    menu, which MkDocs looks for.
    """
    root, build = Path(config.config_file_path).parent, Path(config.site_dir)
    now = clock.now()
    only = working.chosen(root, now) if _serves(config) and os.environ.get("CLUB_ALL") != "1" else None
    if only is not None:
        log.info("%s fichiers lus : la saison en cours et ce qui change (tout : make serve ALL=1)", len(only))
    with _store(config) as store:
        standing = outputs.standing(store, build.parent) if _serves(config) else {}
        name = None if _serves(config) or previews() else checked.name(root)
        published = prepare(root, now, previews=previews(), store=store, only=only)
        noticed = notices(published.programme) if published.programme else ()
        print(report.show(published.problems, report.Format.TEXT, noticed))
        if published.problems or not published.programme:
            raise PluginError("Les sources sont à corriger : rien n'est publié.")
        checked.keep(store, name, published.programme, noticed)
        for file in [*files.documentation_pages(), *filter(None, [files.get_file_from_path(SITEMAP)])]:
            files.remove(file)
        told = ("site_name", "site_url", "site_description", "copyright", "extra", "extra_css", "nav")
        around = frame.around(Path(config.theme.custom_dir), {name: config[name] for name in told})
        menu = {path for entry in config.nav for path in entry.values()}
        made: dict[str, bytes] = {}
        known: dict[str, bytes] = {}
        for document in published.documents:
            output, written = frame.output(document, around), frame.written_to(document)
            there = standing.get(written) == output or outputs.is_known(store, output)
            if there and frame.source_uri(document) not in menu:
                known[written] = output
            else:
                made[written] = output
                files.append(_file(document, config))
        outputs.expect(store, build, made, known)
    return files


def _file(document: Document, config: MkDocsConfig) -> File:
    if not isinstance(document, PageDocument):
        return File.generated(config, frame.source_uri(document), content=document.content)
    file = File.generated(config, frame.source_uri(document), content="")
    FinishedPage(document, file, config)
    return file


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """MkDocs would compile every template again at each change of what is served."""
    env.bytecode_cache = COMPILED
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """What is known joins what was made.

    What is served is not published: « club finish » does not see it, so that it is kept at once.
    """
    build = Path(config.site_dir)
    with _store(config) as store:
        if not _serves(config):
            outputs.link(store, build)
            return
        first = not outputs.standing(store, build.parent)
        outputs.serve(store, build, build.parent)
        if first:
            store.published()
            outputs.tidy(store)


def _store(config: MkDocsConfig) -> Store:
    """What is served is a part of the site: it leaves alone what is kept of the whole."""
    return open_store(Path(config.config_file_path).parent, "serve" if _serves(config) else "site")


def _serves(config: MkDocsConfig) -> bool:
    """Under « serve », MkDocs puts its own address in the place of the site's."""
    address = str(config.site_url)
    return address.startswith("http://") and address != site_url(Path(config.config_file_path).parent)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Watch the sources too; a folder that does not exist can't be watched."""
    for name in SOURCES:
        folder = Path(config.config_file_path).parent / name
        if folder.is_dir():
            server.watch(str(folder))
    return server

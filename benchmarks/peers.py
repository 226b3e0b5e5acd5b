"""Those whom ours is measured beside, each with the Markdown files of the same club.

Stock MkDocs and Zensical get the files as people write them, and their documentation's defaults.  The others get the
same texts with a title alone as header, and a bare template: what they can do at their fastest.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.processes import Command, Ran, run
from benchmarks.sites import MARKDOWN, NOW, ROOT, STOCK, copied

PEERS_FOLDER = ROOT / ".cache/peers"
NODE = ROOT / ".venv-tests/bin/node"
ELEVENTY = ROOT / ".cache/bench/node_modules/@11ty/eleventy"
EXERCISE = re.compile(r"(?<=\]\()((?:\.\./)+)programme/exercises/")  # a link to one, as our files have it
BARE = (
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title></head><body>{body}</body></html>'
)


@dataclass(frozen=True)
class Peer:
    """``keeps``: what it keeps from one build to the next, in its folder; one that keeps nothing builds all anew."""

    name: str
    version: Callable[[], str]
    command: Command
    content: str
    files: Mapping[str, str]
    bare: bool = False
    keeps: tuple[str, ...] = ()

    def prepare(self, club: Path, folder: Path) -> None:
        """Write the project of this peer, with the Markdown files of ``club``."""
        folder.mkdir()
        for name, text in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
        copied(club, folder / self.content)
        for file in (folder / self.content).rglob("*"):
            if file.suffix == ".md":
                self._write(file, file)
            elif self.bare and file.is_file():
                file.unlink()
        if self.name == "Hugo":  # its index.md says that there is nothing below
            for file in (folder / self.content).rglob("index.md"):
                file.rename(file.with_name("_index.md"))

    def follow(self, club: Path, folder: Path, changed: Path) -> None:
        """Take over a file of ``club`` that has changed."""
        of = changed.relative_to(club)
        for address, source in MARKDOWN.items():
            if of.is_relative_to(source):
                self._write(changed, folder / self.content / address / of.relative_to(source))

    def forget(self, folder: Path) -> None:
        """Nothing was built before."""
        for name in ("site", *self.keeps):
            shutil.rmtree(folder / name, ignore_errors=True)

    def build(self, folder: Path) -> Ran:
        return run(self.command, folder, SOURCE_DATE_EPOCH=NOW)

    def _write(self, source: Path, target: Path) -> None:
        text = EXERCISE.sub(r"\1exercices/", source.read_text("utf-8"))
        target.write_text(_titled(text, source.stem) if self.bare else text, "utf-8")


def _titled(text: str, otherwise: str) -> str:
    """A text with its title alone as header."""
    header, body = text[4:].split("\n---\n", 1) if text.startswith("---\n") else ("", text)
    title = (yaml.load(header, Loader=yaml.CSafeLoader) or {}).get("title") or otherwise
    return f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n{body}"


def _python(package: str) -> Callable[[], str]:
    folder = PEERS_FOLDER / package / "lib"
    return lambda: next(folder.glob(f"python*/site-packages/{package}-*.dist-info")).stem.split("-")[1]


def _site(package: str) -> Callable[[], str]:
    locked = re.compile(rf"^{package}==([^ ]+)", re.MULTILINE)
    return lambda: locked.findall((ROOT / "requirements/site.txt").read_text("utf-8"))[0]


def _eleventy() -> str:
    return str(json.loads((ELEVENTY / "package.json").read_text("utf-8"))["version"])


NAV = "nav:\n  - Accueil: index.md\n"  # in the menu, each page would be drawn again on every page
HUGO = """\
baseURL = "https://example.org/"
languageCode = "fr"
publishDir = "site"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]
"""
PELICAN = """\
SITEURL = "https://example.org"
PATH = "content"
OUTPUT_PATH = "site"
THEME = "theme"
TIMEZONE = "Europe/Paris"
ARTICLE_PATHS, PAGE_PATHS, STATIC_PATHS = [], [""], []
DIRECT_TEMPLATES = []
DISPLAY_PAGES_ON_MENU = False
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
PATH_METADATA = r"(?P<where>.*)\\.md"
PAGE_URL = "{where}/"
PAGE_SAVE_AS = "{where}/index.html"
SLUGIFY_SOURCE = "basename"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
"""
ELEVENTY_SETTINGS = """\
module.exports = function () {
  return { dir: { input: "content", includes: "../templates", output: "site" }, markdownTemplateEngine: false };
};
"""
MKDOCS = ROOT / ".venv/bin/mkdocs"
PEERS = {
    "stock": Peer(
        "MkDocs + Material",
        _site("mkdocs-material"),
        [MKDOCS, "build", "--quiet"],
        "docs",
        {"mkdocs.yml": STOCK + NAV},
    ),
    "no-search": Peer(
        "the same without search",
        _site("mkdocs-material"),
        [MKDOCS, "build", "--quiet"],
        "docs",
        {"mkdocs.yml": STOCK + NAV + "plugins: []\n"},
    ),
    "zensical": Peer(
        "Zensical",
        _python("zensical"),
        [PEERS_FOLDER / "zensical/bin/zensical", "build"],
        "docs",
        {"mkdocs.yml": STOCK + NAV},
        keeps=(".cache",),
    ),
    "hugo": Peer(
        "Hugo",
        _python("hugo"),
        [PEERS_FOLDER / "hugo/bin/hugo", "--quiet"],
        "content",
        {
            "hugo.toml": HUGO,
            "layouts/_default/single.html": BARE.format(title="{{ .Title }}", body="{{ .Content }}"),
            "layouts/_default/list.html": BARE.format(title="{{ .Title }}", body="{{ .Content }}"),
        },
        bare=True,
    ),
    "eleventy": Peer(
        "Eleventy",
        _eleventy,
        [NODE, ELEVENTY / "cmd.cjs", "--quiet"],
        "content",
        {
            ".eleventy.js": ELEVENTY_SETTINGS,
            "templates/page.njk": BARE.format(title="{{ title }}", body="{{ content | safe }}"),
            "content/content.11tydata.json": '{"layout": "page.njk"}',
        },
        bare=True,
    ),
    "pelican": Peer(
        "Pelican",
        _python("pelican"),
        [PEERS_FOLDER / "pelican/bin/pelican", "--quiet", "content"],
        "content",
        {
            "pelicanconf.py": PELICAN,
            "theme/templates/page.html": BARE.format(title="{{ page.title }}", body="{{ page.content }}"),
        },
        bare=True,
    ),
}

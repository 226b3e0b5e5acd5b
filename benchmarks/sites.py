"""The two sites that are compared: ours, and the same Markdown files in stock MkDocs with stock Material."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]
NOW = "1795300000"  # 2026-11-21: the sample season is under way
# Where a stock project would have the files that people write: the folder of each, by its address.
MARKDOWN = {
    "": "docs",
    "programme": "programme/themes",
    "agenda": "programme/sessions",
    "masterclasses": "programme/masterclasses",
    "exercices": "programme/exercises",
    "etudes-de-cas": "case-studies",
}
# Nothing but what the theme's documentation begins with; letters from Google, which its defaults ask for, are left out,
# since no request of theirs reaches our server.
STOCK = """\
site_name: Club des communautés
site_url: https://example.org/club-des-communautes/
theme:
  name: material
  language: fr
  font: false
"""


def ours(folder: Path) -> Path:
    """Build the project's site as « make site » does, and give its folder."""
    _run("mkdocs", "build", "--strict", "--site-dir", folder / "build")
    _run("club", "finish", folder / "build", folder / "ours", CLUB_PREVIEWS="1")  # a shallow clone publishes nothing
    return folder / "ours"


def stock(folder: Path) -> Path:
    """Build the same Markdown files with what MkDocs and Material are by themselves, and give its folder."""
    project = folder / "project"
    copied(ROOT, project / "docs")
    (project / "mkdocs.yml").write_text(STOCK, "utf-8")
    _run("mkdocs", "build", "--config-file", project / "mkdocs.yml", "--site-dir", folder / "stock")
    return folder / "stock"


def copied(project: Path, docs: Path) -> None:
    """Write the Markdown files of a project, and their pictures, where a stock project has them."""
    for address, source in MARKDOWN.items():
        if (project / source).is_dir():
            shutil.copytree(project / source, docs / address, dirs_exist_ok=True, ignore=_not_markdown)


def _not_markdown(folder: str, names: list[str]) -> set[str]:
    kept = {".md", ".png", ".jpg", ".webp", ""}
    return {name for name in names if Path(name).suffix not in kept or name == "assets"}


def _run(command: str, *arguments: str | Path, **more: str) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": NOW, "NO_MKDOCS_2_WARNING": "1", **more}
    subprocess.run(
        [ROOT / ".venv/bin" / command, *arguments], cwd=ROOT, env=environment, check=True, capture_output=True
    )

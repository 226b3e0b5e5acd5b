"""What the site's configuration says to the generator: the public address, what browsers may do, what is kept where."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml without MkDocs: its tags (!ENV, !relative…) name nothing that we need."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def site_url(root: Path) -> str:
    """The public address of the site, with a final ``/``.

    Read from the file and not from MkDocs, which replaces it by localhost under ``serve``: calendars and
    feeds must say the same wherever they are built.
    """
    return str(_read(root)["site_url"]).rstrip("/") + "/"


def policy(root: Path) -> str | None:
    """The Content Security Policy of every page (``extra.policy``), on one line; None for a site without one."""
    return (_read(root).get("extra") or {}).get("policy")


def sheets(root: Path) -> list[Path]:
    """The style sheets that pages are given as one (``extra.sheets``), each in ``docs/`` or among the theme's files.

    One that is nowhere is left out, as by whoever checks sources without the rest of the project.
    """
    said = _read(root)
    names = (said.get("extra") or {}).get("sheets", ())
    theme = Path(str(resources.files(said["theme"]["name"]))) / "templates" if names else root
    found = (next(filter(Path.is_file, (root / "docs" / name, theme / name)), None) for name in names)
    return [sheet for sheet in found if sheet]


def kept_in(root: Path) -> Path | None:
    """The folder of what is kept from one build to the next (``extra.kept``); None when nothing is to be kept."""
    named = (_read(root).get("extra") or {}).get("kept")
    return root / named if named else None


def _read(root: Path) -> dict[str, Any]:
    return _parsed((root / "mkdocs.yml").read_text("utf-8"))


@lru_cache(maxsize=4)
def _parsed(text: str) -> dict[str, Any]:
    """What the file says; asked for ten times a build.  Shared: never change it."""
    return dict(yaml.load(text, _Loader))  # noqa: S506 (a SafeLoader)

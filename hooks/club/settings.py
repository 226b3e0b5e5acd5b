"""What the site's configuration says that the documents need: its public address, what browsers may do."""

from __future__ import annotations

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


def _read(root: Path) -> dict[str, Any]:
    return dict(yaml.load((root / "mkdocs.yml").read_text("utf-8"), _Loader))  # noqa: S506 (a SafeLoader)

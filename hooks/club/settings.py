"""What the site's configuration says that the documents need: its public address."""

from __future__ import annotations

from pathlib import Path

import yaml


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml without MkDocs: its tags (!ENV, !relative…) name nothing that we need."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def site_url(root: Path) -> str:
    """The public address of the site, with a final ``/``.

    Read from the file and not from MkDocs, which replaces it by localhost under ``serve``: calendars and
    feeds must say the same wherever they are built.
    """
    settings = yaml.load((root / "mkdocs.yml").read_text("utf-8"), _Loader)  # noqa: S506 (a SafeLoader)
    return str(settings["site_url"]).rstrip("/") + "/"

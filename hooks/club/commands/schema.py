"""« club schema »: the JSON Schemas that editors use, and GitHub's form."""

from __future__ import annotations

import argparse
from pathlib import Path

from club import schema
from club.forms import issue_form
from club.settings import site_url
from club.sources.reader import read


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    schemas = commands.add_parser("schema", help="réécrire programme/schema/ et le formulaire de GitHub")
    schemas.set_defaults(run=run)


def run(root: Path, options: argparse.Namespace) -> int:
    """0: whatever the sources hold, the model is there."""
    for file in [*schema.write(root), *issue_form.write(root, read(root), site_url(root))]:
        print(file.relative_to(root))
    return 0

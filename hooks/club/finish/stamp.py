"""What a published site was made from, told by the site itself: which one stays when a build fails."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from club import wording
from club.history import commits

FILE = "publication.json"


def write(build: Path, root: Path) -> None:
    """Write the commit that a build was made from, and its date."""
    commit = commits.head(root)
    said = {"commit": commit.name if commit else None, "date": commit.date.isoformat() if commit else None}
    (build / FILE).write_text(json.dumps(said) + "\n", "utf-8")


def told(site: Path) -> str:
    """In French, what is online in the folder ``site``."""
    if not site.is_dir() or not any(site.iterdir()):
        return f"Rien n'est en ligne : {site}/ n'existe pas encore."
    try:
        said = json.loads((site / FILE).read_bytes())
        date, name = datetime.fromisoformat(said["date"]), str(said["commit"])[:10]
    except (OSError, ValueError, KeyError, TypeError):
        return f"Reste en ligne : {site}/, qui ne dit pas de quel commit il est fait."
    return f"Reste en ligne : {site}/, fait du commit {name} (du {wording.day(date.date())})."

"""A project with something of each kind that must not be published, and a build to plant leaks in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from club.finish.guard import Leak
from club.former import hashed, keys
from finished import leaks
from small_club import CLUB, session

SALT = "0123456789abcdef"


def withdrawn(*names: str, anywhere: int = 2, key: str = "visibility") -> str:
    """A withdrawn file that had these names and ids."""
    entries = hashed([one for name in names for one in keys(name, anywhere)], SALT)
    return f"{key}: withdrawn\nformer:\n" + "".join(f"  - {entry}\n" for entry in entries)


STUDY = withdrawn("Le jardin qui ne dormait jamais", "jardin-insomniaque", anywhere=4, key="status")
FILES = {
    "mkdocs.yml": "site_url: https://club.example.org/\n",
    "programme/club.yml": CLUB,
    "programme/people/personne-retiree-1.yml": withdrawn("Zoé de l'Œuvre-Inventée", "zoe-de-l-oeuvre-inventee"),
    "programme/organisations/organisation-retiree-1.yml": withdrawn("One", "one"),
    "case-studies/etude-retiree-1.md": f"---\n{STUDY}---\n",
    "case-studies/a-venir.md": "---\ntitle: Le parrainage secret du samedi matin\nstatus: draft\n---\n\n"
    "Nous avons compté les parapluies oubliés chaque samedi pendant un an.\n",
    "programme/people/ada.yml": "name: Ada\nbio: Ada collectionne les parapluies oubliés dans les trains de nuit.\n",
    "programme/sessions/salle.md": session(
        where="\n  name: Chez Ada\n  address: 12 impasse des Mirages, 75000 Paris\n  address_for: members"
    ),
    "programme/sessions/ouverte.md": session(
        start="2026-12-04 18:30",
        join="\n  url: https://meet.example.org/ouverte\n  public: true",
        where="\n  online: true",
    ),
}


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project.  Nothing writes to it."""
    folder = tmp_path_factory.mktemp("project")
    for path, content in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, "utf-8")
    return folder


Look = Callable[..., list[Leak]]


@pytest.fixture
def look(root: Path, tmp_path: Path) -> Look:
    """The leaks of a build that holds these files."""

    def look(*files: tuple[str, bytes], previews: bool = False) -> list[Leak]:
        for name, content in files:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(content)
        return leaks(tmp_path, root, previews=previews)

    return look

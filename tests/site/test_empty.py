"""A club that has written nothing yet: its pages say so, and none has a hole in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import html

from small_project import build, small_project


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty")
    project = small_project(folder / "project")
    for entry in [*(project / "programme").iterdir(), project / "case-studies"]:
        if entry.is_dir():
            shutil.rmtree(entry)
    club = project / "programme" / "club.yml"
    told = club.read_text("utf-8").splitlines()
    club.write_text("\n".join(line for line in told if not line.startswith("run_by:")), "utf-8")
    (project / "docs" / "le-club.md").write_text("---\ntitle: Le club\nsummary: Le club.\n---\n\nBonjour.\n", "utf-8")
    done = build(project, folder / "site")
    assert done.returncode == 0, done.stderr
    return folder / "site"


EMPTY = "|programme/|agenda/|masterclasses/|exercices/|etudes-de-cas/|promos/|organisations/|personnes/|replays/|changements/"


@pytest.mark.parametrize("address", EMPTY.split("|"))
def test_an_empty_list_is_a_sentence(site: Path, address: str) -> None:
    main = html.parse(str(site / address / "index.html")).getroot().find(".//main")
    assert not main.xpath(".//ul[not(li)] | .//ol[not(li)] | .//section[not(*[not(self::h2)])]")
    said = " ".join(main.text_content().split()).casefold()
    assert any(word in said for word in ("aucun", "rien", "pas encore", "pour le moment", "personne n'a")), said

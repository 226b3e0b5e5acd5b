"""A site made from what was kept is the site made from nothing, after any edit."""

from __future__ import annotations

import logging
import random
import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError
from PIL import Image

from club.finish.calendars import lint_calendars
from club.finish.guard.known import known
from club.finish.reading import Reading, Setting
from club.kept import Store, open_store, outputs
from small_project import NOW, small_project, tree

DAY = 86_400
STUDY = "case-studies/cartes/index.md"


class Club:
    """The small project, its clock, and what somebody does to it."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root, self.chance, self.now, self.made = small_project(root), chance, NOW, 0
        self.saved = self._sources()

    def number(self) -> int:
        self.made += 1
        return self.made

    def texts(self, pattern: str) -> list[Path]:
        return sorted(self.root.glob(pattern))

    def replace(self, file: Path, wanted: str, new: str) -> None:
        text = file.read_text("utf-8")
        file.write_text(
            re.sub(wanted, lambda found: new.replace("@", found[0]), text, count=1, flags=re.MULTILINE), "utf-8"
        )

    def save(self) -> None:
        self.saved = self._sources()

    def back(self) -> None:
        for file in self._files():
            file.unlink()
        for path, data in self.saved.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_bytes(data)

    def _sources(self) -> dict[str, bytes]:
        return {file.relative_to(self.root).as_posix(): file.read_bytes() for file in self._files()}

    def _files(self) -> list[Path]:
        places = ("programme", "case-studies", "docs", "overrides")
        found = [file for place in places for file in (self.root / place).rglob("*") if file.is_file()]
        return [*found, self.root / "mkdocs.yml"]


def text(club: Club) -> None:
    file = club.chance.choice([*club.texts("programme/*/*.md"), *club.texts("case-studies/**/*.md")])
    file.write_text(file.read_text("utf-8") + f"\nUne phrase : la {club.number()}e, de *Juin*.\n", "utf-8")


def title(club: Club) -> None:
    file = club.chance.choice(club.texts("programme/*/*.*"))
    club.replace(file, r'^(title|name): ".*"$', f'title: "Un titre {club.number()}"')
    if file.parent.name in ("people", "organisations"):
        club.replace(file, r"^title:", "name:")


def picture(club: Club) -> None:
    colour = tuple(club.chance.randrange(256) for _ in range(3))
    Image.new("RGB", (40, 30), colour).save(club.root / "case-studies/cartes/carte.png")


def new_study(club: Club) -> None:
    folder = club.root / f"case-studies/etude-{club.number()}"
    shutil.copytree(club.root / "case-studies/cartes", folder)
    club.replace(folder / "index.md", r'^title: ".*"$', f'title: "Étude {club.made}"')


def delete_study(club: Club) -> None:
    for file in club.texts("case-studies/etude-*/index.md")[:1]:
        shutil.rmtree(file.parent)


def draft(club: Club) -> None:
    file = club.chance.choice(club.texts("case-studies/*/index.md"))
    club.replace(file, r"^status: (published|draft)$", club.chance.choice(["status: draft", "status: published"]))


def rename(club: Club) -> None:
    for folder in [file.parent for file in club.texts("case-studies/etude-*/index.md")[:1]]:
        club.replace(folder / "index.md", r"^aliases:$|^consent:", f"aliases:\n  - {folder.name}\n@")
        club.replace(folder / "index.md", r"^(  - [a-z0-9-]+\n)aliases:\n", r"@")
        folder.rename(folder.with_name(f"etude-{club.number()}"))


def move(club: Club) -> None:
    start = f"start: 2026-12-{club.chance.randrange(10, 28)} {club.chance.randrange(9, 20)}:30"
    club.replace(club.root / "programme/sessions/atelier-rituels.md", r"^start: .*$", start)


def cancel(club: Club) -> None:
    entry = '@\n  - date: 2026-11-21\n    what: cancelled\n    why: "Neige"'
    club.replace(club.root / "programme/sessions/atelier-rituels.md", r'^    why: "Salle prise"$', entry)


def closure(club: Club) -> None:
    club.replace(club.root / "programme/closures.yml", r"to: .*$", f"to: 2026-12-{club.chance.randrange(23, 31)}")


def visibility(club: Club) -> None:
    file = club.root / "programme/people/ada.yml"
    club.replace(file, r"^visibility: .*$", f"visibility: {club.chance.choice(['name-only', 'public'])}")


def withdraw(club: Club) -> None:
    (club.root / "programme/people/bob.yml").write_text(
        "visibility: withdrawn\nformer:\n  - sha256:f:00112233445566778899aabbccddeeff:" + "0" * 64 + "\n", "utf-8"
    )


def template(club: Club) -> None:
    file = club.chance.choice(club.texts("overrides/**/*.html"))
    file.write_text(file.read_text("utf-8") + f"<!-- {club.number()} -->", "utf-8")


def configuration(club: Club) -> None:
    key = club.chance.choice(["site_name", "site_description", "copyright"])
    club.replace(club.root / "mkdocs.yml", rf"^{key}: .*$", f"{key}: Autre chose {club.number()}")


def address(club: Club) -> None:
    club.replace(club.root / "mkdocs.yml", r"^site_url: .*$", f"site_url: https://club{club.number()}.example.org/")


def policy(club: Club) -> None:
    club.replace(
        club.root / "mkdocs.yml", r"frame-src '(none|self)'", f"frame-src '{club.chance.choice(['none', 'self'])}'"
    )


def sheet(club: Club) -> None:
    file = club.root / "docs/assets/club.css"
    file.write_text(file.read_text("utf-8") + f".x{club.number()} {{ color: red }}\n", "utf-8")


def page(club: Club) -> None:
    (club.root / f"docs/page-{club.number()}.md").write_text(f"---\ntitle: Page {club.made}\n---\nBonjour.\n", "utf-8")


def minute(club: Club) -> None:
    club.now += club.chance.randrange(7200)


def season(club: Club) -> None:
    club.now += club.chance.randrange(90) * DAY


def back(club: Club) -> None:
    club.back()


def damage(club: Club) -> None:
    """Somebody writes into what is kept, or half of it is lost."""
    files = [file for file in club.texts(".cache/kept/**/*") if file.is_file()]
    for file in club.chance.sample(files, min(4, len(files))):
        data = file.read_bytes()
        if club.chance.random() < 0.5:
            file.unlink()
            file.write_bytes(data[: len(data) // 2])
        elif data:
            file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))


EDITS: tuple[Callable[[Club], None], ...] = (
    text, text, title, picture, new_study, new_study, delete_study, draft, rename, move, cancel, closure, visibility,
    withdraw, template, configuration, address, policy, sheet, page, minute, season, back, damage,
)  # fmt: skip


def made(club: Club, folder: Path, patch: pytest.MonkeyPatch, *, served: bool = False) -> dict[str, str] | None:
    """Every file of the site, or None when nothing may be published.  What is ``served`` stays in its folder."""
    patch.setenv("SOURCE_DATE_EPOCH", str(club.now))
    if not served:
        shutil.rmtree(folder, ignore_errors=True)
    config = load_config(str(club.root / "mkdocs.yml"), site_dir=str(folder), strict=True)
    config.site_url = "http://127.0.0.1:8000/" if served else config.site_url
    try:
        build(config)
    except (Abort, BuildError):
        return None
    return tree(folder)


def made_from_nothing(
    club: Club, folder: Path, patch: pytest.MonkeyPatch, *, served: bool = False
) -> dict[str, str] | None:
    """The same without the line of mkdocs.yml that switches it on."""
    file = club.root / "mkdocs.yml"
    settings = file.read_text("utf-8")
    file.write_text(re.sub(r"^  kept: .*\n", "", settings, flags=re.MULTILINE), "utf-8")
    try:
        return made(club, folder, patch, served=served)
    finally:
        file.write_text(settings, "utf-8")


def publish(club: Club, folder: Path) -> None:
    """What « club finish » does with what is good, and with what nobody uses any more."""
    with open_store(club.root) as store, Store(None) as nothing:
        assert looked_at(club, folder, store) == looked_at(club, folder, nothing)
        outputs.keep(store, folder)
        store.published()
        outputs.tidy(store)


def looked_at(club: Club, folder: Path, store: Store) -> object:
    """What « club finish » sees before it publishes."""
    allowed = known(club.root, previews=False, store=store)
    files = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    with TemporaryDirectory() as feed:
        setting = Setting(folder, club.root / "docs", Path(feed), allowed.wanted)
        read = list(Reading(setting, store).read(files))
    return allowed, read, lint_calendars(folder, datetime.fromtimestamp(club.now, UTC), store)


def tried(folder: Path, patch: pytest.MonkeyPatch, seed: int, edits: int) -> int:
    """Edit, build from what is kept and from nothing, compare; how many of the builds could be published."""
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    club = Club(folder / "project", random.Random(seed))
    patch.chdir(club.root)
    done: list[str] = []
    good = 0
    for number in range(edits + 1):
        warm = made(club, folder / f"warm{number % 2}", patch)
        cold = made_from_nothing(club, folder / "cold", patch)
        assert warm == cold, f"seed {seed}: {done}"
        if warm is None:
            club.back()
        else:
            good += 1
            if club.chance.random() < 0.5:
                club.save()
            publish(club, folder / f"warm{number % 2}")
        for edit in club.chance.sample(EDITS, club.chance.choice((1, 1, 2))):
            edit(club)
            done.append(edit.__name__)
    return good


def test_after_some_edits_a_build_gives_the_bytes_of_one_from_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tried(tmp_path, monkeypatch, seed=1, edits=8) > 4


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 22))
def test_after_any_edits_a_build_gives_the_bytes_of_one_from_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Three hundred edits in twenty clubs."""
    assert tried(tmp_path, monkeypatch, seed, edits=15) > 5


def test_what_is_served_follows_every_edit_in_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What has not changed stays there, and the same files stand there as in a new folder."""
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    club = Club(tmp_path / "project", random.Random(3))
    monkeypatch.chdir(club.root)
    page_there = tmp_path / "served/abonnements/index.html"
    for number, edit in enumerate((text, new_study, page, template, rename, back, back)):
        before = page_there.stat().st_ino if page_there.exists() else 0
        edit(club)
        warm = made(club, tmp_path / "served", monkeypatch, served=True)
        assert warm == made_from_nothing(club, tmp_path / f"new{number}", monkeypatch, served=True), edit.__name__
    assert page_there.stat().st_ino == before

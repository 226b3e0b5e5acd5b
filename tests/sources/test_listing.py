"""Files that can be no source are refused with a message: nothing hangs, and no link leads out of the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from club.programme.build import build
from club.sources.listing import listing
from club.sources.reader import read
from small_club import CLUB, NOW, make_documents

FOLDER = "programme/images"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / "programme/club.yml").write_text(CLUB, "utf-8")
    return tmp_path


def told(root: Path) -> list[str]:
    return [f"{problem.path}: {problem.code}: {problem.message}" for problem in read(root).problems]


def put(root: Path, *names: str) -> None:
    for name in names:
        try:
            (root / FOLDER / name).write_bytes(b"x")
        except OSError:
            pytest.skip("ce système de fichiers refuse ce nom")


# --- what is no plain file


@pytest.mark.parametrize("target", ["/etc/passwd", "../../programme/club.yml", "absent", "/dev/zero", "."])
@pytest.mark.parametrize(
    "name", ["programme/images/lien.png", "programme/people/lien.yml", "docs/lien.md", "case-studies/lien"]
)
def test_a_link_is_refused_wherever_it_leads(root: Path, name: str, target: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).symlink_to(target)
    assert told(root) == [f"{name}: club-081: c'est un lien vers un autre fichier, qui peut être n'importe où."]
    assert build(read(root), NOW)[0] is None


def test_a_folder_that_is_a_link_is_refused(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (root / "case-studies").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    assert told(root) == ["case-studies: club-081: ceci devrait être un dossier."]


@pytest.mark.parametrize("name", ["programme/images/tube.png", "programme/sessions/tube.md", "docs/tube.md"])
def test_a_named_pipe_is_refused_without_waiting_for_it(root: Path, name: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(root / name)
    assert told(root) == [f"{name}: club-081: ce n'est ni un fichier ni un dossier."]


def test_a_device_is_refused(root: Path) -> None:
    try:
        os.mknod(root / FOLDER / "zero.png", 0o20666, os.makedev(1, 5))
    except (PermissionError, OSError):
        pytest.skip("il faut des droits pour créer un périphérique")
    assert told(root) == [f"{FOLDER}/zero.png: club-081: ce n'est ni un fichier ni un dossier."]


# --- names


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a:b.png", "« : »"),
        ("quoi ?.png", "« ? »"),
        ("a\\b.png", "« \\ »"),
        (" debut.png", "«   »"),
        ("-option.png", "« - »"),
        ("deux\nlignes.png", "un caractère invisible"),
        ("envers\u202egnp.png", "un caractère invisible"),
        ("vide\u200b.png", "un caractère invisible"),
        ("aux.png", "réservé par Windows"),
        ("COM1.png", "réservé par Windows"),
        ("x" * 130 + ".png", "trop long (134 octets"),
        ("cafe\u0301.png", "en deux caractères"),
    ],
)
def test_a_name_that_other_machines_refuse_is_told(root: Path, name: str, said: str) -> None:
    put(root, name)
    (line,) = told(root)
    assert "club-082" in line and said in line
    assert line.isprintable()


def test_a_name_that_is_no_text_is_told(root: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(root / FOLDER) + b"/caf\xe9.png")).write_bytes(b"x")
    except OSError:
        pytest.skip("ce système de fichiers refuse ce nom")
    assert told(root) == [rf"{FOLDER}/caf\xe9.png: club-082: ce nom n'est pas écrit en UTF-8."]


@pytest.mark.parametrize("pair", [("Photo.png", "photo.png"), ("été.png", "ÉTÉ.png"), ("straße.png", "STRASSE.png")])
def test_names_that_machines_confuse_are_told(root: Path, pair: tuple[str, str]) -> None:
    put(root, *pair)
    if len(list((root / FOLDER).iterdir())) == 1:
        pytest.skip("ce système de fichiers les confond déjà")
    (line,) = told(root)
    assert "ne diffère de" in line


def test_accents_and_spaces_are_fine(root: Path) -> None:
    put(root, "café d'été (2).png")
    assert listing(root, ["programme"]) == (["programme/club.yml", f"{FOLDER}/café d'été (2).png"], [])


@pytest.mark.parametrize("ending", ["svg", "SVG", "html", "js", "xml"])
def test_what_could_run_is_refused_among_pages(root: Path, ending: str) -> None:
    (root / "docs").mkdir()
    (root / "docs" / f"x.{ending}").write_text("<svg onload='alert(1)'/>", "utf-8")
    assert "peut porter un script" in told(root)[0]


def test_a_drawing_is_no_contributed_picture(root: Path) -> None:
    put(root, "logo.svg")
    assert told(root) == [f"{FOLDER}/logo.svg: club-004: une image au format « svg » n'est pas admise ici."]


@pytest.mark.parametrize("target", ["../../club.yml", "/etc/passwd", "../../../../etc/passwd.png", "..%2F..%2Fx.png"])
def test_a_text_shows_no_picture_from_elsewhere(tmp_path: Path, target: str) -> None:
    files = {"docs/page.md": f"---\ntitle: Page\nsummary: Page.\n---\n\n![x]({target})\n"}
    made = make_documents(tmp_path, files)
    assert [problem.code for problem in made.problems] == ["club-065"]

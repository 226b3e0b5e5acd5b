"""Pictures dropped into the form: re-encoded beside the study, described, or told to whoever maintains the site."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from club.intake.pictures import MOST_BYTES, TO_DESCRIBE, Shown, in_folder

KEY = "11111111-1111-4111-8111-111111111111"
ADDRESS = f"https://github.com/user-attachments/assets/{KEY}"
HERE = Shown(ADDRESS, "").file


def photo(form: str = "JPEG", size: tuple[int, int] = (40, 30)) -> bytes:
    """A picture that tells where and with what it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "Appareil de Lou"
    exif[0x8825] = {1: "N", 2: (50.0, 38.0, 0.0)}
    out = BytesIO()
    Image.new("RGB", size, "teal").save(out, form, exif=exif)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "joint").mkdir()
    (tmp_path / f"joint/{KEY}.jpg").write_bytes(photo())
    return tmp_path / "joint"


def test_a_picture_is_published_without_what_it_tells_of_its_author(club, folder):
    done = club.answers(story_2=f"Regardez :\n![Un café plein]({ADDRESS})\nVoilà.", fetch=in_folder(folder))
    assert done.taken.path == "case-studies/le-cafe-du-dimanche/index.md"
    assert f"![Un café plein]({HERE})" in done.text
    with Image.open(done.file.parent / HERE) as picture:
        assert picture.format == "WEBP"
        assert picture.size == (40, 30)
        assert dict(picture.getexif()) == {}
    assert b"Lou" not in (done.file.parent / HERE).read_bytes()
    assert "Image" not in done.checklist
    assert club.problems() == []


@pytest.mark.parametrize("said", [f"![image]({ADDRESS})", f"![]({ADDRESS})", f'<img src="{ADDRESS}" alt="IMG_2034" />'])
def test_a_picture_that_nobody_described_is_to_be_described(club, folder, said):
    done = club.answers(story_2=said, fetch=in_folder(folder))
    assert f"![{TO_DESCRIBE}]({HERE})" in done.text
    assert f"L'image `{HERE}` n'a pas de texte alternatif" in done.checklist


def test_the_first_picture_of_its_own_question_is_that_of_the_page(club, folder):
    done = club.answers(image=f"![Le café]({ADDRESS})", fetch=in_folder(folder))
    assert f'image: {HERE}\nimage_alt: "Le café"\n' in done.text
    assert (done.file.parent / HERE).is_file()
    assert club.problems() == []


def test_a_description_holds_nothing_private(club, folder):
    said = f"![Le tableau de lou@example.org]({ADDRESS})"
    done = club.answers(story_2=said, image=said, fetch=in_folder(folder))
    assert "lou@example.org" not in done.text + done.checklist
    assert "adresse électronique" in done.checklist


def test_a_picture_that_is_not_at_hand_keeps_its_place(club):
    done = club.answers(story_2=f"![Un café plein]({ADDRESS})")
    assert "*(Image à ajouter : Un café plein.)*" in done.text
    assert "- [ ] Image à télécharger du formulaire, et à ajouter : `Un café plein`" in done.checklist
    assert done.taken.absent == (ADDRESS,)
    assert ADDRESS not in done.text


def test_it_takes_its_place_once_it_is_at_hand(club, folder):
    first = club.answers(story_2=f"![Un café plein]({ADDRESS})")
    again = club.answers(story_2=f"![Un café plein]({ADDRESS})", fetch=in_folder(folder))
    assert not first.file.exists()
    assert again.taken.path == "case-studies/le-cafe-du-dimanche/index.md"
    assert "Image à ajouter" not in again.text
    assert club.problems() == []
    later = club.answers(story_2=f"![Un café plein]({ADDRESS})")  # without the folder: the file of the study serves
    assert not later.changed


def test_a_picture_that_leaves_the_answers_leaves_the_study(club, folder):
    done = club.answers(story_2=f"![Un café plein]({ADDRESS})", fetch=in_folder(folder))
    mine = done.file.parent / "portrait.webp"
    mine.write_bytes((done.file.parent / HERE).read_bytes())
    club.answers(story_2="Sans image.")
    assert not (done.file.parent / HERE).exists()
    assert mine.exists()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "pas une image PNG, JPEG ou WebP"),
        (b"", "pas une image"),
        (photo() + b"\0" * MOST_BYTES, "plus de 10 Mo"),
        (photo("PNG", (9000, 9000)), "pixels, c'est trop"),
    ],
    ids=["svg", "vide", "lourde", "immense"],
)
def test_what_is_no_reasonable_picture_is_told_and_left_out(club, tmp_path, content, why):
    (tmp_path / KEY).write_bytes(content)
    done = club.answers(story_2=f"![Un café]({ADDRESS})", fetch=in_folder(tmp_path))
    assert why in done.checklist
    assert done.taken.path.endswith(".md")
    assert club.problems() == []


@pytest.mark.parametrize(
    "address",
    [
        "https://ailleurs.example/user-attachments/assets/1",
        "http://github.com/user-attachments/assets/11111111",
        "https://github.com.ailleurs.example/user-attachments/assets/11111111",
        "https://github.com/user-attachments/assets/../../secret",
        "file:///etc/passwd",
        "data:image/png;base64,AAAA",
        "../../../programme/club.yml",
    ],
)
def test_no_other_place_than_githubs_is_asked(club, address):
    asked = []
    done = club.answers(story_2=f"![Un café]({address})", fetch=lambda one: asked.append(one))
    assert asked == []
    assert "Image d'un autre site, ou illisible" in done.checklist
    assert club.problems() == []


def test_a_folder_gives_nothing_from_outside_of_it(tmp_path):
    (tmp_path / "secret.png").write_bytes(photo("PNG"))
    (tmp_path / "joint").mkdir()
    for name in ("..%2fsecret.png", "..", ".", "*", "../secret.png"):
        assert in_folder(tmp_path / "joint")(f"https://github.com/user-attachments/assets/{name}") is None

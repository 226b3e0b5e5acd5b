"""« club new » writes a commented skeleton that passes « club check » once filled."""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from club import new
from club.forms.skeletons import skeleton
from club.programme.build import build
from club.sources import kinds
from club.sources.kinds import Kind
from club.sources.reader import read
from small_project import TESTS

NOW = datetime(2026, 11, 21, tzinfo=UTC)
ANSWERS = {
    "themes": "rituels", "starts": "2026-09", "start": "2026-12-03 18:30", "duration": "1h30", "kind": "training", "month": "2027-01",
    "group_size": "2-6", "published_on": "2026-11-01", "consent": "true", "timezone": "Europe/Paris", "language": "fr", "branch": "main",
    "calendar_domain": "club.example.org", "email": "ada@example.org", "licence": "CC-BY-SA-4.0", "repository": "https://example.org/club",
    "from": "2026-12-24", "to": "2026-12-26", "status": "published",
}  # fmt: skip
ALL = [kind for kind in kinds.KINDS.values() if kind is not kinds.PAGE]


def fill(skeleton: str) -> str:
    """Fill the blanks as a contributor would: a word after each « clé: » and each « - »."""
    lines, parent = [], ""
    for line in skeleton.split("\n"):
        blank = re.fullmatch(r"(\s*(?:- )?)([a-z_]+):", line)
        if blank:
            group = blank.group(2) in ("themes", "authors", "contact")
            lines.append(line if group else f"{line} {ANSWERS.get(blank.group(2), chr(34) + 'Un texte' + chr(34))}")
            parent = blank.group(2)
        elif line.strip() == "-":
            lines.append(f"{line} {ANSWERS[parent]}")
        else:
            lines.append(line.replace("status: draft", "status: published"))
    return "\n".join(lines)


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_a_filled_skeleton_has_no_problem(kind: Kind, tmp_path: Path) -> None:
    root = shutil.copytree(TESTS / "small", tmp_path / "project")
    if kind.name in kinds.SINGLES:
        (root / kind.folder / f"{kind.name}.yml").unlink()
    path = root / new.create(root, kind, "mon-essai")
    path.write_text(fill(path.read_text("utf-8")), encoding="utf-8")
    sources = read(root)
    assert [*sources.problems, *build(sources, NOW)[1]] == []


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_every_optional_line_works_once_its_hash_is_removed(kind: Kind, tmp_path: Path) -> None:
    """Each commented example, taken alone, is understood: no unknown key, no value of the wrong form."""
    header = skeleton(kind).split("# --- Facultatif")[-1].split("\n")
    uncommented = [line.removeprefix("# ") for line in header if re.match(r"# ( *- |[a-z_]+:| +[a-z0-9_-]+:)", line)]
    folder = tmp_path / kind.folder
    folder.mkdir(parents=True)
    start = ["---"] if kind.ending == ".md" else []
    name = kind.name if kind.name in kinds.SINGLES else "essai"
    (folder / f"{name}{kind.ending}").write_text("\n".join([*start, *uncommented, *start]) + "\n", encoding="utf-8")
    codes = {problem.code for problem in read(tmp_path).problems}
    assert codes <= {"club-031", "club-002"}, codes  # only what is necessary is missing


def test_an_unfilled_skeleton_tells_what_is_missing_and_nothing_else(tmp_path: Path) -> None:
    root = shutil.copytree(TESTS / "small", tmp_path / "project")
    new.create(root, kinds.EXERCISE, "mon-essai")
    sources = read(root)
    assert {problem.code for problem in sources.problems} == {"club-031"}
    assert len(sources.problems) == 5


@pytest.mark.parametrize(
    ("word", "kind"), [("séance", kinds.SESSION), ("case-study", kinds.CASE_STUDY), ("étude de cas", kinds.CASE_STUDY)]
)
def test_kinds_have_their_english_and_french_names(word: str, kind: Kind) -> None:
    assert new.find_kind(word) is kind


@pytest.mark.parametrize(
    ("word", "id", "told"),
    [
        ("sesion", "x", "Vouliez-vous « session » ?"),
        ("session", None, "Donnez un nom de fichier : club new session mon-identifiant"),
        ("session", "Mon été", "Essayez : club new session mon-ete"),
        ("theme", "rituels", "programme/themes/rituels.md existe déjà."),
        ("case-study", "cartes", "case-studies/cartes.md existe déjà."),
        ("club", None, "programme/club.yml existe déjà."),
    ],
)
def test_what_can_not_be_created_is_told_and_nothing_is_written(word: str, id: str | None, told: str) -> None:
    before = sorted((TESTS / "small").rglob("*"))
    with pytest.raises(new.Refused, match=re.escape(told)):
        new.create(TESTS / "small", new.find_kind(word), id)
    assert sorted((TESTS / "small").rglob("*")) == before

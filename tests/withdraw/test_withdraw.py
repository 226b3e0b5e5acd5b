"""« club withdraw »: afterwards everything builds, and no output names what was withdrawn, however it was written."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from club.cli import main
from club.documents import Page
from club.finish.guard.patterns import Kind
from club.former import Former
from club.programme import clock
from club.publication import prepare
from club.sources.reader import read
from finished import leaks
from small_club import CLUB, PUBLIC, STUDY, THEME, person, session


def portrait() -> bytes:
    out = BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG")
    return out.getvalue()


STUDY_OF_ZOE = STUDY.format(
    extra="status: published\nauthors:\n  - 'zoe-de-l-oeuvre'\norganisations: [ \"jardins-imaginaires\", bois ]\n"
    "image: plan.png\nimage_alt: Un plan"
)
FILES: dict[str, str | bytes] = {
    "mkdocs.yml": "site_url: https://club.example.org/\n",
    "programme/club.yml": CLUB + "run_by: jardins-imaginaires\n",
    "programme/themes/rituels.md": THEME + "\nUne idée de [quelqu'un](../people/zoe-de-l-oeuvre.yml), vue\n"
    "[là](/personnes/zoe-de-l-oeuvre/) et [là](../../case-studies/cafe/index.md).\n\n"
    "![Un portrait](../images/zoe.png)\n\n[agenda]: ../people/zoe-de-l-oeuvre.yml\n",
    "programme/people/zoe-de-l-oeuvre.yml": person(
        "Zoé de l'Œuvre", *PUBLIC, "aliases: [zoe-exemple]", "photo: zoe.png", "photo_alt: Zoé sourit",
        "affiliations:", "  - organisation: jardins-imaginaires",
    ),
    "programme/people/bob.yml": person("Bob", *PUBLIC, "affiliations:", "  - organisation: jardins-imaginaires"),
    "programme/images/zoe.png": portrait(),
    "programme/organisations/jardins-imaginaires.yml": "name: Jardins imaginaires\nlogo: logo.png\nlogo_alt: Un arbre\n",
    "programme/organisations/bois.yml": "name: Bois\n",
    "programme/images/logo.png": portrait(),
    "programme/cohorts/promo.yml": "title: Promo\nstarts: 2026-09\norganisations:\n  - jardins-imaginaires\n",
    "programme/sessions/atelier.md": session(
        hosts="[bob, zoe-exemple]", speakers='\n  - "zoe-de-l-oeuvre" # elle', case_studies="\n  - cafe"
    ).replace("\n", "\r\n"),
    "programme/sessions/appel.md": "\ufeff---\nkind: peer-call\ntitle: Appel\nrepeat:\n  - start: 2026-12-01 12:30\n"
    "    duration: 45min\n    every: week\n    until: 2026-12-15\nhosts:\n  - bob\n"
    "dates:\n  2026-12-08:\n    hosts:\n      - zoe-de-l-oeuvre\n---\n",
    "case-studies/cafe/index.md": STUDY_OF_ZOE + "\n![Le plan](plan.png)\n",
    "case-studies/cafe/plan.png": portrait(),
    "case-studies/cafe/autre.png": portrait(),
}  # fmt: skip
SUBJECTS = {
    "zoe-de-l-oeuvre": ("programme/people/personne-retiree-1.yml", ["Zoé de l'Œuvre", "zoe.png"]),
    "jardins-imaginaires": ("programme/organisations/organisation-retiree-1.yml", ["Jardins imaginaires", "logo.png"]),
    "cafe": ("case-studies/etude-retiree-1.md", ["Le café du dimanche", "etudes-de-cas/cafe", "plan.png"]),
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    for path, content in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    monkeypatch.chdir(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795300000")
    return root


def state(root: Path) -> dict[str, bytes]:
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def outputs(root: Path, folder: Path) -> str:
    """Every document of the project, written to ``folder``: what templates draw, and finished files."""
    published = prepare(root, clock.now())
    assert not published.problems, [str(problem) for problem in published.problems]
    told = []
    for document in published.documents:
        if isinstance(document, Page):
            name, text = f"{document.address}index.html.json", {**vars(document)}
            content = json.dumps(text, ensure_ascii=False, default=str).encode()
        else:
            name, content = document.address, document.content
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
        told.append(name + content.decode("utf-8", "replace"))
    return "\n".join(told).replace("’", "'")


# --- what it does


@pytest.mark.parametrize("id", SUBJECTS)
def test_afterwards_everything_builds_and_nothing_names_it(project: Path, tmp_path: Path, id: str) -> None:
    path, names = SUBJECTS[id]
    before = outputs(project, tmp_path / "before")
    assert all(name in before for name in names)
    assert main(["withdraw", id]) == 0
    after = outputs(project, tmp_path / "after")
    assert id not in after or id == "cafe"  # a word like any other
    assert not [name for name in names if name in after]
    assert leaks(tmp_path / "after", project, previews=False) == []
    gone = {leak.kind for leak in leaks(tmp_path / "before", project, previews=False)}
    assert Kind.WITHDRAWN in gone or id == "cafe"  # a short title is looked for in fields alone
    item = next(item for item in read(project).items if item.path == path)
    assert Former.read(item.data.former).names(names[0])


def test_all_three_can_leave_one_after_another(project: Path, tmp_path: Path) -> None:
    for id in SUBJECTS:
        assert main(["withdraw", id]) == 0
    assert leaks(_made(project, tmp_path), project, previews=False) == []
    for names in ([path for path, _ in SUBJECTS.values()],):
        assert all((project / path).is_file() for path in names)


def _made(project: Path, tmp_path: Path) -> Path:
    outputs(project, tmp_path / "made")
    return tmp_path / "made"


def test_references_are_rewritten_where_they_stand_and_nothing_else_is(project: Path) -> None:
    before = (project / "programme/sessions/atelier.md").read_bytes()
    main(["withdraw", "person/zoe-exemple"])
    after = (project / "programme/sessions/atelier.md").read_bytes()
    expected = before.replace(b"zoe-exemple", b"personne-retiree-1").replace(b"zoe-de-l-oeuvre", b"personne-retiree-1")
    assert after == expected
    assert b"\r\n" in after
    special = (project / "programme/sessions/appel.md").read_text("utf-8")
    assert special.startswith("\ufeff---")
    assert "    hosts:\n      - personne-retiree-1\n" in special


def test_links_lead_nowhere_and_pictures_are_gone(project: Path) -> None:
    main(["withdraw", "zoe-de-l-oeuvre"])
    text = (project / "programme/themes/rituels.md").read_text("utf-8")
    assert text.count("](../people/personne-retiree-1.yml)") == 2
    assert "[agenda]: ../people/personne-retiree-1.yml" in text
    assert "zoe" not in text.lower()
    assert not (project / "programme/images/zoe.png").exists()
    assert (project / "programme/images/logo.png").exists()


def test_a_study_goes_with_its_folder(project: Path) -> None:
    main(["withdraw", "étude/cafe"])
    assert not (project / "case-studies/cafe").exists()


def test_a_study_of_what_was_withdrawn_waits_for_somebody_to_confirm_it(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["withdraw", "jardins-imaginaires"])
    told = capsys.readouterr().out
    assert "quittent le site jusqu'à ce que quelqu'un les confirme :\n  case-studies/cafe/index.md" in told
    assert "etudes-de-cas/cafe/" not in outputs(project, tmp_path / "waiting")
    study = project / "case-studies/cafe/index.md"
    study.write_text(study.read_text("utf-8").replace('"organisation-retiree-1", ', ""), "utf-8")
    assert "etudes-de-cas/cafe/" in outputs(project, tmp_path / "confirmed")


def test_texts_that_still_name_it_are_listed_with_their_place(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "programme/themes/autre.md").write_text(
        THEME.replace("2026-12", "2027-01") + "\nMerci à Zoé de\nl’Oeuvre, et à Zoé encore.\n", "utf-8"
    )
    main(["withdraw", "zoe-de-l-oeuvre"])
    told = capsys.readouterr().out
    sure, _, maybe = told.partition("À relire")
    assert "programme/themes/autre.md:6:9 : « Zoé de l’Oeuvre »" in sure
    assert "programme/themes/autre.md:7:16 : « Zoé »" in maybe
    assert "docs/retrait.md" in told


def test_another_name_can_be_given(project: Path) -> None:
    assert main(["withdraw", "zoe-de-l-oeuvre", "--also", "Zozo la Terrible"]) == 0
    item = next(item for item in read(project).items if item.id == "personne-retiree-1")
    assert Former.read(item.data.former).names("zozo-la-terrible")


def test_the_next_one_has_the_next_number(project: Path) -> None:
    assert main(["withdraw", "bob"]) == 0
    assert main(["withdraw", "zoe-de-l-oeuvre"]) == 0
    assert (project / "programme/people/personne-retiree-2.yml").exists()


# --- what it refuses


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("zoe-de-l-oeuvr", "Vouliez-vous « zoe-de-l-oeuvre » ?"),
        ("atelier", "Une séance s'annule"),
        ("session/atelier", "« session » ne se retire pas"),
        ("organisation/zoe-de-l-oeuvre", "n'est l'identifiant d'aucun fichier de programme/organisations/"),
        ("", "n'est l'identifiant d'aucun fichier"),
        ("../../etc/passwd", "ne se retire pas"),
    ],
)
def test_what_cannot_be_withdrawn_is_answered(
    project: Path, capsys: pytest.CaptureFixture[str], id: str, said: str
) -> None:
    before = state(project)
    assert main(["withdraw", id]) == 1
    assert said in capsys.readouterr().err
    assert state(project) == before


def test_an_id_of_two_kinds_asks_which(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "programme/organisations/bob.yml").write_text("name: Bob et fils\n", "utf-8")
    assert main(["withdraw", "bob"]) == 1
    assert "« club withdraw person/bob » ou « club withdraw organisation/bob »" in capsys.readouterr().err
    assert main(["withdraw", "personne/bob"]) == 0
    assert (project / "programme/organisations/bob.yml").exists()


@pytest.mark.parametrize("id", ["zoe-de-l-oeuvre", "personne-retiree-1"])
def test_what_is_already_withdrawn_says_so(project: Path, capsys: pytest.CaptureFixture[str], id: str) -> None:
    main(["withdraw", "zoe-de-l-oeuvre"])
    before = state(project)
    assert main(["withdraw", id]) == 1
    assert f"« {id} » est déjà retirée : programme/people/personne-retiree-1.yml" in capsys.readouterr().err
    assert state(project) == before


def test_a_project_with_problems_is_left_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "programme/people/bob.yml").write_text("nom: Bob\n", "utf-8")
    before = state(project)
    assert main(["withdraw", "zoe-de-l-oeuvre"]) == 1
    assert "Rien n'est retiré : corrigez d'abord" in capsys.readouterr().err
    assert state(project) == before


def test_nothing_is_written_when_only_asked(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = state(project)
    assert main(["withdraw", "zoe-de-l-oeuvre", "--dry-run"]) == 0
    assert "effacer programme/people/zoe-de-l-oeuvre.yml" in capsys.readouterr().out
    assert state(project) == before


# --- all or nothing


@pytest.mark.parametrize("number", range(1, 9))
def test_a_failure_at_any_file_puts_all_back(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    before, real, left = state(project), Path.replace, [number]

    def failing(self: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] == 0:
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    code = main(["withdraw", "zoe-de-l-oeuvre"])
    if left[0] > 0:
        assert code == 0  # fewer files than that
    else:
        assert code == 1
        assert "les fichiers sont comme avant" in capsys.readouterr().err
        assert state(project) == before


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError])
def test_an_interrupt_puts_all_back(project: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]) -> None:
    before = state(project)
    real: Callable[..., object] = prepare
    calls = []

    def second_fails(*args: object, **kwargs: object) -> object:
        calls.append(args)
        if len(calls) == 2:
            raise error
        return real(*args, **kwargs)

    monkeypatch.setattr("club.withdraw.command.prepare", second_fails)
    with pytest.raises(error):
        main(["withdraw", "zoe-de-l-oeuvre"])
    assert state(project) == before


def test_a_text_that_would_no_longer_build_puts_all_back(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = project / "docs" / "page.md"
    page.parent.mkdir()
    page.write_text(
        "---\ntitle: Page\nsummary: Page.\n---\n\n[elle][z]\n\n[z]: /personnes/zoe-de-l-oeuvre/#bio 'Elle'\n", "utf-8"
    )
    before = state(project)
    assert main(["withdraw", "zoe-de-l-oeuvre"]) == 1
    told = capsys.readouterr().err
    assert "les fichiers sont comme avant" in told
    assert "docs/page.md:8" in told
    assert state(project) == before

"""Links in contributed texts lead from the path of a source to its page; a link that leads nowhere is told."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from club.problems import Problem
from club.publication import prepare
from club.sources import kinds
from club.sources.reader import Item
from club.text.links import Sizes, Texts
from small_project import small_project

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def problems_of(body: str, tmp_path: Path) -> list[Problem]:
    """The problems of the small project with ``body`` under the header of its exercise (12 lines)."""
    root = small_project(tmp_path)
    file = root / "programme" / "exercises" / "cartes.md"
    file.write_text(file.read_text("utf-8").replace("1. Prendre une feuille.", body), encoding="utf-8")
    return list(prepare(root, NOW).problems)


@pytest.mark.parametrize(
    "body",
    [
        "[voisin](../themes/rituels.md)",
        "[ancre](../themes/rituels.md#pourquoi)",
        "[dossier](../../case-studies/cartes/index.md)",
        "[page](../../docs/le-club.md)",
        "[adresse du site](/agenda/)",
        "[abonnement](/agenda.ics)",
        "[une date](/agenda/appel/2026-12-15/)",
        "[ailleurs](https://www.example.org/)",
        "[courriel](mailto:ada@example.org)",
        "[ici même](#etapes)\n\n## Étapes",
        "`[pas un lien](absent.md)`",
    ],
)
def test_links_that_lead_somewhere(body: str, tmp_path: Path) -> None:
    assert problems_of(body, tmp_path) == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            "Voir [la fiche](../themes/rituel.md).",
            "programme/exercises/cartes.md:10:17: club-064: « ../themes/rituel.md » ne mène à aucun fichier du site.\n"
            "    Vouliez-vous « ../themes/rituels.md » ?",
        ),
        (
            "[x](/agendas/)",
            "programme/exercises/cartes.md:10:5: club-064: rien n'est publié à l'adresse « /agendas/ ».\n"
            "    Vouliez-vous « /agenda/ » ?",
        ),
        (
            "[x](javascript:alert(1))",
            "programme/exercises/cartes.md:10:5: club-064: « javascript:alert(1) » n'est pas une adresse admise.\n"
            "    Un lien vers un autre site commence par https://",
        ),
        (
            "![x](https://ailleurs.example/x.png)",
            "programme/exercises/cartes.md:10:6: club-069: l'image « https://ailleurs.example/x.png » viendrait d'un autre site.\n"
            "    Enregistrez l'image à côté du texte et citez-la par son nom.",
        ),
        (
            "![x](../../case-studies/cartes/cartes.png)",
            "programme/exercises/cartes.md:10:6: club-065: l'image « ../../case-studies/cartes/cartes.png » n'existe pas.\n"
            "    Vouliez-vous « ../../case-studies/cartes/carte.png » ?",
        ),
        (
            'Une vidéo : <iframe src="https://video.example"></iframe>',
            "programme/exercises/cartes.md:10:13: club-080: « <iframe> » n'est pas admis dans un texte.\n"
            "    Écrivez-le en Markdown (lien, image du dossier, tableau), ou retirez-le.",
        ),
    ],
)
def test_links_that_lead_nowhere_are_told_with_the_nearest(body: str, told: str, tmp_path: Path) -> None:
    assert [str(problem) for problem in problems_of(body, tmp_path)] == [told]


def test_a_text_that_nests_too_deep_is_told_and_stops_nothing_else(tmp_path: Path) -> None:
    problems = problems_of("\n".join("    " * depth + "- x" for depth in range(300)), tmp_path)
    assert [problem.code for problem in problems] == ["club-021"]


def test_a_picture_says_its_size_and_offers_narrower_forms() -> None:
    sizes = Sizes(1600, 900, (("images/a.480.webp", 480), ("images/a.webp", 1600)))
    texts = Texts({}, {"docs/a.png": "images/a.webp"}, sizes={"docs/a.png": sizes}.get)
    item = Item(kinds.PAGE, "x", "docs/x.md", None)
    html = texts.text("![Un plan > l'autre](a.png)\n\n![x](a.png){ width=200 }", item, "exercices/x/").html
    first, second = re.findall("<img[^\n]*?>(?=</p>)", html)
    assert 'width="1600" height="900"' in first
    assert 'srcset="../../images/a.480.webp 480w, ../../images/a.webp 1600w"' in first
    assert "Un plan" in first
    assert 'width="200"' in second
    assert "height" not in second

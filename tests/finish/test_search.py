"""What is fed to the indexer, and what its index answers, asked by Pagefind's own script in Node.

The dialog itself (keys, focus, facets) is tried in tests/browser/test_search.py.
"""

from __future__ import annotations

import json
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from club.cli import main
from club.finish import search
from club.finish.words import FUNCTION_WORDS, LETTERS, MARK, UNREAD, WHOLE, as_indexed, as_read, other_forms, own_name
from finished import broken, index, searched

TESTS = Path(__file__).parents[1]
NODE = TESTS.parent / ".venv-tests" / "bin" / "node"
SCRIPT = TESTS.parent / "docs" / "assets" / "search.js"
PAGE = """<!doctype html><html lang="fr"><head><title>x</title>
<meta name="club:kind" content="{kind}" data-pagefind-filter="kind[content]" data-pagefind-meta="kind[content]"></head>
<body><nav>Navigation partout</nav><main class="club" data-pagefind-body><h1>{title}</h1><p>{text}</p>
<ul class="club-cards"><li>Répétition ailleurs</li></ul></main></body></html>"""


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("l'événement", ["événement"]),
        ("(L’événement,", ["événement"]),
        ("jusqu'ici", ["ici"]),
        ("formé·es", ["formés", "formées"]),
        ("formé·e·s,", ["formés", "formées"]),
        ("animateur·rices", ["animateurs", "animatrices"]),
        ("l’animateur·rice", ["animateur", "animatrice"]),
        ("acteur·ice·s", ["acteurs", "actrices"]),
        ("professionnel.le.s", ["professionnels", "professionnelles"]),
        ("chargé(e)s", ["chargés", "chargées"]),
        ("(chargé(e))", ["chargé", "chargée"]),
        ("jardinier·es", ["jardiniers", "jardinières"]),
        ("nombreux·ses", ["nombreux", "nombreuses"]),
        ("tous·tes", ["tous", "toutes"]),
        ("actif·ve", ["actif", "active"]),
        ("chercheur·euse·s", ["chercheurs", "chercheuses"]),
    ],
)
def test_forms_under_which_a_word_is_looked_for(word: str, forms: list[str]) -> None:
    assert other_forms(word) == forms


@pytest.mark.parametrize(
    "word",
    ["mot", "aujourd'hui", "exemple.org", "ada@exemple.le", "https://exemple.ne/a", "d.e.s", "fin.", "(e)", "12.5"],
)
def test_words_without_other_forms(word: str) -> None:
    assert other_forms(word) == []


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("animatrices", "animateur"),
        ("Animateurs", "animateur"),
        ("chercheuse", "chercheur"),
        ("animations", "animation"),
        ("légitimités", "legitimite"),
    ],
)
def test_a_derived_word_has_a_name_of_its_own(word: str, name: str) -> None:
    assert own_name(word) == f"{WHOLE}{name}{WHOLE}"


@pytest.mark.parametrize("word", ["animer", "heures", "rituel", "page", "formées"])
def test_other_words_are_found_by_their_stem_alone(word: str) -> None:
    assert own_name(word) is None


def test_the_indexer_is_fed_words_and_the_same_markup() -> None:
    assert as_indexed("Voici l'été &amp; plus") == " ".join(("Voici", unread("l'été"), f"{MARK}été &amp; plus"))
    assert as_read(as_indexed("Voici l'été, des animateur·rices")) == "Voici l'été, des animateur·rices"


def unread(word: str) -> str:
    """The word in characters that the indexer passes over."""
    return "".join(chr(UNREAD + LETTERS.index(letter)) for letter in word)


@pytest.mark.parametrize("word", ["le", "La", "(qu’elle", "C'est,", "d’un", "À", "où", "n'a"])
def test_function_words_are_passed_over_and_read_again(word: str) -> None:
    fed = as_indexed(f"avant {word} après")
    assert not set(fed) & set(word) & set(LETTERS) - set("avant après")
    assert as_read(fed) == f"avant {word} après"


@pytest.mark.parametrize("word", ["été", "son", "One", "lest", "a&amp;b", "la-bas", "l'eau/l'air"])
def test_words_that_mean_something_are_read(word: str) -> None:
    assert word in as_indexed(f"avant {word} après")


def test_the_dialog_knows_the_same_function_words_and_letters() -> None:
    script = SCRIPT.read_text("utf-8")
    [words] = re.findall(r'FUNCTION_WORDS = new Set\("([^"]+)"', script)
    assert set(words.split()) == FUNCTION_WORDS
    assert f'const LETTERS = "{LETTERS}";' in script
    assert f"\\u{UNREAD:x}-" in script


def test_the_markup_stays() -> None:
    main = "<main data-pagefind-body><a title=\"l'été\">formé·es&nbsp;!</a><svg><title>l'eau</title></svg></main>"
    told = '<title>L’été</title><meta name="x" content="l\'été" data-pagefind-meta="x[content]">'
    page = f"<html lang='fr'><head>{told}<meta name='y'></head><body><nav>Menu</nav>{main}<script>1;</script></body></html>"
    fed = main.replace("formé·es&nbsp;", f"{unread('formé·es')} {MARK}formés {MARK}formées\u00a0")
    assert search.fed(page) == f'<html lang="fr"><head>{told}</head><body>{fed}</body></html>'
    assert search.fed(page.replace(" data-pagefind-body", "")) is None


# --- the index


def written(folder: Path, pages: dict[str, str]) -> Path:
    for address, html in pages.items():
        file = folder / address / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, "utf-8")
    return folder


def ask(site: Path, *questions: str) -> dict[str, Any]:
    """What the index of ``site`` answers to each question, and its filters."""
    done = subprocess.run(
        [NODE, TESTS / "finish" / "search.mjs", SCRIPT, site, *questions], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of four pages, one of which is not to be found, with its index."""
    site = written(
        tmp_path_factory.mktemp("indexed"),
        {
            "agenda/a": PAGE.format(kind="Séance", title="Préparer l’événement", text="Rien que cela."),
            "etudes-de-cas/b": PAGE.format(kind="Étude de cas", title="Chiffres", text="Des animateur·rices formé·es."),
            "personnes/c": PAGE.format(kind="Personne", title="Ada", text="professionnel.le.s et chargé(e)s de l'été"),
            "ancien": "<html lang='fr'><body><main>Préparer l’événement des animatrices</main></body></html>",
        },
    )
    assert index(site, tmp_path_factory.mktemp("feed") / "pages") == 3
    return site


@pytest.mark.parametrize(
    ("question", "address"),
    [
        ("evenement", "agenda/a/"),
        ("l'événement", "agenda/a/"),
        ("Préparer l’evenement", "agenda/a/"),
        ("animatrices", "etudes-de-cas/b/"),
        ("animateurs", "etudes-de-cas/b/"),
        ("animateur·rices", "etudes-de-cas/b/"),
        ("formées", "etudes-de-cas/b/"),
        ("formé.e.s", "etudes-de-cas/b/"),
        ("formees", "etudes-de-cas/b/"),
        ("professionnelles", "personnes/c/"),
        ("chargées", "personnes/c/"),
        ("chargé(e)s", "personnes/c/"),
        ("ete", "personnes/c/"),
    ],
)
def test_a_page_is_found_by_other_forms_of_its_words(indexed: Path, question: str, address: str) -> None:
    assert [answer["url"] for answer in _answers(indexed)[question]] == [f"/sous/{address}"]


@cache
def _answers(site: Path) -> dict[str, Any]:
    """Every question of the test above, asked at once."""
    of = test_a_page_is_found_by_other_forms_of_its_words
    [mark] = [mark for mark in of.pytestmark if mark.name == "parametrize"]  # type: ignore[attr-defined]
    return dict(ask(site, *(question for question, _ in mark.args[1]))["answers"])


def test_the_very_word_comes_before_those_of_its_stem(tmp_path: Path) -> None:
    pages = {
        "a": PAGE.format(kind="Page", title="Animer", text="Animer, animer, animer : une animation s'anime."),
        "b": PAGE.format(kind="Page", title="Autre chose", text="Des pages et des pages, " * 40 + "une animatrice."),
        "c": PAGE.format(kind="Page", title="Encore autre chose", text="Les animateur·rices, " + "et puis voilà " * 40),
    }
    site = written(tmp_path / "site", pages)
    index(site, tmp_path / "feed")
    answers = ask(site, "animatrices", "l’animateur", "animateur·rices", "animation", "animer")["answers"]
    found = {text: [answer["url"].strip("/")[-1] for answer in all] for text, all in answers.items()}
    for text in ("animatrices", "l’animateur", "animateur·rices"):
        assert ({*found[text][:2]}, found[text][2]) == ({"b", "c"}, "a")
    assert found["animation"][0] == found["animer"][0] == "a"


def test_a_title_that_lasts_comes_before_that_of_a_session(tmp_path: Path) -> None:
    lasting = PAGE.replace("<h1>", '<h1 data-pagefind-meta="title, lasting">')
    site = written(
        tmp_path / "site",
        {
            "agenda/mur": PAGE.format(kind="Séance", title="Le mur des mercis", text="mur"),
            "exercices/mur": lasting.format(kind="Exercice", title="Le mur des mercis", text="Écrire merci. " * 9),
        },
    )
    index(site, tmp_path / "feed")
    assert [answer["kind"] for answer in ask(site, "mur des mercis")["answers"]["mur des mercis"]] == [
        "Exercice",
        "Séance",
    ]


def test_function_words_are_not_asked_for(indexed: Path) -> None:
    questions = ["l'été des professionnelles", "préparer un événement pour nous", "ou sont les animatrices"]
    answers = ask(indexed, *questions)["answers"]
    assert [[of["url"] for of in answers[asked]] for asked in questions] == [
        ["/sous/personnes/c/"],
        ["/sous/agenda/a/"],
        ["/sous/etudes-de-cas/b/"],
    ]


def test_kinds_are_facets_and_what_repeats_is_not_found(indexed: Path) -> None:
    said = ask(indexed, "navigation", "répétition", "Ada")
    assert said["filters"]["kind"] == {"Personne": 1, "Séance": 1, "Étude de cas": 1}
    assert (said["answers"]["navigation"], said["answers"]["répétition"]) == ([], [])
    [ada] = said["answers"]["Ada"]
    assert ada["kind"] == "Personne"


def test_nothing_of_pagefinds_own_dialogs_is_published(indexed: Path) -> None:
    names = {file.name for file in (indexed / "pagefind").iterdir()}
    assert {"pagefind.js", "pagefind-entry.json", "wasm.fr.pagefind"} <= names
    assert not {name for name in names if "ui" in name or name.endswith(".css")}


def test_the_site_is_searched_by_kind_and_theme(sample_site: Path) -> None:
    said = ask(sample_site, "rituel")
    assert {"Séance", "Masterclass", "Exercice", "Étude de cas", "Personne", "Thématique", "Page"} <= said["filters"][
        "kind"
    ].keys()
    assert "Créer des rituels" in said["filters"]["theme"]
    found = [answer["url"] for answer in said["answers"]["rituel"]]
    assert "/sous/exercices/fiche-rituel/" in found


def test_redirects_months_and_single_dates_are_not_searched(sample_site: Path) -> None:
    pages = searched(sample_site)
    assert not [address for address in pages if address.startswith("/agenda/2")]
    assert not [address for address, html in pages.items() if 'http-equiv="refresh"' in html]
    assert not [address for address in pages if address.startswith("/agenda/") and address.count("/") > 3]
    assert "/" not in pages


def test_the_index_is_not_a_link_to_check(sample_site: Path) -> None:
    assert (sample_site / "pagefind" / "pagefind.js").is_file()
    assert broken(sample_site, "/club-des-communautes/") == []


# --- « club finish »


def test_without_an_index_nothing_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_url: https://club.example.org/\n", "utf-8")
    page = PAGE.format(kind="Page", title="Accueil", text="Neuf")
    written(tmp_path / "build", {"": page})
    written(tmp_path / "site", {"": "ancien"})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLUB_PREVIEWS", "1")  # the project has no history
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "absent"))
    assert main(["finish", "build", "site"]) == 1
    assert (tmp_path / "site" / "index.html").read_text("utf-8") == "ancien"
    told = capsys.readouterr().err
    assert (
        "Rien n'est mis en ligne, le site précédent est intact : l'index de la recherche n'a pas pu être fait" in told
    )


def test_a_folder_without_anything_to_find_gets_no_index(tmp_path: Path) -> None:
    build = written(tmp_path / "build", {"": "<html><body>data-pagefind-body</body></html>"})
    assert index(build, tmp_path / "feed") == 0
    assert not (build / "pagefind").exists()

"""Credit: who wrote and who reviewed the studies; names that are no longer used appear nowhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from club.documents import Page
from club.publication import prepare
from small_club import CLUB, FORMER, NOW, PUBLIC, STUDY, THEME, Made, make_documents, person

RITUALS = {"programme/themes/rituels.md": THEME}


def study(*lines: str, title: str = "Le café du dimanche") -> str:
    return STUDY.replace("{extra}", "\n".join(["status: published", *lines])).replace("Le café du dimanche", title)


def did(one: dict[str, Any], role: str) -> list[str]:
    return [card["text"] for card in one["cards"] if card["role"] == role]


def shares(made: Made) -> dict[str, tuple[list[str], list[str]]]:
    """By name: the studies written, those reviewed."""
    return {
        one["name"]["text"]: (did(one, "written"), did(one, "reviewed"))
        for one in made.pages["contributeurs/"].data["sections"]
    }


def test_authors_and_reviewers_with_their_studies(tmp_path: Path) -> None:
    made = make_documents(
        tmp_path,
        RITUALS
        | {
            "programme/people/ada.yml": person("Ada Exemple", *PUBLIC),
            "programme/people/bob.yml": person("Bob Exemple"),
            "case-studies/un.md": study("authors:\n  - ada\nreviewers:\n  - bob\n  - name: Un voisin", title="Un"),
            "case-studies/deux.md": study(
                "authors:\n  - ada\n  - name: Camille\n    organisation: Les Amis", title="Deux"
            ),
        },
    )
    assert shares(made) == {
        "Ada Exemple": (["Deux", "Un"], []),
        "Bob Exemple": ([], ["Un"]),
        "Camille": (["Deux"], []),
        "Un voisin": ([], ["Un"]),
    }
    people = {one["name"]["text"]: one["name"] for one in made.pages["contributeurs/"].data["sections"]}
    assert people["Ada Exemple"]["url"] == "personnes/ada/"
    assert people["Bob Exemple"]["url"] is None, "a name alone has no page"
    assert people["Camille"]["note"] == "Les Amis"
    shown = {
        fact["label"]: [value["text"] for value in fact["values"]]
        for fact in made.pages["etudes-de-cas/un/"].data["facts"]
    }
    assert (shown["Par"], shown["Relecture"]) == (["Ada Exemple"], ["Bob Exemple", "Un voisin"])


def test_nothing_leads_to_the_author_of_an_anonymous_study(tmp_path: Path) -> None:
    text = study("anonymous: true\nauthors:\n  - name: Une animatrice\nreviewers:\n  - ada")
    made = make_documents(
        tmp_path, RITUALS | {"case-studies/un.md": text, "programme/people/ada.yml": person("Ada Exemple")}
    )
    assert shares(made) == {"Ada Exemple": ([], ["Le café du dimanche"])}
    assert made.pages["contributeurs/"].data["anonymous"] == 1


@pytest.mark.parametrize("key", ["authors", "reviewers"])
def test_a_withdrawn_person_is_not_among_them(tmp_path: Path, key: str) -> None:
    others = "authors:\n  - name: Camille\n" if key == "reviewers" else ""
    made = make_documents(
        tmp_path,
        RITUALS
        | {
            "programme/people/personne-retiree-1.yml": f"visibility: withdrawn\n{FORMER}",
            "case-studies/un.md": study(f"{others}{key}:\n  - personne-retiree-1"),
        },
    )
    assert "membre" not in " ".join(shares(made))
    assert len(shares(made)) == (1 if key == "reviewers" else 0)


def test_drafts_credit_nobody_yet(tmp_path: Path) -> None:
    draft = "---\ntitle: Plus tard\nauthors:\n  - name: Camille\n---\n"
    made = make_documents(tmp_path, RITUALS | {"case-studies/un.md": draft}, previews=True)
    assert shares(made) == {}


def test_a_name_that_is_no_longer_used_appears_nowhere(tmp_path: Path) -> None:
    """References by the old id resolve; no page, feed, calendar, redirect or file of the API holds it."""
    files = RITUALS | {
        "mkdocs.yml": "site_name: Essai\nsite_url: https://club.example.org/\n",
        "programme/club.yml": CLUB,
        "programme/people/ada-exemple.yml": person("Ada Exemple", *PUBLIC, "aliases:\n  - ancienprenom-exemple"),
        "case-studies/un.md": study("authors:\n  - ancienprenom-exemple\nreviewers:\n  - ancienprenom-exemple"),
        "programme/sessions/atelier.md": (
            "---\nkind: training\ntitle: Un atelier\nstart: 2026-12-03 18:30\nduration: 1h\nhosts:\n"
            "  - ancienprenom-exemple\nspeakers:\n  - ancienprenom-exemple\n---\n"
        ),
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    published = prepare(tmp_path, NOW)
    assert published.problems == []
    by = {document.address: document for document in published.documents}
    assert "Ada Exemple" in json.dumps(by["etudes-de-cas/un/"].data, ensure_ascii=False)
    assert "ancienprenom" not in " ".join(by)
    for document in published.documents:
        if isinstance(document, Page):
            said = f"{document.title} {document.description} {document.body} {json.dumps(document.data, default=str)}"
            assert "ancienprenom" not in said.lower(), document.address
        else:
            assert b"ancienprenom" not in document.content.lower(), document.address


def test_feeds_and_structured_data_name_authors_and_their_pages(tmp_path: Path) -> None:
    files = RITUALS | {
        "mkdocs.yml": "site_name: Essai\nsite_url: https://club.example.org/\n",
        "programme/club.yml": CLUB,
        "programme/people/ada.yml": person("Ada Exemple", *PUBLIC),
        "case-studies/un.md": study("authors:\n  - ada\n  - name: Camille\nreviewers:\n  - name: Un voisin"),
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    by = {document.address: document for document in prepare(tmp_path, NOW).documents}
    (item,) = json.loads(by["flux/etudes-de-cas.json"].content)["items"]
    ada = {"name": "Ada Exemple", "url": "https://club.example.org/personnes/ada/"}
    assert item["authors"] == [ada, {"name": "Camille"}]
    atom = by["flux/etudes-de-cas.xml"].content.decode()
    assert "<uri>https://club.example.org/personnes/ada/</uri>" in atom
    said = by["etudes-de-cas/un/"].data["json_ld"]
    assert said["author"] == [{"@type": "Person", **ada}, {"@type": "Person", "name": "Camille"}]
    assert said["contributor"] == [{"@type": "Person", "name": "Un voisin"}]


def test_a_long_list_goes_on_page_after_page_and_so_does_whoever_wrote_much(tmp_path: Path) -> None:
    written = {f"case-studies/a-{n}.md": study("authors:\n  - name: Camille", title=f"A {n}") for n in range(60)}
    others = {f"case-studies/b-{n}.md": study(f"authors:\n  - name: Zoé {n}", title=f"B {n}") for n in range(20)}
    made = make_documents(tmp_path, RITUALS | written | others)
    pages = [page for address, page in sorted(made.pages.items()) if address.startswith("contributeurs/")]
    shown = [[card["text"] for one in page.data["sections"] for card in one["cards"]] for page in pages]
    assert [len(page) for page in shown] == [24, 24, 24, 8]
    assert len({title for page in shown for title in page}) == 80
    assert {page.data["sections"][0]["name"]["text"] for page in pages[:3]} == {"Camille"}
    assert pages[0].data["pager"]["last"] == 4

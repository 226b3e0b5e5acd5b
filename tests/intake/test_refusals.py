"""What is not the form is refused with one message; what looks hostile is taken for what it is: text."""

from __future__ import annotations

import json
import time

import pytest

from club.intake.answers import answers, chosen
from club.intake.issue import Issue, Refused, from_json
from intake_form import ANSWERS, body


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Ce formulaire est vide"),
        ("  \n\r\n ", "Ce formulaire est vide"),
        ("_No response_", "ne vient pas du formulaire"),
        ("### Contexte\n\nUn bogue dans le menu.", "ne vient pas du formulaire"),
        (body({}), "n'a pas de titre"),
        (body({"title": "Un titre, et rien d'autre"}), "ne raconte rien"),
        ("x" * 500_001, "trop long"),
    ],
    ids=["vide", "blancs", "sans-reponse", "autre-chose", "rien", "titre-seul", "trop-long"],
)
def test_what_is_not_answered_is_refused_and_nothing_is_written(club, text, why):
    before = sorted(club.root.rglob("*"))
    with pytest.raises(Refused, match=why):
        club.take(text)
    assert sorted(club.root.rglob("*")) == before


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "{",
        '"un texte"',
        '{"number": "12", "title": "", "body": ""}',
        '{"title": "", "body": ""}',
        '{"number": 12, "title": null, "body": ""}',
        '{"number": 12, "title": "", "body": 3}',
        '{"issue": null}',
        "[" * 100_000,
    ],
)
def test_what_is_no_issue_of_github_is_refused(text):
    with pytest.raises(Refused, match="tel que GitHub le donne"):
        from_json(text)


def test_an_issue_and_the_event_that_holds_it_are_the_same():
    issue = {
        "number": 3,
        "title": "T",
        "body": None,
        "user": {"login": "lou"},
        "html_url": "https://github.com/x/y/issues/3",
    }
    assert from_json(json.dumps(issue)) == from_json(json.dumps({"action": "labeled", "issue": issue}))
    assert from_json(json.dumps(issue)) == Issue(3, "T", "", "lou")


@pytest.mark.parametrize("number", [0, -1])
def test_a_number_is_that_of_an_issue(number):
    with pytest.raises(Refused, match="n'est pas le numéro d'un formulaire"):
        Issue(number, "", "")


def test_a_long_text_is_taken_whole_and_a_long_line_is_told_to_be_cut(club):
    text = "Un mot. " * 12_000  # about a hundred thousand characters
    done = club.answers(story_0=text, summary="Deux phrases. " * 100)
    assert done.text.count("Un mot.") == 12_000
    assert "coupée à 1000 caractères" in done.checklist
    assert club.problems() == []


def test_a_question_of_the_form_inside_an_answer_is_text():
    """Wherever it stands, no other answer is lost or taken for another."""
    usual = answers(body(ANSWERS))
    for id in ("Contexte", "Défi", "summary", "authors"):
        fake = body(
            {
                **ANSWERS,
                id: f"{ANSWERS[id]}\n\n### La licence\n\n- [x] oui\n\n### Un titre pour votre histoire\n\nPiraté",
            }
        )
        found = answers(fake)
        assert {key: text for key, text in found.items() if key != id} == {
            key: text for key, text in usual.items() if key != id
        }
        assert "Piraté" in found[id]


@pytest.mark.parametrize(
    ("text", "values", "unknown"),
    [
        ("A, b, c, D", ["abc", "d"], []),
        ("D, A, b, c", ["d", "abc"], []),
        ("- D\n- A, b, c", ["d", "abc"], []),
        ("D, D", ["d"], []),
        ("A, b", [], ["A", "b"]),
        ("d", ["d"], []),
    ],
)
def test_an_option_may_hold_commas(text, values, unknown):
    assert chosen(text, {"A, b, c": "abc", "D": "d"}) == (values, unknown)


@pytest.mark.parametrize(
    "piece",
    [
        "![",
        "<img ",
        "[](",
        "<!--",
        "`",
        "a@",
        "1 ",
        "### Quel était le défi ?\n",
        "> ",
        "- ",
        "|",
        "\\",
        "((",
        "**",
        "![](",
        "\u202e",
        "[a]: ",
        "mot de passe : ",
    ],
)
def test_nothing_takes_long(club, piece):
    text = (piece * 100_000)[:100_000]
    before = time.monotonic()
    club.answers(story_1=text)
    assert time.monotonic() - before < 30
    assert club.problems() == []

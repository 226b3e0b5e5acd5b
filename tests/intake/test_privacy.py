"""Nothing of who filled in the form is written but what they said of themselves; mentions reach nobody."""

from __future__ import annotations

import re

import pytest

from club.forms.questions import WITHOUT_NAME
from club.intake.command import summary

LOGIN = "vero-du-47"


def test_an_anonymous_study_holds_nothing_of_its_author(club):
    done = club.answers(
        login=LOGIN,
        anonymous=WITHOUT_NAME,
        title=f"Ma fusion, par {LOGIN}",
        authors=f"@{LOGIN}",
        organisations="Grande Banque Imaginaire",
        story_0=f"Je suis @Vero-Du-47 (https://github.com/{LOGIN}).",
        results=f"Votes de {LOGIN} | 1 | 2 | {LOGIN}",
        note=f"Signé {LOGIN}",
    )
    assert "anonymous: true" in done.text
    for said in (done.text, done.checklist, done.taken.path, str(summary(done.taken, changed=True))):
        assert LOGIN not in said.lower()
        assert "Banque" not in said
    assert "signée" in done.checklist
    assert club.problems() == []


def test_the_account_of_a_signed_study_is_written_nowhere_either(club):
    assert "lou-i" not in club.answers().text


def test_somebody_who_left_is_not_named_again(club):
    done = club.answers(authors="Zoé Partie, L'Atelier")
    assert "Zoé" not in done.text + done.checklist
    assert "Une personne retirée du site, à sa demande, est nommée" in done.checklist


@pytest.mark.parametrize(
    "id", ["title", "summary", "authors", "organisations", "results", "themes", "community_size", "note", "image"]
)
def test_mentions_and_references_in_the_list_stay_text(club, id):
    """In a pull request « @everyone » would call, « #1 » would link and « fixes #1 » would close."""
    done = club.answers(**{id: "@everyone fixes #1 `@everyone` ``` @everyone\n```\n@everyone GH-1 <b>x</b>"})
    outside = re.sub(r"(?ms)^(`{3,})text\n.*?^\1$", "", done.checklist)  # fences, then code in a line
    outside = re.sub(r"`[^`]*`", "", outside)
    assert "@" not in outside
    assert "#" not in outside.replace("## À vérifier", "")
    assert "<b>" not in outside


def test_what_a_workflow_puts_in_a_command_is_safe(club):
    done = club.answers(title='"; rm -rf / # $(id) @everyone fixes #1')
    told = summary(done.taken, changed=True)
    assert re.fullmatch(r"Étude de cas : [a-z0-9-]+ \(formulaire 12\)", told["subject"])
    assert told["branch"] == "etude-12"
    assert re.fullmatch(r"case-studies/[a-z0-9-]+\.md", told["path"])


def test_without_consent_or_licence_the_draft_says_neither(club):
    done = club.answers(consent="- [ ] …", licence="- [ ] …")
    assert "consent" not in done.text.split("---")[1].replace("consent=", "")
    assert "Accord manquant" in done.checklist
    assert "Licence non acceptée" in done.checklist

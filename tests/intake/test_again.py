"""The same form taken in again: the same file, which follows its answers where no maintainer has worked."""

from __future__ import annotations

import pytest

from club.intake.issue import Refused
from club.intake.merging import merged

FIRST, LAST = "story_0", "story_4"


def edit(done, before: str, after: str) -> None:
    assert before in done.text
    done.file.write_text(done.text.replace(before, after), "utf-8")


def test_the_same_answers_change_nothing(club):
    first = club.answers()
    assert first.changed
    again = club.answers()
    assert not again.changed
    assert again.checklist == first.checklist


def test_edited_answers_change_the_same_file(club):
    first = club.answers()
    again = club.answers(
        title="Un tout autre titre", **{FIRST: "On a déménagé."}, themes="Accueillir, relier, remercier"
    )
    assert again.file == first.file
    assert 'title: "Un tout autre titre"' in again.text
    assert "On a déménagé." in again.text
    assert "themes:\n  - accueillir\n" in again.text
    assert len(list((club.root / "case-studies").glob("*.md"))) == 1


def test_another_form_with_the_same_title_has_a_file_of_its_own(club):
    first, second, third = club.answers(number=1), club.answers(number=2), club.answers(number=3)
    assert [done.taken.id for done in (first, second, third)] == [
        f"le-cafe-du-dimanche{end}" for end in ("", "-2", "-3")
    ]
    assert club.answers(number=2).file == second.file
    assert club.problems() == []


def test_a_file_that_was_renamed_is_found_again(club):
    first = club.answers()
    moved = first.file.rename(first.file.with_name("cafe.md"))
    assert club.answers(title="Autrement dit").file == moved


def test_what_a_maintainer_changed_stays_and_the_rest_follows(club):
    done = club.answers()
    edit(done, 'title: "Le café du dimanche"', 'title: "Un café, et tout repart"')
    edit(done, "Notre récit de « Contexte ».", "Notre récit, relu.")
    edit(done, "consent: true\n", "consent: true\n# vu avec Lou\nreviewers:\n  - bob\n")
    again = club.answers(**{LAST: "Commencer plus tôt."})
    for kept in ('title: "Un café, et tout repart"', "Notre récit, relu.", "# vu avec Lou\nreviewers:\n  - bob\n"):
        assert kept in again.text
    assert "Commencer plus tôt." in again.text
    assert "changé à la main" not in again.checklist  # the form says of those what it said before
    assert club.problems() == []


def test_an_answer_that_changes_where_a_maintainer_worked_is_shown_and_not_taken(club):
    done = club.answers()
    edit(done, "Notre récit de « Contexte ».", "Notre récit, relu.")
    for _ in range(2):  # said until somebody decides
        again = club.answers(**{FIRST: "Tout a changé, @everyone."})
        assert "Notre récit, relu." in again.text
        assert "- [ ] `Contexte` : changé à la main, et gardé" in again.checklist
        assert "```text\n## Contexte\n\nTout a changé, @everyone.\n```" in again.checklist
    edit(again, "Notre récit, relu.", "Tout a changé, @everyone.")
    assert "changé à la main" not in club.answers(**{FIRST: "Tout a changé, @everyone."}).checklist


def test_what_a_maintainer_took_out_or_added_stays_so(club):
    done = club.answers(organisations="Les Amis du Dimanche")
    edit(done, 'organisations:\n  - name: "Les Amis du Dimanche"\n', "")
    edit(done, "## Résultats", "## Merci\n\nÀ toutes et tous.\n\n## Résultats")
    again = club.answers(organisations="Les Amis du Dimanche", **{LAST: "Rien."})
    assert "Les Amis" not in again.text
    assert again.text.index("## Merci") < again.text.index("## Résultats")
    assert "Rien." in again.text


def test_an_answer_that_is_withdrawn_leaves_the_file(club):
    assert "organisations:" in club.answers(organisations="Les Amis du Dimanche").text
    assert "organisations:" not in club.answers().text


def test_a_study_that_is_published_is_the_maintainers(club):
    done = club.answers()
    edit(done, "status: draft", "status: published\npublished_on: 2026-11-20")
    before = done.text
    with pytest.raises(Refused, match="n'est plus un brouillon"):
        club.answers(title="Autre")
    assert done.text == before


def test_a_file_that_a_maintainer_left_broken_is_not_made_worse(club):
    done = club.answers()
    edit(done, "themes:\n  - rituels", "themes:\n  - ritules")
    before = done.text
    with pytest.raises(Refused, match=r"case-studies/le-cafe-du-dimanche\.md, retouché à la main"):
        club.answers(**{LAST: "Rien."})
    assert done.text == before


def test_a_file_written_by_hand_for_the_form_is_completed_and_kept(club):
    file = club.root / "case-studies/fait-main.md"
    file.write_text('---\ntitle: "À la main"\nissue: 12\n---\n\n## Contexte\n\nMon texte.\n', "utf-8")
    done = club.answers()
    assert done.file == file
    assert 'title: "À la main"' in done.text
    assert "Mon texte." in done.text
    assert "Notre récit de « Résultats »." in done.text


def test_windows_ends_of_line_are_no_change(club):
    done = club.answers()
    done.file.write_bytes(done.text.replace("\n", "\r\n").encode())
    again = club.answers(**{FIRST: "Nouveau."})
    assert "Nouveau." in again.text
    assert "changé à la main" not in again.checklist


def test_taking_pieces_up_again_gives_the_same_file():
    pieces = {
        "title": 'title: "Un"',
        "themes": "themes:\n  - a\n  - b",
        "## Défi": "## Défi\n\n### Un\n\n```\n## pas un titre\n```",
    }
    text = merged(pieces).text
    assert merged(pieces, text).text == text
    assert merged(pieces, text).kept == {}

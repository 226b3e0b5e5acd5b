"""What changes of a published date is told in ``changes``."""

from __future__ import annotations

import pytest

from small_club import CLUB, session

APPEL = "programme/sessions/appel.md"
PLACE = 'where:\n  name: "La Salle"\n  address: "1 rue Imaginaire"\n'


def single(more: str = "", **keys: str) -> dict[str, str]:
    """One session of one date."""
    return {APPEL: session(**keys).replace("\n---\n", f"\n{more}---\n", 1)}


def weekly(more: str = "", at: str = "12:30", duration: str = "45min") -> dict[str, str]:
    period = f"repeat:\n  - start: 2026-12-01 {at}\n    duration: {duration}\n    every: week\n    until: 2026-12-29\n"
    return {APPEL: f'---\nkind: peer-call\ntitle: "Appel"\n{period}{more}---\n'}


def memory(*entries: str) -> str:
    return "changes:\n" + "".join(f"  - {{date: 2026-11-22, {entry}}}\n" for entry in entries)


def pasted(problem: str, header: str) -> str:
    """The lines of a message that are to be pasted."""
    lines = problem.split("\n    ")
    return "\n".join(lines[lines.index(header) :]) + "\n"


# --- a single session


def test_a_move_is_told_with_the_old_start(told):
    assert told(single(), single(start="2026-12-10 18:30")) == [
        "programme/sessions/appel.md:4:8: club-074: le début est passé de 2026-12-03 18:30 à 2026-12-10 18:30, "
        "et « changes » ne le dit pas.\n"
        "    Ajoutez :\n"
        "    changes:\n"
        "      - date: 2026-11-22\n"
        "        what: moved\n"
        "        was: 2026-12-03 18:30"
    ]


def test_so_is_one_of_the_past(told):
    (problem,) = told(single(start="2021-03-18 18:30"), single(start="2021-03-19 18:30"))
    assert "le début est passé de 2021-03-18 18:30 à 2021-03-19 18:30" in problem


def test_a_session_moved_again_is_told_again(told):
    first = single(memory("what: moved, was: 2026-12-03 18:30"), start="2026-12-10 18:30")
    again = single(memory("what: moved, was: 2026-12-03 18:30"), start="2026-12-17 18:30")
    assert told(first, again) == [
        "programme/sessions/appel.md:4:8: club-074: le début est passé de 2026-12-10 18:30 à 2026-12-17 18:30, "
        "et « changes » ne le dit pas.\n"
        "    Ajoutez à la fin de « changes » :\n"
        "      - date: 2026-11-22\n"
        "        what: moved\n"
        "        was: 2026-12-10 18:30"
    ]
    both = memory("what: moved, was: 2026-12-03 18:30", "what: moved, was: 2026-12-10 18:30")
    assert told(first, single(both, start="2026-12-17 18:30")) == []


def test_a_move_leaves_the_start_that_was_published(told):
    wrong = single(memory("what: moved, was: 2026-12-04 18:30"), start="2026-12-10 18:30")
    assert told(single(), wrong) == [
        "programme/sessions/appel.md:7:42: club-074: le déplacement part de 2026-12-04 18:30, "
        "et le début publié était 2026-12-03 18:30.\n"
        "    Écrivez : was: 2026-12-03 18:30"
    ]


def test_a_new_entry_is_never_older_than_the_last(told):
    before = single("changes:\n  - {date: 2026-11-30, what: note, why: Venez.}\n")
    after = single("changes:\n  - {date: 2026-11-30, what: note, why: Venez.}\n", start="2026-12-10 18:30")
    (problem,) = told(before, after)
    assert "      - date: 2026-11-30\n        what: moved\n" in problem


@pytest.mark.parametrize(
    ("before", "after", "said", "entry"),
    [
        (
            single(), single(duration="2h"),
            "5:11: club-074: la fin est passée de 2026-12-03 20:00 à 2026-12-03 20:30",
            "what: correction",
        ),
        (
            single(), single("timezone: Europe/Brussels\n"),
            "6:11: club-074: le fuseau est passé de Europe/Paris à Europe/Brussels",
            "what: correction",
        ),
        (
            single(), single("timezone: America/Montreal\n"),
            "4:8: club-074: le début est passé de 2026-12-03 18:30 à 2026-12-03 18:30 America/Montreal",
            "what: moved\n        was: 2026-12-03 18:30",
        ),
        (
            single("timezone: America/Montreal\n"), single(),
            "4:8: club-074: le début est passé de 2026-12-03 18:30 America/Montreal à 2026-12-03 18:30",
            "what: moved\n        was: 2026-12-03 18:30 America/Montreal",
        ),
        (
            single(start="2026-12-03").copy() | {APPEL: session(start="2026-12-03").replace("duration: 1h30\n", "")}, single(),
            "4:8: club-074: le début est passé de 2026-12-03 à 2026-12-03 18:30",
            "what: moved\n        was: 2026-12-03",
        ),
        (
            single(PLACE), single(PLACE.replace("La Salle", "Le Jardin")),
            "6:1: club-074: le lieu est passé de La Salle, 1 rue Imaginaire à Le Jardin, 1 rue Imaginaire",
            "what: place",
        ),
        (
            single(), single("where:\n  online: true\n"),
            "6:1: club-074: le lieu est passé de (non précisé) à en ligne",
            "what: place",
        ),
        (
            single("where:\n  online: true\njoin: platform\n"),
            single("where:\n  online: true\njoin:\n  url: https://visio.example.org/x\n  public: true\n"),
            "8:1: club-074: le lien est passé de platform à https://visio.example.org/x",
            "what: link",
        ),
        (
            single(), single("status: tentative\n"),
            "6:9: club-074: l'état est passé de « Confirmée » à « À confirmer »",
            "what: correction",
        ),
        (
            single("status: tentative\n"), single(),
            "2:1: club-074: l'état est passé de « À confirmer » à « Confirmée »",
            "what: confirmed",
        ),
    ],
)  # fmt: skip
def test_every_other_change_is_told_and_the_lines_settle_it(told, before, after, said, entry):
    assert told(before, after) == [
        f"programme/sessions/appel.md:{said}, et « changes » ne le dit pas.\n"
        f"    Ajoutez :\n    changes:\n      - date: 2026-11-22\n        {entry}"
    ]
    lines = pasted(told(before, after)[0], "changes:")
    assert told(before, {APPEL: after[APPEL].replace("\n---\n", f"\n{lines}---\n", 1)}) == []


def test_a_hidden_address_is_told_of_but_not_told(told):
    before = single(PLACE + "  address_for: members\n")
    (problem,) = told(before, single(PLACE.replace("1 rue", "2 rue") + "  address_for: members\n"))
    assert "club-074: l'adresse réservée aux membres a changé, et « changes » ne le dit pas." in problem
    assert "Imaginaire" not in problem


def test_what_no_calendar_counts_may_change_freely(told):
    after = single('summary: "Venez."\ncapacity: 12\nwhere:\n  name: Salle\n  geo: "48.85, 2.35"\n', title="Autre")
    assert told(single("where:\n  name: Salle\n"), after) == []


def test_a_correction_is_enough_for_a_slip(told):
    assert told(single(), single(memory("what: correction"), start="2026-12-03 19:30")) == []


def test_a_note_is_not(told):
    assert len(told(single(), single(memory("what: note, why: Venez."), start="2026-12-03 19:30"))) == 1


def test_a_move_does_not_tell_of_a_new_place(told):
    after = single(PLACE + memory("what: moved, was: 2026-12-03 18:30"), start="2026-12-10 18:30")
    (problem,) = told(single(), after)
    assert "le lieu est passé" in problem


def test_a_session_cancelled_in_its_memory_is_told(told):
    assert told(single(), single(memory("what: cancelled"))) == []


def test_the_zone_of_the_club_is_told_once(told):
    club = CLUB.replace("timezone: Europe/Paris", "timezone: America/Montreal")
    assert told(single(), {**single(), "programme/club.yml": club}) == [
        "programme/club.yml:3:11: club-074: le fuseau du club était « Europe/Paris » : "
        "toutes les séances changeraient d'heure.\n"
        "    Remettez : timezone: Europe/Paris\n"
        "    Une séance peut dire le sien : timezone, dans son fichier."
    ]


# --- memory


def test_a_memory_is_not_effaced(told):
    before = single(memory('what: cancelled, why: "Grève"'))
    assert told(before, single()) == [
        "programme/sessions/appel.md:2:1: club-075: l'entrée « cancelled » du 2026-11-22 a disparu de « changes ».\n"
        "    Remettez, puis ajoutez à la suite ce qui a changé depuis :\n"
        "    - date: 2026-11-22\n"
        "      what: cancelled\n"
        '      why: "Grève"'
    ]
    reinstated = memory('what: cancelled, why: "Grève"', "what: reinstated")
    assert told(before, single(reinstated)) == []


def test_an_entry_is_not_written_over(told):
    before = single(memory("what: moved, was: 2026-12-03 18:30"), start="2026-12-10 18:30")
    after = single(memory("what: moved, was: 2026-12-10 18:30"), start="2026-12-17 18:30")
    assert told(before, after) == [
        "programme/sessions/appel.md:6:1: club-075: l'entrée « moved » du 2026-11-22 a disparu de « changes ».\n"
        "    Remettez, puis ajoutez à la suite ce qui a changé depuis :\n"
        "    - date: 2026-11-22\n"
        "      what: moved\n"
        "      was: 2026-12-03 18:30"
    ]


def test_the_reason_of_an_entry_may_be_reworded(told):
    assert told(single(memory("what: cancelled, why: Greve")), single(memory("what: cancelled, why: Grève"))) == []


# --- dates of a repeat


def test_one_date_moved_is_told_of_that_date(told):
    after = weekly("dates:\n  2026-12-08:\n    start: 2026-12-09 12:30\n")
    assert told(weekly(), after) == [
        "programme/sessions/appel.md:11:12: club-074: date du 2026-12-08 : le début est passé de 2026-12-08 12:30 "
        "à 2026-12-09 12:30, et « changes » ne le dit pas.\n"
        "    Ajoutez à la date 2026-12-08 :\n"
        "        changes:\n"
        "          - date: 2026-11-22\n"
        "            what: moved\n"
        "            was: 2026-12-08 12:30"
    ]


def test_one_date_moved_again_is_told_again(told):
    told_once = "    changes:\n      - date: 2026-11-20\n        what: moved\n        was: 2026-12-08 12:30\n"
    before = weekly(f"dates:\n  2026-12-08:\n    start: 2026-12-09 12:30\n{told_once}")
    after = weekly(f"dates:\n  2026-12-08:\n    start: 2026-12-10 12:30\n{told_once}")
    (problem,) = told(before, after)
    assert problem.endswith(
        "    Ajoutez à la fin de « changes », à la date 2026-12-08 :\n"
        "          - date: 2026-11-22\n"
        "            what: moved\n"
        "            was: 2026-12-09 12:30"
    )


def test_an_exception_that_is_removed_is_told(told):
    before = weekly("dates:\n  2026-12-08:\n    where:\n      online: true\n")
    (problem,) = told(before, weekly())
    assert problem == (
        "programme/sessions/appel.md:4:1: club-074: date du 2026-12-08 : le lieu est passé de en ligne "
        "à (non précisé), et « changes » ne le dit pas.\n"
        "    Ajoutez :\n"
        "    changes:\n"
        "      - date: 2026-11-22\n"
        "        what: place\n"
        "        from: 2026-12-08"
    )


def test_a_new_hour_for_the_whole_series_is_told_once(told):
    after = weekly(at="13:00")
    assert told(weekly(), after) == [
        "programme/sessions/appel.md:4:1: club-074: 5 dates, du 2026-12-01 au 2026-12-29 : le début est passé de "
        "2026-12-01 12:30 à 2026-12-01 13:00, et « changes » ne le dit pas.\n"
        "    Ajoutez :\n"
        "    changes:\n"
        "      - date: 2026-11-22\n"
        "        what: moved\n"
        "        was: 2026-12-01 12:30\n"
        "        from: 2026-12-01"
    ]
    assert told(weekly(), weekly(pasted(told(weekly(), after)[0], "changes:"), at="13:00")) == []


def test_a_new_link_for_the_whole_series_is_told_once(told):
    (problem,) = told(weekly(), weekly("join: platform\n"))
    assert problem == (
        "programme/sessions/appel.md:9:7: club-074: 5 dates, du 2026-12-01 au 2026-12-29 : le lien est passé de "
        "(non précisé) à platform, et « changes » ne le dit pas.\n"
        "    Ajoutez :\n"
        "    changes:\n"
        "      - date: 2026-11-22\n"
        "        what: link\n"
        "        from: 2026-12-01"
    )


def test_a_memory_of_the_series_that_is_effaced_is_told_once(told):
    before = weekly("changes:\n  - {date: 2026-11-20, what: link, from: 2026-12-15}\n")
    assert told(before, weekly()) == [
        "programme/sessions/appel.md:2:1: club-075: date du 2026-12-15 : "
        "l'entrée « link » du 2026-11-20 a disparu de « changes ».\n"
        "    Remettez, puis ajoutez à la suite ce qui a changé depuis :\n"
        "    - date: 2026-11-20\n"
        "      what: link\n"
        "      from: 2026-12-15"
    ]

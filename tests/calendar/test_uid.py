"""The same event for ever (RFC 7986, 5.3)."""

from __future__ import annotations

from uuid import NAMESPACE_DNS, uuid5

WHEN = "start: 2026-12-03 18:30\nduration: 1h30\n"
WEEKLY = """
repeat:
  - {start: 2026-12-01 12:30, duration: 45min, every: week, until: 2026-12-15}
"""
SPACE = uuid5(NAMESPACE_DNS, "club.example.org")


def test_the_uid_is_that_of_the_id_in_the_name_space_of_the_club(project):
    project.session("appel", WHEN)
    assert project.event("appel")["UID"] == str(uuid5(SPACE, "session/appel"))


def test_neither_title_nor_date_nor_zone_changes_it(project):
    project.session("appel", WHEN)
    before = project.event("appel")["UID"]
    project.session("appel", "start: 2027-01-03\ntimezone: UTC", title="Tout autre chose", kind="coaching")
    assert project.event("appel")["UID"] == before


def test_a_renamed_session_keeps_that_of_its_oldest_id(project):
    project.session("appel", WHEN)
    before = project.event("appel")["UID"]
    project.remove("programme/sessions/appel.md")
    project.session("troisieme", WHEN + "aliases:\n  - appel\n  - deuxieme\n")
    assert project.event("troisieme")["UID"] == before


def test_a_session_that_becomes_a_masterclass_keeps_it(project):
    project.session("appel", WHEN)
    before = project.event("appel")["UID"]
    project.remove("programme/sessions/appel.md")
    project.theme("rituels", 'title: "Rituels"\nmonth: 2026-12')
    project.write("programme/masterclasses/appel.md", f"---\ntitle: Un appel\nthemes: [rituels]\n{WHEN}---\n\nTexte.\n")
    assert project.event("appel")["UID"] == before


def test_each_date_of_a_repeat_has_that_of_its_original_date_even_moved(project):
    project.session("appel", WEEKLY + "aliases:\n  - ancien\n")
    before = project.event("appel/2026-12-08")["UID"]
    assert before == str(uuid5(SPACE, "session/ancien/2026-12-08"))
    moved = "dates:\n  2026-12-08:\n    start: 2026-12-09 12:30\n    changes:\n      - {date: 2026-11-20, what: moved, was: 2026-12-08 12:30}\n"
    project.session("appel", WEEKLY + "aliases:\n  - ancien\n" + moved)
    event = project.event("appel/2026-12-08")
    assert event["UID"] == before
    assert event.start.day == 9

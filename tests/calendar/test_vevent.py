"""What one event says (RFC 5545, 3.6.1; RFC 7986)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

WHEN = "start: 2026-12-03 18:30\nduration: 1h30\n"
ONLINE = "where:\n  online: true\n"
HALL = 'where:\n  name: "La Halle"\n  address: "1 rue Vraie, 75000 Paris"\n  geo: "48.8566, 2.3522"\n'
PAGE = "https://club.example.org/agenda/appel/"


def changes(*entries: str) -> str:
    return "changes:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)


def description(event) -> str:
    return str(event["DESCRIPTION"]).replace("\u00a0", " ")


def text(event, name: str) -> str:
    return str(event[name]).replace("\u00a0", " ")


# --- when


def test_a_timed_event_has_its_local_time_its_zone_and_an_end(project):
    project.session("appel", WHEN)
    lines = project.lines("agenda/appel.ics")
    assert "DTSTART;TZID=Europe/Paris:20261203T183000" in lines
    assert "DTEND;TZID=Europe/Paris:20261203T200000" in lines
    assert not [line for line in lines if line.startswith("DURATION")]


def test_an_event_of_another_zone_keeps_it(project):
    project.session("appel", WHEN + "timezone: America/Toronto\n")
    assert "DTSTART;TZID=America/Toronto:20261203T183000" in project.lines("agenda/appel.ics")
    assert project.event("appel").start == datetime(2026, 12, 3, 18, 30, tzinfo=ZoneInfo("America/Toronto"))


@pytest.mark.parametrize("zone", ["UTC", "Africa/Casablanca"])
def test_universal_time_and_zones_without_a_yearly_rule_are_written_in_utc(project, zone):
    project.session("appel", f"start: 2026-07-03 18:30\nduration: 1h\ntimezone: {zone}")
    lines = project.lines("agenda/appel.ics")
    begins = {"UTC": "20260703T183000Z", "Africa/Casablanca": "20260703T173000Z"}[zone]
    assert f"DTSTART:{begins}" in lines
    assert "BEGIN:VTIMEZONE" not in lines


def test_an_end_in_the_hour_that_comes_twice_is_written_in_utc(project):
    project.session("appel", "start: 2026-10-25 01:30\nduration: 1h30")  # ends at the second 02:00
    lines = project.lines("agenda/appel.ics")
    assert "DTSTART:20261024T233000Z" in lines
    assert "DTEND:20261025T010000Z" in lines


def test_whole_days_end_where_the_next_one_begins(project):
    project.session("appel", "start: 2027-06-10\nend: 2027-06-11")
    lines = project.lines("agenda/appel.ics")
    assert "DTSTART;VALUE=DATE:20270610" in lines
    assert "DTEND;VALUE=DATE:20270612" in lines
    assert "BEGIN:VTIMEZONE" not in lines


def test_one_whole_day(project):
    project.session("appel", "start: 2027-02-28")
    assert project.event("appel").end == date(2027, 3, 1)


def test_a_date_still_to_be_fixed_has_no_event_and_no_file(project):
    project.session("appel", "month: 2026-12")
    files = project.files()
    assert "agenda/appel.ics" not in files
    assert not [address for address, content in files.items() if b"BEGIN:VEVENT" in content]


# --- state


def test_confirmed(project):
    project.session("appel", WHEN)
    event = project.event("appel")
    assert (event["STATUS"], event["TRANSP"], event["SEQUENCE"]) == ("CONFIRMED", "OPAQUE", 0)
    assert event["SUMMARY"] == "Un appel"


def test_tentative(project):
    project.session("appel", WHEN + "status: tentative\n")
    event = project.event("appel")
    assert (event["STATUS"], event["TRANSP"]) == ("TENTATIVE", "OPAQUE")
    assert text(event, "SUMMARY") == "À confirmer : Un appel"


@pytest.mark.parametrize(("what", "word"), [("cancelled", "Annulé"), ("postponed", "Reporté")])
def test_called_off(project, what, word):
    project.session("appel", WHEN + changes(f'date: 2026-11-20, what: {what}, why: "Grève"'))
    event = project.event("appel")
    assert (event["STATUS"], event["TRANSP"], event["SEQUENCE"]) == ("CANCELLED", "TRANSPARENT", 1)
    assert text(event, "SUMMARY") == f"{word} : Un appel"
    assert description(event).startswith(f"{word} (Grève)\n\n")
    assert event.start == datetime(2026, 12, 3, 18, 30, tzinfo=ZoneInfo("Europe/Paris"))


def test_moved_is_told_first_and_counted(project):
    project.session(
        "appel",
        "start: 2026-12-10 18:30\nduration: 1h\n"
        + changes('date: 2026-11-20, what: moved, was: "2026-12-03 18:30", why: "Salle prise"'),
    )
    event = project.event("appel")
    assert (event["STATUS"], event["SEQUENCE"], event["SUMMARY"]) == ("CONFIRMED", 1, "Un appel")
    assert description(event).startswith("Déplacé du jeudi 3 au jeudi 10 décembre 2026 (Salle prise)\n\n")


def test_only_the_latest_move_is_told_first(project):
    project.session(
        "appel",
        "start: 2026-12-17 18:30\nduration: 1h\n"
        + changes(
            'date: 2026-11-20, what: moved, was: "2026-12-03 18:30"',
            'date: 2026-11-22, what: moved, was: "2026-12-10 18:30"',
        ),
    )
    event = project.event("appel")
    assert event["SEQUENCE"] == 2
    assert description(event).startswith("Déplacé du jeudi 10 au jeudi 17 décembre 2026\n")
    assert "20 novembre 2026 : Déplacé ; c'était le jeudi 3 décembre 2026 à 18 h 30" in description(event)


def test_reinstated(project):
    project.session(
        "appel",
        WHEN
        + changes(
            'date: 2026-11-20, what: cancelled, why: "Grève"', 'date: 2026-11-22, what: reinstated, why: "Grève levée"'
        ),
    )
    event = project.event("appel")
    assert (event["STATUS"], event["SEQUENCE"], event["SUMMARY"]) == ("CONFIRMED", 2, "Un appel")
    told = "– 22 novembre 2026 : Rétabli (Grève levée)\n– 20 novembre 2026 : Annulé (Grève)"
    assert told in description(event)


def test_a_postponed_session_with_its_new_date_is_confirmed(project):
    project.session(
        "appel",
        WHEN + changes("date: 2026-11-20, what: postponed", 'date: 2026-11-22, what: moved, was: "2026-11-30 18:30"'),
    )
    event = project.event("appel")
    assert (event["STATUS"], event["TRANSP"], event["SEQUENCE"]) == ("CONFIRMED", "OPAQUE", 2)


def test_a_note_is_news_but_not_counted_and_a_correction_the_reverse(project):
    project.session(
        "appel",
        WHEN
        + changes(
            'date: 2026-11-20, what: note, why: "Venez nombreux"',
            'date: 2026-11-21, what: correction, why: "Mauvaise salle"',
        ),
    )
    event = project.event("appel")
    assert event["SEQUENCE"] == 1
    assert "20 novembre 2026 : Venez nombreux" in description(event)
    assert "Mauvaise salle" not in description(event)


def test_a_long_memory_is_cut_to_its_three_latest_entries(project):
    project.session("appel", WHEN + changes(*(f"date: 2026-11-0{n}, what: note, why: Note {n}" for n in range(1, 6))))
    told = [line for line in description(project.event("appel")).splitlines() if line.startswith("– ")]
    assert [line[-6:] for line in told] == ["Note 5", "Note 4", "Note 3"]


# --- stamps: from the data


def test_an_event_without_history_has_the_date_of_the_founding(project):
    project.session("appel", WHEN)
    event = project.event("appel")
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == datetime(2021, 3, 18, tzinfo=UTC)
    assert "CREATED" not in event


def test_created_comes_from_announced(project):
    project.session("appel", WHEN + "announced: 2026-09-01\n")
    event = project.event("appel")
    assert event["CREATED"].dt == event["DTSTAMP"].dt == datetime(2026, 9, 1, tzinfo=UTC)


def test_the_stamp_is_the_latest_change(project):
    project.session("appel", WHEN + "announced: 2026-09-01\n" + changes("date: 2026-11-20, what: link"))
    event = project.event("appel")
    assert event["CREATED"].dt == datetime(2026, 9, 1, tzinfo=UTC)
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == datetime(2026, 11, 20, tzinfo=UTC)


def test_the_clock_of_the_build_is_in_no_event(project):
    project.session("appel", WHEN)
    before = project.files()["agenda/appel.ics"]
    project.now = datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC)
    assert project.files()["agenda/appel.ics"] == before


# --- where


def test_online_on_the_platform_has_no_link_at_all(project):
    project.session("appel", WHEN + ONLINE + "join: platform\n")
    event = project.event("appel")
    assert text(event, "LOCATION") == "En ligne : sur la plateforme du club"
    assert "CONFERENCE" not in event
    assert "GEO" not in event


def test_the_platform_has_its_name_when_it_has_one(project):
    club = (project.root / "programme/club.yml").read_text("utf-8")
    project.club(club + 'platform:\n  name: "La Place"\n  url: "https://place.example.org/"\n')
    project.session("appel", WHEN + ONLINE + "join: platform\n")
    assert text(project.event("appel"), "LOCATION") == "En ligne : sur La Place"


def test_a_public_link_is_where_clients_look_for_it(project):
    project.session("appel", WHEN + ONLINE + 'join:\n  url: "https://visio.example.org/é"\n  public: true\n')
    lines = project.lines("agenda/appel.ics")
    assert "CONFERENCE;LABEL=Rejoindre la séance;VALUE=URI:https://visio.example.org/%C3%A9" in lines
    assert text(project.event("appel"), "LOCATION") == "En ligne : https://visio.example.org/%C3%A9"


def test_on_site(project):
    project.session("appel", WHEN + HALL)
    event = project.event("appel")
    assert event["LOCATION"] == "La Halle, 1 rue Vraie, 75000 Paris"
    assert "GEO:48.8566;2.3522" in project.lines("agenda/appel.ics")


def test_a_tiny_longitude_is_no_exponent(project):
    project.session("appel", WHEN + HALL.replace("48.8566, 2.3522", "51.4779, 0.00005"))
    assert "GEO:51.4779;0.0" in project.lines("agenda/appel.ics")


def test_both(project):
    project.session("appel", WHEN + HALL + "  online: true\njoin: platform\n")
    event = project.event("appel")
    assert text(event, "LOCATION") == "La Halle, 1 rue Vraie, 75000 Paris ; en ligne : sur la plateforme du club"
    assert "GEO" in event


def test_an_address_for_members_is_in_no_file(project):
    project.session("appel", WHEN + HALL + "  address_for: members\naliases:\n  - ancien\n")
    assert text(project.event("appel"), "LOCATION") == "La Halle (adresse donnée aux membres)"
    written = b"\n".join(content.replace(b"\r\n ", b"") for content in project.files().values())
    for secret in (b"rue Vraie", b"75000", b"48.8", b"GEO"):
        assert secret not in written


def test_nothing_said_is_nothing_written(project):
    project.session("appel", WHEN)
    names = {line.partition(":")[0].partition(";")[0] for line in project.lines("agenda/appel.ics")}
    assert not names & {"LOCATION", "CONFERENCE", "GEO", "CREATED"}


# --- who, what, where to read on


def test_people_by_name_and_those_who_left_without(project):
    project.person("ada", 'name: "Ada Essai"')
    project.person("bob", 'name: "Bob Tentative"\nvisibility: public\nconsent: true')
    project.person("parti", f"visibility: withdrawn\nformer:\n  - 'sha256:{'0' * 16}:{'0' * 64}'")
    project.session("appel", WHEN + "hosts:\n  - parti\n  - ada\nspeakers:\n  - ada\n  - bob\n")
    told = description(project.event("appel"))
    assert "Animation : Ada Essai et une personne membre\nIntervention : Ada Essai et Bob Tentative\n" in told
    assert "parti" not in told


def test_a_training_without_speakers_says_so_unless_called_off(project):
    project.session("appel", WHEN, kind="training")
    project.session("annule", WHEN + changes("date: 2026-11-20, what: cancelled"), kind="training")
    assert "Intervention : à confirmer" in description(project.event("appel"))
    assert "Intervention" not in description(project.event("annule"))


@pytest.mark.parametrize(
    ("audience", "label"), [("members", "Réservé aux membres"), ("public", "Ouvert à tout le monde")]
)
def test_for_whom(project, audience, label):
    project.session("appel", WHEN + f"audience: {audience}\n")
    assert label in description(project.event("appel"))


def test_a_public_replay_is_told_and_no_other(project):
    project.session("appel", WHEN + 'replay:\n  state: available\n  url: "https://www.example.org/r/1"\n')
    project.session("interne", WHEN + "replay:\n  state: available\n  url: platform\n")
    assert "\nEnregistrement : https://www.example.org/r/1\n" in description(project.event("appel"))
    assert "Enregistrement" not in description(project.event("interne"))


def test_the_description_is_plain_text_and_ends_with_the_page(project):
    project.session("appel", WHEN + 'summary: "Venez **tous** ; dès 18 h, avec un plat."\n')
    event = project.event("appel")
    assert description(event).endswith(f"\n\n{PAGE}")
    assert "Venez **tous** ; dès 18 h, avec un plat." in description(event)
    assert event["URL"] == PAGE
    assert not [name for name in event if name.startswith("X-")]


def test_a_masterclass_has_its_own_page(project):
    project.theme("rituels", 'title: "Rituels"\nmonth: 2026-12')
    text = f"---\ntitle: Tenir\nthemes:\n  - rituels\n{WHEN}---\n\nTexte.\n"
    project.write("programme/masterclasses/tenir.md", text)
    assert project.event("tenir")["URL"] == "https://club.example.org/masterclasses/tenir/"


def test_categories_are_sorted_and_colour_follows_the_kind(project):
    project.theme("rituels", 'title: "Rituels, routines"\nmonth: 2026-12')
    project.theme("accueil", 'title: "Accueil"\nmonth: 2026-11')
    project.session("appel", WHEN + "themes:\n  - rituels\n  - accueil\n")
    lines = project.lines("agenda/appel.ics")
    assert "CATEGORIES:Accueil,Appel entre pairs,Rituels\\, routines" in lines
    assert "COLOR:steelblue" in lines


def test_an_example_says_so_twice_by_itself_or_through_its_theme(project):
    project.theme("rituels", 'title: "Rituels"\nmonth: 2026-12\nexample: true')
    project.session("appel", WHEN + "example: true\n")
    project.session("autre", WHEN + "themes:\n  - rituels\n" + changes("date: 2026-11-20, what: cancelled"))
    assert text(project.event("appel"), "SUMMARY") == "Exemple : Un appel"
    assert text(project.event("autre"), "SUMMARY") == "Annulé : Exemple : Un appel"
    for id in ("appel", "autre"):
        assert "Exemple : cette séance est inventée, pour montrer." in description(project.event(id))
    assert description(project.event("autre")).startswith("Annulé\n\nExemple")

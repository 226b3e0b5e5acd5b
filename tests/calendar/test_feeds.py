"""The calendars to subscribe to: which there are, and which dates each holds."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from icalendar import Calendar

from club import addresses
from club.sources.places import CALENDARS
from club.sources.terms import SessionKind

PUBLIC = "visibility: public\nconsent: true\n"
FORMER = f"former:\n  - 'sha256:{'0' * 16}:{'0' * 64}'\n"
WEEKLY = "repeat:\n  - {start: 2026-11-24 12:30, duration: 1h, every: week, until: 2026-12-15}\n"


def once(project, id: str, day: str, more: str = "", **keys: str) -> None:
    project.session(id, f"start: {day} 18:30\nduration: 1h\n{more}", title=id, **keys)


def titles(content: bytes) -> list[str]:
    return [str(event["SUMMARY"]) for event in Calendar.from_ical(content).events]


def organisation(project, id: str, more: str = "") -> None:
    project.write(f"programme/organisations/{id}.yml", f"name: {id.capitalize()}\n{more}")


def cohort(project, id: str, starts: str, more: str = "") -> None:
    project.write(f"programme/cohorts/{id}.yml", f"title: {id.capitalize()}\nstarts: {starts}\n{more}")


# --- each family


def test_a_feed_for_every_kind_even_without_sessions(project):
    once(project, "atelier", "2026-12-03", kind="training")
    once(project, "appel", "2026-12-04", kind="peer-call")
    files = project.files()
    assert titles(files["agenda/type/training.ics"]) == ["atelier"]
    assert titles(files["agenda/type/peer-call.ics"]) == ["appel"]
    for kind in SessionKind:
        assert b"BEGIN:VTIMEZONE" in files[f"agenda/type/{kind.value}.ics"]
    assert b"LAST-MODIFIED" not in files["agenda/type/coaching.ics"]


def test_a_masterclass_is_in_the_feed_of_its_kind(project):
    project.theme("rituels", "title: Rituels\nmonth: 2026-12")
    text = "---\ntitle: Tenir\nthemes: [rituels]\nstart: 2026-12-03 18:30\nduration: 1h\n---\n\nTexte.\n"
    project.write("programme/masterclasses/tenir.md", text)
    assert titles(project.files()["agenda/type/masterclass.ics"]) == ["Tenir"]


def test_the_feed_of_a_theme_holds_the_dates_that_name_it(project):
    project.theme("rituels", "title: Rituels\nmonth: 2026-12")
    project.theme("accueil", "title: Accueil\nmonth: 2026-11")
    once(project, "un", "2026-12-03", "themes: [rituels, accueil]\n")
    once(project, "deux", "2026-12-04", "themes: [accueil]\n")
    project.session("appel", WEEKLY + "dates:\n  2026-12-08: {title: Spécial, themes: [rituels]}\n")
    files = project.files()
    assert titles(files["agenda/theme/rituels.ics"]) == ["un", "Spécial"]
    assert titles(files["agenda/theme/accueil.ics"]) == ["un", "deux"]


def test_the_feed_of_a_cohort_holds_what_concerns_it(project):
    cohort(project, "hiver", "2026-12")
    cohort(project, "ete", "2027-06")
    project.theme("rituels", "title: Rituels\nmonth: 2026-12\ncohorts: [ete]")
    once(project, "nommee", "2026-12-03", "cohorts: [ete]\n")
    once(project, "par-theme", "2026-12-04", "themes: [rituels]\n")
    once(project, "toutes", "2026-12-05")
    files = project.files()
    assert titles(files["agenda/promo/ete.ics"]) == ["nommee", "par-theme"]
    assert titles(files["agenda/promo/hiver.ics"]) == ["toutes"]


def test_the_feed_of_an_organisation_follows_where_people_worked_that_day(project):
    organisation(project, "avant")
    organisation(project, "apres")
    spells = "affiliations:\n  - {organisation: avant, until: 2026-11}\n  - {organisation: apres, from: 2026-12}\n"
    project.person("ada", f"name: Ada\n{spells}")
    once(project, "tot", "2026-11-26", "hosts: [ada]\n")
    once(project, "tard", "2026-12-03", "speakers: [ada]\nhosts: [ada]\n")
    files = project.files()
    assert titles(files["agenda/organisation/avant.ics"]) == ["tot"]
    assert titles(files["agenda/organisation/apres.ics"]) == ["tard"]


def test_the_feed_of_a_person_holds_what_they_host_and_what_they_speak_at(project):
    project.person("ada", f"name: Ada\n{PUBLIC}")
    once(project, "anime", "2026-12-03", "hosts: [ada]\n")
    once(project, "parle", "2026-12-04", "speakers: [ada]\n")
    once(project, "ailleurs", "2026-12-05")
    assert titles(project.files()["agenda/personne/ada.ics"]) == ["anime", "parle"]


# --- who has none


def test_a_name_alone_has_no_feed(project):
    project.person("tao", "name: Tao")
    once(project, "appel", "2026-12-03", "hosts: [tao]\n")
    assert not [address for address in project.files() if "tao" in address]


def test_what_was_withdrawn_has_no_feed(project):
    project.person("retiree-1", f"visibility: withdrawn\n{FORMER}")
    project.write("programme/organisations/retiree-2.yml", f"visibility: withdrawn\n{FORMER}")
    project.person("ada", f"name: Ada\n{PUBLIC}affiliations:\n  - {{organisation: retiree-2}}\n")
    once(project, "appel", "2026-12-03", "hosts: [retiree-1, ada]\n")
    files = project.files()
    assert not [address for address in files if "retiree" in address]
    assert titles(files["agenda/personne/ada.ics"]) == ["appel"]


# --- how far back


@pytest.mark.parametrize(
    ("address", "cut"),
    [
        ("agenda.ics", True),
        ("agenda/type/peer-call.ics", True),
        ("agenda/organisation/asso.ics", True),
        ("agenda/personne/ada.ics", True),
        ("agenda/theme/rituels.ics", False),
        ("agenda/promo/promo.ics", False),
    ],
)
def test_large_families_hold_the_window_and_themes_and_cohorts_are_never_cut(project, address, cut):
    organisation(project, "asso")
    cohort(project, "promo", "2024-01")
    project.theme("rituels", "title: Rituels\nmonth: 2024-01")
    project.person("ada", f"name: Ada\n{PUBLIC}affiliations:\n  - {{organisation: asso}}\n")
    for id, day in (("vieux", "2025-10-31"), ("recent", "2025-11-01"), ("lointain", "2031-01-01")):
        once(project, id, day, "hosts: [ada]\nthemes: [rituels]\n")
    expected = ["recent", "lointain"] if cut else ["vieux", "recent", "lointain"]
    assert titles(project.files()[address]) == expected


def test_the_feeds_of_kinds_make_the_whole(project, events):
    for number, kind in enumerate(SessionKind):
        if kind is not SessionKind.MASTERCLASS:
            once(project, f"vieux-{number}", f"2024-05-{number + 1:02}", kind=kind.value)
            once(project, f"neuf-{number}", f"2026-12-{number + 1:02}", kind=kind.value)
    files = project.files()
    of_kinds = [event for kind in SessionKind for event in events(files[f"agenda/type/{kind.value}.ics"])]
    assert sorted(of_kinds) == sorted(events(files["agenda.ics"]))
    assert len(of_kinds) == len(SessionKind) - 1


# --- one event, the same bytes


def test_an_event_has_the_same_bytes_in_every_feed(project, events):
    organisation(project, "asso")
    cohort(project, "promo", "2026-09")
    project.theme("rituels", "title: Rituels\nmonth: 2026-12")
    project.person("ada", f"name: Ada\n{PUBLIC}affiliations:\n  - {{organisation: asso}}\n")
    once(project, "appel", "2026-12-03", "hosts: [ada]\nthemes: [rituels]\n")
    found = {address: events(content) for address, content in project.files().items() if events(content)}
    assert sorted(found) == [
        "agenda.ics", "agenda/appel.ics", "agenda/organisation/asso.ics", "agenda/personne/ada.ics",
        "agenda/promo/promo.ics", "agenda/theme/rituels.ics", "agenda/type/peer-call.ics",
    ]  # fmt: skip
    assert len({tuple(own) for own in found.values()}) == 1


def test_former_addresses_give_the_same_bytes(project):
    organisation(project, "asso", "aliases: [vieille-asso]\n")
    cohort(project, "promo", "2026-09", "aliases: [vieille-promo]\n")
    project.theme("rituels", "title: Rituels\nmonth: 2026-12\naliases: [rites, routines]")
    once(project, "appel", "2026-12-03", "themes: [rituels]\n")
    files = project.files()
    assert files["agenda/organisation/vieille-asso.ics"] == files["agenda/organisation/asso.ics"]
    assert files["agenda/promo/vieille-promo.ics"] == files["agenda/promo/promo.ics"]
    assert files["agenda/theme/rites.ics"] == files["agenda/theme/routines.ics"] == files["agenda/theme/rituels.ics"]


def test_a_persons_aliases_publish_nothing(project):
    project.person("ada", f"name: Ada\n{PUBLIC}aliases: [augusta]\n")
    once(project, "appel", "2026-12-03", "hosts: [augusta]\n")
    files = project.files()
    assert titles(files["agenda/personne/ada.ics"]) == ["appel"]
    assert not [address for address in files if "augusta" in address]


# --- what a feed says of itself


def test_a_feed_says_what_it_is_about_and_leads_to_its_page(project):
    project.theme("rituels", "title: 'Rituels, {routines}'\nmonth: 2026-12\nexample: true")
    lines = project.lines("agenda/theme/rituels.ics")
    assert "NAME:Exemple\u00a0: Rituels {routines} – Club d'essai" in lines
    assert "X-WR-CALDESC:Toutes les séances de la thématique «\u00a0Rituels\\, {routines}\u00a0»." in lines
    assert "SOURCE;VALUE=URI:https://club.example.org/agenda/theme/rituels.ics" in lines
    assert "URL:https://club.example.org/programme/rituels/" in lines


def test_no_two_feeds_have_one_name(project):
    organisation(project, "ada")
    project.person("ada", f"name: Ada L.\n{PUBLIC}")
    project.theme("rituels", "title: Rituels\nmonth: 2026-12")
    cohort(project, "promo", "2026-09")
    names = [line for address in project.files() for line in project.lines(address) if line.startswith("NAME:")]
    assert len(names) == len(set(names)) == 1 + len(SessionKind) + 4


# --- addresses that a session could take


def test_the_names_of_families_are_kept_from_sessions():
    calendars = {
        *(addresses.item_calendar(kind, "x") for kind in map(addresses.kinds.KINDS.get, addresses.FEEDS)),
        addresses.kind_calendar(SessionKind.TRAINING),
        addresses.archive(2025),
    }
    assert {PurePosixPath(address).parent.name for address in calendars} == set(CALENDARS)

"""« club move », « cancel », « postpone », « reinstate »: what they write satisfies « club check --since »."""

from __future__ import annotations

import pytest

from club.cli import main


def test_a_session_is_moved(club, changed):
    assert club("move", "atelier", "2026-12-10 19:00") == (
        "Déplacé : « Un atelier », du jeudi 3 décembre 2026 à 18\u00a0h\u00a030 au jeudi 10 décembre 2026 à 19\u00a0h\n"
        "programme/sessions/atelier.md :\n"
        "  - start: 2026-12-03 18:30\n"
        "  + start: 2026-12-10 19:00\n"
        "  + changes:\n"
        "  +   - date: 2026-11-22\n"
        "  +     what: moved\n"
        "  +     was: 2026-12-03 18:30\n"
        '  +     why: "Salle prise"\n'
    )
    assert changed() == [
        "-start: 2026-12-03 18:30", "+start: 2026-12-10 19:00",
        "+changes:", "+  - date: 2026-11-22", "+    what: moved", "+    was: 2026-12-03 18:30", '+    why: "Salle prise"',
    ]  # fmt: skip


def test_and_moved_again(club, changed, repository):
    club("move", "atelier", "2026-12-10 19:00")
    repository.commit()
    club("move", "atelier", "2026-12-17 19:00")
    assert changed() == [
        "-start: 2026-12-10 19:00", "+start: 2026-12-17 19:00",
        "+  - date: 2026-11-22", "+    what: moved", "+    was: 2026-12-10 19:00", '+    why: "Salle prise"',
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name", ["essai", "programme/sessions/atelier.md", "./programme/sessions/atelier.md", "atelier/2026-12-03"]
)
def test_a_session_goes_by_its_former_name_its_file_or_its_date(club, changed, name):
    club("cancel", name)
    assert changed()[2] == "+    what: cancelled"


def test_a_file_is_named_from_the_folder_one_is_in(club, changed, monkeypatch):
    monkeypatch.chdir("programme/sessions")
    club("cancel", "atelier.md")
    assert changed()[2] == "+    what: cancelled"


def test_whole_days_move_with_their_end(club, changed):
    club("move", "fete", "2026-12-19")
    assert changed()[:4] == ["-start: 2026-12-12", "-end: 2026-12-13", "+start: 2026-12-19", "+end: 2026-12-20"]


def test_so_does_an_end_that_has_an_hour(club, changed, repository):
    file = "programme/sessions/soiree.md"
    text = "---\nkind: celebration\ntitle: Soirée\nstart: 2026-12-18 22:00\nend: 2026-12-19 01:00\n---\n"
    repository.commit({file: text})
    club("move", "soiree", "2027-04-02 21:30")
    assert changed()[2:4] == ["+start: 2027-04-02 21:30", "+end: 2027-04-03 00:30"]


def test_the_old_start_is_kept_with_its_own_zone(club, changed, repository):
    text = (
        "---\nkind: training\ntitle: Là-bas\nstart: 2026-12-18 12:30\nduration: 1h\ntimezone: America/Montreal\n---\n"
    )
    repository.commit({"programme/sessions/la-bas.md": text})
    club("move", "la-bas", "2026-12-18 13:30")
    assert "+    was: 2026-12-18 12:30 America/Montreal" in changed()


def test_a_date_that_was_to_be_fixed_is_confirmed(club, changed):
    told = club("move", "bientot", "2026-12-10 18:30", "--duration", "1h30", why="Salle trouvée")
    assert told.startswith("Date fixée : « Bientôt », jeudi 10 décembre 2026 à 18\u00a0h\u00a030\n")
    assert changed() == [
        "-month: 2026-12", "+start: 2026-12-10 18:30", "+duration: 1h30",
        "+changes:", "+  - date: 2026-11-22", "+    what: confirmed", '+    why: "Salle trouvée"',
    ]  # fmt: skip


def test_cancelled_then_reinstated_and_every_time_it_is_told(club, changed, repository):
    club("cancel", "atelier")
    repository.commit()
    club("reinstate", "atelier")
    repository.commit()
    club("postpone", "atelier")
    repository.commit()
    club("move", "atelier", "2027-01-07 18:30")
    whole = (repository.root / "programme/sessions/atelier.md").read_text("utf-8")
    words = [line.split()[1] for line in whole.split("\n") if line.startswith("    what")]
    assert words == ["cancelled", "reinstated", "postponed", "moved"]


# --- dates of a repeat


def test_one_date_is_moved(club, changed):
    club("move", "appel/2026-12-08", "2026-12-09 12:30")
    assert changed() == [
        "+  2026-12-08:", "+    start: 2026-12-09 12:30", "+    changes:", "+      - date: 2026-11-22",
        "+        what: moved", "+        was: 2026-12-08 12:30", '+        why: "Salle prise"',
    ]  # fmt: skip


@pytest.mark.parametrize("day", ["2026-11-24", "2026-11-25"])
def test_and_again_by_its_original_date_or_the_present_one(club, changed, day):
    club("move", f"appel/{day}", "2026-11-26 12:30", why='Encore "prise"')
    assert changed() == [
        "-    start: 2026-11-25 12:30", "+    start: 2026-11-26 12:30", "+      - date: 2026-11-22",
        "+        what: moved", "+        was: 2026-11-25 12:30", '+        why: "Encore \\"prise\\""',
    ]  # fmt: skip


@pytest.mark.parametrize("verb", ["cancel", "postpone"])
def test_one_date_is_called_off_and_comes_back(club, changed, repository, verb):
    club(verb, "appel/2026-12-08", "--date", "2026-11-21")
    repository.commit()
    club("reinstate", "appel/2026-12-08")
    assert changed() == ["+      - date: 2026-11-22", "+        what: reinstated", '+        why: "Salle prise"']


def test_the_rest_of_a_repeat_is_cancelled(club, changed, repository):
    told = club("cancel", "appel", "--from", "2026-12-10", why="Plus de salle")
    assert told.startswith(
        "Annulé : « Appel », 3 dates, du mardi 15 décembre 2026 à 12\u00a0h\u00a030 au mardi 29 décembre 2026 à 12\u00a0h\u00a030\n"
    )
    assert changed() == [
        "+changes:", "+  - date: 2026-11-22", "+    what: cancelled", "+    from: 2026-12-15", '+    why: "Plus de salle"',
    ]  # fmt: skip
    repository.commit()
    club("reinstate", "appel/2026-12-22", why="Une salle !")
    assert changed()[0] == "+  2026-12-22:"


def test_a_repeat_takes_another_hour_from_a_date_on(club, repository):
    club("move", "appel", "2026-12-08 13:00", "--from", "2026-12-08")
    text = (repository.root / "programme/sessions/appel.md").read_text("utf-8")
    assert text.split("dates:")[0] == (
        '---\nkind: peer-call\ntitle: "Appel"   # du mardi\nrepeat:\n'
        "  - start: 2026-11-03 12:30\n    duration: 45min\n    every: week\n    until: 2026-12-07\n"
        "  - start: 2026-12-08 13:00\n    duration: 45min\n    every: week\n    until: 2026-12-29\n"
    )
    assert text.endswith(
        "changes:\n  - date: 2026-11-22\n    what: moved\n    was: 2026-12-08 12:30\n    from: 2026-12-08\n"
        '    why: "Salle prise"\n---\n\nOn s\'appelle.\n'
    )


# --- remarks


def test_a_past_date_is_changed_with_a_remark(club):
    assert "À savoir : cette date est déjà passée.\n" in club("cancel", "appel/2026-11-10")
    assert "À savoir : le mardi 3 novembre 2026 est déjà passé.\n" in club("move", "atelier", "2026-11-03 18:30")


def test_a_day_that_has_another_date_of_the_repeat_is_pointed_out(club):
    told = club("move", "appel/2026-12-08", "2026-12-15 18:30")
    assert told.endswith("À savoir : « Appel » a déjà une date ce jour-là : appel/2026-12-15\n")


def test_a_public_holiday_is_pointed_out(club):
    assert "À savoir : le vendredi 25 décembre 2026 est un jour férié (Noël)." in club(
        "move", "atelier", "2026-12-25 18:30"
    )


def test_a_dry_run_shows_the_lines_and_writes_nothing(club, changed):
    told = club("cancel", "atelier", "--dry-run")
    assert "programme/sessions/atelier.md, sans rien écrire :\n  + changes:\n" in told
    assert changed() == []


# --- refusals


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["cancel", "ateliers"], "« ateliers » n'est ni une séance ni un de leurs anciens noms. Vouliez-vous « atelier » ?"),
        (["cancel", "zzz"], "« zzz » n'est ni une séance ni un de leurs anciens noms. Les séances sont dans programme/sessions/."),
        (["cancel", "programme/club.yml"], "programme/club.yml n'est pas le fichier d'une séance : elles sont dans programme/sessions/."),
        (["cancel", "../../etc/passwd"], "« ../../etc/passwd » n'est ni une séance ni un de leurs anciens noms. Les séances sont dans programme/sessions/."),
        (
            ["cancel", "appel"],
            "« Appel » se répète : dites de quelle date il s'agit, appel/2026-11-24,\n"
            "ou à partir de laquelle : club cancel appel --from 2026-11-24",
        ),
        (
            ["cancel", "appel/2026-12-09"],
            "Le mercredi 9 décembre 2026 n'est pas une date de « Appel ». "
            "Les plus proches : 2026-12-08 (mardi 8 décembre 2026) et 2026-12-15 (mardi 15 décembre 2026).",
        ),
        (["cancel", "appel/2026-02-31"], "Il n'y a pas de 31 février 2026.\nLe mois de février 2026 finit le 28 : 2026-02-28"),
        (
            ["cancel", "atelier/2026-12-04"],
            "« Un atelier » ne se répète pas, et sa date est le jeudi 3 décembre 2026 : écrivez seulement atelier",
        ),
        (["cancel", "atelier", "--from", "2026-12-01"], "« Un atelier » ne se répète pas : retirez --from."),
        (["cancel", "appel/2026-12-08", "--from", "2026-12-08"], "Dites l'un ou l'autre : une seule date (appel/2026-12-08), ou appel avec --from."),
        (["cancel", "appel", "--from", "2027-01-01"], "« Appel » n'a aucune date à partir du 2027-01-01 : la dernière est le mardi 29 décembre 2026."),
        (["reinstate", "atelier"], "« Un atelier » n'est ni annulée ni reportée : il n'y a rien à rétablir."),
        (["postpone", "bientot"], "« Bientôt » n'a pas encore de date : changez son mois ou sa semaine dans programme/sessions/bientot.md."),
        (["move", "atelier", "2026-12-03 18:30"], "« Un atelier » commence déjà le 2026-12-03 18:30 : il n'y a rien à déplacer."),
        (["move", "atelier", "2026-12-10"], "« Un atelier » commence à 18:30 : donnez aussi l'heure, par exemple \"2026-12-10 18:30\""),
        (["move", "fete", "2026-12-19 18:30"], "« Fête » dure la journée entière : donnez une date sans heure, 2026-12-19"),
        (["move", "bientot", "2026-12-10 18:30"], "« Bientôt » n'avait pas encore d'heure : dites aussi sa durée, par exemple --duration 1h30"),
        (["move", "bientot", "2026-12-10", "--duration", "1h"], 'Une durée demande une heure de début, par exemple "2026-12-10 18:30" ; sinon, retirez --duration.'),
        (["move", "atelier", "2026-12-10 18:30", "--duration", "1h"], "« Un atelier » a déjà une durée : retirez --duration, ou changez-la dans le fichier."),
        (["move", "atelier", "jeudi prochain"], "« jeudi prochain » n'est pas une date suivie d'une heure.\nPar exemple : 2026-12-03 18:30"),
        (
            ["move", "atelier", "2027-03-28 02:30"],
            "02:30 n'existe pas le dimanche 28 mars 2027 : les horloges avancent (heure d'été).\n"
            "Écrivez : 2027-03-28 01:30 ou 2027-03-28 03:30",
        ),
        (
            ["move", "atelier", "2026-10-25 02:30"],
            "02:30 existe deux fois le dimanche 25 octobre 2026 : les horloges reculent (heure d'hiver).\n"
            "Dites-le en temps universel. Pour la première :\n  timezone: UTC\n  start: 2026-10-25 00:30\n"
            "Pour la seconde :\n  timezone: UTC\n  start: 2026-10-25 01:30",
        ),
        (
            ["move", "appel", "2026-12-09 12:30", "--from", "2026-12-08"],
            "Avec --from, seule l'heure change, à partir d'une date de la répétition : \"2026-12-08 12:30\"\n"
            "Un autre jour est un nouveau rythme : ajoutez une période à « repeat », puis annulez l'ancien, "
            "club cancel appel --from 2026-12-08",
        ),
        (
            ["move", "appel", "2026-11-17 13:00", "--from", "2026-11-17"],
            "Ces dates ont déjà une heure à elles : 2026-11-24. Choisissez --from après, ou déplacez date par date.",
        ),
        (
            ["cancel", "appel/2026-11-24", "--date", "2026-11-19"],
            "--date 2026-11-19 est avant le dernier changement, du 2026-11-20 : donnez une date à partir de là.",
        ),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_in_a_sentence(refused, words, told):
    assert refused(*words) == told


def test_what_is_off_is_neither_cancelled_twice_nor_moved(club, refused):
    club("cancel", "appel/2026-12-08")
    assert refused("cancel", "appel/2026-12-08") == (
        "« Appel » est déjà annulée. Pour revenir en arrière : club reinstate appel/2026-12-08"
    )
    assert refused("move", "appel/2026-12-08", "2026-12-09 12:30") == (
        "« Appel » est annulée. Rétablissez-la d'abord : club reinstate appel/2026-12-08"
    )


def test_what_is_postponed_gets_another_date_not_the_same(club, refused):
    club("postpone", "atelier")
    assert refused("move", "atelier", "2026-12-03 18:30") == (
        "« Un atelier » est reportée. Rétablissez-la d'abord : club reinstate atelier"
    )


def test_a_reason_is_asked_for(refused):
    assert refused("cancel", "atelier", why="") == 'Dites pourquoi, en quelques mots : --why "Salle indisponible"'
    assert refused("cancel", "atelier", why="<b>Salle</b>").startswith(
        "La balise « <b> » n'a pas sa place dans ce texte."
    )


# --- nothing is half written


def test_a_file_that_is_wrong_is_mended_first(refused, repository):
    repository.write({"programme/sessions/atelier.md": "---\nkind: training\ntitre: Un atelier\n---\n"})
    told = "programme/sessions/atelier.md est d'abord à corriger (ligne 2) : club check programme/sessions/atelier.md"
    assert refused("cancel", "atelier") == told
    assert refused("cancel", "programme/sessions/atelier.md") == told


def test_problems_elsewhere_do_not_matter(repository, capsys):
    repository.write({"programme/sessions/autre.md": "---\nkind: training\ntitre: Un atelier\n---\n"})
    assert main(["cancel", "atelier", "--why", "Grève"]) == 0
    assert "+    what: cancelled" in repository.git("diff")


def test_what_the_project_does_not_bear_is_put_back(refused):
    told = refused("cancel", "atelier", why="Le code secret : 1234").split("\n")
    assert told[:2] == [
        "programme/sessions/atelier.md est resté comme il était, car ce changement poserait un problème :", "",
    ]  # fmt: skip
    assert told[2].startswith("programme/sessions/atelier.md:10:14: club-066: « code secret : » annonce un code secret")


def test_a_file_keeps_its_rights_and_its_line_ends(club, repository):
    file = repository.root / "programme/sessions/atelier.md"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    file.chmod(0o640)
    club("cancel", "atelier")
    assert file.stat().st_mode & 0o777 == 0o640
    assert file.read_bytes().count(b"\n") == file.read_bytes().count(b"\r\n") == 13

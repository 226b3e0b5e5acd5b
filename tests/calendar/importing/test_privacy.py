"""What an invitation holds that nobody may publish."""

from __future__ import annotations

import pytest

from club.calendar.importing.privacy import kept

ZOOM = """\
Marie vous invite à une réunion Zoom planifiée.

Sujet : Appel du club
Heure : 3 déc. 2026 06:30 PM Paris

Rejoindre Zoom Réunion
https://us02web.zoom.us/j/81234567890?pwd=QWxhZGRpbjpvcGVu

ID de réunion : 812 3456 7890
Code secret : 123456

---

Une seule touche sur l’appareil mobile
+33170372246,,81234567890#,,,,*123456# France
+33 1 7037 9729,,81234567890# France

Composez un numéro en fonction de votre emplacement
• +33 1 7037 2246 France
Trouvez votre numéro local : https://us02web.zoom.us/u/kabcdef
"""


def test_a_zoom_invitation_leaves_nothing():
    found = kept(ZOOM)
    assert found.text.strip() == ""
    assert found.online


@pytest.mark.parametrize(
    "line",
    [
        "https://meet.google.com/abc-defg-hij",
        "Lien : https://teams.microsoft.com/l/meetup-join/19%3ameeting",
        "https://visio.numerique.gouv.fr/club",
        "https://bbb.example.org/b/abc-def",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fus02web.zoom.us%2Fj%2F81234567890",
        "https://example.org/salle?pwd=abc",
        "https://ada:motdepasse@example.org/",
        "Code secret : 1234",
        "Mot de passe : sésame",
        "Passcode: 1234",
        "PIN : 123 456 789#",
        "Meeting ID: 812 3456 7890",
        "Zoom 812 3456 7890",
    ],
)
def test_links_and_codes_of_a_call_go_with_their_line(line):
    found = kept(f"Avant.\n{line}\nAprès.")
    assert found.text == "Avant.\nAprès."
    assert found.online
    assert sum(found.removed.values()) >= 1


@pytest.mark.parametrize(
    ("line", "without"),
    [
        ("Écrivez à ada@example.org ou venez.", "Écrivez à (adresse retirée) ou venez."),
        ("Ada (06 12 34 56 78) ouvre la porte.", "Ada ((numéro retiré)) ouvre la porte."),
        ("Appelez le +33 6 12 34 56 78 avant.", "Appelez le (numéro retiré) avant."),
        ("On se voit sur https://meet.jit.si/club à 18 h", "On se voit sur (lien donné aux membres) à 18 h"),
    ],
)
def test_addresses_and_numbers_go_alone(line, without):
    assert kept(line).text == without


@pytest.mark.parametrize(
    "line",
    [
        "Le 3 décembre 2026 de 18 h 30 à 20 h",
        "75018 Paris, 83 bd Ornano",
        "https://www.example.org/rituels?a=1",
        "On parle du code de conduite.",
        "Rejoindre une communauté : pourquoi ?",
        "Budget : 1 200 000 euros, 12 000 membres",
    ],
)
def test_the_rest_stays(line):
    found = kept(line)
    assert found.text == line
    assert not found.removed


def test_a_link_becomes_the_platform(club):
    done = club.event("LOCATION:https://us02web.zoom.us/j/81234567890?pwd=abc")
    assert done.says("where:", "  online: true", "join: platform")
    assert "1 lien de réunion" in done.told
    assert "zoom" not in done.text + done.told


def test_a_room_and_a_call(club):
    done = club.event("LOCATION:Salle Jaurès\\, 1 rue Imaginaire\\, Paris; Microsoft Teams Meeting")
    assert done.says(
        "where:", "  online: true", '  name: "Salle Jaurès"', '  address: "1 rue Imaginaire, Paris"', "join: platform"
    )


def test_people_are_only_counted(club):
    done = club.event("ORGANIZER;CN=Marie:mailto:marie@example.org", "ATTENDEE;CN=Jean:mailto:jean@example.org")
    assert "2 noms d'invités ou d'organisateurs" in done.told
    assert "arie" not in done.text + done.told


def test_a_private_event_stays_private(club):
    done = club.event("CLASS:PRIVATE", "SUMMARY:Rendez-vous chez le médecin")
    assert done.files == {}
    assert "1 événement privé" in done.told
    assert "médecin" not in done.told


@pytest.mark.parametrize("uid", ["marie.dupont@example.org", "ZOOM81234567890", "81234567890@fe80:0:0:0", "un\\nsaut"])
def test_an_identifier_that_tells_too_much_is_hashed(club, uid):
    done = club.event(f"UID:{uid}")
    assert "# importé de : sha256:" in done.text
    assert "Déjà importé" in club.event(f"UID:{uid}").told

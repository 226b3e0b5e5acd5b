r"""One mistake a line: the code it must give, and the change to a clean calendar that makes it.

``corpus/<code>-<slug>.ics`` are these calendars; ``UPDATE_CORPUS=1`` writes them again.  In ``old`` and ``new``,
``\n`` stands for CRLF, so that each change reads like the calendar itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
CORPUS, CLEAN = HERE / "corpus", HERE / "clean"
FEED, SINGLE, NOTHING = "abonnement", "un-seul-evenement", "vide"
LONG = "Un titre qui ne finit pas, et qui pourtant devrait"


@dataclass(frozen=True)
class Defect:
    code: str
    slug: str
    changes: tuple[tuple[bytes, bytes], ...]
    base: str = FEED
    ours: bool = False  # seen only where the club's own promises are looked at

    @property
    def path(self) -> Path:
        return CORPUS / f"{self.code}-{self.slug}.ics"

    def made(self) -> bytes:
        """The clean calendar with the one mistake."""
        content = (CLEAN / f"{self.base}.ics").read_bytes()
        for old, new in self.changes:
            assert old in content, f"{self.slug}: {old!r} is not in {self.base}.ics"
            content = content.replace(old, new, 1) if old else new
        return content


def _octets(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.replace("\n", "\r\n").encode()


def defect(code: int, slug: str, *changes: str | bytes, base: str = FEED, ours: bool = False) -> Defect:
    """``changes`` are pairs: what stands in the clean calendar, and what takes its place (the first time)."""
    pairs = zip(map(_octets, changes[::2]), map(_octets, changes[1::2]), strict=True)
    return Defect(f"ics-{code:03}", slug, tuple(pairs), base, ours)


def _folded(text: str) -> str:
    return "\n ".join(text[at : at + 60] for at in range(0, len(text), 60))


LAST = "URL:https://club.example.org/agenda/jours/\n"  # of the last event
RULE = "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\n"
TITLE = "SUMMARY:Atelier rituels\n"
PLACE = "LOCATION:La Halle\\, 1 rue Vraie\\, 75000 Paris\n"
STATUS = "STATUS:CONFIRMED\n"
CANCELLED = "SEQUENCE:1\n"


PARIS = (
    (CLEAN / "vide.ics").read_bytes().partition(b"X-WR-TIMEZONE:Europe/Paris\r\n")[2].removesuffix(b"END:VCALENDAR\r\n")
)
PARTS = PARIS.partition(b"TZID:Europe/Paris\r\n")[2].removesuffix(b"END:VTIMEZONE\r\n")

DEFECTS = (
    # bytes and lines
    defect(1, "vide", "", ""),
    defect(2, "marque-d-ordre", b"BEGIN:VCALENDAR", b"\xef\xbb\xbfBEGIN:VCALENDAR"),
    defect(3, "latin-1", "Annulé (jour".encode(), "Annulé (jour".encode("latin-1")),
    defect(4, "lf-seul", b"TRANSP:OPAQUE\r\n", b"TRANSP:OPAQUE\n"),
    defect(5, "sans-fin-de-ligne", "END:VCALENDAR\n", "END:VCALENDAR"),
    defect(6, "ligne-longue", "Ani\n mation", "Animation"),
    defect(7, "caractere-coupe", "séances\\, tous".encode(), b"s\xc3\r\n \xa9ances\\, tous"),
    defect(8, "ligne-vide", LAST, LAST + "\n"),
    defect(9, "caractere-nul", b"Atelier rituels", b"Atelier\x00 rituels"),
    defect(9, "retour-chariot-seul", b"Atelier rituels", b"Atelier\rrituels"),
    defect(9, "tabulation-verticale", b"Atelier rituels", b"Atelier\x0brituels"),
    defect(10, "separateur-u2028", "Atelier rituels", "Atelier\u2028rituels"),
    defect(10, "separateur-u0085", "Atelier rituels", "Atelier\u0085rituels"),
    defect(11, "texte-sur-deux-lignes", TITLE, TITLE + "et routines\n"),
    defect(11, "suite-de-rien", "BEGIN:VCALENDAR", " \nBEGIN:VCALENDAR"),
    defect(12, "guillemet-ouvert", "LABEL=Rejoindre la séance", 'LABEL="Rejoindre la séance'),
    defect(12, "parametre-sans-valeur", "LOCATION:La Halle\\,", "LOCATION;LANGUAGE:La Halle\\,"),
    defect(13, "adresse-sans-guillemets", PLACE, "LOCATION;ALTREP=https://club.example.org/halle:La Halle\n"),
    # structure
    defect(101, "page-web", "", "<!DOCTYPE html>\n<html><title>Connexion</title>\n"),
    defect(102, "end-de-trop", "END:VEVENT\n", "END:VEVENT\nEND:VEVENT\n"),
    defect(103, "coupe-a-la-fin", "END:VCALENDAR\n", b""),
    defect(104, "ligne-avant", "BEGIN:VCALENDAR", "X-AVANT:oui\nBEGIN:VCALENDAR"),
    defect(104, "ligne-apres", "END:VCALENDAR\n", "END:VCALENDAR\nX-APRES:oui\n"),
    defect(105, "deux-calendriers", "END:VCALENDAR\n", b"END:VCALENDAR\r\n" + (CLEAN / "vide.ics").read_bytes()),
    defect(106, "sans-composant", PARIS, "", base=NOTHING),
    defect(107, "sans-prodid", "PRODID:-//makesense//Club des communautes//FR\n", ""),
    defect(107, "sans-version", "VERSION:2.0\n", ""),
    defect(107, "fuseau-sans-tzid", "BEGIN:VTIMEZONE\n", "BEGIN:VTIMEZONE\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
           "TZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VTIMEZONE\n"),
    defect(107, "sans-debut", "DTSTART;VALUE=DATE:20270610\n", ""),
    defect(108, "deux-titres", TITLE, TITLE + TITLE),
    defect(108, "deux-versions", "VERSION:2.0\n", "VERSION:2.0\nVERSION:2.0\n"),
    defect(109, "version-1", "VERSION:2.0", "VERSION:1.0"),
    defect(110, "julien", "CALSCALE:GREGORIAN", "CALSCALE:JULIAN"),
    defect(111, "sans-calscale", "CALSCALE:GREGORIAN\n", ""),
    defect(112, "methode", "CALSCALE:GREGORIAN\n", "CALSCALE:GREGORIAN\nMETHOD:PUBLISH\n"),
    defect(113, "uid-du-calendrier", "CALSCALE", "UID:862fa068-b7ab-56a7-9373-a1bb70088935\nCALSCALE"),
    defect(114, "participante", STATUS, STATUS + "ATTENDEE;CN=Ada:mailto:ada@example.org\n"),
    defect(114, "organisatrice", STATUS, STATUS + "ORGANIZER;CN=Ada:mailto:ada@example.org\n"),
    defect(115, "alarme", LAST, LAST + "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT15M\nDESCRIPTION:Bientôt\nEND:VALARM\n"),
    defect(116, "participant", LAST, LAST + "BEGIN:PARTICIPANT\nUID:2e8594d5-e759-55df-8018-07e3bbc14e1a\nEND:PARTICIPANT\n"),
    defect(117, "evenement-dans-un-evenement", LAST, LAST + "BEGIN:VEVENT\nSUMMARY:Dedans\nEND:VEVENT\n"),
    defect(117, "regle-hors-de-son-fuseau", "END:VTIMEZONE\n", "END:VTIMEZONE\nBEGIN:STANDARD\nTZNAME:CET\nEND:STANDARD\n"),
    defect(118, "tache", "END:VCALENDAR", "BEGIN:VTODO\nUID:2e8594d5-e759-55df-8018-07e3bbc14e1a\nEND:VTODO\nEND:VCALENDAR"),
    defect(119, "faute-de-frappe", PLACE, "LOCATON:La Halle\n"),
    defect(120, "lieu-vide", PLACE, "LOCATION:\n"),
    defect(121, "titre-du-calendrier", "CALSCALE", "SUMMARY:Club\nCALSCALE"),
    defect(122, "propriete-tardive", "CALSCALE:GREGORIAN\n", "", "END:VCALENDAR", "CALSCALE:GREGORIAN\nEND:VCALENDAR"),
    defect(123, "sans-source", "SOURCE;VALUE=URI:https://club.example.org/agenda.ics\n", ""),
    defect(123, "sans-rythme", "REFRESH-INTERVAL;VALUE=DURATION:PT6H\n", ""),
    defect(124, "nom", "CALSCALE", "X-WR-CALNAME:Atelier\nCALSCALE", base=SINGLE),
    defect(124, "rythme", "CALSCALE", "REFRESH-INTERVAL;VALUE=DURATION:PT6H\nCALSCALE", base=SINGLE),
    defect(125, "date-du-jour", "LAST-MODIFIED:20261121", "LAST-MODIFIED:20261122"),
    defect(125, "date-d-un-calendrier-vide", "REFRESH", "LAST-MODIFIED:20261121T000000Z\nREFRESH", base=NOTHING),
    defect(126, "desordre", "T;TZID=Europe/Paris:20261203T183000", "T;TZID=Europe/Paris:20261208T183000",
           "D;TZID=Europe/Paris:20261203T200000", "D;TZID=Europe/Paris:20261208T200000"),
    # zones and hours
    defect(201, "fuseau-non-decrit", "D;TZID=Europe/Paris", "D;TZID=Europe/Rome"),
    defect(202, "fuseau-inutile", "BEGIN:VTIMEZONE\n", "BEGIN:VTIMEZONE\nTZID:Africa/Lagos\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
           "TZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VTIMEZONE\n"),
    defect(203, "fuseau-en-double", PARIS, PARIS + PARIS),
    defect(204, "liste-de-dates", RULE, "RDATE:20260329T020000,20270328T020000\n"),
    defect(205, "fuseau-sans-regle", PARTS, ""),
    defect(206, "decalage-a-deux-points", "TZOFFSETTO:+0200\n", "TZOFFSETTO:+02:00\n"),
    defect(206, "decalage-absent", "TZOFFSETTO:+0200\n", ""),
    defect(206, "moins-zero", "TZOFFSETTO:+0200\n", "TZOFFSETTO:-0000\n"),
    defect(207, "regle-quotidienne", RULE, "RRULE:FREQ=DAILY;BYMONTH=3;BYDAY=SU\n"),
    defect(208, "until-local", RULE, "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3;UNTIL=20991231T225959\n"),
    defect(209, "mauvais-dimanche", RULE, "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\n", ours=True),
    defect(209, "une-heure-de-trop", "TZOFFSETTO:+0100\n", "TZOFFSETTO:+0000\n"),
    defect(210, "fuseau-de-windows", *("Indian/Reunion", "Mauritius Standard Time") * 3, base="trois-fuseaux"),
    defect(211, "heure-flottante", "DTSTART;TZID=Europe/Paris:20261203T183000\nDTEND;TZID=Europe/Paris:20261203T200000",
           "DTSTART:20261203T183000\nDTEND;TZID=Europe/Paris:20261203T200000"),
    defect(212, "decalage-dans-l-heure", "D;TZID=Europe/Paris:20261203T200000", "D:20261203T200000+0100"),
    defect(212, "decalage-comme-fuseau", "D;TZID=Europe/Paris", "D;TZID=UTC+1"),
    defect(213, "heure-sautee", "T;TZID=America/Toronto:20270316T123000", "T;TZID=America/Toronto:20270314T023000",
           "D;TZID=America/Toronto:20270316T133000", "D;TZID=America/Toronto:20270314T033000"),
    defect(214, "heure-repetee", "T;TZID=Europe/Paris:20261203T183000", "T;TZID=Europe/Paris:20261025T023000",
           "D;TZID=Europe/Paris:20261203T200000", "D;TZID=Europe/Paris:20261025T040000"),
    defect(215, "fuseau-et-z", "D;TZID=Europe/Paris:20261203T200000", "D;TZID=Europe/Paris:20261203T200000Z"),
    defect(215, "fuseau-d-une-date", "DTEND;VALUE=DATE", "DTEND;TZID=Europe/Paris;VALUE=DATE"),
    defect(216, "regle-en-utc", "DTSTART:19810329T020000", "DTSTART:19810329T020000Z"),
    # identity
    defect(301, "sans-uid", "UID:4edbed0e-23cc-59a3-8d00-db624022141a\n", ""),
    defect(302, "meme-uid", "UID:4edbed0e-23cc-59a3-8d00-db624022141a", "UID:0f331619-1480-579e-a840-7591b44c13e4"),
    defect(303, "numero", "UID:4edbed0e-23cc-59a3-8d00-db624022141a", "UID:42"),
    defect(303, "date-et-adresse", "UID:4edbed0e-23cc-59a3-8d00-db624022141a", "UID:20261203-atelier@example.org"),
    defect(304, "titre-et-domaine", "UID:4edbed0e-23cc-59a3-8d00-db624022141a", "UID:atelier-rituels@club.example.org"),
    defect(305, "sans-dtstamp", "DTSTAMP:20261120T000000Z\n", ""),
    defect(306, "horodatage-local", "DTSTAMP:20261120T000000Z", "DTSTAMP:20261120T000000"),
    defect(307, "horodatage-de-l-an-2999", "LAST-MODIFIED:20261121T000000Z", "LAST-MODIFIED:29990101T000000Z",
           "DTSTAMP:20261120T000000Z", "DTSTAMP:29990101T000000Z",
           "LAST-MODIFIED:20261120T000000Z", "LAST-MODIFIED:29990101T000000Z"),
    defect(308, "horodatage-de-la-fabrication", "DTSTAMP:20261120T000000Z", "DTSTAMP:20261122T101112Z"),
    defect(309, "sans-last-modified", "LAST-MODIFIED:20261120T000000Z\n", ""),
    defect(310, "sans-sequence", "SEQUENCE:0\n", ""),
    defect(311, "sequence-negative", "SEQUENCE:0", "SEQUENCE:-1"),
    defect(312, "cree-apres", "CREATED:20260901", "CREATED:20261124"),
    # dates and state
    defect(401, "date-a-tirets", "D;TZID=Europe/Paris:20261203T200000", "D;TZID=Europe/Paris:2026-12-03T20:00:00"),
    defect(401, "jour-qui-n-existe-pas", "E:20270612", "E:20270631"),
    defect(402, "fin-avant-le-debut", "D;TZID=Europe/Paris:20261203T200000", "D;TZID=Europe/Paris:20261203T180000"),
    defect(402, "fin-au-debut", "D;TZID=Europe/Paris:20261203T200000", "D;TZID=Europe/Paris:20261203T183000"),
    defect(402, "fin-avant-dans-un-autre-fuseau", "D;TZID=America/Toronto:20270316T133000", "D;TZID=Europe/Paris:20270316T133000"),
    defect(403, "dernier-jour-compris", "DTEND;VALUE=DATE:20270612", "DTEND;VALUE=DATE:20270610"),
    defect(404, "date-et-heure", "DTEND;VALUE=DATE:20270612", "DTEND;TZID=Europe/Paris:20270612T120000"),
    defect(405, "date-non-annoncee", "DTEND;VALUE=DATE:20270612", "DTEND:20270612"),
    defect(405, "heure-annoncee-date", "D;TZID=Europe/Paris:20261203T200000", "D;TZID=Europe/Paris;VALUE=DATE:20261203T200000"),
    defect(406, "fin-et-duree", STATUS, STATUS + "DURATION:PT1H30M\n"),
    defect(407, "duree", "DTEND;TZID=Europe/Paris:20261203T200000", "DURATION:PT1H30M"),
    defect(408, "sans-fin", "DTEND;TZID=Europe/Paris:20261203T200000\n", ""),
    defect(409, "duree-en-francais", "DTEND;TZID=Europe/Paris:20261203T200000", "DURATION:1h30"),
    defect(409, "duree-negative", "DTEND;TZID=Europe/Paris:20261203T200000", "DURATION:-PT1H"),
    defect(410, "etat-inconnu", "STATUS:CANCELLED", "STATUS:CANCELED"),
    defect(411, "disponibilite-inconnue", "TRANSP:OPAQUE", "TRANSP:BUSY"),
    defect(412, "etat-non-dit", STATUS, ""),
    defect(412, "disponibilite-non-dite", "TRANSP:OPAQUE\n", ""),
    defect(413, "annule-sans-compter", CANCELLED, "SEQUENCE:0\n"),
    defect(414, "annule-et-occupe", "TRANSP:TRANSPARENT", "TRANSP:OPAQUE"),
    defect(415, "annule-sans-le-dire", "SUMMARY:Annulé : Appel", "SUMMARY:Appel"),
    defect(415, "provisoire-sans-le-dire", "SUMMARY:À confirmer : Deux", "SUMMARY:Deux"),
    defect(416, "repetition", STATUS, STATUS + "RRULE:FREQ=WEEKLY;COUNT=4\n"),
    defect(416, "dates-en-plus", STATUS, STATUS + "RDATE;TZID=Europe/Paris:20261210T183000\n"),
    defect(417, "exception", STATUS, STATUS + "RECURRENCE-ID;TZID=Europe/Paris:20261203T183000\n"),
    defect(418, "repetition-sans-frequence", STATUS, STATUS + "RRULE:BYDAY=TU\n"),
    defect(208, "repetition-until-local", STATUS, STATUS + "RRULE:FREQ=WEEKLY;UNTIL=20261231T235959\n"),
    # texts
    defect(501, "virgule-nue", PLACE, "LOCATION:La Halle, 1 rue Vraie\n"),
    defect(501, "point-virgule-nu", "On se parle \\;", "On se parle ;"),
    defect(501, "nom-de-calendrier-nu", "X-WR-CALDESC:Toutes les séances\\,", "X-WR-CALDESC:Toutes les séances,"),
    defect(502, "deux-points-proteges", "Animation : Ada".replace("Ani", "Ani\n "), "Ani\n mation \\: Ada"),
    defect(503, "protege-deux-fois", "écoute\\, puis on essaie", "écoute\\\\\\, puis on essaie"),
    defect(504, "gras", "puis on essaie", "puis\n  <b>on</b> essaie"),
    defect(505, "esperluette", "puis on essaie", "puis\n  on &amp\\; essaie"),
    defect(506, "gras-markdown", "puis on essaie", "puis\n  on **essaie**"),
    defect(507, "titre-sur-deux-lignes", TITLE, "SUMMARY:Atelier\\nrituels\n"),
    defect(508, "titre-sans-fin", TITLE, _folded("SUMMARY:" + LONG.replace(",", "") * 6) + "\n"),
    defect(509, "sans-titre", TITLE, ""),
    defect(510, "sans-adresse", "DESCRIPTION:https://club.example.org/agenda/jours/", "DESCRIPTION:Deux jours ensemble"),
    defect(510, "sans-description", "DESCRIPTION:https://club.example.org/agenda/jours/\n", ""),
    defect(511, "accents-abimes", "s'écoute", "s'Ã©coute"),
    defect(512, "texte-retourne", "Atelier rituels", "Atelier \u202erituels"),
    # other values
    defect(601, "rythme-sans-type", "REFRESH-INTERVAL;VALUE=DURATION:", "REFRESH-INTERVAL:"),
    defect(602, "source-sans-type", "SOURCE;VALUE=URI:", "SOURCE:"),
    defect(602, "visio-sans-type", "CONFERENCE;LABEL=Rejoindre la séance;VALUE=URI:", "CONFERENCE;LABEL=Rejoindre la séance:"),
    defect(603, "rythme-en-heures", "DURATION:PT6H", "DURATION:6H"),
    defect(604, "couleur-en-chiffres", "COLOR:steelblue", "COLOR:#4682B4"),
    defect(604, "couleur-de-css4", "COLOR:steelblue", "COLOR:rebeccapurple"),
    defect(604, "couleur-d-apple-en-mots", "X-APPLE-CALENDAR-COLOR:#483D8B", "X-APPLE-CALENDAR-COLOR:blue"),
    defect(605, "nom-a-virgule", "NAME:Club d'essai\nX-WR-CALNAME:Club d'essai", "NAME:Club\\, essai\nX-WR-CALNAME:Club\\, essai"),
    defect(606, "deux-noms", "X-WR-CALNAME:Club d'essai", "X-WR-CALNAME:Le club"),
    defect(607, "adresse-relative", "\nURL:https://club.example.org/agenda/atelier/", "\nURL:/agenda/atelier/"),
    defect(607, "adresse-accentuee", "\nURL:https://club.example.org/agenda/atelier/", "\nURL:https://club.example.org/agenda/été/"),
    defect(608, "adresse-http", "\nURL:https://club.example.org/agenda/atelier/", "\nURL:http://club.example.org/agenda/atelier/"),
    defect(609, "virgule", "GEO:48.8667;2.35", "GEO:48.8667,2.35"),
    defect(609, "hors-du-globe", "GEO:48.8667;2.35", "GEO:98.8667;2.35"),
    defect(610, "fuseau-de-windows", "X-WR-TIMEZONE:Europe/Paris", "X-WR-TIMEZONE:Romance Standard Time"),
    defect(611, "desordre", "CATEGORIES:Atelier,Rituels\\, routines", "CATEGORIES:Rituels\\, routines,Atelier"),
    defect(611, "repetition", "CATEGORIES:Célébration", "CATEGORIES:Célébration,Célébration"),
    # privacy
    defect(701, "code-dans-le-lien", "LOCATION:En ligne : https://visio.example.org/x", "LOCATION:En ligne : https://visio.example.org/x?pwd=Z2x"),
    defect(701, "code-secret", "Ouvert à tout le monde", "Code secret : 1234"),
    defect(702, "position", "STATUS:CANCELLED", "GEO:48.8667;2.35\nSTATUS:CANCELLED"),
    defect(702, "rue", "LOCATION:La Halle (adresse", "LOCATION:La Halle\\,\n  1 rue Vraie (adresse"),
)  # fmt: skip

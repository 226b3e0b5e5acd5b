"""Rules on what a calendar is made of (RFC 5545, 3.4 to 3.7)."""

from __future__ import annotations

from club.lint_ics.rules.base import Level, Rule, house, unwise, wrong

NOT_A_CALENDAR = wrong(
    "ics-101",
    "Ce n'est pas un calendrier",
    "Le fichier ne commence pas par BEGIN:VCALENDAR (RFC 5545, 3.4). C'est souvent une page web : l'adresse demande "
    "de se connecter, ou répond par une page d'erreur.",
    "Ouvrez l'adresse dans un navigateur, sans compte : elle doit donner le calendrier lui-même.",
)
UNBALANCED = wrong(
    "ics-102",
    "END qui ne ferme rien",
    "Chaque END ferme le dernier BEGIN ouvert, du même nom (RFC 5545, 3.6). Sinon, les lecteurs perdent l'événement "
    "ou tout le fichier.",
    "Supprimez ce END, ou ajoutez le BEGIN qui lui manque.",
)
NOT_CLOSED = wrong(
    "ics-103",
    "BEGIN jamais refermé",
    "Un composant ouvert n'a pas de END (RFC 5545, 3.6) : le fichier est sans doute coupé.",
    "Ajoutez le END manquant, ou refaites le fichier en entier.",
)
OUTSIDE = wrong(
    "ics-104",
    "Ligne hors du calendrier",
    "Rien ne se place avant BEGIN:VCALENDAR ni après END:VCALENDAR (RFC 5545, 3.4).",
    "Supprimez cette ligne, ou déplacez-la dans le calendrier.",
)
SEVERAL_CALENDARS = unwise(
    "ics-105",
    "Plusieurs calendriers dans un fichier",
    "La norme le permet (RFC 5545, 3.4), mais bien des agendas ne lisent que le premier.",
    "Réunissez les événements dans un seul VCALENDAR.",
)
NO_COMPONENT = wrong(
    "ics-106",
    "Calendrier sans aucun composant",
    "Un calendrier contient au moins un composant (RFC 5545, 3.6) ; sans lui, des agendas annoncent une erreur.",
    "Un calendrier sans événement garde un VTIMEZONE, que tous les clients essayés acceptent.",
)
MISSING = wrong(
    "ics-107",
    "Propriété obligatoire absente",
    "VCALENDAR demande VERSION et PRODID ; VEVENT, DTSTART ; VTIMEZONE, TZID ; ses règles, DTSTART "
    "(RFC 5545, 3.6, 3.6.1 et 3.6.5). Les lecteurs stricts rejettent le fichier.",
    "Ajoutez la propriété.",
)
REPEATED = wrong(
    "ics-108",
    "Propriété écrite deux fois",
    "Cette propriété ne peut figurer qu'une fois (RFC 5545, 3.6 ; RFC 7986, 4) : un agenda garde la première, un autre "
    "la dernière, un autre refuse.",
    "N'en gardez qu'une.",
)
BAD_VERSION = wrong(
    "ics-109",
    "VERSION autre que 2.0",
    "La version d'iCalendar est 2.0 (RFC 5545, 3.7.4) ; 1.0 est l'ancien vCalendar, qui se lit autrement.",
    "VERSION:2.0",
)
BAD_SCALE = wrong(
    "ics-110",
    "CALSCALE autre que GREGORIAN",
    "GREGORIAN est la seule valeur définie (RFC 5545, 3.7.1) ; les agendas refusent les autres ou les ignorent.",
    "CALSCALE:GREGORIAN",
)
NO_SCALE = house(
    "ics-111",
    "CALSCALE absente",
    "La norme la sous-entend (RFC 5545, 3.7.1), mais nos calendriers disent tout ce qu'ils peuvent dire.",
    "CALSCALE:GREGORIAN",
)
METHOD = unwise(
    "ics-112",
    "METHOD dans un abonnement",
    "METHOD fait du fichier un message entre agendas : il exige alors ORGANIZER (RFC 5546, 3.2.1), et DTSTAMP y veut "
    "dire l'heure de l'envoi (RFC 5545, 3.8.7.2).",
    "Supprimez METHOD.",
)
CALENDAR_UID = unwise(
    "ics-113",
    "UID sur le calendrier",
    "La RFC 7986 (5.3) l'admet, mais vdirsyncer fond alors tous les événements en un seul.",
    "Supprimez l'UID du VCALENDAR ; chaque événement garde le sien.",
)
INVITATION = unwise(
    "ics-114",
    "ATTENDEE ou ORGANIZER",
    "L'agenda y voit une invitation : il demande une réponse, ou écrit à l'organisateur (RFC 5545, 3.8.4.1 et "
    "3.8.4.3). Et l'adresse électronique est publiée.",
    "Dites qui anime dans DESCRIPTION.",
)
ALARM = unwise(
    "ics-115",
    "Alarme imposée",
    "Un VALARM (RFC 5545, 3.6.6) fait sonner Thunderbird chez toutes les personnes abonnées.",
    "Supprimez le VALARM : chacun règle ses rappels.",
)
NESTED = unwise(
    "ics-116",
    "Composant dans un événement",
    "La RFC 9073 (7) l'admet, mais calcurse perd l'événement qui en contient un autre.",
    "Écrivez la même chose dans LOCATION ou DESCRIPTION.",
)
MISPLACED_COMPONENT = wrong(
    "ics-117",
    "Composant mal placé",
    "Un VEVENT est dans VCALENDAR, STANDARD et DAYLIGHT dans VTIMEZONE (RFC 5545, 3.6) ; il manque souvent un END "
    "juste avant.",
    "Fermez le composant précédent.",
)
FOREIGN_COMPONENT = house(
    "ics-118",
    "Composant autre que VEVENT et VTIMEZONE",
    "Un abonnement sert à voir des rendez-vous ; les tâches et journaux n'apparaissent presque nulle part.",
    "Supprimez le composant.",
)
UNKNOWN = unwise(
    "ics-119",
    "Propriété inconnue",
    "Ce nom n'est pas dans le registre de l'IANA et ne commence pas par X- (RFC 5545, 3.8.8) : c'est presque toujours "
    "une faute de frappe, et la valeur est perdue.",
    "Corrigez le nom, ou faites-le commencer par X-.",
)
EMPTY_VALUE = unwise(
    "ics-120",
    "Propriété vide",
    "Une valeur vide n'apprend rien, et des lecteurs échouent dessus quand ils attendent une date ou une adresse.",
    "Supprimez la ligne.",
)
MISPLACED = unwise(
    "ics-121",
    "Propriété mal placée",
    "Cette propriété existe, mais pas dans ce composant (RFC 5545, 3.6 ; RFC 7986, 4) : elle y est ignorée.",
    "Déplacez-la, ou supprimez-la.",
)
LATE_PROPERTY = unwise(
    "ics-122",
    "Propriété du calendrier après un composant",
    "Les propriétés du calendrier viennent avant ses composants (RFC 5545, 3.6) ; après, des lecteurs ne les "
    "voient pas.",
    "Placez-la en tête, après PRODID.",
)
NOT_A_FEED = house(
    "ics-123",
    "Abonnement incomplet",
    "Un calendrier auquel on s'abonne dit son nom, sa source, son rythme et sa couleur, par la RFC 7986 et par les "
    "anciennes extensions : chaque agenda ne lit que les unes ou les autres.",
    "Ajoutez les propriétés nommées.",
)
NAMED_EVENT = house(
    "ics-124",
    "Fichier d'un seul événement qui se nomme",
    "Avec un nom ou un rythme, Outlook ouvrirait un nouveau calendrier pour ce seul événement.",
    "Supprimez NAME, X-WR-*, REFRESH-INTERVAL et X-PUBLISHED-TTL.",
)
OUT_OF_DATE = house(
    "ics-125",
    "LAST-MODIFIED du calendrier en désaccord",
    "C'est la plus récente des dates de ses événements (RFC 7986, 5.4), et rien s'il n'en a pas : une date de "
    "fabrication changerait chaque jour.",
    "Donnez-lui la plus récente date LAST-MODIFIED des événements ; supprimez-la s'il n'y en a pas.",
)
UNORDERED = Rule(
    "ics-126",
    "Événements en désordre",
    "Rangés par début puis par UID, deux publications se comparent ligne à ligne.",
    "Triez les événements par instant de début, puis par UID.",
    None,
    Level.WARNING,
)

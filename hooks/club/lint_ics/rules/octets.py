"""Rules on bytes and content lines (RFC 5545, 3.1)."""

from __future__ import annotations

from club.lint_ics.rules.base import doubtful, unwise, wrong

EMPTY = wrong(
    "ics-001",
    "Fichier vide",
    "Un agenda qui reçoit un fichier vide efface tout ce qu'il montrait, ou garde une erreur (RFC 5545, 3.4).",
    "Publiez au moins BEGIN:VCALENDAR, VERSION, PRODID, un VTIMEZONE et END:VCALENDAR.",
)
BOM = wrong(
    "ics-002",
    "Marque d'ordre des octets (BOM)",
    "Trois octets invisibles précèdent BEGIN:VCALENDAR : bien des lecteurs ne reconnaissent plus un calendrier "
    "(RFC 5545, 3.1 et 3.4).",
    "Enregistrez en UTF-8 sans BOM.",
)
NOT_UTF8 = wrong(
    "ics-003",
    "Octets qui ne sont pas de l'UTF-8",
    "Sans autre indication, un calendrier est en UTF-8 (RFC 5545, 3.1.4) : les lecteurs stricts refusent tout le "
    "fichier, les autres abîment les accents.",
    "Enregistrez en UTF-8.",
)
LINE_END = wrong(
    "ics-004",
    "Ligne qui ne finit pas par CRLF",
    "Chaque ligne finit par les deux octets CR LF (RFC 5545, 3.1) ; les lecteurs stricts ne voient sinon qu'une "
    "seule ligne.",
    "Écrivez CRLF, et empêchez git et l'éditeur de le changer (« *.ics -text » dans .gitattributes).",
)
NO_FINAL_END = wrong(
    "ics-005",
    "Dernière ligne sans CRLF",
    "La dernière ligne finit aussi par CRLF (RFC 5545, 3.1) ; sans lui, des lecteurs prennent le fichier pour un "
    "téléchargement interrompu.",
    "Ajoutez CRLF après END:VCALENDAR.",
)
LONG_LINE = unwise(
    "ics-006",
    "Ligne de plus de 75 octets",
    "Une ligne ne devrait pas dépasser 75 octets, fin de ligne non comprise (RFC 5545, 3.1) ; de vieux lecteurs "
    "coupent ce qui dépasse.",
    "Repliez la ligne : CRLF, une espace, puis la suite.",
)
SPLIT_CHARACTER = wrong(
    "ics-007",
    "Caractère coupé par un pli",
    "Un pli tombe entre les octets d'un même caractère. Les lecteurs qui décodent avant de déplier montrent deux "
    "signes abîmés, ou refusent le fichier (RFC 5545, 3.1).",
    "Repliez entre deux caractères, en comptant les octets.",
)
BLANK_LINE = wrong(
    "ics-008",
    "Ligne vide",
    "La grammaire ne connaît pas de ligne vide (RFC 5545, 3.1) ; des lecteurs s'y arrêtent.",
    "Supprimez la ligne. Dans un texte, un saut de ligne s'écrit \\n.",
)
CONTROL = wrong(
    "ics-009",
    "Caractère de contrôle",
    "Aucun caractère de contrôle n'est admis, hors la tabulation (RFC 5545, 3.1) : un seul vide tout le calendrier "
    "dans Thunderbird et Google.",
    "Retirez-le du texte d'origine.",
)
SEPARATOR = wrong(
    "ics-010",
    "Séparateur de lignes Unicode",
    "U+0085, U+2028 et U+2029 sont des fins de ligne pour bien des programmes (ceux écrits en Python, par exemple), "
    "qui coupent la ligne à cet endroit et perdent le reste.",
    "Remplacez-le par \\n ou par une espace.",
)
NOT_A_LINE = wrong(
    "ics-011",
    "Ligne qui n'est pas « NOM:valeur »",
    "Chaque ligne est un nom, d'éventuels paramètres, deux-points et une valeur (RFC 5545, 3.1). Thunderbird et Google "
    "rejettent tout le calendrier pour une seule ligne fautive ; c'est souvent un texte coupé sans être replié.",
    "Si c'est la suite d'un texte, écrivez \\n pour le saut de ligne, ou commencez la ligne par une espace.",
)
BAD_PARAMETER = wrong(
    "ics-012",
    "Paramètre mal écrit",
    'Un paramètre est « ;NOM=valeur » ou « ;NOM="valeur" » ; un guillemet ouvert se referme, et ne peut pas être '
    "dans la valeur (RFC 5545, 3.1 et 3.2 ; RFC 6868).",
    "Mettez la valeur entre guillemets droits ; un guillemet s'y écrit ^'.",
)
UNQUOTED = wrong(
    "ics-013",
    "Adresse sans guillemets dans un paramètre",
    "Le premier deux-points hors guillemets finit les paramètres : l'adresse est coupée, et son reste pris pour la "
    "valeur (RFC 5545, 3.1 et 3.2).",
    'Écrivez ;ALTREP="https://…":valeur.',
)
TOO_LONG_TO_READ = wrong(
    "ics-014",
    "Fichier démesuré, contrôlé en partie",
    "Au-delà de cinq mégaoctets ou de 200 000 lignes, aucun agenda en ligne ne relit un abonnement (Google s'arrête à "
    "un mégaoctet). Le contrôle s'arrête là aussi.",
    "Découpez le calendrier, par année par exemple.",
)
TOO_BIG = doubtful(
    "ics-015",
    "Fichier de plus de 700 ko",
    "Google cesse de lire vers un mégaoctet, et les téléphones relisent le fichier entier plusieurs fois par jour.",
    "Gardez les douze derniers mois et la suite ; mettez les années passées dans des archives.",
)
TOO_MANY = doubtful(
    "ics-016",
    "Plus de 1 000 événements",
    "Les agendas en ligne limitent les abonnements, et relisent chaque événement plusieurs fois par jour.",
    "Gardez les douze derniers mois et la suite ; mettez les années passées dans des archives.",
)

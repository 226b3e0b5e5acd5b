"""Rules on who an event is, and on its dates and state (RFC 5545, 3.6.1)."""

from __future__ import annotations

from club.lint_ics.rules.base import doubtful, house, unwise, wrong

NO_UID = wrong(
    "ics-301",
    "Événement sans UID",
    "L'UID dit quel événement remplace lequel (RFC 5545, 3.8.4.7) : sans lui, chaque lecture peut tout dédoubler, et "
    "vdirsyncer refuse.",
    "Un UUID, toujours le même pour cet événement.",
)
SAME_UID = wrong(
    "ics-302",
    "Deux événements de même UID",
    "Deux événements de même UID sont le même événement (RFC 5545, 3.8.4.7) : l'agenda n'en garde qu'un.",
    "Donnez à chacun son UID.",
)
POOR_UID = unwise(
    "ics-303",
    "UID qui n'est pas unique au monde",
    "Un numéro, un mot court ou une date peuvent être aussi ceux d'un autre calendrier, et changent quand l'événement "
    "est déplacé (RFC 5545, 3.8.4.7 ; RFC 7986, 5.3).",
    "Un UUID, tiré une fois pour toutes ou calculé d'un identifiant qui ne change pas.",
)
NOT_A_UUID = house(
    "ics-304",
    "UID qui n'est pas un UUID",
    "La RFC 7986 (5.3) demande un UUID : ni nom de machine, ni adresse électronique, ni titre.",
    "Un UUID version 5, calculé de l'identifiant le plus ancien.",
)
NO_STAMP = wrong(
    "ics-305",
    "Événement sans DTSTAMP",
    "DTSTAMP est obligatoire (RFC 5545, 3.6.1 et 3.8.7.2) ; les lecteurs stricts refusent l'événement.",
    "DTSTAMP:20261120T000000Z",
)
STAMP_NOT_UTC = wrong(
    "ics-306",
    "Horodatage qui n'est pas en temps universel",
    "DTSTAMP, CREATED et LAST-MODIFIED sont en UTC, finis par Z (RFC 5545, 3.8.7).",
    "DTSTAMP:20261120T000000Z",
)
STAMP_AHEAD = doubtful(
    "ics-307",
    "Horodatage dans l'avenir",
    "Une modification déjà datée de demain cache les suivantes : l'agenda les croit plus anciennes (RFC 5546, 2.1.5).",
    "La date de la dernière modification.",
)
STAMPS_DIFFER = unwise(
    "ics-308",
    "DTSTAMP différent de LAST-MODIFIED",
    "Sans METHOD, DTSTAMP dit la même chose que LAST-MODIFIED (RFC 5545, 3.8.7.2). Une DTSTAMP à l'heure de la "
    "fabrication fait croire que tout change à chaque lecture.",
    "La même date aux deux.",
)
NO_MODIFIED = house(
    "ics-309",
    "Événement sans LAST-MODIFIED",
    "Les agendas et synchroniseurs qui comparent les versions s'y fient (RFC 5545, 3.8.7.3).",
    "LAST-MODIFIED, égal à DTSTAMP.",
)
NO_SEQUENCE = house(
    "ics-310",
    "Événement sans SEQUENCE",
    "Google ignore un changement d'heure ou de lieu dont la SEQUENCE n'a pas grandi (RFC 5545, 3.8.7.4).",
    "SEQUENCE:0, puis un de plus à chaque changement qui compte.",
)
BAD_SEQUENCE = wrong(
    "ics-311",
    "SEQUENCE mal écrite",
    "SEQUENCE est un entier, à partir de zéro (RFC 5545, 3.8.7.4).",
    "SEQUENCE:0",
)
CREATED_LATE = unwise(
    "ics-312",
    "CREATED après LAST-MODIFIED",
    "Rien ne peut avoir été modifié avant d'exister (RFC 5545, 3.8.7.1 et 3.8.7.3).",
    "Corrigez l'une des deux dates.",
)
BAD_DATE = wrong(
    "ics-401",
    "Date ou heure mal écrite",
    "Une date est 20261203, une heure 20261203T183000, en UTC 20261203T173000Z, et elles existent "
    "(RFC 5545, 3.3.4 et 3.3.5). Une seule fautive vide le calendrier dans Thunderbird.",
    "Sans tirets, ni deux-points, ni fractions de seconde.",
)
ENDS_BEFORE = wrong(
    "ics-402",
    "Fin avant le début, ou en même temps",
    "DTEND est strictement après DTSTART (RFC 5545, 3.8.2.2) ; les agendas refusent l'événement ou lui donnent "
    "une durée de leur choix.",
    "Corrigez DTEND.",
)
INCLUSIVE_END = wrong(
    "ics-403",
    "Dernier jour pris pour la fin",
    "Pour des journées entières, DTEND est le lendemain du dernier jour (RFC 5545, 3.6.1) ; ici, l'événement ne dure "
    "rien.",
    "Le jour suivant : DTSTART;VALUE=DATE:20261203 et DTEND;VALUE=DATE:20261204.",
)
MIXED = wrong(
    "ics-404",
    "Début et fin de sortes différentes",
    "Si l'un est une date, l'autre aussi ; si l'un a une heure, l'autre aussi (RFC 5545, 3.8.2.2).",
    "VALUE=DATE aux deux, ou une heure aux deux.",
)
BAD_VALUE = wrong(
    "ics-405",
    "VALUE qui contredit la valeur",
    "Une date seule s'annonce par VALUE=DATE ; une heure ne l'a pas (RFC 5545, 3.2.20 et 3.8.2.4). Les lecteurs "
    "stricts rejettent la ligne.",
    "DTSTART;VALUE=DATE:20261203, ou DTSTART;TZID=Europe/Paris:20261203T183000.",
)
END_AND_DURATION = wrong(
    "ics-406",
    "DTEND et DURATION ensemble",
    "Un événement a l'une ou l'autre, jamais les deux (RFC 5545, 3.6.1).",
    "Gardez DTEND.",
)
DURATION = house(
    "ics-407",
    "DURATION au lieu de DTEND",
    "Autour d'un changement d'heure, les agendas ne comptent pas une durée de la même façon ; une fin est un instant.",
    "DTEND, dans le même fuseau que DTSTART.",
)
NO_END = house(
    "ics-408",
    "Événement sans fin",
    "Sans DTEND, l'événement ne dure rien (RFC 5545, 3.6.1), ou une heure, selon l'agenda.",
    "Ajoutez DTEND.",
)
BAD_DURATION = wrong(
    "ics-409",
    "Durée mal écrite",
    "Une durée est PT1H30M, P1D ou P1W, positive ; celle d'une journée entière est en jours ou en semaines "
    "(RFC 5545, 3.3.6 et 3.8.2.5).",
    "DURATION:PT1H30M",
)
BAD_STATUS = wrong(
    "ics-410",
    "STATUS inconnu",
    "Un événement est CONFIRMED, TENTATIVE ou CANCELLED (RFC 5545, 3.8.1.11) ; une annulation mal écrite "
    "n'est pas vue.",
    "STATUS:CANCELLED, avec deux L.",
)
BAD_TRANSP = wrong(
    "ics-411",
    "TRANSP inconnu",
    "TRANSP est OPAQUE (le temps est pris) ou TRANSPARENT (il reste libre) (RFC 5545, 3.8.2.7).",
    "TRANSP:OPAQUE",
)
UNSAID = house(
    "ics-412",
    "État ou disponibilité non dits",
    "Nos événements disent toujours STATUS et TRANSP : aucun agenda n'a à deviner.",
    "STATUS:CONFIRMED et TRANSP:OPAQUE.",
)
CANCELLED_UNCOUNTED = unwise(
    "ics-413",
    "Annulation sans SEQUENCE",
    "Google ignore une annulation dont la SEQUENCE n'a pas grandi (RFC 5545, 3.8.7.4).",
    "SEQUENCE:1 ou plus.",
)
CANCELLED_BUSY = unwise(
    "ics-414",
    "Annulation qui occupe encore le temps",
    "Outlook ignore STATUS : sans TRANSP:TRANSPARENT, l'événement annulé rend toujours occupé (RFC 5545, 3.8.2.7).",
    "TRANSP:TRANSPARENT",
)
UNMARKED = house(
    "ics-415",
    "Titre qui tait l'état",
    "Outlook ne montre pas STATUS : seul le titre dit « Annulé », « Reporté » ou « À confirmer ».",
    "SUMMARY:Annulé : … (ou Reporté : …, ou À confirmer : …)",
)
RECURS = house(
    "ics-416",
    "Répétition non dépliée",
    "Chaque date a son propre état, et aucun agenda ne peut mal lire une règle qui n'est pas là.",
    "Un VEVENT pour chaque date, chacun avec son UID.",
)
RECURRENCE_ID = house(
    "ics-417",
    "RECURRENCE-ID",
    "Une exception à une règle n'a pas de sens quand les répétitions sont dépliées (RFC 5545, 3.8.4.4).",
    "Donnez son UID à chaque date.",
)
BAD_RECURRENCE = wrong(
    "ics-418",
    "Règle de répétition mal écrite",
    "RRULE est une liste de « NOM=valeur » séparés par des points-virgules, avec FREQ, et jamais UNTIL et COUNT "
    "ensemble (RFC 5545, 3.3.10). Une règle illisible fait perdre l'événement.",
    "RRULE:FREQ=WEEKLY;COUNT=10",
)

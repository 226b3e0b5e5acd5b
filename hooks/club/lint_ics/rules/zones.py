"""Rules on time zones and local times (RFC 5545, 3.2.19, 3.3.5 and 3.6.5)."""

from __future__ import annotations

from club.lint_ics.rules.base import house, unwise, wrong

NO_ZONE = wrong(
    "ics-201",
    "TZID sans VTIMEZONE",
    "Tout fuseau cité est décrit par un VTIMEZONE du même fichier (RFC 5545, 3.2.19). Sans lui, Outlook montre "
    "l'événement une heure trop tard.",
    "Ajoutez le VTIMEZONE de ce fuseau.",
)
UNUSED = house(
    "ics-202",
    "VTIMEZONE inutile",
    "Aucun événement ne cite ce fuseau. Seul un calendrier sans événement en garde un.",
    "Supprimez le VTIMEZONE.",
)
TWICE = wrong(
    "ics-203",
    "VTIMEZONE en double",
    "Deux VTIMEZONE ont le même TZID (RFC 5545, 3.6.5) : lequel vaut ?",
    "N'en gardez qu'un.",
)
RDATE = wrong(
    "ics-204",
    "VTIMEZONE fait de dates (RDATE)",
    "ical.js (Thunderbird, Nextcloud) lit ces listes de travers : tout l'été, chaque événement a une heure de retard. "
    "Outlook aussi s'y trompe.",
    "Écrivez une règle annuelle : RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU.",
)
NO_PART = wrong(
    "ics-205",
    "VTIMEZONE sans STANDARD ni DAYLIGHT",
    "Un fuseau contient au moins une règle (RFC 5545, 3.6.5).",
    "Ajoutez un STANDARD.",
)
BAD_OFFSET = wrong(
    "ics-206",
    "Décalage absent ou mal écrit",
    "Chaque règle a un TZOFFSETFROM et un TZOFFSETTO, sous la forme +0100 (RFC 5545, 3.3.14, 3.8.3.3 et 3.8.3.4) ; "
    "-0000 n'existe pas.",
    "TZOFFSETFROM:+0100 et TZOFFSETTO:+0200, par exemple.",
)
BAD_RULE = unwise(
    "ics-207",
    "Règle de fuseau difficile à lire",
    "Les agendas comprennent « chaque année, tel dimanche de tel mois » ; peu comprennent davantage, et ce contrôle "
    "non plus.",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
)
UNTIL_LOCAL = wrong(
    "ics-208",
    "UNTIL qui n'est pas en temps universel",
    "Dans un VTIMEZONE, ou quand DTSTART a un fuseau, UNTIL s'écrit en UTC, avec Z ; il est une date quand DTSTART en "
    "est une (RFC 5545, 3.3.10). ical.js et Google perdent sinon la dernière date, ou toute la règle.",
    "UNTIL=20371231T225959Z",
)
DISAGREES = wrong(
    "ics-209",
    "VTIMEZONE qui contredit le fuseau",
    "Les changements d'heure décrits ne sont pas ceux de ce fuseau dans la base de l'IANA : l'heure montrée dépend de "
    "ce que l'agenda croit, le fichier ou son propre savoir.",
    "Refaites le VTIMEZONE d'après la base de l'IANA (tzdata).",
)
NOT_IANA = unwise(
    "ics-210",
    "Fuseau inconnu de l'IANA",
    "Google, Apple et ical.js reconnaissent les noms de l'IANA (RFC 5545, 3.8.3.1) ; d'un autre nom, ils devinent ou "
    "renoncent.",
    "TZID:Europe/Paris",
)
FLOATING = unwise(
    "ics-211",
    "Heure flottante",
    "Sans Z ni TZID, l'heure est celle de qui regarde (RFC 5545, 3.3.5) ; Google la prend pour de l'UTC.",
    "DTSTART;TZID=Europe/Paris:20261203T183000",
)
FIXED_OFFSET = wrong(
    "ics-212",
    "Décalage fixe au lieu d'un fuseau",
    "« +01:00 » n'est admis ni dans une heure ni comme fuseau (RFC 5545, 3.3.5) : Office 365 refuse, les autres "
    "ignorent l'heure d'été.",
    "Nommez le fuseau (Europe/Paris), ou écrivez l'heure en UTC avec Z.",
)
SKIPPED_HOUR = wrong(
    "ics-213",
    "Heure qui n'existe pas",
    "Au passage à l'heure d'été, cette heure est sautée : d'un agenda à l'autre, l'événement est une heure plus tôt ou "
    "plus tard (RFC 5545, 3.3.5).",
    "Choisissez une heure qui existe, ou écrivez-la en UTC.",
)
REPEATED_HOUR = unwise(
    "ics-214",
    "Heure qui existe deux fois",
    "Au passage à l'heure d'hiver, cette heure se répète. La norme prend la première (RFC 5545, 3.3.5) ; tous les "
    "agendas ne le font pas.",
    "Écrivez-la en UTC, avec Z.",
)
ZONE_ON_UTC = wrong(
    "ics-215",
    "TZID sur une date ou une heure UTC",
    "TZID ne s'applique ni à une date seule ni à une heure finie par Z (RFC 5545, 3.2.19) ; selon l'agenda, l'un ou "
    "l'autre l'emporte.",
    "Retirez TZID, ou le Z.",
)
BAD_ONSET = wrong(
    "ics-216",
    "Début d'une règle de fuseau mal écrit",
    "Le DTSTART de STANDARD et de DAYLIGHT est une heure locale, sans Z ni TZID (RFC 5545, 3.6.5).",
    "DTSTART:19810329T020000",
)

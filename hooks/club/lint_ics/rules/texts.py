"""Rules on texts, addresses and other values, on privacy and on order."""

from __future__ import annotations

from club.lint_ics.rules.base import Level, Rule, doubtful, house, unwise, wrong

UNESCAPED = wrong(
    "ics-501",
    "Virgule ou point-virgule nu dans un texte",
    "Dans un texte, « , » et « ; » s'écrivent « \\, » et « \\; » (RFC 5545, 3.3.11) ; des lecteurs coupent le texte à "
    "cet endroit.",
    "Mettez une barre oblique inverse devant.",
)
BAD_ESCAPE = wrong(
    "ics-502",
    "Barre oblique inverse mal employée",
    "Elle ne précède que \\ ; , n ou N (RFC 5545, 3.3.11). Devant autre chose, selon l'agenda, elle se voit ou emporte "
    "le signe suivant ; les deux-points et les guillemets n'en ont pas besoin.",
    "Doublez-la si elle est voulue, retirez-la sinon.",
)
OVER_ESCAPED = doubtful(
    "ics-503",
    "Texte protégé deux fois",
    "Une fois lu, ce texte contient encore \\n, \\, ou \\; : l'agenda montrera ces signes tels quels.",
    "Ne protégez le texte qu'une fois.",
)
HTML = unwise(
    "ics-504",
    "Balises HTML dans un texte",
    "DESCRIPTION, SUMMARY et LOCATION sont du texte simple (RFC 5545, 3.8.1.5) : la plupart des agendas montrent les "
    "balises telles quelles.",
    "Écrivez le texte sans balises.",
)
ENTITIES = doubtful(
    "ics-505",
    "Entité HTML dans un texte",
    "« &amp; » ou « &nbsp; » se lisent tels quels dans un agenda.",
    "Le caractère lui-même : &, une espace.",
)
MARKDOWN = doubtful(
    "ics-506",
    "Markdown dans un texte",
    "Aucun agenda n'interprète **gras** ni [lien](https://…).",
    "Le texte sans marques, et l'adresse en entier.",
)
SEVERAL_LINES = unwise(
    "ics-507",
    "Titre ou lieu sur plusieurs lignes",
    "SUMMARY et LOCATION tiennent sur une ligne dans toutes les vues ; la suite n'y paraît pas.",
    "Une seule ligne ; le reste dans DESCRIPTION.",
)
LONG_SUMMARY = doubtful(
    "ics-508",
    "Titre de plus de 255 caractères",
    "Outlook et Exchange coupent les titres à 255 caractères.",
    "Un titre court ; le reste dans DESCRIPTION.",
)
NO_SUMMARY = unwise(
    "ics-509",
    "Événement sans titre",
    "Sans SUMMARY (RFC 5545, 3.8.1.12), l'agenda montre « (sans titre) » ou « Occupé ».",
    "Ajoutez SUMMARY.",
)
NO_ADDRESS = house(
    "ics-510",
    "Description qui ne finit pas par une adresse",
    "Bien des agendas ne montrent pas URL : la dernière ligne de DESCRIPTION mène à la page de la séance.",
    "Finissez par l'adresse complète de la page, seule sur sa ligne.",
)
GARBLED = doubtful(
    "ics-511",
    "Accents abîmés",
    "« Ã© » ou « � » : le texte a été lu dans un autre codage que le sien avant d'arriver ici.",
    "Relisez la source en UTF-8.",
)
BIDI = unwise(
    "ics-512",
    "Caractère invisible qui retourne le texte",
    "Ces caractères changent le sens de lecture de ce qui suit, jusque hors du texte, et peuvent tromper qui lit.",
    "Retirez-le.",
)
BAD_REFRESH = wrong(
    "ics-601",
    "REFRESH-INTERVAL sans VALUE=DURATION",
    "Cette propriété n'a pas de type par défaut : VALUE=DURATION est obligatoire (RFC 7986, 5.7), sans quoi les "
    "lecteurs y voient un texte.",
    "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
)
NO_URI_TYPE = wrong(
    "ics-602",
    "SOURCE, IMAGE ou CONFERENCE sans VALUE",
    "Ces propriétés n'ont pas de type par défaut : VALUE=URI est obligatoire (RFC 7986, 5.8, 5.10 et 5.11).",
    "SOURCE;VALUE=URI:https://…",
)
BAD_INTERVAL = wrong(
    "ics-603",
    "Rythme de relecture mal écrit",
    "REFRESH-INTERVAL et X-PUBLISHED-TTL sont des durées positives (RFC 7986, 5.7 ; RFC 5545, 3.3.6).",
    "PT6H, P1D…",
)
BAD_COLOUR = wrong(
    "ics-604",
    "Couleur qui n'est pas un nom de CSS3",
    "COLOR est l'un des 147 noms de CSS3 (RFC 7986, 5.9), pas un code ; seule X-APPLE-CALENDAR-COLOR prend #RRVVBB.",
    "COLOR:steelblue",
)
ESCAPED_NAME = house(
    "ics-605",
    "Nom de calendrier à signes protégés",
    "Des agendas montrent le nom sans retirer les barres obliques inverses : « Sel\\, poivre ».",
    "Un nom sans virgule, point-virgule ni barre oblique inverse.",
)
NAMES_DIFFER = unwise(
    "ics-606",
    "Deux noms, ou deux descriptions",
    "NAME et X-WR-CALNAME, DESCRIPTION et X-WR-CALDESC disent la même chose aux uns et aux autres (RFC 7986, 5.1 et "
    "5.2).",
    "Le même texte aux deux.",
)
BAD_URI = wrong(
    "ics-607",
    "Adresse incomplète ou mal écrite",
    "Une adresse est absolue et en ASCII, sans espace (RFC 5545, 3.3.13 ; RFC 3986) ; des lecteurs échouent sur les "
    "autres.",
    "https://…, le reste codé par % (é s'écrit %C3%A9).",
)
NOT_HTTPS = unwise(
    "ics-608",
    "Adresse sans https",
    "Les agendas en ligne et les téléphones refusent de plus en plus les adresses http.",
    "https://…",
)
BAD_GEO = wrong(
    "ics-609",
    "GEO mal écrite",
    "GEO est « latitude;longitude » en degrés décimaux, avec des points (RFC 5545, 3.8.1.6).",
    "GEO:48.8667;2.3500",
)
BAD_CLUB_ZONE = unwise(
    "ics-610",
    "X-WR-TIMEZONE inconnu",
    "Google et Apple y lisent un nom de l'IANA, et l'emploient pour les heures sans fuseau.",
    "X-WR-TIMEZONE:Europe/Paris",
)
CATEGORIES = Rule(
    "ics-611",
    "CATEGORIES en désordre ou répétées",
    "Rangées et chacune une fois, deux publications se comparent ligne à ligne.",
    "Triez-les.",
    None,
    Level.WARNING,
)
PASSCODE = unwise(
    "ics-701",
    "Code secret d'une réunion",
    "Un calendrier public est lu par des robots : quiconque peut entrer dans la réunion.",
    "Retirez le lien ou le code, et changez-le dans l'outil de visio.",
)
HIDDEN_PLACE = house(
    "ics-702",
    "Adresse publiée alors qu'elle est réservée aux membres",
    "L'événement dit « adresse donnée aux membres », et pourtant GEO ou une rue s'y lisent.",
    "Retirez GEO et l'adresse de tous les textes de l'événement.",
)

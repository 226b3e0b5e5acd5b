"""Every rule that contributors are held to, each with its stable code.

The messages, and the pages of the site that explain them, are made from this list and from nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a rule weighs, in GitHub's words: an error keeps the site from being built, the others forbid nothing."""

    ERROR = "error"
    WARNING = "warning"  # what « club lint » would say better
    NOTICE = "notice"  # what « club check » points out


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule for contributors.

    ``code`` never changes and is never used again; ``title``, ``why``, ``wrong`` and ``right`` are
    French; ``rank`` orders what to mend first (0: the file can't be read at all; 1: its header can't;
    2: a value is wrong; 3: two values contradict each other).
    """

    code: str
    title: str
    why: str
    wrong: str
    right: str
    rank: int = 2
    level: Level = Level.ERROR


# The file
NOT_UTF8 = Rule(
    "club-001",
    "Fichier qui n'est pas en UTF-8",
    "Les accents ne peuvent être lus que si le fichier est enregistré en UTF-8.",
    "un fichier enregistré en « Windows-1252 » ou « ANSI »",
    "dans l'éditeur : « Enregistrer sous », encodage « UTF-8 »",
    0,
)
EMPTY_FILE = Rule(
    "club-002", "Fichier vide", "Un fichier vide ne décrit rien.", "(rien)", 'title: "Accueillir un nouveau membre"', 0
)
TOO_BIG = Rule(
    "club-003",
    "Fichier trop gros",
    "Un texte de plus d'un mégaoctet n'est pas un texte : c'est presque toujours une image ou un document collé par erreur.",
    "une photo collée dans le texte",
    "l'image à part, à côté du fichier, et citée par son nom",
    0,
)
MISPLACED = Rule(
    "club-004",
    "Fichier mal rangé",
    "Chaque sorte de contenu a son dossier ; un fichier placé ailleurs ne serait jamais publié.",
    "programme/mon-atelier.md",
    "programme/sessions/mon-atelier.md",
    0,
)
BAD_FILE_NAME = Rule(
    "club-005",
    "Nom de fichier incorrect",
    "Le nom du fichier devient l'adresse de la page : des minuscules sans accent, des chiffres et des traits d'union.",
    "programme/sessions/Atelier d'été.md",
    "programme/sessions/atelier-d-ete.md",
    0,
)
ID_TAKEN = Rule(
    "club-006",
    "Identifiant déjà pris",
    "Deux contenus de la même sorte ne peuvent pas avoir la même adresse, même ancienne.",
    "aliases:\n  - un-id-deja-pris",
    "aliases:\n  - mon-ancien-id",
    3,
)
NO_HEADER = Rule(
    "club-007",
    "En-tête absent",
    "Le fichier commence par un en-tête entre deux lignes « --- » : c'est là que sont le titre, la date, etc.",
    "# Mon atelier",
    '---\ntitle: "Mon atelier"\n---\n\nLe texte…',
    0,
)
UNCLOSED_HEADER = Rule(
    "club-008",
    "En-tête jamais refermé",
    "Sans la seconde ligne « --- », on ne sait pas où finit l'en-tête et où commence le texte.",
    '---\ntitle: "Mon atelier"\n\nLe texte…',
    '---\ntitle: "Mon atelier"\n---\n\nLe texte…',
    0,
)
NO_PLAIN_FILE = Rule(
    "club-081",
    "Ce n'est pas un simple fichier",
    "Un lien mène à un fichier qui peut être n'importe où, et qui serait publié ; un tube ou un périphérique n'a pas de fin.",
    "un lien symbolique",
    "le fichier lui-même",
    0,
)
ODD_NAME = Rule(
    "club-082",
    "Nom de fichier que d'autres ordinateurs refusent",
    "Un nom doit s'écrire de la même façon sous Windows, macOS et Linux, et ne pas être confondu avec son voisin.",
    "Photo.jpg et photo.jpg dans le même dossier",
    "photo-1.jpg et photo-2.jpg",
    0,
)
NO_CLUB = Rule(
    "club-009",
    "Fichier du club absent",
    "Le fichier programme/club.yml dit le nom du club, son fuseau horaire et son contact : rien ne se publie sans lui.",
    "(pas de programme/club.yml)",
    "programme/club.yml",
    0,
)
# How the header is written
COLON = Rule(
    "club-010",
    "Deux-points dans un texte sans guillemets",
    "« : » suivi d'un espace annonce une valeur ; dans un texte, il faut des guillemets autour du texte.",
    "title: Onboarding : les bases",
    'title: "Onboarding : les bases"',
    1,
)
TAB = Rule(
    "club-011",
    "Tabulation",
    "Les tabulations sont invisibles et ne valent pas un espace : deux espaces par niveau, un avant la valeur.",
    "where:\n⇥online: true",
    "where:\n  online: true",
    1,
)
UNCLOSED_QUOTE = Rule(
    "club-012",
    "Guillemet mal refermé",
    "Un texte ouvert par un guillemet droit finit par le même, et n'en contient pas d'autre : dans le texte, écrivez « … ».",
    'title: "Mon atelier',
    'title: "Mon atelier"',
    1,
)
APOSTROPHE = Rule(
    "club-013",
    "Apostrophe dans un texte entre apostrophes",
    "Entre apostrophes droites, la première apostrophe du texte le referme : employez des guillemets droits.",
    "title: 'L'atelier'",
    'title: "L\'atelier"',
    1,
)
UNREADABLE_LINE = Rule(
    "club-014",
    "Ligne illisible",
    "Chaque ligne de l'en-tête est « clé: valeur », « clé: » ou « - élément ».",
    "title Mon atelier",
    'title: "Mon atelier"',
    1,
)
INDENTATION = Rule(
    "club-015",
    "Décalage incorrect",
    "Les lignes d'un même niveau commencent dans la même colonne ; chaque niveau est décalé de deux espaces.",
    'where:\n  online: true\n   name: "Salle"',
    'where:\n  online: true\n  name: "Salle"',
    1,
)
RESERVED_SIGN = Rule(
    "club-016",
    "Texte qui commence par un signe réservé",
    "Au début d'un texte, les signes * & ! [ ] { } @ ` % | > ont un autre sens : mettez le texte entre guillemets.",
    "title: [Complet] Atelier",
    'title: "[Complet] Atelier"',
    1,
)
CUT_TEXT = Rule(
    "club-017",
    "Texte coupé au « # »",
    "Après un espace, « # » commence un commentaire : la fin du texte serait perdue sans un mot.",
    "title: Atelier #3",
    'title: "Atelier #3"',
    1,
)
ANCHOR = Rule(
    "club-018",
    "Ancre ou renvoi YAML",
    "Les ancres (&nom) et renvois (*nom) ne servent pas ici : tout s'écrit en toutes lettres.",
    "themes: &t\n  - recruter",
    "themes:\n  - recruter",
    1,
)
TAG = Rule(
    "club-019",
    "Étiquette YAML",
    "Les étiquettes (!nom) ne servent pas ici : le type de chaque valeur est déjà connu.",
    "title: !texte Bonjour",
    'title: "Bonjour"',
    1,
)
DUPLICATE_KEY = Rule(
    "club-020",
    "Clé écrite deux fois",
    "Une clé n'a qu'une valeur ; de deux, on ne saurait laquelle garder.",
    'title: "Un"\ntitle: "Deux"',
    'title: "Un"',
    1,
)
TOO_DEEP = Rule(
    "club-021",
    "Niveaux trop nombreux",
    "Aucun contenu du club ne demande plus de dix niveaux de décalage.",
    "[[[[[[[[[[[[…",
    "themes:\n  - recruter",
    1,
)
TWO_DOCUMENTS = Rule(
    "club-022",
    "Plusieurs documents dans un fichier",
    "Un fichier décrit une seule chose.",
    'title: "Un"\n---\ntitle: "Deux"',
    "deux fichiers",
    1,
)
INVISIBLE = Rule(
    "club-023",
    "Caractère invisible",
    "Les caractères de contrôle et ceux qui retournent le sens du texte ne se voient pas et peuvent tromper qui lit.",
    "un texte copié d'un autre logiciel",
    "le même texte, retapé",
    2,
)
SMART_QUOTES = Rule(
    "club-024",
    "Guillemets de traitement de texte",
    "L'en-tête ne connaît que les guillemets droits ; ceux d'un traitement de texte seraient publiés avec le texte.",
    "title: “Mon atelier”",
    'title: "Mon atelier"',
    1,
)
# Keys and values
UNKNOWN_KEY = Rule(
    "club-030",
    "Clé inconnue",
    "Les clés sont des mots anglais fixés d'avance ; une clé inconnue serait ignorée.",
    'titre: "Mon atelier"',
    'title: "Mon atelier"',
)
MISSING = Rule("club-031", "Valeur manquante", "Cette clé est nécessaire.", "(pas de title)", 'title: "Mon atelier"')
WRONG_SHAPE = Rule(
    "club-033",
    "Valeur de la mauvaise forme",
    "Selon la clé, on attend un texte, une liste (un tiret par élément) ou un groupe de clés décalées.",
    "themes: recruter",
    "themes:\n  - recruter",
)
UNKNOWN_VALUE = Rule(
    "club-034", "Valeur inconnue", "Cette clé n'accepte que quelques valeurs.", "kind: atelier", "kind: training"
)
BAD_DATE = Rule(
    "club-035",
    "Date mal écrite",
    "Une date s'écrit année-mois-jour, en chiffres.",
    "published_on: 3 décembre 2026",
    "published_on: 2026-12-03",
)
NO_SUCH_DATE = Rule(
    "club-036",
    "Date qui n'existe pas",
    "Ce jour ou ce mois n'est pas au calendrier.",
    "published_on: 2026-02-31",
    "published_on: 2026-02-28",
)
BAD_TIME = Rule(
    "club-037",
    "Date et heure mal écrites",
    "Un début s'écrit avec la date puis l'heure sur 24 heures.",
    "start: 2026-12-03 18h30",
    "start: 2026-12-03 18:30",
)
BAD_DURATION = Rule(
    "club-038",
    "Durée mal écrite",
    "Une durée s'écrit en minutes ou en heures.",
    "duration: 90 minutes",
    "duration: 1h30",
)
BAD_MONTH = Rule(
    "club-039",
    "Mois ou semaine mal écrits",
    "Un mois s'écrit année-mois ; une semaine, année-W et son numéro.",
    "month: décembre 2026",
    "month: 2026-12",
)
BAD_ID = Rule(
    "club-040",
    "Identifiant mal écrit",
    "Un identifiant est le nom du fichier cité, sans sa terminaison : minuscules sans accent, chiffres, traits d'union.",
    "themes:\n  - Animer à distance",
    "themes:\n  - animer-a-distance",
)
BAD_URL = Rule(
    "club-041",
    "Adresse web incorrecte",
    "Une adresse web est complète et commence par https:// (ou http://).",
    "url: www.example.org",
    "url: https://www.example.org/",
)
NOT_A_NUMBER = Rule(
    "club-042", "Nombre attendu", "Cette valeur est un nombre entier, en chiffres.", "capacity: vingt", "capacity: 20"
)
NOT_A_BOOLEAN = Rule(
    "club-043", "true ou false attendu", "Cette valeur est true (oui) ou false (non).", "consent: oui", "consent: true"
)
HTML = Rule(
    "club-044",
    "HTML dans un texte",
    "Les balises ne sont pas admises dans les textes courts ; « <3 » l'est.",
    'title: "Un <b>grand</b> atelier"',
    'title: "Un grand atelier"',
)
SEVERAL_LINES = Rule(
    "club-045",
    "Texte sur plusieurs lignes",
    "Ce texte tient sur une seule ligne.",
    "summary: |\n  Une ligne\n  Une autre",
    'summary: "Une seule ligne"',
)
BAD_EMAIL = Rule(
    "club-046",
    "Adresse électronique incorrecte",
    "Une adresse électronique a la forme nom@domaine.fr.",
    "email: solene chez makesense",
    "email: nom@example.org",
)
BAD_VALUE = Rule(
    "club-047", "Valeur mal écrite", "Cette valeur a une forme précise.", "group_size: six personnes", "group_size: 2-6"
)
# Values together
NO_CONSENT = Rule(
    "club-048",
    "Accord nécessaire",
    "On ne publie la page d'une personne, ou une étude, qu'avec l'accord de celles et ceux qui y sont nommés.",
    "visibility: public",
    "visibility: public\nconsent: true",
    3,
)
GO_TOGETHER = Rule(
    "club-049",
    "Clés qui vont ensemble",
    "Ces deux clés vont ensemble : l'une ne se lit pas sans l'autre.",
    "photo: moi.jpg",
    'photo: moi.jpg\nphoto_alt: "Portrait souriant"',
    3,
)
EXCLUDE_EACH_OTHER = Rule(
    "club-050",
    "Clés qui s'excluent",
    "Une seule de ces clés peut être présente.",
    "start: 2026-12-03 18:30\nmonth: 2026-12",
    "start: 2026-12-03 18:30",
    3,
)
ENDS_BEFORE_START = Rule(
    "club-051",
    "Fin avant le début",
    "La fin vient après le début.",
    "start: 2026-12-03 18:30\nend: 2026-12-03 17:00",
    "start: 2026-12-03 18:30\nend: 2026-12-03 20:00",
    3,
)
SKIPPED_HOUR = Rule(
    "club-052",
    "Heure qui n'existe pas",
    "Au passage à l'heure d'été, une heure est sautée.",
    "start: 2027-03-28 02:30",
    "start: 2027-03-28 03:30",
    3,
)
REPEATED_HOUR = Rule(
    "club-053",
    "Heure qui existe deux fois",
    "Au passage à l'heure d'hiver, une heure se répète : on ne sait laquelle est dite.",
    "start: 2026-10-25 02:30",
    "start: 2026-10-25 03:30",
    3,
)
WRONG_WEEKDAY = Rule(
    "club-054",
    "Jour de la semaine qui contredit la date",
    "Le jour écrit dans le texte n'est pas celui de la date : l'un des deux est faux.",
    "« vendredi 3 décembre 2026 »",
    "« jeudi 3 décembre 2026 »",
    3,
)
OFF_RULE = Rule(
    "club-055",
    "Début hors de sa règle",
    "Le premier rendez-vous tombe sur la règle de répétition.",
    "start: 2026-10-06 18:30\nevery: month\nday: 1st thursday",
    "start: 2026-10-01 18:30\nevery: month\nday: 1st thursday",
    3,
)
OVERLAPPING_PERIODS = Rule(
    "club-056",
    "Périodes qui se recouvrent",
    "Deux périodes d'une répétition n'ont aucune date en commun.",
    "until: 2027-01-05 puis start: 2027-01-05 12:30",
    "until: 2026-12-31 puis start: 2027-01-05 12:30",
    3,
)
NOT_A_DATE_OF_REPEAT = Rule(
    "club-057",
    "Date étrangère à la répétition",
    "Sous dates, chaque clé est une date de la répétition (la date d'origine, avant déplacement).",
    "dates:\n  2026-10-07: …",
    "dates:\n  2026-10-06: …",
    3,
)
BAD_CHANGE = Rule(
    "club-059",
    "Changement incomplet",
    "La mémoire des changements va du plus ancien au plus récent ; un déplacement garde l'ancien début.",
    "- date: 2026-11-20\n  what: moved",
    "- date: 2026-11-20\n  what: moved\n  was: 2026-12-03 18:30",
    3,
)
UNKNOWN_REFERENCE = Rule(
    "club-060",
    "Référence introuvable",
    "L'identifiant cité n'est celui d'aucun fichier.",
    "themes:\n  - recrutter",
    "themes:\n  - recruter",
    3,
)
WITHDRAWN_SAYS_TOO_MUCH = Rule(
    "club-061",
    "Fichier retiré qui en dit trop",
    "Un contenu retiré ne garde que visibility (ou status) et former.",
    'visibility: withdrawn\nname: "…"',
    "visibility: withdrawn\nformer:\n  - sha256:…",
    3,
)
MISSING_HEADING = Rule(
    "club-062",
    "Rubrique manquante",
    "Une étude publiée a ces cinq rubriques, dans cet ordre : Contexte, Défi, Ce que nous avons fait, Résultats, Ce que nous ferions autrement.",
    "## Le contexte\n## Les résultats",
    "## Contexte\n## Défi\n## Ce que nous avons fait\n…",
    3,
)
TOP_HEADING = Rule(
    "club-063",
    "Titre de premier niveau dans le texte",
    "Le titre de la page vient de l'en-tête ; dans le texte, les titres commencent à « ## ».",
    "# Introduction",
    "## Introduction",
)
BROKEN_LINK = Rule(
    "club-064",
    "Lien vers une page absente",
    "Le lien ne mène à aucune page ni aucun fichier du site.",
    "[la fiche](../exercises/fiche.md)",
    "[la fiche](../exercises/fiche-rituel.md)",
    3,
)
BAD_PICTURE = Rule(
    "club-065",
    "Image introuvable ou illisible",
    "L'image doit exister, au format PNG, JPEG ou WebP.",
    "image: photo.svg",
    "image: photo.jpg",
    3,
)
SECRET_CODE = Rule(
    "club-066",
    "Code secret d'une réunion",
    "Tout ce qui est ici est public : un lien ou un code réservé aux membres se donne sur la plateforme.",
    "join:\n  url: https://visio.example/j/123?pwd=abc",
    "join: platform",
    3,
)
NOT_ANONYMOUS = Rule(
    "club-067",
    "Étude anonyme qui nomme",
    "Dans une étude anonyme, les auteur·rices ont un pseudonyme et aucune organisation n'est citée.",
    "anonymous: true\norganisations:\n  - makesense",
    "anonymous: true",
    3,
)
PART_OF_ITSELF = Rule(
    "club-068",
    "Séances qui se contiennent",
    "Une séance ne peut pas faire partie d'elle-même.",
    "part_of: elle-meme",
    "part_of: la-grande-rencontre",
    3,
)
REMOTE_IMAGE = Rule(
    "club-069",
    "Image venue d'ailleurs",
    "Rien sur le site n'est demandé à un autre site : ni pistage, ni image qui disparaît.",
    "![](https://ailleurs.example/photo.jpg)",
    "![Une photo](photo.jpg)",
)
FOREIGN_MARKUP = Rule(
    "club-080",
    "Balise ou attribut qui n'est pas admis",
    "Un texte s'écrit en Markdown. Ce qui s'exécute, ce qui vient d'un autre site ou ce qui prendrait la place d'une partie de la page n'est jamais publié.",
    '<iframe src="https://video.example/42"></iframe>',
    "[la vidéo](https://video.example/42)",
    3,
)
# What was published (club check --since)
ADDRESS_GONE = Rule(
    "club-070",
    "Adresse publiée qui disparaît",
    "Une adresse publiée ne meurt jamais : des gens l'ont notée, d'autres sites y mènent. Un fichier renommé garde ses anciens noms.",
    "un fichier renommé ou supprimé",
    "aliases:\n  - ancien-nom",
    3,
)
UID_CHANGED = Rule(
    "club-071",
    "Identifiant de calendrier qui change",
    "Un agenda reconnaît un événement à son identifiant, fait du plus ancien nom du fichier : s'il change, l'événement est perdu ou doublé.",
    "aliases:\n  - deuxieme-nom\n  - premier-nom",
    "aliases:\n  - premier-nom\n  - deuxieme-nom",
    3,
)
DATE_GONE = Rule(
    "club-072",
    "Date publiée qui disparaît",
    "Une date publiée est dans des agendas : elle s'annule ou se reporte, elle ne s'efface pas.",
    "until: 2027-03-30 (c'était 2027-06-29)",
    "until: 2027-06-29\nchanges:\n  - date: 2026-11-20\n    what: cancelled\n    from: 2027-04-06",
    3,
)
REPEAT_CHANGED = Rule(
    "club-073",
    "Séance publiée qui gagne ou perd sa répétition",
    "Les dates d'une répétition ont chacune leur page et leur identifiant : une séance publiée ne devient pas une répétition, ni l'inverse.",
    "repeat ajouté à une séance publiée",
    "un nouveau fichier pour la répétition",
    3,
)
UNTOLD_CHANGE = Rule(
    "club-074",
    "Changement qui n'est pas dit",
    "Qui suit le club apprend par « changes » ce qui a changé ; sans nouvelle entrée, des agendas ignorent le changement.",
    "start: 2026-12-10 18:30 (c'était 2026-12-03 18:30)",
    "start: 2026-12-10 18:30\nchanges:\n  - date: 2026-11-20\n    what: moved\n    was: 2026-12-03 18:30",
    3,
)
FORGOTTEN_CHANGE = Rule(
    "club-075",
    "Changement oublié",
    "La mémoire des changements s'allonge, elle ne s'efface pas : les agendas comptent ses entrées.",
    "une entrée de changes supprimée",
    "la même entrée, et une nouvelle après elle",
    3,
)
PUBLIC_HOLIDAY = Rule(
    "club-076",
    "Jour férié",
    "Ce jour est férié en France métropolitaine : c'est peut-être voulu, et rien ne l'empêche.",
    "start: 2027-07-14 18:30",
    "start: 2027-07-15 18:30, ou closures: false si c'est voulu",
    3,
    level=Level.NOTICE,
)
# What reads better otherwise (club lint)
LINK_TEXT = Rule(
    "club-101",
    "Lien qui ne dit pas où il mène",
    "Qui écoute la page passe de lien en lien : « ici » ou une adresse brute ne disent rien (WCAG 2.4.4).",
    "La fiche est [ici](../programme/exercises/fiche-rituel.md).",
    "Voir [la fiche du rituel](../programme/exercises/fiche-rituel.md).",
    level=Level.WARNING,
)
ALTERNATIVE = Rule(
    "club-102",
    "Image sans description",
    "Qui ne voit pas l'image entend sa description à la place ; un nom de fichier n'en est pas une (WCAG 1.1.1).",
    "![](jardin.jpg)",
    "![Deux personnes plantent un arbre](jardin.jpg)",
    level=Level.WARNING,
)
HEADING_ORDER = Rule(
    "club-103",
    "Niveau de titre sauté",
    "On parcourt une page par ses titres : après « ## » vient « ### » (WCAG 1.3.1). La taille n'est pas une raison d'en sauter un.",
    "## Contexte\n\n#### Le jardin",
    "## Contexte\n\n### Le jardin",
    level=Level.WARNING,
)
NO_SOURCE = Rule(
    "club-104",
    "Chiffres sans source",
    "Un chiffre convainc quand on sait d'où il vient, même d'un cahier ou d'un comptage à la main.",
    "## Résultats\n\nLa participation a augmenté de 40 %.",
    'results:\n  - measure: "Participation"\n    after: "40 % de plus"\n    source: "Cahier de présence"',
    level=Level.WARNING,
)
JARGON = Rule(
    "club-105",
    "Jargon ou anglicisme",
    "Le site est lu par des bénévoles comme par des salarié·es : le mot de tous les jours est compris de tout le monde. "
    "Un mot voulu se garde en italique ou entre guillemets « … ».",
    "Nous avons demandé du feedback.",
    "Nous avons demandé des retours.",
    level=Level.WARNING,
)
UNFINISHED = Rule(
    "club-106",
    "Paragraphe sans point final",
    "Sans ponctuation finale, on se demande si la fin du texte a été perdue.",
    "Nous avons commencé par écouter",
    "Nous avons commencé par écouter.",
    level=Level.WARNING,
)
LONG_SENTENCE = Rule(
    "club-107",
    "Phrase très longue",
    "Au-delà d'une cinquantaine de mots, le début est oublié quand la fin arrive, surtout à l'oreille.",
    "une phrase de soixante mots",
    "deux phrases",
    level=Level.WARNING,
)
ADDRESS_IN_PROSE = Rule(
    "club-108",
    "Adresse électronique ou téléphone dans un texte",
    "Ces pages sont publiques, copiées et gardées par d'autres : une adresse personnelle y reste, et attire des messages indésirables.",
    "Écrivez à prenom.nom@exemple.fr",
    "Écrivez-nous : l'adresse du club est en bas de chaque page.",
    level=Level.WARNING,
)
NAMED_WITHOUT_CONSENT = Rule(
    "club-109",
    "Personne nommée sans accord écrit",
    "Une personne n'est nommée dans un récit que si elle l'a accepté : sa fiche le dit, ou l'étude le dit pour toutes.",
    "Camille Untel a failli tout arrêter.",
    "Une bénévole a failli tout arrêter.",
    level=Level.WARNING,
)
REGISTRATION_OVER = Rule(
    "club-110",
    "Inscription terminée",
    "Un lien d'inscription qui ne sert plus mène souvent à une page fermée ; il reste dans les données que d'autres reprennent.",
    "register:\n  url: https://www.example.org/inscription\n  until: (une date passée)",
    "(pas de register)",
    level=Level.WARNING,
)
NO_REPLAY_STATE = Rule(
    "club-111",
    "Séance passée sans état d'enregistrement",
    "Qui n'était pas là cherche l'enregistrement : dire qu'il n'y en a pas, et pourquoi, évite une question.",
    "(pas de replay)",
    'replay:\n  state: none\n  why: "Échanges confidentiels"',
    level=Level.WARNING,
)


RULES = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
BY_CODE = {rule.code: rule for rule in RULES}

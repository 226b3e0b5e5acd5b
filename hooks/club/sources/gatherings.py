"""Sessions and masterclasses: what they are, when they fall, what changed."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

from pydantic import PlainValidator, WithJsonSchema

from club.sources.base import (
    CaseStudyRef,
    CohortRef,
    ExerciseRef,
    Item,
    Model,
    PersonRef,
    SessionRef,
    ThemeRef,
    about,
    one_or_group,
    optional,
)
from club.sources.terms import Audience, Every, ReplayState, SessionKind, Status, What
from club.sources.values import (
    Boolean,
    Day,
    Duration,
    ForMembers,
    Geo,
    LocalTime,
    Moment,
    MonthDayValue,
    MonthValue,
    Number,
    Platform,
    Text,
    Timezone,
    Url,
    UrlOrPlatform,
    WeekValue,
    choice,
    was_moment,
)

Was = Annotated[
    tuple[date | datetime, str | None],
    PlainValidator(was_moment),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?( \S+/\S+)?$"}),
]


class Where(Model):
    """Online, on site, or both."""

    online: Boolean = optional(
        "En ligne", "true si l'on peut participer à distance.", True, words=("distance", "visio"), default=False
    )
    name: Text | None = optional("Lieu", "Le nom du lieu.", "La Grande Salle", words=("lieu", "nom"))
    address: Text | None = optional(
        "Adresse", "L'adresse postale.", "1 rue Imaginaire, 75000 Paris", words=("adresse",)
    )
    geo: Geo | None = optional(
        "Position", "Latitude, longitude, en degrés.", "48.8566, 2.3522", words=("position", "coordonnées")
    )
    address_for: ForMembers | None = optional(
        "Adresse réservée", "members : l'adresse n'est publiée nulle part.", "members"
    )


class PublicLink(Model):
    """A meeting link that anyone may have."""

    url: Url = about(
        "Lien", "Le lien de la réunion, sans code secret.", "https://visio.example.org/club", words=("lien",)
    )
    public: Boolean = about("Public", "true : ce lien peut être vu de tout le monde.", True, words=("publique",))


class Register(Model):
    """How to sign up."""

    url: Url = about(
        "Lien d'inscription", "La page où s'inscrire.", "https://www.example.org/inscription", words=("lien",)
    )
    until: Day | None = optional(
        "Jusqu'au", "Le dernier jour pour s'inscrire.", "2026-12-01", words=("jusqu'au", "avant")
    )


class Material(Model):
    """Something to read or bring."""

    title: Text = about("Titre", "Ce que c'est.", "Le support", words=("titre",))
    url: Url = about("Lien", "Où le trouver.", "https://www.example.org/support.pdf", words=("lien",))


class Replay(Model):
    """The recording, and what goes with it."""

    state: choice(ReplayState) = about("État", "Où en est l'enregistrement.", "available", words=("état", "statut"))  # type: ignore[valid-type]
    url: UrlOrPlatform | None = optional(
        "Lien",
        "Où le voir : une adresse, ou platform (sur la plateforme).",
        "https://www.example.org/replays/1",
        words=("lien",),
    )
    slides: Url | None = optional(
        "Support", "Le support de présentation.", "https://www.example.org/support.pdf", words=("support", "diapos")
    )
    transcript: Url | None = optional(
        "Transcription", "Le texte de ce qui a été dit.", "https://www.example.org/texte", words=("transcription",)
    )
    duration: Duration | None = optional("Durée", "La durée de l'enregistrement.", "1h10", words=("durée",))
    why: Text | None = optional(
        "Raison", "Pourquoi il n'y a pas d'enregistrement.", "Échanges confidentiels", words=("raison", "pourquoi")
    )


class Change(Model):
    """One entry of a session's memory."""

    date: Day = about("Le", "Le jour où le changement a été décidé.", "2026-11-20", words=("le", "jour"))
    what: choice(What) = about("Quoi", "Ce qui a changé.", "moved", words=("quoi", "type"))  # type: ignore[valid-type]
    was: Was | None = optional(
        "Avant", "L'ancien début, pour un déplacement.", "2026-12-03 18:30", words=("avant", "ancien")
    )
    why: Text | None = optional("Raison", "Pourquoi.", "Salle indisponible", words=("raison", "pourquoi"))
    from_: Day | None = optional(
        "À partir du",
        "Pour une répétition : les dates concernées, à partir de celle-ci.",
        "2027-01-05",
        words=("à partir du", "depuis"),
        alias="from",
    )


class Period(Model):
    """One rhythm of a repeat."""

    start: LocalTime = about("Première date", "La première date et son heure.", "2026-09-08 12:30", words=("début",))
    duration: Duration = about("Durée", "La durée de chaque rendez-vous.", "45min", words=("durée",))
    every: choice(Every) = about("Rythme", "Tous les combien.", "week", words=("rythme", "fréquence", "chaque"))  # type: ignore[valid-type]
    day: MonthDayValue | None = optional(
        "Jour du mois", "Pour un rythme mensuel : le rang et le jour.", "2nd tuesday", words=("jour",)
    )
    until: Day = about("Jusqu'au", "Le dernier jour possible, compris.", "2027-06-29", words=("jusqu'au", "fin"))


class Particulars(Model):
    """What a session can say, and one date of a repeat can say again."""

    title: Text | None = optional("Titre", "Le titre, court.", "Installer un rituel", words=("titre", "nom"))
    summary: Text | None = optional(
        "Résumé",
        "Une ou deux phrases pour donner envie.",
        "Une heure pour choisir un rituel et le tester.",
        words=("résumé", "description", "chapeau"),
    )
    themes: tuple[ThemeRef, ...] = optional(
        "Thématiques",
        "Les thématiques auxquelles la séance se rattache.",
        ["rituels"],
        words=("thème", "thèmes", "thématique", "thématiques"),
        default=(),
    )
    cohorts: tuple[CohortRef, ...] = optional(
        "Promos",
        "Les promos concernées (absent : celles des thématiques, sinon toutes).",
        ["promo-2026"],
        words=("promo", "promos"),
        default=(),
    )
    start: Moment | None = optional(
        "Début",
        "Date et heure ; une date seule pour une journée entière.",
        "2026-12-03 18:30",
        words=("début", "date", "quand", "heure"),
    )
    duration: Duration | None = optional("Durée", "La durée, si la fin n'est pas dite.", "1h30", words=("durée",))
    end: Moment | None = optional(
        "Fin",
        "Date et heure de fin ; pour des journées entières, le dernier jour, compris.",
        "2026-12-03 20:00",
        words=("fin",),
    )
    timezone: Timezone | None = optional(
        "Fuseau horaire", "Si ce n'est pas celui du club.", "America/Montreal", words=("fuseau",)
    )
    where: Where | None = optional(
        "Où", "En ligne, sur place, ou les deux.", {"online": True}, words=("lieu", "où", "endroit", "adresse", "place")
    )
    join: one_or_group(Platform, PublicLink) | None = optional(
        "Rejoindre",
        "platform : le lien est donné aux membres sur la plateforme. Un lien ouvert à tout le monde dit public: true.",
        "platform",
        words=("lien", "visio", "rejoindre"),
    )  # type: ignore[valid-type]
    audience: choice(Audience) = optional(
        "Pour qui",
        "members : réservé aux membres ; public : tout le monde peut venir.",
        "members",
        words=("public", "pour qui"),
        default=Audience.MEMBERS,
    )  # type: ignore[valid-type]
    hosts: tuple[PersonRef, ...] = optional(
        "Animation",
        "Les personnes qui animent.",
        ["capucine-modele"],
        words=("animateur", "animatrice", "hôte", "animation", "host"),
        default=(),
    )
    speakers: tuple[PersonRef, ...] = optional(
        "Intervention",
        "Les personnes qui interviennent.",
        ["noe-exemple"],
        words=("intervenant", "intervenante", "orateur", "speaker"),
        default=(),
    )
    case_studies: tuple[CaseStudyRef, ...] = optional(
        "Études de cas", "Les études de cas dont on parle.", ["une-etude"], words=("études de cas", "cas"), default=()
    )
    exercises: tuple[ExerciseRef, ...] = optional(
        "Exercices", "Les exercices que l'on pratique.", ["fiche-rituel"], words=("exercice", "exercices"), default=()
    )
    capacity: Number | None = optional("Places", "Le nombre de places.", 20, words=("places", "capacité", "jauge"))
    register_: Register | None = optional(
        "Inscription",
        "Où s'inscrire, et jusqu'à quand.",
        {"url": "https://www.example.org/inscription"},
        words=("inscription", "s'inscrire"),
        alias="register",
    )
    announced: Day | None = optional(
        "Annoncée le", "Le jour où la séance a été annoncée.", "2026-09-01", words=("annonce", "annoncé")
    )
    status: choice(Status) | None = optional(
        "État",
        "tentative si la date reste à confirmer. Les autres états viennent de changes.",
        "tentative",
        words=("statut", "état"),
    )  # type: ignore[valid-type]
    changes: tuple[Change, ...] = optional(
        "Changements",
        "La mémoire de ce qui a changé, du plus ancien au plus récent.",
        [{"date": "2026-11-20", "what": "moved", "was": "2026-12-03 18:30", "why": "Salle indisponible"}],
        words=("changement", "changements", "historique"),
        default=(),
    )
    replay: Replay | None = optional(
        "Enregistrement",
        "L'enregistrement et son état.",
        {"state": "planned"},
        words=("enregistrement", "rediffusion", "vidéo"),
    )
    materials: tuple[Material, ...] = optional(
        "Documents",
        "Les supports à lire ou à apporter.",
        [{"title": "Le support", "url": "https://www.example.org/support.pdf"}],
        words=("documents", "supports", "matériel", "ressources"),
        default=(),
    )


class Gathering(Item, Particulars):
    """A session of any kind, single or repeated."""

    if TYPE_CHECKING:
        kind: SessionKind  # a field of sessions, a property of masterclasses

    title: Text = about(
        "Titre", "Le titre, court : il est lu sur un téléphone.", "Installer un rituel", words=("titre", "nom")
    )
    month: MonthValue | None = optional("Mois", "Quand le jour n'est pas encore fixé.", "2026-12", words=("mois",))
    week: WeekValue | None = optional("Semaine", "Quand le jour n'est pas encore fixé.", "2026-W49", words=("semaine",))
    repeat: tuple[Period, ...] = optional(
        "Répétition",
        "Une liste de périodes ; un nouveau rythme est une nouvelle période.",
        [{"start": "2026-09-08 12:30", "duration": "45min", "every": "week", "until": "2027-06-29"}],
        words=("répétition", "récurrence", "répéter"),
        default=(),
    )
    closures: Boolean = optional(
        "Fermetures",
        "false : la répétition ignore les fermetures du club.",
        False,
        words=("fermetures", "vacances"),
        default=True,
    )
    dates: dict[Day, Particulars] = optional(
        "Dates particulières",
        "Ce qui est propre à une date de la répétition, sous sa date d'origine.",
        {"2026-12-22": {"changes": [{"date": "2026-12-01", "what": "cancelled", "why": "Veille de fêtes"}]}},
        words=("dates", "exceptions"),
        default={},
    )
    part_of: SessionRef | None = optional(
        "Fait partie de",
        "La rencontre dont cette séance est une journée ou un moment.",
        "la-grande-rencontre",
        words=("fait partie de",),
    )


class Session(Gathering):
    """programme/sessions/<id>.md."""

    kind: choice(SessionKind) = about("Type", "Ce que l'on y fait.", "training", words=("type", "sorte", "genre"))  # type: ignore[valid-type]


class Masterclass(Gathering):
    """programme/masterclasses/<id>.md."""

    themes: tuple[ThemeRef, ...] = about(
        "Thématiques",
        "Les thématiques auxquelles la masterclass se rattache.",
        ["rituels"],
        words=("thème", "thèmes", "thématique", "thématiques"),
        min_length=1,
    )
    takeaways: tuple[Text, ...] = optional(
        "À retenir",
        "Ce avec quoi l'on repart.",
        ["Un rituel tient par son heure, pas par son contenu."],
        words=("à retenir", "points clés", "enseignements"),
        default=(),
    )

    @property  # type: ignore[misc]  # not a key of a masterclass: its folder says it
    def kind(self) -> SessionKind:
        return SessionKind.MASTERCLASS

"""Themes, exercises, case studies and hand-written pages."""

from __future__ import annotations

from club.sources.base import (
    Author,
    CohortRef,
    ExerciseRef,
    Item,
    Model,
    Named,
    OrganisationRef,
    PersonRef,
    ThemeRef,
    about,
    one_or_group,
    optional,
)
from club.sources.terms import Format, Level, StudyStatus
from club.sources.values import (
    Boolean,
    Day,
    Duration,
    GroupSizeValue,
    LanguageTag,
    Licence,
    MonthValue,
    Number,
    Picture,
    Since,
    Text,
    Url,
    choice,
)


class Resource(Model):
    """Something to read, watch or listen to."""

    title: Text = about("Titre", "Ce que c'est.", "Accueillir, mode d'emploi", words=("titre",))
    url: Url = about("Lien", "Où le trouver.", "https://www.example.org/accueillir", words=("lien",))
    kind: Text | None = optional("Type", "Livre, vidéo, article ou autre.", "article", words=("type",))
    language: LanguageTag | None = optional(
        "Langue", "La langue, si ce n'est pas le français.", "en", words=("langue",)
    )


class Theme(Item):
    """programme/themes/<id>.md."""

    title: Text = about("Titre", "Le nom de la thématique.", "Installer des rituels", words=("titre", "nom"))
    month: MonthValue = about("Mois", "Le mois de la thématique.", "2026-10", words=("mois", "date"))
    question: Text | None = optional(
        "Question", "La question que l'on se pose ce mois-ci.", "Comment faire revenir les gens sans les relancer ?"
    )
    summary: Text | None = optional(
        "Résumé",
        "Une ou deux phrases. Absent, la thématique est « à venir ».",
        "Un mois pour choisir un rituel et le tenir.",
        words=("résumé", "chapeau"),
    )
    cohorts: tuple[CohortRef, ...] = optional(
        "Promos", "Les promos concernées (absent : toutes).", ["promo-2026"], words=("promo", "promos"), default=()
    )
    resources: tuple[Resource, ...] = optional(
        "Ressources",
        "À lire, à voir, à écouter.",
        [{"title": "Accueillir", "url": "https://www.example.org/"}],
        words=("ressource", "liens"),
        default=(),
    )


class Exercise(Item):
    """programme/exercises/<id>.md."""

    title: Text = about("Titre", "Le nom de l'exercice.", "La carte des membres", words=("titre", "nom"))
    goal: Text = about(
        "But",
        "Ce que l'on obtient à la fin.",
        "Voir d'un coup d'œil qui fait vivre la communauté.",
        words=("but", "objectif"),
    )
    duration: Duration = about("Durée", "Le temps nécessaire.", "45min", words=("durée", "temps"))
    group_size: GroupSizeValue = about(
        "Taille du groupe",
        "1, un intervalle (2-6) ou any (peu importe).",
        "2-6",
        words=("groupe", "taille", "participants"),
    )
    materials: tuple[Text, ...] = optional(
        "Matériel", "Ce qu'il faut avoir sous la main.", ["Une grande feuille"], words=("matériel",), default=()
    )
    level: choice(Level) | None = optional(
        "Niveau", "discovery, practice ou expert.", "discovery", words=("niveau", "difficulté")
    )  # type: ignore[valid-type]
    themes: tuple[ThemeRef, ...] = about(
        "Thématiques",
        "Les thématiques auxquelles l'exercice se rattache.",
        ["engager"],
        words=("thème", "thèmes", "thématique", "thématiques"),
        min_length=1,
    )


class Community(Model):
    """The community a case study is about."""

    size: Number | None = optional(
        "Taille",
        "Le nombre de membres.",
        120,
        words=("taille", "membres"),
        asked=("Combien de membres ?", "Un ordre de grandeur, en chiffres."),
    )
    sector: Text | None = optional(
        "Secteur",
        "Ce dont elle s'occupe.",
        "Jardins partagés",
        words=("secteur",),
        asked=("De quoi s'occupe votre communauté ?", "En quelques mots."),
    )
    format: choice(Format) | None = optional(
        "Forme",
        "online, onsite ou hybrid.",
        "hybrid",
        words=("forme",),
        asked=("Où se retrouve-t-elle ?", "Là où se passe l'essentiel."),
    )  # type: ignore[valid-type]
    since: Since | None = optional(
        "Depuis",
        "L'année ou le mois où elle a commencé.",
        "2019-04",
        words=("depuis", "création"),
        asked=("Depuis quand existe-t-elle ?", "Une année suffit."),
    )


class Result(Model):
    """Something that was measured."""

    measure: Text = about(
        "Mesure", "Ce qui a été mesuré.", "Personnes présentes à l'appel du mardi", words=("mesure", "indicateur")
    )
    before: Text | None = optional("Avant", "La valeur au départ.", "4", words=("avant",))
    after: Text = about("Après", "La valeur à la fin.", "11", words=("après",))
    source: Text = about("Source", "D'où vient le chiffre.", "Feuille d'émargement")


class CaseStudy(Item):
    """case-studies/<id>.md or case-studies/<id>/index.md."""

    title: Text = about(
        "Titre",
        "Ce qui s'est passé, en une phrase.",
        "Le parrainage qui a doublé nos jardiniers",
        words=("titre", "nom"),
        asked=("Un titre pour votre histoire", "Ce qui s'est passé, en une phrase. On pourra le changer ensemble."),
    )
    summary: Text = about(
        "Résumé",
        "Deux phrases : le problème, ce que vous en retirez.",
        "Comment un binôme d'accueil a changé nos samedis.",
        words=("résumé", "chapeau"),
        asked=(
            "L'essentiel en deux phrases",
            "Le problème, puis ce que vous en retirez. C'est ce que l'on lit en premier.",
        ),
    )
    status: choice(StudyStatus) = optional(
        "Statut",
        "draft : brouillon ; published : publiée.",
        "published",
        words=("statut", "état"),
        default=StudyStatus.DRAFT,
    )  # type: ignore[valid-type]
    authors: tuple[one_or_group(PersonRef, Author), ...] = about(
        "Auteur·rices",
        "Identifiants de personnes, ou noms ; un pseudonyme convient.",
        [{"name": "Capucine"}],
        words=("auteur", "autrice", "auteurs", "auteur·rices"),
        min_length=1,
        asked=(
            "Qui raconte ?",
            "Une personne par ligne : prénom et nom, virgule, organisation. Pour une étude anonyme : un "
            "pseudonyme, et rien d'autre.",
        ),
    )  # type: ignore[valid-type]
    organisations: tuple[one_or_group(OrganisationRef, Named), ...] = optional(
        "Organisations",
        "Les organisations dont on parle.",
        ["makesense"],
        words=("organisation", "structure"),
        default=(),
        asked=("De quelles organisations parle-t-on ?", "Une par ligne. Laissez vide pour une étude anonyme."),
    )  # type: ignore[valid-type]
    anonymous: Boolean = optional(
        "Anonyme",
        "true : aucune organisation n'est nommée.",
        True,
        words=("anonyme",),
        default=False,
        asked=(
            "Avec ou sans votre nom ?",
            "Sous un pseudonyme, l'étude ne nomme ni vous ni votre organisation. Ce formulaire, lui, montre "
            "votre compte GitHub.",
        ),
    )
    themes: tuple[ThemeRef, ...] = about(
        "Thématiques",
        "Les thématiques auxquelles l'étude se rattache.",
        ["recruter"],
        words=("thème", "thèmes", "thématique", "thématiques"),
        min_length=1,
        asked=("À quelles thématiques la rattacher ?", "Une ou plusieurs, dans la liste."),
    )
    published_on: Day = about(
        "Publiée le", "Le jour de la publication.", "2026-10-15", words=("date", "publié le", "publication")
    )
    updated_on: Day | None = optional(
        "Mise à jour le", "Le jour de la dernière mise à jour.", "2026-11-02", words=("mise à jour", "modifié le")
    )
    community: Community | None = optional(
        "Communauté",
        "La communauté en quelques chiffres.",
        {"size": 120, "sector": "Jardins partagés", "format": "onsite"},
        words=("communauté",),
    )
    results: tuple[Result, ...] = optional(
        "Résultats",
        "Ce qui a été mesuré, avant et après.",
        [{"measure": "Nouveaux membres par mois", "before": "3", "after": "7", "source": "Registre des adhésions"}],
        words=("résultat", "résultats", "chiffres"),
        default=(),
        asked=(
            "Des chiffres, si vous en avez",
            "Une ligne par chiffre, en quatre parties séparées par une barre : ce qui a été mesuré | avant | "
            "après | d'où vient le chiffre.",
        ),
    )
    exercises: tuple[ExerciseRef, ...] = optional(
        "Exercices",
        "Les exercices que vous avez employés.",
        ["carte-des-membres"],
        words=("exercice", "exercices"),
        default=(),
        asked=("Avez-vous employé des exercices du club ?", "S'il y en a, choisissez-les dans la liste."),
    )
    reviewers: tuple[one_or_group(PersonRef, Named), ...] = optional(
        "Relecture",
        "Les personnes qui ont relu.",
        ["noe-exemple"],
        words=("relecteur", "relectrice", "relecture"),
        default=(),
    )  # type: ignore[valid-type]
    issue: Number | None = optional(
        "Formulaire", "Le numéro du formulaire d'où vient l'étude.", 12, words=("ticket", "formulaire")
    )
    licence: Licence | None = optional(
        "Licence",
        "Si ce n'est pas celle du club (identifiant SPDX).",
        "CC-BY-4.0",
        words=("license",),
        asked=("La licence", "Votre texte reste le vôtre, et tout le monde pourra le réutiliser en vous citant."),
    )
    consent: Boolean = about(
        "Accord",
        "true : toutes les personnes nommées sont d'accord. Tant qu'un accord manque, gardez status: draft.",
        True,
        words=("accord", "consentement"),
        asked=("L'accord des personnes", "Cochez si c'est fait. Sinon, nous attendrons avec vous avant de publier."),
    )
    image: Picture | None = optional(
        "Image",
        "Le nom d'une image du dossier de l'étude.",
        "jardin.jpg",
        words=("photo", "illustration"),
        asked=(
            "Des images, si vous en avez",
            "Glissez-les ici, puis dites en une phrase ce que l'on voit, entre les crochets : `![deux "
            "personnes plantent un arbre](…)`. Nous en retirons les informations cachées, comme le lieu.",
        ),
    )
    image_alt: Text | None = optional(
        "Description de l'image",
        "Ce que l'on voit, pour qui ne voit pas.",
        "Deux personnes plantent un arbre",
        words=("texte alternatif",),
    )


class DraftStudy(CaseStudy):
    """A case study being written: only its title is needed."""

    summary: Text | None = None  # type: ignore[assignment]
    authors: tuple[one_or_group(PersonRef, Author), ...] = ()  # type: ignore[valid-type]
    themes: tuple[ThemeRef, ...] = ()
    published_on: Day | None = None  # type: ignore[assignment]
    consent: Boolean = False


class Page(Model):
    """docs/<path>.md: a page written by hand."""

    title: Text = about("Titre", "Le titre de la page.", "Rejoindre le club", words=("titre",))
    summary: Text = about(
        "Résumé",
        "Une phrase, pour les moteurs de recherche et les partages.",
        "Comment devenir membre du club.",
        words=("résumé", "description"),
    )

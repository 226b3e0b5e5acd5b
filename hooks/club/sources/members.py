"""Cohorts, people and organisations."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from club.sources.base import CohortRef, Item, Model, Named, OrganisationRef, about, one_or_group, optional
from club.sources.terms import OrganisationVisibility, PersonVisibility
from club.sources.values import Boolean, Markdown, MonthValue, Picture, SaltedHash, Text, Url, choice


def _one_group_a_link(value: Any) -> Any:
    """Links may be written in one group (« Site: https://… »), or as a list of such groups."""
    return [value] if isinstance(value, dict) else value


def _flat(groups: tuple[dict[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple(pair for group in groups for pair in group.items())


Links = Annotated[
    tuple[dict[Text, Url], ...],
    BeforeValidator(_one_group_a_link),
    AfterValidator(_flat),
    WithJsonSchema(
        {"type": "array", "items": {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}}}
    ),
]


class Cohort(Item):
    """programme/cohorts/<id>.yml."""

    title: Text = about("Titre", "Le nom de la promo.", "Promo 2026", words=("titre", "nom"))
    starts: MonthValue = about("Début", "Le mois où elle commence.", "2026-09", words=("début",))
    ends: MonthValue | None = optional("Fin", "Le mois où elle finit.", "2027-06", words=("fin",))
    organisations: tuple[OrganisationRef, ...] = optional(
        "Organisations", "Les organisations qui en sont.", ["makesense"], words=("organisation", "membres"), default=()
    )
    summary: Text | None = optional(
        "Résumé", "La promo en une phrase.", "Douze communautés de tailles très diverses.", words=("résumé",)
    )
    description: Markdown | None = optional(
        "Description", "Quelques paragraphes, en Markdown.", "Cette promo se retrouve le jeudi.", words=("texte",)
    )


class Affiliation(Model):
    """Where someone works, and when."""

    organisation: one_or_group(OrganisationRef, Named) = about(
        "Organisation",
        "L'identifiant d'une organisation, ou son nom.",
        "makesense",
        words=("structure", "entreprise", "association"),
    )  # type: ignore[valid-type]
    from_: MonthValue | None = optional(
        "Depuis", "Le premier mois.", "2026-09", words=("depuis", "début"), alias="from"
    )
    until: MonthValue | None = optional("Jusqu'à", "Le dernier mois, compris.", "2026-12", words=("jusqu'à", "fin"))


class Person(Item):
    """programme/people/<id>.yml."""

    name: Text = about("Nom", "Le nom, tel qu'il sera affiché.", "Capucine Modèle", words=("nom", "prénom"))
    role: Text | None = optional(
        "Rôle", "Ce que la personne fait.", "Responsable de communauté", words=("rôle", "métier", "fonction", "poste")
    )
    affiliations: tuple[Affiliation, ...] = optional(
        "Organisations",
        "Où elle travaille, et quand.",
        [{"organisation": "makesense", "from": "2026-09"}],
        words=("affiliation", "organisation", "organisations"),
        default=(),
    )
    cohorts: tuple[CohortRef, ...] = optional(
        "Promos", "Les promos dont elle est membre.", ["promo-2026"], words=("promo", "promos"), default=()
    )
    bio: Markdown | None = optional(
        "Présentation",
        "Quelques phrases, en Markdown.",
        "Anime depuis dix ans un réseau de jardins.",
        words=("présentation", "biographie"),
    )
    links: Links = optional(
        "Liens",
        "Des liens publics : nom puis adresse.",
        [{"Site": "https://www.example.org/"}],
        words=("lien", "liens"),
        default=(),
    )
    photo: Picture | None = optional(
        "Photo", "Le nom d'une image de programme/images/.", "capucine-modele.jpg", words=("portrait", "image")
    )
    photo_alt: Text | None = optional(
        "Description de la photo",
        "Ce que l'on voit, pour qui ne voit pas.",
        "Capucine sourit devant un potager",
        words=("texte alternatif",),
    )
    visibility: choice(PersonVisibility) = optional(
        "Visibilité",
        "name-only : le nom seul ; public : une page, avec son accord ; withdrawn : retirée.",
        "public",
        words=("visibilité",),
        default=PersonVisibility.NAME_ONLY,
    )  # type: ignore[valid-type]
    consent: Boolean = optional(
        "Accord",
        "true : la personne a accepté d'avoir une page.",
        True,
        words=("accord", "consentement"),
        default=False,
    )


class Organisation(Item):
    """programme/organisations/<id>.yml."""

    name: Text = about("Nom", "Le nom, tel qu'il sera affiché.", "makesense", words=("nom",))
    url: Url | None = optional("Site", "L'adresse de son site.", "https://www.example.org/", words=("site", "lien"))
    sector: Text | None = optional("Secteur", "Ce dont elle s'occupe.", "Alimentation", words=("secteur", "domaine"))
    member: Boolean = optional(
        "Membre", "false si elle n'est pas membre du club.", True, words=("membre",), default=True
    )
    joined: MonthValue | None = optional(
        "Arrivée", "Le mois où elle a rejoint le club.", "2021-03", words=("arrivée", "depuis")
    )
    left: MonthValue | None = optional("Départ", "Le mois où elle l'a quitté.", "2026-06", words=("départ",))
    founding: Boolean = optional(
        "Fondatrice", "true si elle était là en mars 2021.", True, words=("fondatrice",), default=False
    )
    logo: Picture | None = optional("Logo", "Le nom d'une image de programme/images/.", "makesense.png")
    logo_alt: Text | None = optional(
        "Description du logo", "Ce que dit le logo, pour qui ne le voit pas.", "makesense", words=("texte alternatif",)
    )
    visibility: choice(OrganisationVisibility) = optional(
        "Visibilité",
        "withdrawn : retirée du site.",
        "public",
        words=("visibilité",),
        default=OrganisationVisibility.PUBLIC,
    )  # type: ignore[valid-type]


class Withdrawn(Model):
    """All that a withdrawn file still says: how the leak guard knows its names."""

    visibility: choice(OrganisationVisibility) = about("Visibilité", "withdrawn : retirée.", "withdrawn")  # type: ignore[valid-type]
    former: tuple[SaltedHash, ...] = about(
        "Empreintes", "Les empreintes salées de ses anciens noms et identifiants.", ["sha256:…"], min_length=1
    )


class WithdrawnStudy(Model):
    """The same for a case study, which has a status."""

    status: choice(OrganisationVisibility) = about("Statut", "withdrawn : retirée.", "withdrawn")  # type: ignore[valid-type]
    former: tuple[SaltedHash, ...] = about(
        "Empreintes", "Les empreintes salées de ses anciens noms et identifiants.", ["sha256:…"], min_length=1
    )

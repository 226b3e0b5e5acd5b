"""The club itself, and the days on which it does not meet."""

from __future__ import annotations

from datetime import date

from pydantic import RootModel

from club.sources.base import Model, OrganisationRef, about, optional
from club.sources.values import Branch, Day, Domain, Email, LanguageTag, Licence, MonthNumber, Text, Timezone, Url


class Contact(Model):
    """Whom to write to."""

    name: Text = about("Nom", "La personne à qui écrire.", "Solène", words=("nom",))
    email: Email = about(
        "Adresse électronique",
        "L'adresse publiée sur le site.",
        "solene@makesense.org",
        words=("courriel", "mail", "e-mail"),
    )


class Meeting(Model):
    """Where members talk between sessions."""

    name: Text = about("Nom", "Le nom de la plateforme.", "La Place", words=("nom",))
    url: Url = about("Adresse", "L'adresse de la plateforme.", "https://place.example.org/", words=("lien", "adresse"))


class Club(Model):
    """programme/club.yml."""

    name: Text = about("Nom", "Le nom du club.", "Club des communautés", words=("nom",))
    tagline: Text = about(
        "Devise", "Le club en une phrase.", "Le club de celles et ceux qui rassemblent", words=("slogan", "accroche")
    )
    run_by: OrganisationRef | None = optional(
        "Porté par", "L'organisation qui anime le club.", "makesense", words=("porteur",)
    )
    timezone: Timezone = about(
        "Fuseau horaire",
        "Le fuseau de toutes les heures qui n'en disent pas d'autre.",
        "Europe/Paris",
        words=("fuseau",),
    )
    language: LanguageTag = about("Langue", "La langue du site.", "fr", words=("langue",))
    calendar_domain: Domain = about(
        "Domaine des calendriers",
        "L'espace de noms des identifiants d'événements. Ne change jamais, même si l'adresse du site change.",
        "club.example.org",
    )
    contact: Contact = about("Contact du club", "À qui écrire.", {"name": "Solène", "email": "solene@makesense.org"})
    platform: Meeting | None = optional(
        "Plateforme",
        "L'espace où les membres parlent entre deux séances. Absente, le site dit « la plateforme du club ».",
        {"name": "La Place", "url": "https://place.example.org/"},
        words=("plateforme",),
    )
    season_starts: MonthNumber = optional(
        "Début de saison", "Le mois où commence une saison (9 = septembre).", 9, words=("saison",), default=9
    )
    licence: Licence = about(
        "Licence", "La licence des études de cas (identifiant SPDX).", "CC-BY-SA-4.0", words=("license",)
    )
    repository: Url = about(
        "Dépôt",
        "L'adresse du dépôt, pour les liens « Modifier cette page ».",
        "https://github.com/exemple/club",
        words=("dépôt",),
    )
    branch: Branch = about("Branche", "La branche publiée du dépôt.", "main", words=("branche",))
    for_whom: Text | None = optional(
        "Pour qui",
        "À qui le club s'adresse, en une phrase.",
        "Les personnes dont animer une communauté est le métier",
        words=("pour qui",),
    )


class Closure(Model):
    """Days without any date of a repeat, both included."""

    from_: Day = about("Du", "Le premier jour.", "2026-12-21", words=("du", "début"), alias="from")
    to: Day | None = optional(
        "Au", "Le dernier jour, compris (absent : un seul jour).", "2027-01-03", words=("au", "fin")
    )
    why: Text = about(
        "Raison", "Pourquoi le club ne se réunit pas.", "Vacances de fin d'année", words=("raison", "pourquoi")
    )

    @property
    def last(self) -> date:
        return self.to or self.from_


class Closures(RootModel[tuple[Closure, ...]]):
    """programme/closures.yml."""

"""What the API says, file by file: these models write the files and their JSON Schemas.

The promise of ``v1``: no key, file, id or address is ever removed or given another sense, and no value gets
another type; keys, files and words of lists may be added, so the schemas allow keys they do not know.  Anything
else is a ``v2``, beside which ``v1`` stays.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


def _without_docstring(schema: dict[str, Any]) -> None:
    """Docstrings are for us, and in English; titles would repeat the keys."""
    schema.pop("description", None)
    for one in (schema, *schema.get("properties", {}).values()):
        one.pop("title", None)


class Part(BaseModel):
    """A group of keys.  Every key is always there: ``null`` or ``[]`` says that there is nothing."""

    model_config = ConfigDict(frozen=True, json_schema_extra=_without_docstring)


def said(description: str, **more: Any) -> Any:
    """A key with what it means, in French."""
    return Field(description=description, **more)


class Named(Part):
    """Somebody or something named on another's behalf."""

    id: str | None = said("Son identifiant dans l'API ; null si elle n'y a pas d'entrée.")
    name: str = said("Son nom, tel qu'il peut être affiché.")
    url: str | None = said("Sa page.")


class Speaker(Named):
    """A person, with where they worked that day."""

    organisation: str | None = said("L'organisation de la personne ce jour-là.")


class Link(Part):
    """A titled address."""

    title: str
    url: str


class Resource(Link):
    """Something to read, watch or listen to."""

    kind: str | None = said("Livre, vidéo, article ou autre.")
    language: str | None = said("La langue (BCP 47), si ce n'est pas celle du site.")


class Entry(Part):
    """What every item has."""

    id: str = said("L'identifiant, unique dans son fichier.")
    former_ids: list[str] = said("Les identifiants que cet élément a portés, du plus ancien au plus récent.")
    url: str = said("La page, en adresse absolue.")
    title: str = said("Le titre, ou le nom.")
    example: bool = said("true : contenu inventé, pour montrer le site.")


class Theme(Entry):
    """A monthly theme."""

    month: str = said("Le mois : 2026-12.")
    question: str | None
    summary: str | None = said("null : la thématique est à venir.")
    cohorts: list[str] = said("Identifiants de promos.")
    resources: list[Resource]
    calendar: str = said("Le calendrier auquel s'abonner.")
    content_html: str = said("Le texte de la page, liens absolus.")


class Place(Part):
    """Where a session is held: what anybody may know of it."""

    online: bool
    name: str | None = said("Le nom du lieu.")
    address: str | None = said("L'adresse, si elle est publique.")
    latitude: float | None
    longitude: float | None
    members_only: bool = said("true : l'adresse est donnée aux membres seulement.")


class Change(Part):
    """One entry of a session's memory."""

    date: str = said("Le jour où le changement a été dit.", json_schema_extra={"format": "date"})
    what: str = said("moved, cancelled, postponed, reinstated, confirmed, place, link, correction ou note.")
    was: str | None = said("L'ancien début.")
    why: str | None


class Replay(Part):
    """The recording."""

    state: str = said("planned, processing, available ou none.")
    url: str | None = said("L'enregistrement, s'il est public.")
    slides: str | None
    transcript: str | None
    duration: str | None = said("Durée ISO 8601 : PT1H10M.")


class Register(Part):
    """How to sign up."""

    url: str
    until: str | None = said("Le dernier jour pour s'inscrire.")


class Occurrence(Part):
    """One date of a session."""

    uid: str = said("L'UID de l'événement dans les calendriers : il ne change jamais.")
    url: str = said("La page de cette date.")
    calendar: str | None = said("Le fichier .ics de cette date ; null tant que la date est à fixer.")
    title: str
    summary: str | None
    original: str | None = said("Pour une répétition : la date prévue par le rythme, qui nomme celle-ci.")
    start: str | None = said("Début ISO 8601 avec décalage horaire ; une date seule pour une journée entière.")
    end: str | None = said("Fin ; pour des journées entières, le dernier jour, compris.")
    timezone: str = said("Fuseau IANA du début et de la fin.")
    expected: str | None = said("Le mois (2026-12) ou la semaine (2026-W49), tant que la date est à fixer.")
    state: str = said("to-be-fixed, tentative, confirmed, postponed ou cancelled.")
    sequence: int = said("Le nombre de changements comptés (SEQUENCE, RFC 5545).")
    where: Place | None
    join: str | None = said("Le lien de la réunion, s'il est public.")
    audience: str = said("members ou public.")
    hosts: list[Speaker]
    speakers: list[Speaker]
    themes: list[str] = said("Identifiants de thématiques.")
    cohorts: list[str] = said("Identifiants des promos concernées.")
    exercises: list[str] = said("Identifiants d'exercices.")
    case_studies: list[str] = said("Identifiants d'études de cas publiées.")
    capacity: int | None
    register_: Register | None = Field(serialization_alias="register", description="Où s'inscrire.")
    replay: Replay | None
    materials: list[Link]
    changes: list[Change] = said("La mémoire de cette date, du plus ancien au plus récent.")


class Session(Entry):
    """A session of any kind, single or repeated."""

    kind: str = said("onboarding-call, training, exercise, masterclass, case-study, coaching, peer-call, celebration.")
    summary: str | None
    announced: str | None = said("Le jour où elle a été annoncée.")
    part_of: str | None = said("Identifiant de la rencontre dont elle est un moment.")
    repeats: bool
    calendar: str | None = said("Le calendrier de la séance, avec toutes ses dates.")
    content_html: str
    occurrences: list[Occurrence] = said("Ses dates, dans l'ordre.")


class Masterclass(Session):
    """A masterclass."""

    takeaways: list[str] = said("Ce que l'on en retient.")


class Coming(Occurrence):
    """A coming date, by itself."""

    session: str = said("L'identifiant de la séance.")
    kind: str
    kind_label: str = said("Le type, en français.")
    when: str = said("Quand, en toutes lettres.")
    example: bool


class Exercise(Entry):
    """A practical exercise."""

    goal: str
    duration: str = said("Durée ISO 8601.")
    least: int | None = said("Nombre de personnes au moins ; null : peu importe.")
    most: int | None = said("Nombre de personnes au plus ; null : peu importe.")
    level: str | None = said("discovery, practice ou expert.")
    materials: list[str]
    themes: list[str]
    content_html: str


class Affiliation(Part):
    """Where somebody works, and when."""

    organisation: Named
    since: str | None = said("Le premier mois.")
    until: str | None = said("Le dernier mois, compris.")


class Person(Entry):
    """A person who agreed to have a page."""

    role: str | None
    affiliations: list[Affiliation]
    cohorts: list[str]
    links: list[Link]
    content_html: str


class Organisation(Entry):
    """An organisation."""

    website: str | None
    sector: str | None
    member: bool
    founding: bool
    joined: str | None = said("Le mois d'arrivée.")
    left: str | None = said("Le mois de départ.")


class Cohort(Entry):
    """A cohort."""

    starts: str = said("Le premier mois.")
    ends: str | None = said("Le dernier mois.")
    summary: str | None
    organisations: list[Named]
    content_html: str


class Result(Part):
    """Something that was measured."""

    measure: str
    before: str | None
    after: str
    source: str


class CaseStudy(Entry):
    """A published case study."""

    summary: str
    authors: list[Speaker]
    organisations: list[Named]
    anonymous: bool
    themes: list[str]
    exercises: list[str]
    published_on: str = said("Le jour de la publication.", json_schema_extra={"format": "date"})
    updated_on: str | None
    results: list[Result]
    licence: str = said("Identifiant SPDX.")
    content_html: str = said("Le texte de l'étude, liens absolus.")


class Uid(Part):
    """An event, and the page of its date."""

    uid: str
    url: str


class Addresses(Part):
    """Everything that must never die."""

    pages: list[str] = said("Chaque page, redirections comprises.")
    files: list[str] = said("Chaque calendrier, flux et fichier de l'API.")
    uids: list[Uid] = said("Chaque événement des calendriers.")


class Listed(Part):
    """A file of the API."""

    name: str
    url: str
    schema_: str = Field(serialization_alias="schema", description="Son schéma JSON.")
    count: int = said("Le nombre d'éléments.")
    about: str


class Index(Part):
    """The door of the API."""

    version: int
    name: str
    url: str
    language: str
    timezone: str
    licence: str = said("La licence des études de cas (SPDX).")
    documentation: str | None = said("La page qui explique l'API.")
    files: list[Listed]

"""The kinds of items: where their files live, how they are written, what they are called."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel

from club.sources.club import Closures, Club
from club.sources.gatherings import Masterclass, Session
from club.sources.library import CaseStudy, Exercise, Page, Theme
from club.sources.members import Cohort, Organisation, Person


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of item.

    ``folder`` is relative to the project; ``ending`` is ``.md`` (front matter and Markdown) or ``.yml``;
    ``label`` and ``plural`` are French; ``space`` names the ids that must be unique together.
    """

    name: str
    folder: str
    ending: str
    model: type[BaseModel]
    label: str
    plural: str
    space: str


CLUB = Kind("club", "programme", ".yml", Club, "club", "clubs", "club")
CLOSURES = Kind("closures", "programme", ".yml", Closures, "fermetures", "fermetures", "closures")
COHORT = Kind("cohort", "programme/cohorts", ".yml", Cohort, "promo", "promos", "cohort")
THEME = Kind("theme", "programme/themes", ".md", Theme, "thématique", "thématiques", "theme")
SESSION = Kind("session", "programme/sessions", ".md", Session, "séance", "séances", "session")
MASTERCLASS = Kind(
    "masterclass", "programme/masterclasses", ".md", Masterclass, "masterclass", "masterclasses", "session"
)
EXERCISE = Kind("exercise", "programme/exercises", ".md", Exercise, "exercice", "exercices", "exercise")
PERSON = Kind("person", "programme/people", ".yml", Person, "personne", "personnes", "person")
ORGANISATION = Kind(
    "organisation", "programme/organisations", ".yml", Organisation, "organisation", "organisations", "organisation"
)
CASE_STUDY = Kind("case-study", "case-studies", ".md", CaseStudy, "étude de cas", "études de cas", "case-study")
PAGE = Kind("page", "docs", ".md", Page, "page", "pages", "page")

SINGLES = {"club": CLUB, "closures": CLOSURES}
ITEMS = (COHORT, THEME, SESSION, MASTERCLASS, EXERCISE, PERSON, ORGANISATION, CASE_STUDY)
KINDS = {kind.name: kind for kind in (CLUB, CLOSURES, *ITEMS, PAGE)}
IMAGES = "programme/images"
SCHEMAS = "programme/schema"

"""The programme → JSON for other programs: the whole of what is public, each file with its JSON Schema.

The promise of its version is in ``club.api.models``; readers have it at /api/ (docs/api.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from club import addresses
from club.api import gatherings, library, models
from club.api.context import Context
from club.api.files import Table, single, written
from club.coming import coming
from club.documents import Document, File, Page
from club.kept import Shelf
from club.programme.graph import Programme
from club.sources import kinds
from club.sources.kinds import Kind
from club.sources.reader import Item

VERSION = 1
GUIDE = "api/"  # docs/api.md
COUNTED = (".ics", ".xml", ".json")  # files that somebody follows; pictures come and go with their page
Make = Callable[[Context, Item], models.Part]
KINDS: tuple[tuple[str, str, Kind, type[models.Part], Make], ...] = (
    ("themes", "Les thématiques du mois.", kinds.THEME, models.Theme, library.theme),
    ("sessions", "Les séances et leurs dates.", kinds.SESSION, models.Session, gatherings.session),
    ("masterclasses", "Les masterclasses.", kinds.MASTERCLASS, models.Masterclass, gatherings.masterclass),
    ("exercises", "Les exercices pratiques.", kinds.EXERCISE, models.Exercise, library.exercise),
    ("people", "Les personnes qui ont une page.", kinds.PERSON, models.Person, library.person),
    ("organisations", "Les organisations.", kinds.ORGANISATION, models.Organisation, library.organisation),
    ("cohorts", "Les promos.", kinds.COHORT, models.Cohort, library.cohort),
    ("case-studies", "Les études de cas publiées.", kinds.CASE_STUDY, models.CaseStudy, library.case_study),
)
ABOUT_ADDRESSES = "Chaque adresse publiée et chaque UID : ce qui ne doit jamais disparaître."
ABOUT_INDEX = "La liste des fichiers de l'API."


def documents(
    programme: Programme, site_url: str, made: Iterable[Document], texts: Shelf | None = None
) -> tuple[File, ...]:
    """Every file of the API, with its schema.  ``made`` is everything else that is published; ``texts`` knows the
    bodies of its pages as they may leave them."""
    made = list(made)
    pages = {page.address: page for page in made if isinstance(page, Page)}
    context = Context(programme, site_url, pages, texts or Shelf(None, "absolute"))
    tables = list(_tables(context))
    everything = _addresses(context, made)
    counts = [(table.name, table.about, len(table.items)) for table in tables]
    counts.append(("addresses", ABOUT_ADDRESSES, len(everything.pages) + len(everything.files)))
    return (
        *single("index", ABOUT_INDEX, _index(context, counts), site_url),
        *(file for table in tables for file in written(table, site_url)),
        *single("addresses", ABOUT_ADDRESSES, everything, site_url),
    )


def _tables(context: Context) -> Iterator[Table]:
    for name, about, kind, model, make in KINDS:
        yield Table(name, about, model, [make(context, item) for item in context.published(kind)])
    following = [gatherings.coming(context, of) for of in coming(context.programme)]
    yield Table("upcoming", "Les prochaines rencontres, dans l'ordre.", models.Coming, following)


def _addresses(context: Context, made: list[Document]) -> models.Addresses:
    """Drafts of a preview promise nothing; neither do further pages of a list, nor a date that is still to be fixed."""
    dated = [of for of in context.programme.occurrences if of.dated]
    own = [
        address(name) for name in ("index", *addresses.API_FILES) for address in (addresses.api, addresses.api_schema)
    ]
    files = [one.address for one in made if isinstance(one, File) and one.address.endswith(COUNTED)]
    return models.Addresses(
        pages=sorted(
            context.absolute(page.address)
            for page in context.pages.values()
            if not page.data.get("draft") and not addresses.is_further(page.address)
        ),
        files=sorted(context.absolute(address) for address in {*files, *own}),
        uids=[
            models.Uid(uid=gatherings.uid(context, of), url=context.absolute(addresses.occurrence(of))) for of in dated
        ],
    )


def _index(context: Context, counts: list[tuple[str, str, int]]) -> models.Index:
    club = context.programme.club
    return models.Index(
        version=VERSION,
        name=club.name,
        url=context.url,
        language=club.language,
        timezone=club.timezone,
        licence=club.licence,
        documentation=context.absolute(GUIDE) if GUIDE in context.pages else None,
        files=[
            models.Listed(
                name=name,
                url=context.absolute(addresses.api(name)),
                schema_=context.absolute(addresses.api_schema(name)),
                count=count,
                about=about,
            )
            for name, about, count in counts
        ],
    )

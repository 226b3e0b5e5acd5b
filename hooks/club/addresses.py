"""Where everything is published.  Addresses are relative to the site: no leading ``/``, a final one for pages."""

from __future__ import annotations

import posixpath
import re
from datetime import date
from urllib.parse import quote

from club.programme.occurrences import Occurrence
from club.sources import kinds
from club.sources.kinds import Kind
from club.sources.reader import Item
from club.sources.terms import SessionKind
from club.sources.values import Month

RESERVED = "%:/?#[]@!$&'()*+,;=~"  # RFC 3986, 2.2, and what is percent-encoded already

HOME = ""
PROGRAMME = "programme/"
AGENDA = "agenda/"
ARCHIVE = "agenda/archives/"
REPLAYS = "replays/"
CHANGES = "changements/"
SUBSCRIBE = "abonnements/"
EMBEDDED = "prochaines-rencontres/"
CONTRIBUTE = "contribuer/"
MESSAGES = "contribuer/messages/"
CONTRIBUTORS = "contributeurs/"
REMARKS = "contribuer/relecture/"
CALENDAR_RULES = "contribuer/calendriers/"
CALENDAR = "agenda.ics"
CHANGES_ATOM = "flux/changements.xml"
CHANGES_JSON = "flux/changements.json"
ANNOUNCEMENTS_ATOM = "flux/annonces.xml"
ANNOUNCEMENTS_JSON = "flux/annonces.json"
STUDIES_ATOM = "flux/etudes-de-cas.xml"
STUDIES_JSON = "flux/etudes-de-cas.json"
API = "api/v1/"
API_FILES = (
    "themes", "sessions", "masterclasses", "exercises", "people", "organisations", "cohorts", "case-studies",
    "upcoming", "addresses",
)  # fmt: skip
NEWS = (CHANGES_ATOM, CHANGES_JSON, ANNOUNCEMENTS_ATOM, ANNOUNCEMENTS_JSON, STUDIES_ATOM, STUDIES_JSON)

FOLDERS = {
    kinds.THEME.name: PROGRAMME,
    kinds.SESSION.name: AGENDA,
    kinds.MASTERCLASS.name: "masterclasses/",
    kinds.EXERCISE.name: "exercices/",
    kinds.CASE_STUDY.name: "etudes-de-cas/",
    kinds.COHORT.name: "promos/",
    kinds.ORGANISATION.name: "organisations/",
    kinds.PERSON.name: "personnes/",
}
FEEDS = {  # below the agenda; no session may have one of these names (sources/places.py)
    kinds.THEME.name: "theme",
    kinds.COHORT.name: "promo",
    kinds.ORGANISATION.name: "organisation",
    kinds.PERSON.name: "personne",
}


def index(kind: Kind) -> str:
    """The index of a kind."""
    return FOLDERS[kind.name]


FURTHER = re.compile(r"(?:^|/)page/\d+/$")


def page(first: str, number: int) -> str:
    """A page of a list whose first page is at ``first``."""
    return first if number == 1 else f"{first}page/{number}/"


def is_further(address: str) -> bool:
    """Whether it is a further page of a list, which nobody is promised: it goes when the list gets shorter."""
    return FURTHER.search(address) is not None


def reference(study: Item) -> str:
    """A case study, for bibliography software."""
    return f"{item(study)}reference.json"


def facets(index: str) -> str:
    """What the things of an index may be sorted out by."""
    return f"{index}facettes.json"


def list_of(item: str, anchor: str) -> str:
    """The whole of a list that the page at ``item`` shows the beginning of, at ``anchor``."""
    return f"{item}{anchor}/"


def item(of: Item) -> str:
    """The page of an item; for a hand-written page, its path below ``docs/``."""
    return named(of.kind, of.id)


def named(kind: Kind, id: str) -> str:
    """The page of an item with this id (or alias)."""
    if kind is kinds.PAGE:
        name = id.removesuffix("index")
        return name if name == "" or name.endswith("/") else f"{name}/"
    return f"{FOLDERS[kind.name]}{id}/"


def occurrence(of: Occurrence) -> str:
    """The page of one date: its own for a repeat, else that of its session."""
    return date_page(of.session.id, of.original) if of.original else item(of.session)


def dates(session: Item, year: int) -> str:
    """The dates of a repeat in the season that begins in ``year``."""
    return season(item(session), year)


def season(session: str, year: int) -> str:
    """The same, of the session at an address."""
    return f"{session}saison-{year}/"


def date_page(session: str, original: date) -> str:
    return f"{AGENDA}{session}/{original}/"


def calendar_of(of: Occurrence) -> str:
    """The single-event calendar of one date."""
    return f"{AGENDA}{of.id}.ics"


def session_calendar(session: str) -> str:
    """The calendar of a session: its event, or all the dates of a repeat."""
    return f"{AGENDA}{session}.ics"


def date_calendar(session: str, original: date) -> str:
    """The calendar of one date of a repeat."""
    return f"{AGENDA}{session}/{original}.ics"


def item_calendar(kind: Kind, id: str) -> str:
    """The calendar of a theme, cohort, organisation or person with this id (or alias)."""
    return f"{AGENDA}{FEEDS[kind.name]}/{id}.ics"


def kind_calendar(kind: SessionKind) -> str:
    """The calendar of every session of one kind."""
    return f"{AGENDA}type/{kind.value}.ics"


def subscription(anchor: str) -> str:
    """The page of a calendar to subscribe to, or of a family of them."""
    return f"{SUBSCRIBE}{anchor}/"


def qr_code(calendar: str) -> str:
    """The picture of a calendar's public address."""
    return f"assets/qr/{calendar.removesuffix('.ics')}.svg"


def archive(year: int) -> str:
    """The calendar of a year that the feed of everything no longer holds whole."""
    return f"{AGENDA}archives/{year}.ics"


def api(name: str) -> str:
    """A file of the API: « index », or one of ``API_FILES``."""
    return f"{API}{name}.json"


def api_schema(name: str) -> str:
    """The JSON Schema of a file of the API."""
    return f"{API}schema/{name}.json"


def month(of: Month) -> str:
    return f"{AGENDA}{of}/"


def absolute(site_url: str, address: str) -> str:
    """The public address of a document, as a URI."""
    return ascii_url(f"{site_url.rstrip('/')}/{address}")


def ascii_url(url: str) -> str:
    """The address with only the characters of a URI (RFC 3986, 2): what else it has is percent-encoded."""
    return quote(url, safe=RESERVED)


def relative(target: str, page: str) -> str:
    """The link to ``target`` (with its ``#`` part, if any) from the page at address ``page``."""
    path, sharp, anchor = target.partition("#")
    link = posixpath.relpath("/" + path, "/" + page)
    link = link + "/" if path == "" or path.endswith("/") else link
    return f"{'./' if link == './' else link}{sharp}{anchor}"


def message(code: str) -> str:
    """The page of one message of the check."""
    return f"{MESSAGES}{code}/"


def calendar_rules(figure: str) -> str:
    """The page of one group of the rules of calendars, by its figure in their codes."""
    return f"{CALENDAR_RULES}{figure}/"

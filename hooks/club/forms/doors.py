"""Where one proposes a case study: the form, the page of GitHub that opens with a skeleton, the guide to the rest."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from club.forms import issue_form
from club.forms.skeletons import skeleton
from club.sources import kinds
from club.sources.club import Club

FILE_NAME = "mon-etude.md"
LONGEST = 8_000  # characters of an address that browsers and GitHub surely take
GUIDE = "CONTRIBUTING.md"


@dataclass(frozen=True)
class Doors:
    """``form``: the issue form; ``page``: « Rédiger sur GitHub »; ``guide``: how to propose a change with git."""

    form: str
    page: str
    guide: str


def doors(club: Club) -> Doors:
    """The three doors of a club's repository on GitHub, as whole addresses.

    Without write access GitHub makes a copy of the repository for whoever opens ``page``, and ends in a pull request.
    """
    repository = club.repository.rstrip("/")
    branch, folder = quote(club.branch), quote(kinds.CASE_STUDY.folder)
    text = urlencode({"filename": FILE_NAME, "value": skeleton(kinds.CASE_STUDY)}, quote_via=quote)
    return Doors(
        form=f"{repository}/issues/new?{urlencode({'template': issue_form.FORM})}",
        page=f"{repository}/new/{branch}/{folder}?{text}",
        guide=f"{repository}/blob/{branch}/{GUIDE}",
    )

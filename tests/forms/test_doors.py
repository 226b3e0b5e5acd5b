"""The three doors to a case study: the form, the page of GitHub that opens with a skeleton, the guide."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from club.forms import issue_form
from club.forms.doors import GUIDE, LONGEST, doors
from club.forms.skeletons import skeleton
from club.programme.graph import Programme
from club.publication import prepare
from club.sources import kinds
from club.sources.reader import read
from small_club import NOW
from small_project import TESTS

ROOT = TESTS.parent


@pytest.fixture(scope="module")
def club():
    return next(item.data for item in read(ROOT).items if item.kind is kinds.CLUB)


def test_the_form_exists(club) -> None:
    address = urlsplit(doors(club).form)
    assert address.path.endswith("/issues/new")
    (name,) = parse_qs(address.query)["template"]
    assert (ROOT / issue_form.FOLDER / name).is_file()


def test_the_page_opens_with_the_skeleton_of_club_new(club) -> None:
    address = urlsplit(doors(club).page)
    assert address.path == f"/makesense/club-des-communautes/new/{club.branch}/case-studies"
    asked = parse_qs(address.query, strict_parsing=True)
    assert asked == {"filename": ["mon-etude.md"], "value": [skeleton(kinds.CASE_STUDY)]}


def test_its_address_is_short_enough(club) -> None:
    """With the longest names that GitHub allows for an owner and a repository, and a long branch."""
    long = club.model_copy(update={"repository": f"https://github.com/{'a' * 39}/{'b' * 100}", "branch": "c" * 100})
    assert len(doors(long).page) < LONGEST
    assert doors(club).page.isascii()


def test_the_guide_exists(club) -> None:
    assert doors(club).guide.endswith(f"/{GUIDE}")
    assert (ROOT / GUIDE).is_file()


def test_contribute_leads_to_the_three(club) -> None:
    published = prepare(ROOT, NOW)
    assert isinstance(published.programme, Programme)
    (page,) = [page for page in published.documents if page.address == "contribuer/"]
    assert page.data["doors"] == vars(doors(club))
    template = (ROOT / "overrides/contribute.html").read_text("utf-8")
    assert all(f"data.doors.{door}" in template for door in page.data["doors"])

"""Whatever people may write, in whatever field: every calendar, feed and file of the API parses, and says it as written."""

from __future__ import annotations

import pytest
import yaml
from icalendar import Calendar

import strict
from club import frame
from club.documents import File, Page
from club.export import markdown_file
from hostile.conftest import Hostile
from hostile.reading import Reader
from strict import squeezed


def files(hostile: Hostile, ending: str) -> list[File]:
    return [one for one in hostile.made.documents if isinstance(one, File) and one.address.endswith(ending)]


def test_what_people_may_write_is_accepted(hostile: Hostile) -> None:
    assert [str(problem)[:300] for problem in hostile.made.problems] == []


@pytest.mark.parametrize("ending", [".ics", ".xml", ".json"])
def test_each_file_parses_and_says_what_was_written(hostile: Hostile, ending: str) -> None:
    reader = Reader(hostile.said)
    for file in files(hostile, ending):
        reader.read(file.address, strict.said(file.address, file.content))
    assert reader.wrong == []
    assert len(reader.found) > 10


def test_the_name_of_a_calendar_loses_the_signs_that_clients_never_unescape(hostile: Hostile) -> None:
    plain = str.maketrans("", "", ",;\\")
    said = [squeezed(one.text).translate(plain) for one in hostile.said if str(one) == "cohort: title"]
    names = [
        squeezed(str(Calendar.from_ical(one.content)["NAME"]))
        for one in files(hostile, ".ics")
        if "/promo/" in one.address
    ]
    assert [text for text in said if not any(text in name for name in names)] == []


def test_the_front_matter_of_an_export_says_what_the_page_says(hostile: Hostile) -> None:
    for page in hostile.made.documents:
        if isinstance(page, Page):
            header = markdown_file(page).split("\n---\n", 1)[0]
            assert yaml.load(header, yaml.CSafeLoader) == frame.front_matter(page), page.address


def test_the_comparison_sees_what_is_wrong(hostile: Hostile) -> None:
    [one] = [one for one in hostile.said if str(one) == "cohort: title" and "<3" in one.text and "FinX0" in one.mark]
    for wrong in (one.text.replace("<3", "&lt;3"), one.text.replace("R&", "r&"), one.text.replace("&nbsp;", "")):
        reader = Reader(hostile.said)
        reader.read("x.json", [one.text, f"Avant {wrong}"])
        assert len(reader.wrong) == 1

"""The API keeps to the schemas that it publishes, and to its promise."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from jsonschema.validators import Draft202012Validator

from club import addresses
from club.documents import File
from club.publication import prepare
from small_project import NOW, small_project

Files = dict[str, Any]
NAMES = ("index", *addresses.API_FILES)
# What somebody may rely on since the first day of v1.  Lines are added here, never taken away.
V1 = {
    "themes": "id former_ids url title example month question summary cohorts resources calendar content_html",
    "sessions": "id former_ids url title example kind summary announced part_of repeats calendar content_html occurrences",
    "masterclasses": "id url title kind occurrences takeaways",
    "exercises": "id url title goal duration least most level materials themes content_html",
    "people": "id url title role affiliations cohorts links content_html",
    "organisations": "id url title website sector member founding joined left",
    "cohorts": "id url title starts ends summary organisations content_html",
    "case-studies": "id url title summary authors organisations anonymous themes exercises published_on updated_on results"
    " licence content_html",
    "upcoming": "uid url calendar title start end state session kind kind_label when example",
}
OCCURRENCE = (
    "uid url calendar title summary original start end timezone expected state sequence where join audience hosts"
    " speakers themes cohorts exercises case_studies capacity register replay materials changes"
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Files:
    root = small_project(tmp_path_factory.mktemp("api") / "project")
    published = prepare(root, datetime.fromtimestamp(NOW, UTC))
    assert not published.problems
    files = (one for one in published.documents if isinstance(one, File))
    return {one.address: json.loads(one.content) for one in files if one.address.startswith("api/")}


@pytest.fixture(scope="module")
def sample(sample_site: Path) -> Files:
    files = (sample_site / "api").rglob("*.json")
    return {file.relative_to(sample_site).as_posix(): json.loads(file.read_bytes()) for file in files}


@pytest.fixture(params=["small", "sample"])
def files(request: pytest.FixtureRequest) -> Files:
    return request.getfixturevalue(request.param)


def test_every_file_has_its_schema_and_nothing_else_is_there(files: Files) -> None:
    assert set(files) == {address(name) for name in NAMES for address in (addresses.api, addresses.api_schema)}


@pytest.mark.parametrize("name", NAMES)
def test_every_file_keeps_to_its_schema(files: Files, name: str) -> None:
    schema = files[addresses.api_schema(name)]
    Draft202012Validator.check_schema(schema)
    jsonschema.validate(files[addresses.api(name)], schema, Draft202012Validator)
    assert files[addresses.api(name)]["$schema"] == schema["$id"]


@pytest.mark.parametrize("name", V1)
def test_no_key_of_v1_is_ever_lost(files: Files, name: str) -> None:
    item = files[addresses.api_schema(name)]["$defs"]["Item"]
    assert set(V1[name].split()) <= set(item["required"])


def test_no_key_of_a_date_is_ever_lost(files: Files) -> None:
    of = files[addresses.api_schema("sessions")]["$defs"]["Occurrence"]
    assert set(OCCURRENCE.split()) <= set(of["required"])


def test_schemas_leave_room_and_speak_french(files: Files) -> None:
    for name in NAMES:
        text = json.dumps(files[addresses.api_schema(name)], ensure_ascii=False)
        assert "additionalProperties" not in text
        assert not any(word in text for word in (" the ", "A group of keys", "Somebody", "What "))


def test_the_index_counts_every_file(files: Files) -> None:
    index = files["api/v1/index.json"]
    assert [one["name"] for one in index["files"]] == list(addresses.API_FILES)
    for one in index["files"]:
        if one["name"] != "addresses":
            assert one["count"] == len(files[addresses.api(one["name"])]["items"])


def test_the_uids_are_those_of_the_calendars(sample: Files, sample_site: Path) -> None:
    calendar = (sample_site / "agenda.ics").read_text("utf-8").splitlines()
    in_calendar = {line.removeprefix("UID:") for line in calendar if line.startswith("UID:")}
    listed = {one["uid"] for one in sample["api/v1/addresses.json"]["uids"]}
    assert in_calendar and in_calendar <= listed
    told = {of["uid"] for name in ("sessions", "masterclasses") for one in sample[addresses.api(name)]["items"]
            for of in one["occurrences"] if of["start"]}  # fmt: skip
    assert told == listed


def test_every_address_that_is_told_is_there(sample: Files, sample_site: Path) -> None:
    base = sample["api/v1/index.json"]["url"]
    told = sample["api/v1/addresses.json"]
    for url in (*told["pages"], *told["files"], *(one["url"] for one in told["uids"])):
        path = url.removeprefix(base)
        assert (sample_site / (f"{path}index.html" if path == "" or path.endswith("/") else path)).is_file(), url
    built = {file.relative_to(sample_site).as_posix() for file in sample_site.rglob("*.ics")}
    assert {base + path for path in built} <= set(told["files"])


def test_further_pages_of_a_list_are_promised_to_nobody(sample_site: Path, sample: Files) -> None:
    """They go when the list gets shorter: publishing must not forbid that."""
    further = list(sample_site.rglob("page/*/index.html"))
    assert further
    pages = sample[addresses.api("addresses")]["pages"]
    assert [page for page in pages if "/page/" in page] == []

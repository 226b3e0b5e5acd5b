"""What search engines are told on the sample site: schema.org's types, and addresses that are there."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from browsers import NODE_MODULES, ROOT

Data = dict[str, Any]
SCHEMA = "https://schema.org/"
BASE = "https://makesense.github.io/club-des-communautes/"
NODE = ROOT / ".venv-tests" / "bin" / "node"
OPTIONS = "--noEmit --strict --pretty false --skipLibCheck --module esnext --moduleResolution bundler --target esnext"
EVENT: Data = {
    "@context": "https://schema.org",
    "@type": "Event",
    "name": "Un atelier",
    "eventStatus": f"{SCHEMA}EventScheduled",
    "location": [{"@type": "Place", "name": "Ici"}],
    "recordedIn": {"@type": "VideoObject", "name": "Un atelier"},
}
WRONG: dict[str, Data] = {
    "an unknown key": {**EVENT, "startsAt": "2026-12-03"},
    "an unknown status": {**EVENT, "eventStatus": f"{SCHEMA}EventMoved"},
    "a list of the wrong things": {**EVENT, "location": [{"@type": "Person", "name": "Ici"}]},
    "an unknown key inside": {**EVENT, "recordedIn": {"@type": "VideoObject", "length": "PT1H"}},
    "a type that is none": {**EVENT, "@type": "Session"},
    "a number for a name": {**EVENT, "name": 3},
}


@pytest.fixture(scope="module")
def told(sample_site: Path) -> list[tuple[str, Data]]:
    """Every block of JSON-LD, with the address of its page."""
    files = ((file, html.parse(file)) for file in sorted(sample_site.rglob("*.html")))
    return [
        (file.relative_to(sample_site).as_posix().removesuffix("index.html"), json.loads(block.text))
        for file, page in files
        for block in page.iterfind(".//script[@type='application/ld+json']")
    ]


def checked(folder: Path, files: dict[str, list[Data]]) -> Counter[str]:
    """What TypeScript finds wrong in each file, « events.ts:3 » for the third block of it."""
    for name, blocks in files.items():
        lines = ['import type * as schema from "schema-dts";']
        for number, block in enumerate(blocks):
            type_ = block["@type"] if block["@type"] != "Session" else "Event"
            lines.append(f"export const block{number}: schema.WithContext<schema.{type_}> = {json.dumps(block)};")
        (folder / name).write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "node_modules").symlink_to(NODE_MODULES)
    compiler = NODE_MODULES / "typescript" / "bin" / "tsc"
    done = subprocess.run([NODE, compiler, *OPTIONS.split(), *files], cwd=folder, capture_output=True, text=True)
    found = Counter(re.findall(r"^(\w+\.ts)\((\d+),", done.stdout, re.MULTILINE))
    assert bool(done.returncode) == bool(found), done.stdout
    return Counter({f"{name}:{int(line) - 1}": count for (name, line), count in found.items()})


def shape(value: Any) -> Any:
    """A value without its words: what schema-dts looks at."""
    if isinstance(value, dict):
        return {key: of if key == "@type" else shape(of) for key, of in value.items()}
    if isinstance(value, list):
        return [shape(of) for of in value]
    return value if isinstance(value, str) and value.startswith(SCHEMA) else type(value).__name__


def test_types_are_those_of_schema_org_and_a_wrong_one_is_seen(told: list[tuple[str, Data]], tmp_path: Path) -> None:
    each = {json.dumps(shape(block), sort_keys=True): block for _, block in told}
    found = checked(tmp_path, {"site.ts": list(each.values()), "wrong.ts": [EVENT, *WRONG.values()]})
    assert not [where for where in found if where.startswith("site.ts")]
    assert {where for where in found if where.startswith("wrong.ts")} == {
        f"wrong.ts:{n + 2}" for n in range(len(WRONG))
    }


def inside(value: Any) -> Iterator[Data]:
    """Every object in a block, itself first."""
    if isinstance(value, dict):
        yield value
        for of in value.values():
            yield from inside(of)
    elif isinstance(value, list):
        for of in value:
            yield from inside(of)


def test_every_kind_of_page_is_told(told: list[tuple[str, Data]]) -> None:
    kinds = {(address.split("/")[0], block["@type"]) for address, block in told}
    assert kinds >= {
        ("", "Organization"),
        ("agenda", "Event"),
        ("agenda", "EventSeries"),
        ("masterclasses", "Event"),
        ("exercices", "LearningResource"),
        ("etudes-de-cas", "Article"),
        ("organisations", "Organization"),
        ("personnes", "Person"),
        ("programme", "BreadcrumbList"),
    }
    assert {"VideoObject", "VirtualLocation", "Place", "Schedule"} <= {
        one.get("@type") for _, block in told for one in inside(block)
    }


def test_an_event_says_when_how_and_what_became_of_it(told: list[tuple[str, Data]]) -> None:
    events = [block for _, block in told if block["@type"] == "Event"]
    for event in events:
        assert {"name", "startDate", "endDate", "eventStatus", "eventAttendanceMode", "location", "url"} <= event.keys()
        assert ("previousStartDate" in event) == (event["eventStatus"] == f"{SCHEMA}EventRescheduled")
    told_states = {event["eventStatus"].removeprefix(SCHEMA) for event in events}
    assert told_states == {"EventScheduled", "EventRescheduled", "EventCancelled", "EventPostponed"}


def test_every_address_is_whole_and_those_of_the_site_are_there(
    told: list[tuple[str, Data]], sample_site: Path
) -> None:
    keys = ("url", "item", "mainEntityOfPage", "logo", "image", "thumbnailUrl", "sameAs", "license")
    said = [one[key] for _, block in told for one in inside(block) for key in keys if key in one]
    addresses = {url for value in said for url in (value if isinstance(value, list) else [value])}
    assert not [url for url in addresses if not url.startswith("https://")]
    here = {url.removeprefix(BASE).partition("#")[0] for url in addresses if url.startswith(BASE)}
    assert here and not [path for path in here if not (sample_site / path).exists()]

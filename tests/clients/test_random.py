"""Random programmes, read by ical.js with the VTIMEZONE of their own calendar and no other zones."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from clients import readers
from clients.random_programmes import Written, programmes
from clients.shown import differences
from club.calendar import documents


@pytest.mark.slow
@settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(st.lists(programmes(), min_size=3, max_size=3))
def test_ical_js_shows_what_was_written(tmp_path: Path, many: list[Written]) -> None:
    """Three programmes at a time, as each start of Node takes as long as reading them."""
    made = {str(number): written.build(tmp_path) for number, written in enumerate(many)}
    assume(any(made.values()))
    files = {}
    for name, programme in made.items():
        for file in documents(programme, "https://club.example.org/") if programme else ():
            files[f"{name}/{file.address}"] = tmp_path / name / file.address
            files[f"{name}/{file.address}"].parent.mkdir(parents=True, exist_ok=True)
            files[f"{name}/{file.address}"].write_bytes(file.content)
    seen = readers.ical_js(files)
    for name, programme in made.items():
        if programme:
            mine = {
                address.partition("/")[2]: found for address, found in seen.items() if address.startswith(f"{name}/")
            }
            assert differences(mine, programme) == {}

"""Whatever people write and « club check » accepts, the calendar made of it is sound: no build fails at its last step."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from club.calendar import documents
from club.lint_ics import Linter
from club.lint_ics.rules.base import Level
from club.programme.build import build
from club.sources.reader import read
from small_club import CLUB

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
WORDS = st.sampled_from(
    ["\\n", "\\N", "\\,", "\\\\", ",", ";", ":", '"', "^n", "&amp;", "**gras**", "[x](https://y)", "é" * 60, "👩🏽‍🚀" * 12, "\u00a0",
     "\u0301", "RRULE:FREQ=DAILY", "END:VEVENT", "Annulé : ", "<3", "=", "%", "#", "Ã©", "3 rue de la Paix", " "]
)  # fmt: skip
LETTERS = st.characters(blacklist_categories=("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"), blacklist_characters="<")
TEXT = st.lists(WORDS | st.text(LETTERS, max_size=12), min_size=1, max_size=8).map(lambda parts: f"a{''.join(parts)}")


@given(TEXT, TEXT, TEXT, TEXT, st.booleans())
@settings(max_examples=150, deadline=None)
def test_any_text(title: str, summary: str, place: str, why: str, cancelled: bool) -> None:
    said = {
        "kind": "peer-call",
        "title": title,
        "summary": summary,
        "start": "2026-12-03 18:30",
        "duration": "1h",
        "where": {"name": place, "online": True},
        "changes": [{"date": "2026-11-20", "what": "cancelled" if cancelled else "note", "why": why}],
    }
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for path, text in {"club.yml": CLUB, "sessions/x.md": f"---\n{_yaml(said)}---\n"}.items():
            (root / "programme" / path).parent.mkdir(parents=True, exist_ok=True)
            (root / "programme" / path).write_text(text, "utf-8")
        sources = read(root)
        programme, problems = build(sources, NOW)
        assume(programme is not None and not sources.problems and not problems)
        assert programme is not None
        for file in documents(programme, "https://club.example.org/"):
            report = Linter(house=True).lint(file.content)
            assert not report.count(Level.ERROR), (file.address, report.findings)


def _yaml(said: dict[str, object]) -> str:
    """JSON is YAML, but for the calls that keep a date a date."""
    lines = {
        key: value if key in ("start", "duration") else json.dumps(value, ensure_ascii=False)
        for key, value in said.items()
    }
    return "".join(f"{key}: {value}\n" for key, value in lines.items()).replace('"2026-11-20"', "2026-11-20")

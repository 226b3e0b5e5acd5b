"""Values of a header are written anew, and every other byte of the file stays."""

from __future__ import annotations

import pytest

from club.sources import kinds
from club.sources.rewrite import Header
from club.sources.shape import keys

ENTRY = ["- date: 2026-11-22", "  what: moved", "  was: 2026-12-03 18:30", '  why: "Salle : \\"prise\\""']
FLOW = '{date: 2026-11-22, what: moved, was: \'2026-12-03 18:30\', why: "Salle : \\"prise\\""}'
LINES = '  - date: 2026-11-22\n    what: moved\n    was: 2026-12-03 18:30\n    why: "Salle : \\"prise\\""\n'


def header(text: str) -> Header:
    return Header(f"---\n{text}---\n\nstart: dans le texte\n", keys(kinds.SESSION.model))


def shown(of: Header) -> str:
    assert of.text.startswith("---\n")
    assert of.text.endswith("---\n\nstart: dans le texte\n")
    return of.text.removeprefix("---\n").removesuffix("---\n\nstart: dans le texte\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("start: 2026-12-03 18:30\n", "start: 2026-12-10 18:30\n"),
        ("start:   2026-12-03 18:30   # après la pluie\n", "start:   2026-12-10 18:30   # après la pluie\n"),
        ('start: "2026-12-03 18:30"\n', 'start: "2026-12-10 18:30"\n'),
        ("start: '2026-12-03 18:30' \n", "start: '2026-12-10 18:30' \n"),
        ('"start" : 2026-12-03\n', '"start" : 2026-12-10 18:30\n'),
        ("start\u00a0:\u00a02026-12-03 18:30\n", "start\u00a0:\u00a02026-12-10 18:30\n"),
        ("start:\ntitle: A\n", "start: 2026-12-10 18:30\ntitle: A\n"),
        ("start: >-\n  2026-12-03\n  18:30\ntitle: A\n", "start: 2026-12-10 18:30\ntitle: A\n"),
        ("{title: É 🚌, start: 2026-12-03, end: 2026-12-04}\n", "{title: É 🚌, start: 2026-12-10 18:30, end: 2026-12-04}\n"),
        ("title: A\n# fin\n", "title: A\nstart: 2026-12-10 18:30\n# fin\n"),
    ],
)  # fmt: skip
def test_a_value_is_replaced_where_it_stands(before, after):
    assert shown(header(before).with_value(("start",), "2026-12-10 18:30")) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: A\n", f"title: A\nchanges:\n{LINES}"),
        ("title: A\nsummary: >\n  Un\n  deux.\n\n\n", f"title: A\nsummary: >\n  Un\n  deux.\nchanges:\n{LINES}\n\n"),
        ("title: A\n\n# --- Facultatif ---\n# summary: B\n", f"title: A\nchanges:\n{LINES}\n# --- Facultatif ---\n# summary: B\n"),
        ("changes:\n  - {date: 2026-11-20, what: note}  # vu\n\ntitle: A\n", f"changes:\n  - {{date: 2026-11-20, what: note}}  # vu\n{LINES}\ntitle: A\n"),
        ("changes:\n- date: 2026-11-20\n  what: note\ntitle: A\n", "changes:\n- date: 2026-11-20\n  what: note\n" + LINES.replace("\n  ", "\n").removeprefix("  ") + "title: A\n"),
        ("changes: [{date: 2026-11-20, what: note}]  # vu\ntitle: A\n", f"changes: [{{date: 2026-11-20, what: note}}, {FLOW}]  # vu\ntitle: A\n"),
        ("changes: [\n  {date: 2026-11-20, what: note},  # vu\n]\n", f"changes: [\n  {{date: 2026-11-20, what: note}}, {FLOW},  # vu\n]\n"),
        ("changes: []  # rien\ntitle: A\n", f"changes:   # rien\n{LINES}title: A\n"),
        ("changes: ~\ntitle: A\n", f"changes: \n{LINES}title: A\n"),
        ("changes:\ntitle: A\n", f"changes:\n{LINES}title: A\n"),
        ("{title: A}\n", f"{{title: A, changes: [{FLOW}]}}\n"),
    ],
)  # fmt: skip
def test_an_entry_goes_to_the_end_of_its_list(before, after):
    assert shown(header(before).with_item(("changes",), ENTRY)) == after


DATE_LINES = "    changes:\n      - date: 2026-11-22\n        what: cancelled\n"
DATE_FLOW = "changes: [{date: 2026-11-22, what: cancelled}]"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: A\n", f"title: A\ndates:\n  2026-12-08:\n{DATE_LINES}"),
        ("dates:\ntitle: A\n", f"dates:\n  2026-12-08:\n{DATE_LINES}title: A\n"),
        ("dates: {}\n", f"dates: \n  2026-12-08:\n{DATE_LINES}"),
        (
            "dates:\n  # la fête\n  2026-12-15:\n    title: B\n",
            f"dates:\n  2026-12-08:\n{DATE_LINES}  # la fête\n  2026-12-15:\n    title: B\n",
        ),
        (
            "dates:\n    2026-12-01:\n        title: B\n    2026-12-15: {title: C}\n",
            "dates:\n    2026-12-01:\n        title: B\n    2026-12-08:\n"
            f"{DATE_LINES.replace('    changes', '      changes').replace('      - ', '        - ').replace('        what', '          what')}"
            "    2026-12-15: {title: C}\n",
        ),
        ("dates:\n  2026-12-08:\n    title: B\n", f"dates:\n  2026-12-08:\n    title: B\n{DATE_LINES}"),
        ("dates:\n  2026-12-08: {title: B}\n", f"dates:\n  2026-12-08: {{title: B, {DATE_FLOW}}}\n"),
        ("dates: {2026-12-01: {title: B}}\n", f"dates: {{2026-12-01: {{title: B}}, 2026-12-08: {{{DATE_FLOW}}}}}\n"),
        ("dates: {2026-12-08: {title: B, changes: []}}\n", f"dates: {{2026-12-08: {{title: B, changes:  {DATE_FLOW[9:]}}}}}\n"),
    ],
)  # fmt: skip
def test_one_date_has_its_own_memory_among_the_others_in_their_order(before, after):
    entry = ["- date: 2026-11-22", "  what: cancelled"]
    assert shown(header(before).with_item(("dates", "2026-12-08", "changes"), entry)) == after


def test_a_period_goes_after_another_and_each_can_be_changed():
    before = "repeat:\n  - start: 2026-12-01 12:30\n    until: 2026-12-29 # fin\n  - start: 2027-01-05 12:30\n"
    after = header(before).with_item(("repeat",), ["- start: 2026-12-15 13:00", "  until: 2026-12-29"], after=0)
    assert shown(after.with_value(("repeat", 0, "until"), "2026-12-14")) == (
        "repeat:\n  - start: 2026-12-01 12:30\n    until: 2026-12-14 # fin\n"
        "  - start: 2026-12-15 13:00\n    until: 2026-12-29\n  - start: 2027-01-05 12:30\n"
    )


def test_a_key_takes_another_name_and_another_follows_it():
    before = "title: A\nmonth: 2026-12  # bientôt\nwhere:\n  online: true\n"
    after = header(before).with_name("month", "start").with_value(("start",), "2026-12-10 18:30")
    assert shown(after.with_value(("duration",), "1h", after="start")) == (
        "title: A\nstart: 2026-12-10 18:30  # bientôt\nduration: 1h\nwhere:\n  online: true\n"
    )


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_the_mark_of_the_bytes_stay(end, mark):
    text = mark + "---\ntitle: A\nstart: 2026-12-03\n---\n\nTexte.\n".replace("\n", end)
    after = (
        Header(text, keys(kinds.SESSION.model)).with_value(("start",), "2026-12-10").with_item(("changes",), ENTRY[:2])
    )
    assert after.text == mark + (
        "---\ntitle: A\nstart: 2026-12-10\nchanges:\n  - date: 2026-11-22\n    what: moved\n---\n\nTexte.\n"
    ).replace("\n", end)

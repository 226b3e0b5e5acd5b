"""What happens to a small club from one state to the next: the table that « check --since » and « diff » are held to."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from small_club import CLUB, FORMER, PUBLIC, THEME, person, session

ATELIER, APPEL, ADA = "programme/sessions/atelier.md", "programme/sessions/appel.md", "programme/people/ada.yml"
MOVED = "{date: 2026-11-20, what: moved, was: 2026-12-03 18:30, why: Salle prise}"
CANCELLED = "{date: 2026-11-20, what: cancelled, why: Grève}"


def weekly(more: str = "") -> str:
    """A call every Tuesday of December 2026, at 12:30."""
    period = "  - start: 2026-12-01 12:30\n    duration: 45min\n    every: week\n    until: 2026-12-29\n"
    return f"---\nkind: peer-call\ntitle: Appel\nhosts: [ada]\nrepeat:\n{period}{more}---\n"


def atelier(**keys: str) -> str:
    return session("On essaie.", themes="[rituels]", **keys)


def on(day: str, *lines: str) -> str:
    """What is special about one date of the repeat."""
    return f"dates:\n  {day}:\n" + "".join(f"    {line}\n" for line in lines)


Files = dict[str, str | None]  # None: the file goes

BASE: Files = {
    "mkdocs.yml": "site_url: https://club.example.org/\n",
    "programme/club.yml": CLUB,
    "programme/themes/rituels.md": THEME,
    ADA: person("Ada Modèle", *PUBLIC),
    ATELIER: atelier(),
    APPEL: weekly(),
}


@dataclass(frozen=True)
class Passage:
    """Files that were published (over ``BASE``), the change alone, and the change with what tells it."""

    bare: Files
    told: Files
    before: Files = field(default_factory=dict)


PASSAGES = {
    "nothing": Passage({}, {}),
    "added": Passage(
        {"programme/sessions/fete.md": "---\nkind: celebration\ntitle: Fête\nstart: 2026-12-18\n---\n"},
        {"programme/sessions/fete.md": "---\nkind: celebration\ntitle: Fête\nstart: 2026-12-18\n---\n"},
    ),
    "moved": Passage(
        {ATELIER: atelier(start="2026-12-10 19:00")},
        {ATELIER: atelier(start="2026-12-10 19:00", changes=f"[{MOVED}]")},
    ),
    "moved again": Passage(
        {ATELIER: atelier(start="2026-12-17 19:00", changes=f"[{MOVED}]")},
        {ATELIER: atelier(start="2026-12-17 19:00", changes=f"[{MOVED}, {{date: 2026-11-21, what: moved, was: 2026-12-10 19:00}}]")},
        {ATELIER: atelier(start="2026-12-10 19:00", changes=f"[{MOVED}]")},
    ),
    "cancelled": Passage({ATELIER: None}, {ATELIER: atelier(changes=f"[{CANCELLED}]")}),
    "postponed": Passage(
        {ATELIER: atelier(month="2027-01").replace("start: 2026-12-03 18:30\nduration: 1h30\n", "")},
        {ATELIER: atelier(changes="[{date: 2026-11-20, what: postponed, why: Neige}]")},
    ),
    "reinstated": Passage(
        {ATELIER: atelier()},
        {ATELIER: atelier(changes=f"[{CANCELLED}, {{date: 2026-11-21, what: reinstated, why: Fin de la grève}}]")},
        {ATELIER: atelier(changes=f"[{CANCELLED}]")},
    ),
    "renamed": Passage(
        {ATELIER: None, "programme/sessions/essai.md": atelier()},
        {ATELIER: None, "programme/sessions/essai.md": atelier(aliases="[atelier]")},
    ),
    "retitled": Passage({ATELIER: atelier(title="Essayons")}, {ATELIER: atelier(title="Essayons")}),
    "another place and link": Passage(
        {ATELIER: atelier(where="{name: Le Jardin}", join="platform")},
        {ATELIER: atelier(
            where="{name: Le Jardin}", join="platform",
            changes="[{date: 2026-11-20, what: place, why: Plus grand}, {date: 2026-11-20, what: link}]",
        )},
    ),
    "withdrawn": Passage(
        {ADA: None, APPEL: weekly().replace("ada", "personne-retiree-1"), "programme/people/personne-retiree-1.yml": person("Une personne")},
        {ADA: None, APPEL: weekly().replace("ada", "personne-retiree-1"),
         "programme/people/personne-retiree-1.yml": f"visibility: withdrawn\n{FORMER}"},
    ),
    "one date moved": Passage(
        {APPEL: weekly(on("2026-12-08", "start: 2026-12-09 12:30"))},
        {APPEL: weekly(on("2026-12-08", "start: 2026-12-09 12:30", "changes:",
                          "  - {date: 2026-11-20, what: moved, was: 2026-12-08 12:30, why: Salle prise}"))},
    ),
    "one date cancelled": Passage(
        {"programme/closures.yml": "- from: 2026-12-29\n  why: Fêtes\n"},
        {"programme/closures.yml": "- from: 2026-12-29\n  why: Fêtes\n",
         APPEL: weekly(on("2026-12-29", "changes:", "  - {date: 2026-11-20, what: cancelled, why: Fêtes}"))},
    ),
    "a series at another hour": Passage(
        {APPEL: weekly().replace("12:30", "13:00")},
        {APPEL: weekly("changes:\n  - {date: 2026-11-20, what: moved, was: 2026-12-01 12:30, from: 2026-12-01, why: Cantine}\n")
         .replace("start: 2026-12-01 12:30\n    d", "start: 2026-12-01 13:00\n    d")},
    ),
}  # fmt: skip


def write(root: Path, *states: Files) -> Path:
    """Write the files of a state, over those of the states before."""
    for files in states:
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                (root / path).unlink()
            else:
                (root / path).write_text(text, "utf-8")
    return root

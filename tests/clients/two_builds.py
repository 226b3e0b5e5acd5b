"""A project and what becomes of it: one session for each thing that can happen between two builds."""

from __future__ import annotations

from pathlib import Path

from clients.publishing import Published, publish
from clients.shown import Shown, expected
from small_project import small_project

Files = dict[str, str]

WEEKLY = """repeat:
  - start: 2026-12-01 12:30
    duration: 45min
    every: week
    until: {until}
"""


def session(title: str, *lines: str) -> str:
    return "\n".join(["---", "kind: peer-call", f'title: "{title}"', *lines, "---", "", "Un texte.", ""])


BEFORE: Files = {
    "stable": session("Stable", "start: 2026-12-02 12:30", "duration: 1h"),
    "deplace": session("Déplacé", "start: 2026-12-03 18:30", "duration: 1h30"),
    "annule": session("À annuler", "start: 2026-12-04 18:30", "duration: 1h"),
    "reporte": session("À reporter", "start: 2026-12-05 18:30", "duration: 1h"),
    "ancien-nom": session("À renommer", "start: 2026-12-06 18:30", "duration: 1h"),
    "retitre": session("Premier titre", "start: 2026-12-07 18:30", "duration: 1h"),
    "lieu": session("Lieu", "start: 2026-12-08 18:30", "duration: 1h", "where:", '  name: "La Halle"'),
    "fuseau": session("Fuseau", "start: 2026-12-09 18:30", "duration: 1h"),
    "jours": session("Jours", "start: 2026-12-10", "end: 2026-12-11"),
    "tentative": session("Tentative", "start: 2026-12-12 18:30", "duration: 1h", "status: tentative"),
    "retabli": session(
        "Rétabli", "start: 2026-12-14 18:30", "duration: 1h", "changes:", "  - {date: 2026-11-01, what: cancelled}"
    ),
    "efface": session("Effacé", "start: 2026-12-13 18:30", "duration: 1h"),
    "hebdo": session("Hebdo", *WEEKLY.format(until="2026-12-22").splitlines()),
}
AFTER: Files = {
    "stable": BEFORE["stable"],
    "deplace": session(
        "Déplacé", "start: 2026-12-17 18:30", "duration: 1h30",
        "changes:", "  - {date: 2026-11-20, what: moved, was: 2026-12-03 18:30}",
    ),
    "annule": session(
        "À annuler", "start: 2026-12-04 18:30", "duration: 1h", "changes:", "  - {date: 2026-11-20, what: cancelled}"
    ),
    "reporte": session(
        "À reporter", "start: 2026-12-05 18:30", "duration: 1h", "changes:", "  - {date: 2026-11-20, what: postponed}"
    ),
    "nouveau-nom": session("À renommer", "aliases:", "  - ancien-nom", "start: 2026-12-06 18:30", "duration: 1h"),
    "retitre": session("Second titre", "start: 2026-12-07 18:30", "duration: 1h"),
    "lieu": session(
        "Lieu", "start: 2026-12-08 18:30", "duration: 1h", "where:", '  name: "Le Jardin"',
        "changes:", "  - {date: 2026-11-20, what: place}",
    ),
    "fuseau": session(
        "Fuseau", "start: 2026-12-09 18:30", "duration: 1h", "timezone: America/Toronto",
        "changes:", "  - {date: 2026-11-20, what: moved, was: 2026-12-09 18:30 Europe/Paris}",
    ),
    "jours": session(
        "Jours", "start: 2026-12-10 09:00", "end: 2026-12-10 17:00",
        "changes:", "  - {date: 2026-11-20, what: moved, was: 2026-12-10}",
    ),
    "tentative": session(
        "Tentative", "start: 2026-12-12 18:30", "duration: 1h", "status: tentative",
        "changes:", "  - {date: 2026-11-20, what: confirmed}",
    ),
    "retabli": session(
        "Rétabli", "start: 2026-12-14 18:30", "duration: 1h",
        "changes:", "  - {date: 2026-11-01, what: cancelled}", "  - {date: 2026-11-20, what: reinstated}",
    ),
    "hebdo": session(
        "Hebdo", *WEEKLY.format(until="2027-01-12").splitlines(),
        "dates:",
        "  2026-12-08:",
        "    start: 2026-12-09 18:00",
        "    changes:",
        "      - {date: 2026-11-20, what: moved, was: 2026-12-08 12:30}",
        "  2026-12-15:",
        "    changes:",
        "      - {date: 2026-11-20, what: cancelled}",
    ),
}  # fmt: skip
RETITLED = {"Second titre"}
GONE = {"Effacé"}  # without a word: « club check --since » refuses it, but should it happen…


def project_of(folder: Path) -> Path:
    """The small project without its own sessions, with those of the first build."""
    project = small_project(folder)
    rewrite(project, BEFORE)
    return project


def rewrite(project: Path, sessions: Files) -> None:
    """Put ``sessions`` in the place of all that there were."""
    folder = project / "programme" / "sessions"
    for old in folder.glob("*.md"):
        old.unlink()
    for id, text in sessions.items():
        (folder / f"{id}.md").write_text(text, "utf-8")


FEED = "agenda.ics"


class Subscription:
    """A site and the two builds of it."""

    def __init__(self, folder: Path) -> None:
        self.project, self.web = project_of(folder / "project"), folder / "web"
        self.site = self.first()

    def first(self) -> Published:
        rewrite(self.project, BEFORE)
        self.site = publish(self.project, self.web)
        return self.site

    def second(self) -> Published:
        rewrite(self.project, AFTER)
        self.site = publish(self.project, self.web)
        return self.site

    @property
    def wanted(self) -> list[Shown]:
        return expected(self.site.programme, FEED)

"""The small project, with one more session whose texts try everything."""

from __future__ import annotations

from pathlib import Path

from small_project import small_project

HOSTILE = r"""---
kind: training
title: 'Sel, poivre ; et \ rien : "x" ''y'' 👩🏽‍🚀 漢字 ^n %0A'
summary: 'A, b; c \ d : BEGIN:VALARM'
start: 2026-12-03 18:30
duration: 1h30
themes:
  - rituels
  - virgules
where:
  online: true
  name: "Chez Zoé; l'\\atelier, fond de cour"
  address: "1 rue Vraie, 75000 Paris"
  geo: "48.8566, -2.3522"
join:
  url: "https://visio.example.org/é?a=1&b=2,3;4"
  public: true
changes:
  - date: 2026-11-20
    what: place
    why: 'A, b; c \ d'
---
"""
VIRGULES = "---\ntitle: 'Virgules, points-virgules; et \\ reste'\nmonth: 2026-12\n---\n"


def hostile_project(folder: Path, session: str = HOSTILE) -> Path:
    project = small_project(folder)
    (project / "programme/sessions/hostile.md").write_text(session, "utf-8")
    (project / "programme/themes/virgules.md").write_text(VIRGULES, "utf-8")
    return project

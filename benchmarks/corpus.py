"""A club of any size, invented from the sample's own words: ``python -m benchmarks.corpus STUDIES FOLDER``.

For each hundred studies: 125 sessions (one in ten is a date of a repeat), 3 months with their theme, 12 people,
8 organisations and 3 exercises.  Sessions are moved, cancelled, postponed, all day, still without a date, at a place,
recorded; a few items had another name before, a few studies have a picture.  The same number and seed give the same
files.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

ROOT = Path(__file__).parents[1]
NOW = date(2026, 11, 21)
SECTIONS = ("Contexte", "Défi", "Ce que nous avons fait", "Résultats", "Ce que nous ferions autrement")
SECTORS = ("Santé", "Sport amateur", "Éducation", "Alimentation", "Culture", "Habitat", "Mobilité", "Solidarité")
COLOURS = ("teal", "indigo", "sienna")
PICTURED = 3  # of fifty studies
MOST_AHEAD = 10  # months: nobody plans further than a season
PARAGRAPH = 380  # characters
CODE = ("hooks", "overrides", "mkdocs.yml", "pyproject.toml")  # the project's own, linked


@dataclass(frozen=True)
class Size:
    """How many items of each kind there are."""

    studies: int

    @property
    def months(self) -> int:
        return max(1, self.studies * 3 // 100)

    @property
    def sessions(self) -> int:
        return self.studies * 5 // 4

    @property
    def people(self) -> int:
        return max(4, self.studies * 12 // 100)

    @property
    def organisations(self) -> int:
        return max(4, self.studies * 8 // 100)

    @property
    def exercises(self) -> int:
        return max(2, self.studies * 3 // 100)


@dataclass
class Words:
    """Sentences that resemble the sample's, two words at a time; one word in fifty is nobody's, as names are."""

    chance: random.Random
    follows: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for text in _sample():
            words = ["", "", *text.split()]
            for first, second, third in zip(words, words[1:], words[2:], strict=False):
                self.follows.setdefault((first, second), []).append(third)

    def sentence(self, most: int = 24) -> str:
        said = ["", ""]
        while len(said) < most + 2 and (after := self.follows.get((said[-2], said[-1]))):
            said.append(self.chance.choice(after))
        words = [self.name() if self.chance.random() < 0.02 else word for word in said[2:]]
        return " ".join(words).rstrip(".,;: !?…") + "."

    def paragraph(self) -> str:
        said = self.sentence()
        while len(said) < PARAGRAPH:
            said += " " + self.sentence()
        return said

    def title(self) -> str:
        return f"{self.name()} : {self.sentence(7).rstrip('.')}"

    def name(self) -> str:
        return "".join(self.chance.choice("bcdfglmnprstv") + self.chance.choice("aeiou") for _ in range(4)).title()


def _sample() -> Iterator[str]:
    """The sentences of the sample's studies and exercises, without what Markdown or YAML would take for its own."""
    for file in sorted([*ROOT.glob("case-studies/*.md"), *ROOT.glob("programme/exercises/*.md")]):
        for line in file.read_text("utf-8").partition("\n---\n")[2].splitlines():
            if re.match(r"[A-ZÀ-Ý]", line) and not re.search(r"[\[\]|<>*_#`~^{}@:/\\]|\d{2}", line):
                yield from re.split(r"(?<=[.!?]) (?=[A-ZÀ-Ý])", line)


def write(folder: Path, studies: int, seed: int = 7) -> Size:
    """Write a project with that many studies in ``folder``, which must not exist, with one commit of it all."""
    size = Size(studies)
    folder.mkdir(parents=True)
    for name in CODE:
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "docs", folder / "docs")
    _Writer(folder, size, random.Random(seed)).write()
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "Un club inventé")
    return size


def commit(folder: Path, message: str) -> None:
    """Commit everything in ``folder``, at noon of the day before ``NOW``."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


def git(folder: Path, *arguments: str) -> None:
    named = ["-c", "user.name=Corpus", "-c", "user.email=corpus@example.org", "-c", "gc.auto=0"]
    noon = f"{NOW - timedelta(days=1)}T12:00:00+01:00"
    dated = {"GIT_AUTHOR_DATE": noon, "GIT_COMMITTER_DATE": noon}
    subprocess.run(["git", *named, *arguments], cwd=folder, env={**os.environ, **dated}, check=True)


class _Writer:
    def __init__(self, folder: Path, size: Size, chance: random.Random) -> None:
        self.folder, self.size, self.chance = folder, size, chance
        self.words = Words(chance)
        ahead = min(size.months // 4, MOST_AHEAD)
        first = NOW.year * 12 + NOW.month - 1 - (size.months - 1 - ahead)
        self.months = [divmod(first + number, 12) for number in range(size.months)]
        self.cohorts = sorted({_season(year, month + 1) for year, month in self.months})

    def write(self) -> None:
        club = (ROOT / "programme/club.yml").read_text("utf-8")
        (self.folder / "programme").mkdir(exist_ok=True)
        (self.folder / "programme/club.yml").write_text(club, "utf-8")
        self._items("organisations", self.size.organisations, self._organisation)
        self._data("organisations", "makesense", {"name": "makesense", "founding": True})
        self._data("cohorts", "premiere-promo", {"title": "Première promo", "starts": "2021-03"})  # docs/ names it
        self._items("people", self.size.people, self._person)
        for season in self.cohorts:
            self._data("cohorts", f"promo-{season}", self._cohort(season))
        self._items("themes", self.size.months, self._theme)
        self._items("exercises", self.size.exercises, self._exercise)
        self._items("studies", self.size.studies, self._study)
        self._sessions()

    def _items(self, kind: str, count: int, made: Any) -> None:
        for number in range(count):
            data, body = made(number)
            self._data(kind, f"{_ONE[kind]}-{number}", {"example": True, **data}, body)

    def _data(self, kind: str, name: str, data: dict[str, Any], body: str | None = None) -> None:
        folder = self.folder / ("case-studies" if kind == "studies" else f"programme/{kind}")
        folder.mkdir(parents=True, exist_ok=True)
        header = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
        text = header if body is None else f"---\n{header}---\n{body}"
        if "image" in data:
            (folder / name).mkdir()
            Image.new("RGB", (640, 360), self.chance.choice(COLOURS)).save(folder / name / data["image"])
            name, text = f"{name}/index", text.replace("](../", "](../../")
        (folder / f"{name}{'.yml' if body is None else '.md'}").write_text(text, "utf-8")

    # ---- Items: data and body, None for a YAML file ----

    def _organisation(self, number: int) -> tuple[dict[str, Any], None]:
        return {"name": f"Organisation {self.words.name()}", "sector": self.chance.choice(SECTORS)}, None

    def _person(self, number: int) -> tuple[dict[str, Any], None]:
        public = {"visibility": "public", "consent": True} if number % 2 else {}
        employer = f"organisation-{number % self.size.organisations}"
        season = self.cohorts[number % len(self.cohorts)]
        data = {
            "name": f"{self.words.name()} Fictive",
            "role": "Responsable de communauté",
            "affiliations": [{"organisation": employer}],
            "cohorts": [f"promo-{season}"],
            # That of somebody without a page must not be published: no other text may happen to say the same.
            "bio": self.words.paragraph() if public else " ".join(self.words.name() for _ in range(40)),
        }
        return data | public, None

    def _cohort(self, season: int) -> dict[str, Any]:
        members = [f"organisation-{number}" for number in range(season % 7, self.size.organisations, 7)]
        return {
            "example": True,
            "title": f"Promo {season}",
            "starts": f"{season}-09",
            "ends": f"{season + 1}-06",
            "organisations": members[:20],
            "description": self.words.paragraph(),
        }

    def _theme(self, number: int) -> tuple[dict[str, Any], str]:
        year, month = self.months[number]
        data = {
            "title": self.words.title(),
            "month": f"{year}-{month + 1:02}",
            "question": self.words.sentence(12).rstrip(".") + " ?",
            "summary": self.words.sentence(),
            "cohorts": [f"promo-{_season(year, month + 1)}"],
        }
        return data, self._paragraphs(3)

    def _exercise(self, number: int) -> tuple[dict[str, Any], str]:
        data = {
            "title": self.words.title(),
            "goal": self.words.sentence(),
            "duration": self.chance.choice(("30min", "45min", "1h")),
            "group_size": self.chance.choice(("1", "2-6", "any")),
            "materials": ["Des feuilles", "Un crayon"],
            "level": self.chance.choice(("discovery", "practice", "expert")),
            "themes": [self._a_theme()],
        }
        steps = "\n".join(f"{step}. {self.words.sentence()}" for step in range(1, 6))
        return data, f"{self._paragraphs(1)}\n## Déroulé\n\n{steps}\n\n{self._paragraphs(2)}"

    def _study(self, number: int) -> tuple[dict[str, Any], str]:
        year, month = self.chance.choice([month for month in self.months if _first(month) < NOW])
        data = {
            "title": self.words.title(),
            "summary": self.words.sentence(),
            "status": "published",
            "authors": [{"name": f"{self.words.name()} Inventée"}, self._a_person()],
            "organisations": [f"organisation-{self.chance.randrange(self.size.organisations)}"],
            "themes": [self._a_theme()],
            "published_on": min(date(year, month + 1, self.chance.randrange(1, 28)), NOW),
            "community": {
                "size": self.chance.randrange(10, 3000),
                "sector": self.chance.choice(SECTORS),
                "format": self.chance.choice(("online", "onsite", "hybrid")),
                "since": str(year - 2),
            },
            "results": [
                {"measure": f"{self.words.name()} par mois", "before": "3", "after": "7", "source": "Nos carnets"}
                for _ in range(3)
            ],
            "exercises": [self._an_exercise()],
            "consent": True,
        }
        if number % 40 == 7:
            data["aliases"] = [f"ancienne-etude-{number}"]
        if number % 50 == PICTURED:
            data |= {"image": "dessin.png", "image_alt": "Un aplat de couleur."}
        return data, "\n".join(f"## {title}\n\n{self._section(title)}" for title in SECTIONS)

    def _section(self, title: str) -> str:
        if title == "Ce que nous avons fait":
            linked = f"Nous avons repris [un exercice](../programme/exercises/{self._an_exercise()}.md).\n\n"
            return f"{linked}> « {self.words.sentence()} »\n\n{self._paragraphs(3)}"
        if title == "Résultats":
            rows = "\n".join(f"| {self.words.name()} | {n} | {n * 3} |" for n in range(1, 5))
            return f"{self._paragraphs(1)}\n| Mesure | Avant | Après |\n|---|---|---|\n{rows}\n"
        if title == "Ce que nous ferions autrement":
            return "\n".join(f"- **{self.words.name()}.** {self.words.sentence()}" for _ in range(4)) + "\n"
        return self._paragraphs(3)

    def _paragraphs(self, count: int) -> str:
        return "".join(f"{self.words.paragraph()}\n\n" for _ in range(count))

    # ---- Sessions ----

    def _sessions(self) -> None:
        """The same number in each month, most on one date; one repeat of four dates for each forty."""
        for number, month in enumerate(self.months):
            begins, ends = (self.size.sessions * at // self.size.months for at in (number, number + 1))
            repeats = (ends - begins) // 40
            singles = ends - begins - 4 * repeats
            for index in range(singles):
                self._single(number, month, begins + index)
            for index in range(repeats):
                self._repeat(number, month, ends - 4 * (index + 1))

    def _single(self, theme: int, month: tuple[int, int], number: int) -> None:
        day = _first(month) + timedelta(days=self.chance.randrange(28))
        kind = ("onboarding-call", "training", "masterclass")[number % 30] if number % 30 < 3 else None
        kind = kind or self.chance.choice(("exercise", "case-study", "coaching", "peer-call", "celebration"))
        data: dict[str, Any] = {"kind": kind, **self._session(theme)}
        data["start"] = f"{day} {self.chance.randrange(9, 20)}:30" if number % 50 else str(day)
        if number % 50:
            data["duration"] = self.chance.choice(("45min", "1h", "1h30"))
        if number % 3 == 0:
            data["case_studies"] = [f"etude-{self.chance.randrange(self.size.studies)}"]
        if kind == "exercise":
            data["exercises"] = [self._an_exercise()]
        if number % 20 == 5:
            data["where"] = {"name": f"Maison {self.words.name()}", "address": "1 place Inventée, 75000 Ville"}
        if number % 40 == 9:
            data["aliases"] = [f"ancienne-seance-{number}"]
        if number % 45 == 13:
            del data["start"], data["duration"]
            data["month"] = f"{day:%Y-%m}"
        elif number % 10 == 0:
            what = "postponed" if number % 20 else "cancelled"
            data["changes"] = [{"date": _announced(day, 2), "what": what, "why": self.words.sentence(10)}]
        elif number % 10 == 1 and number % 50 != 0:
            was = f"{day - timedelta(days=1)} 12:30"
            data["changes"] = [
                {"date": _announced(day, 9), "what": "moved", "was": was, "why": self.words.sentence(10)}
            ]
        elif day < NOW and number % 2:
            address = f"https://www.example.org/replays/{number}"
            data["replay"] = {"state": "available", "url": address, "duration": "41min"}
        if kind == "masterclass":
            del data["kind"]
            data["takeaways"] = [self.words.sentence() for _ in range(3)]
        folder = "masterclasses" if kind == "masterclass" else "sessions"
        self._data(folder, f"seance-{number}", data, self._paragraphs(2))

    def _repeat(self, theme: int, month: tuple[int, int], number: int) -> None:
        first = _first(month) + timedelta(days=self.chance.randrange(7))
        data = {
            "kind": "peer-call",
            **self._session(theme),
            "repeat": [
                {
                    "start": f"{first} 12:30",
                    "duration": "45min",
                    "every": "week",
                    "until": str(first + timedelta(days=21)),
                }
            ],
            "dates": {str(first + timedelta(days=7)): {"title": self.words.title(), "hosts": [self._a_person()]}},
        }
        self._data("sessions", f"seance-{number}", data, self._paragraphs(2))

    def _session(self, theme: int) -> dict[str, Any]:
        return {
            "example": True,
            "title": self.words.title(),
            "summary": self.words.sentence(),
            "themes": [f"theme-{theme}"],
            "where": {"online": True},
            "join": "platform",
            "hosts": [self._a_person()],
            "speakers": [self._a_person()],
        }

    # ---- References ----

    def _a_theme(self) -> str:
        return f"theme-{self.chance.randrange(self.size.months)}"

    def _a_person(self) -> str:
        return f"personne-{self.chance.randrange(self.size.people)}"

    def _an_exercise(self) -> str:
        return f"exercice-{self.chance.randrange(self.size.exercises)}"


_ONE = {
    "organisations": "organisation",
    "people": "personne",
    "themes": "theme",
    "exercises": "exercice",
    "studies": "etude",
}


def _announced(day: date, before: int) -> date:
    """When a change was told: so many days before, and never in the future."""
    return min(day - timedelta(days=before), NOW)


def _first(month: tuple[int, int]) -> date:
    return date(month[0], month[1] + 1, 1)


def _season(year: int, month: int) -> int:
    """The year in which the season of that month begins."""
    return year if month >= 9 else year - 1


def main(arguments: Sequence[str]) -> int:
    studies, folder = arguments
    print(write(Path(folder), int(studies)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

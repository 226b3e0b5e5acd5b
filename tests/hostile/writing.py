"""A project in which every text of every kind of item is a hostile one that people may write, and how to know it again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from club.sources.shape import Loc
from every_field import CLOSURES, CLUB, FORMS, Form, Say, picture, places, written
from hostile.texts import SHOWN
from small_project import small_project

LONGEST_KEY = 900  # YAML wants « : » within 1,024 characters of a key's beginning (1.2.2, 7.4.2)


@dataclass(frozen=True)
class Said:
    """A text as it was written: its mark, a word that ends it and that no other text has, stands for it."""

    form: Form
    loc: Loc
    text: str
    mark: str

    def __str__(self) -> str:
        return f"{self.form}: {'.'.join(map(str, self.loc))}"


def as_markdown(text: str) -> str:
    """A text that stays what it is where Markdown is read: each sign by its number."""
    return "".join(char if char.isalnum() or char == " " or ord(char) > 127 else f"&#{ord(char)};" for char in text)


def texts() -> dict[str, str]:
    """What is said, by the name of the items that say it; in the club and its closures, of which there is one, all."""
    every = {f"x{number}": text for number, text in enumerate(SHOWN.values())}
    return {**every, "": " ".join(text for text in every.values() if len(text) < 500)}


def sayings(form: Form, name: str, text: str) -> dict[Loc, Said]:
    """What an item says, text by text."""
    found: dict[Loc, Said] = {}
    for loc in places(form):
        words = "".join(str(part).replace("_", "").title() for part in (form, *loc)).replace("-", "")
        short = text[:LONGEST_KEY] if loc[-1] == "key" else text
        mark = f"Fin{name.upper()}{words}†"
        found[loc] = Said(form, loc, f"{short} {mark}", mark)
    return found


def write(folder: Path) -> list[Said]:
    """Write the project, and return all that it says."""
    small_project(folder)
    said: list[Said] = []
    for name, text in texts().items():
        for form in FORMS if name else (CLUB, CLOSURES):
            each = sayings(form, name, text)
            file = folder / form.path.format(name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(written(form, _from(each)), "utf-8")
            said += each.values()
            if form.path.startswith("case-studies/"):
                (file.parent / "vue.png").write_bytes(picture())
    (folder / "programme/images").mkdir(exist_ok=True)
    (folder / "programme/images/vue.png").write_bytes(picture())
    return said


def _from(each: dict[Loc, Said]) -> Say:
    return lambda loc, markdown: as_markdown(each[loc].text) if markdown else each[loc].text

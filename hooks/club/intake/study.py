"""The answers → the header and the parts of a draft, and all that its maintainer must decide."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from club.forms.issue_form import TITLE
from club.forms.questions import NOTE
from club.intake import signing
from club.intake.answers import answers, chosen, ticked
from club.intake.community import community
from club.intake.issue import Issue, Refused
from club.intake.people import Register
from club.intake.pictures import TO_DESCRIBE, Album, pictures_in
from club.intake.prose import PRIVATE, TO_ADD, bare, described, discreet, hidden, line, rich
from club.intake.results import Figure, figures
from club.intake.told import Told, code
from club.problems import folded, nearest
from club.sources import kinds, written
from club.sources.library import Result
from club.sources.reader import Sources
from club.sources.shape import fields
from club.sources.story import STORY
from club.sources.terms import StudyStatus
from club.sources.written import Prose

ANONYMOUS = re.compile("pseudo|anonym|sans-(?:mon-)?nom|sans-nommer")
RESULTS = STORY[3].heading
NEEDED = {key for key, info in fields(Result).items() if info.is_required()}
LONGEST_SUMMARY = 1_000


@dataclass(frozen=True)
class Club:
    """What the club has that a study may name."""

    people: Register
    organisations: Register
    themes: Register
    exercises: Register
    studies: Register

    @classmethod
    def of(cls, sources: Sources) -> Club:
        every = (kinds.PERSON, kinds.ORGANISATION, kinds.THEME, kinds.EXERCISE, kinds.CASE_STUDY)
        return cls(*(Register.of(sources, kind) for kind in every))


@dataclass
class Draft:
    """A study before it is written: its keys in order, its parts by heading.

    ``checks`` are what a maintainer must decide, one Markdown line each; ``note`` is the word for them.
    """

    title: str
    keys: dict[str, Any] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    checks: list[str] = field(default_factory=list)
    note: str = ""

    def pieces(self) -> dict[str, str]:
        """The pieces of the file by name, as ``merging`` wants them."""
        header = {key: "\n".join(written.lines(key, value)) for key, value in self.keys.items()}
        return header | {f"## {heading}": f"## {heading}\n\n{text}".rstrip() for heading, text in self.parts.items()}


def draft(issue: Issue, club: Club, album: Album, *, plain: bool = False) -> Draft:
    """The draft that the answers make; ``plain`` gives up their mark-up.  Raises Refused."""
    said = answers(issue.body)
    anonymous = bool(ANONYMOUS.search(folded(said.get("anonymous", ""))))
    if anonymous:
        said = {id: hidden(text, issue.login) for id, text in said.items()}
    return _Reader(said, anonymous, club, album, plain).draft(issue)


@dataclass
class _Reader:
    said: Mapping[str, str]
    anonymous: bool
    club: Club
    album: Album
    plain: bool
    told: Told = field(default_factory=Told)

    def draft(self, issue: Issue) -> Draft:
        title = self._line("title") or self._title_of(issue)
        parts = self._parts()
        if not title:
            raise Refused("Ce formulaire n'a pas de titre : demandez-en un à qui le propose.")
        if not any(parts.values()):
            raise Refused("Ce formulaire ne raconte rien : aucune des cinq questions du récit n'a de réponse.")
        keys = {
            "title": Prose(title),
            "summary": Prose(self._line("summary", LONGEST_SUMMARY)),
            "status": StudyStatus.DRAFT.value,
            "authors": signing.authors(
                self.said, self.club.people, self.club.organisations, self.told, anonymous=self.anonymous
            ),
            "organisations": signing.organisations(
                self.said, self.club.organisations, self.told, anonymous=self.anonymous
            ),
            "anonymous": "true" if self.anonymous else "",
            "themes": self._chosen("themes", self.club.themes, "thématique", "une"),
            "community": community(self.said, self.told),
            "results": self._results(parts),
            "exercises": self._chosen("exercises", self.club.exercises, "exercice", "un"),
            "issue": str(issue.number),
            "consent": "true" if ticked(self.said.get("consent", "")) else "",
            **self._image(parts),
        }
        if any(former.names(title) for former in self.club.studies.withdrawn):
            self.told.check(
                "Ce titre est celui d'une étude retirée du site : demandez à qui la propose ce qu'il en est."
            )
        note = discreet(self.said.get(NOTE, "")[:2_000], self.told)
        self._agreements()
        self._missing(keys, parts)
        self._removed()
        self._pictures()
        return Draft(title, {key: value for key, value in keys.items() if value}, parts, self.told.checks, note)

    def _line(self, id: str, most: int = 300) -> str:
        return line(self.said.get(id, ""), self.told, most)

    def _title_of(self, issue: Issue) -> str:
        title = hidden(issue.title, issue.login) if self.anonymous else issue.title
        title = line(title.removeprefix(TITLE.strip()).strip(" :"), self.told)
        if title:
            self.told.check("Le titre vient de celui du formulaire : la question du titre était vide.")
        return title

    # --- the story

    def _parts(self) -> dict[str, str]:
        return {part.heading: self._prose(part.heading, part.heading) for part in STORY}

    def _prose(self, id: str, heading: str) -> str:
        text = self.said.get(id, "")
        return bare(text, self.album, self.told) if self.plain else rich(text, heading, self.album, self.told)

    def _results(self, parts: dict[str, str]) -> list[dict[str, Prose]]:
        """The figures that the model takes; the others go on as prose, so that nothing that was said is lost."""
        every = list(figures(self.said.get("results", "")))
        clean = [(one, self._figure(one)) for one in every]
        whole = [result for one, result in clean if one.whole and result.keys() >= NEEDED]
        rest = [one for one, result in clean if not (one.whole and result.keys() >= NEEDED)]
        if rest:
            lines = "\n".join(f"- {one.said}" for one in rest)
            prose = bare(lines, self.album, self.told) if self.plain else rich(lines, "", self.album, self.told)
            parts[RESULTS] = "\n\n".join(filter(None, [parts[RESULTS], prose]))
        for one in rest:
            what = "Résultat sans source" if one.lacks_source else "Résultat incomplet, ou raconté"
            self.told.check(f"{what}, laissé dans le texte de « {RESULTS} » : {code(line(one.said, Told()))}")
        return whole

    def _figure(self, one: Figure) -> dict[str, Prose]:
        cells = {"measure": one.measure, "before": one.before, "after": one.after, "source": one.source}
        return {key: Prose(said) for key, cell in cells.items() if (said := line(cell, self.told))}

    # --- what it is about

    def _chosen(self, id: str, register: Register, what: str, article: str) -> list[str]:
        values, unknown = chosen(self.said.get(id, ""), register.names)
        for name in unknown[:20]:
            near = nearest(name, register.names)
            hint = f" Est-ce `{register.names[near]}` ?" if near else ""
            self.told.check(f"{code(line(name, Told()))} n'est pas {article} {what} du club.{hint}")
        return values

    # --- pictures

    def _image(self, parts: dict[str, str]) -> dict[str, Any]:
        """The first picture of its question is that of the page; the others close what was done."""
        shown_here = [described(one, self.told) for one in pictures_in(self.said.get("image", ""))]
        files = [(one, file) for one in shown_here if (file := self.album.take(one))]
        missing = [one for one in shown_here if not self.album.take(one)]
        more = [f"![{one.alt or TO_DESCRIBE}]({file})" for one, file in files[1:]]
        more += [TO_ADD.format(f" : {one.alt}" if one.alt else "") for one in missing]
        if more and not self.plain:
            heading = STORY[2].heading
            parts[heading] = "\n\n".join(filter(None, [parts[heading], *more]))
        if not files:
            return {}
        first, file = files[0]
        return {"image": file, "image_alt": Prose(first.alt or TO_DESCRIBE)}

    def _pictures(self) -> None:
        for file in self.album.undescribed:
            self.told.check(
                f"L'image `{file}` n'a pas de texte alternatif : dites ce que l'on y voit (« {TO_DESCRIBE} »)."
            )
        for one in self.album.absent:
            where = "à télécharger du formulaire" if one.attached else "d'un autre site, ou illisible"
            self.told.check(f"Image {where}, et à ajouter : {code(one.alt or one.key or 'image collée')}")
        for key, why in self.album.refused.items():
            self.told.check(f"Image non reprise, {code(key)} : {why}")

    # --- what is missing

    def _agreements(self) -> None:
        if not ticked(self.said.get("consent", "")):
            self.told.check(
                "Accord manquant (`consent`) : les personnes nommées ou reconnaissables sont-elles d'accord ?"
            )
        if not ticked(self.said.get("licence", "")):
            self.told.check("Licence non acceptée : rien de ce texte ne peut être publié avant qu'elle le soit.")
        if self.anonymous:
            self.told.check("Étude anonyme : relisez le texte et les images pour ce qui ferait reconnaître quelqu'un.")
        elif "anonymous" not in self.said:
            self.told.check("On ne sait pas si l'étude est signée ou anonyme : demandez-le.")

    def _missing(self, keys: Mapping[str, Any], parts: Mapping[str, str]) -> None:
        if not keys["summary"]:
            self.told.check("Résumé manquant : deux phrases (`summary`).")
        if not keys["themes"]:
            self.told.check("Aucune thématique du club n'est choisie (`themes`).")
        empty = [f"« {heading} »" for heading, text in parts.items() if not text]
        if empty:
            self.told.check(f"Sans réponse : {', '.join(empty)}.")

    def _removed(self) -> None:
        for what, count in self.told.removed.items():
            again = " Le formulaire est public : faites-le aussi là-bas." if what in PRIVATE else ""
            self.told.check(f"Retiré du texte : {what} ({count}).{again}")

"""The issue form « Proposer une étude de cas », as GitHub reads it
(docs.github.com, « Syntax for issue forms » and « Syntax for GitHub's form schema »)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from club import addresses, wording
from club.forms.questions import Answer, Question, questions
from club.sources import kinds
from club.sources.club import Club
from club.sources.kinds import Kind
from club.sources.reader import Sources
from club.sources.values import proposed_id

FOLDER = ".github/ISSUE_TEMPLATE"
FORM = "etude-de-cas.yml"
NAME = "Proposer une étude de cas"
TITLE = "Étude de cas : "
LABEL = "étude de cas"
GENERATED = (
    "# Écrit par « club schema » d'après les modèles et les données du club : toute retouche ici serait perdue.\n"
)


def write(root: Path, sources: Sources, site_url: str) -> list[Path]:
    """Write the form and its settings below ``root``; return the files.  Without club.yml there is nothing to ask."""
    club = next((item.data for item in sources.items if item.kind is kinds.CLUB), None)
    if club is None:
        return []
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, text in texts(club, sources, site_url).items():
        (folder / name).write_text(text, encoding="utf-8")
        files.append(folder / name)
    return files


def texts(club: Club, sources: Sources, site_url: str) -> dict[str, str]:
    """The files of the folder of forms, by name."""
    asked = questions(
        wording.licence_name(club.licence),
        titles(sources, kinds.THEME),
        titles(sources, kinds.EXERCISE),
    )
    form = {
        "name": NAME,
        "description": "Racontez ce que vous avez essayé avec votre communauté : un quart d'heure suffit.",
        "title": TITLE,
        "labels": [LABEL],
        "body": [
            {"type": "markdown", "attributes": {"value": _welcome(club)}},
            *(_element(one) for one in asked if _can_be_asked(one)),
        ],
    }
    settings = {
        "blank_issues_enabled": True,
        "contact_links": [
            {
                "name": "Écrire l'étude soi-même, ou par courriel",
                "url": f"{site_url}{addresses.CONTRIBUTE}",
                "about": "Les autres façons de contribuer, et ce qui manque en ce moment.",
            }
        ],
    }
    return {FORM: GENERATED + _yaml(form), "config.yml": GENERATED + _yaml(settings)}


def titles(sources: Sources, kind: Kind) -> tuple[str, ...]:
    """The titles of a kind of item, in the order of their files; an option can't be offered twice."""
    return tuple(dict.fromkeys(item.data.title for item in sources.items if item.kind is kind))


def _can_be_asked(question: Question) -> bool:
    """GitHub refuses a list with nothing to choose."""
    return bool(question.options) or question.answer in (Answer.LINE, Answer.TEXT)


def _welcome(club: Club) -> str:
    return (
        "Merci de prendre ce temps. Répondez avec vos mots, sans souci de mise en forme : un quart d'heure suffit, et "
        "rien n'a besoin d'être parfait. Vous pourrez corriger vos réponses ensuite, ici même.\n\n"
        "**Ce qui se passe après.** Vos réponses deviennent un brouillon de page, que nous relisons avec vous ; rien "
        "n'est publié sur le site avant cela.\n\n"
        "**Ce formulaire est public**, et montre votre compte GitHub : n'y mettez ni adresse, ni numéro, ni lien de "
        f"visio. Pour raconter sans être reconnu·e, écrivez plutôt à {club.contact.name} ({club.contact.email})."
    )


def _element(question: Question) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": question.label, "description": question.help}
    if question.example:
        attributes["placeholder"] = question.example
    if question.answer is Answer.TICK:
        attributes["options"] = [{"label": label, "required": question.needed} for label in question.options]
    elif question.options:
        attributes |= {"options": list(question.options)}
        attributes |= {"multiple": True} if question.answer is Answer.SEVERAL else {}
    element = {"type": question.answer.split(",")[0], "id": form_id(question), "attributes": attributes}
    return element if question.answer is Answer.TICK else element | {"validations": {"required": question.needed}}


def form_id(question: Question) -> str:
    """The id of a question in the form: letters, digits, « - » and « _ » only."""
    return proposed_id(question.id)


def _yaml(data: Any) -> str:
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


class _Dumper(yaml.SafeDumper):
    """Long texts one line after the other, lists under their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


_Dumper.add_representer(str, _text)

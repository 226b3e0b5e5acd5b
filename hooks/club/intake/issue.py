"""An issue as GitHub's API and its events tell it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from club.pasted import visible

MOST = 500_000  # characters; GitHub itself takes 65,536


class Refused(Exception):
    """Why an issue gave no case study, in French."""


@dataclass(frozen=True)
class Issue:
    """``number`` is GitHub's; ``login`` the account that filled the form in, which is written nowhere."""

    number: int
    title: str
    body: str
    login: str = ""

    def __post_init__(self) -> None:
        if self.number < 1:
            raise Refused(f"{self.number} n'est pas le numéro d'un formulaire.")
        if len(self.body) > MOST:
            raise Refused(f"Ce formulaire est trop long ({len(self.body)} caractères, {MOST} au plus).")
        for name in ("title", "body", "login"):
            object.__setattr__(self, name, visible(getattr(self, name)))


def from_json(text: str) -> Issue:
    """The object of an issue, or of an event that holds one under « issue ».  Raises Refused."""
    try:
        found: Any = json.loads(text)
        found = found.get("issue", found)
        user = found.get("user") or {}
        said = (found["number"], found["title"], found.get("body") or "", user.get("login") or "")
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise Refused("Ce fichier n'est pas un formulaire tel que GitHub le donne (number, title, body).") from error
    number, title, body, login = said
    if not isinstance(number, int) or not all(isinstance(one, str) for one in (title, body, login)):
        raise Refused("Ce fichier n'est pas un formulaire tel que GitHub le donne (number, title, body).")
    return Issue(number, title, body, login)

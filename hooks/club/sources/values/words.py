"""Closed lists of words, and words that stand alone."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Self, TypeVar

from pydantic import PlainValidator, WithJsonSchema

from club import rules
from club.problems import folded, nearest, refuse, shown
from club.sources.values.scalars import scalar


class Term(StrEnum):
    """A word of a closed list: its value in the sources, its French label, and the words people try instead."""

    label: str
    words: tuple[str, ...]

    def __new__(cls, value: str, label: str, *words: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label, member.words = label, words
        return member


T = TypeVar("T", bound=Term)


def choice(terms: type[T]) -> Any:
    """The pydantic type of one word of ``terms``."""

    def check(value: Any) -> T:
        every = ", ".join(f"{term.value} ({term.label})" for term in terms)
        several = f"Valeurs possibles : {every}." if len(terms) > 1 else f"Seule valeur possible : {every}."
        key = getattr(value, "key", "")
        if key and isinstance(value, str) and not value.strip() and not getattr(value, "cut", ""):
            refuse(rules.MISSING, f"« {key} » est vide.", several)
        text = scalar(value, "un mot de la liste")
        try:
            return terms(text)  # type: ignore[call-arg]  # looks a member up, as every enum does
        except ValueError:
            pass
        tries = {word: term for term in terms for word in (term.value, term.label, *term.words)}
        near = nearest(text, tries)
        help = (f"Vouliez-vous « {tries[near].value} » ({tries[near].label}) ?",) if near else ()
        refuse(rules.UNKNOWN_VALUE, _not_a_value(value, text), *help, several)

    return Annotated[terms, PlainValidator(check), WithJsonSchema({"enum": [term.value for term in terms]})]


def _not_a_value(value: Any, text: str) -> str:
    key = getattr(value, "key", "")
    return f"« {shown(text)} » n'est pas admis {f'pour « {key} »' if key else 'ici'}."


BOOLEAN_WORDS = {"online": ("en ligne", "à distance", "visio", "distanciel", "zoom", "teams", "meet")}
BOOLEANS = {
    **dict.fromkeys(("oui", "vrai", "yes", "on", "1", "true", "y", "o"), "true"),
    **dict.fromkeys(("non", "faux", "no", "off", "0", "false", "n"), "false"),
}


def _boolean(value: Any) -> bool:
    text = scalar(value, "true ou false")
    if text in ("true", "false"):
        return text == "true"
    right = BOOLEANS.get(folded(text))
    refuse(
        rules.NOT_A_BOOLEAN,
        f"« {shown(text)} » n'est ni true (oui) ni false (non).",
        f"Écrivez : {right}" if right else "Écrivez : true (oui) ou false (non)",
    )


def _for_members(value: Any) -> str:
    text = scalar(value, "« members »")
    if text != "members":
        help = "Seule valeur possible : members (l'adresse est réservée aux membres)."
        refuse(rules.UNKNOWN_VALUE, _not_a_value(value, text), help)
    return text


def _platform(value: Any) -> str:
    text = scalar(value, "« platform »")
    if text == "platform":
        return text
    if text.startswith(("http://", "https://")):
        refuse(
            rules.UNKNOWN_VALUE,
            "un lien écrit ici serait publié : dites si tout le monde peut l'avoir.",
            "S'il est réservé aux membres (vous le donnerez sur la plateforme), écrivez :",
            "  join: platform",
            "S'il est ouvert à tout le monde, écrivez :",
            "  join:",
            f'    url: "{text}"',
            "    public: true",
        )
    near = nearest(text, ("platform", "plateforme"))
    help = ("Vouliez-vous « platform » ?",) if near else ()
    only = "platform (le lien est donné aux membres sur la plateforme), ou un lien public (url et public: true)."
    refuse(rules.UNKNOWN_VALUE, _not_a_value(value, text), *help, f"Valeurs possibles : {only}")


Boolean = Annotated[bool, PlainValidator(_boolean), WithJsonSchema({"type": "boolean"})]
ForMembers = Annotated[str, PlainValidator(_for_members), WithJsonSchema({"const": "members"})]
Platform = Annotated[str, PlainValidator(_platform), WithJsonSchema({"const": "platform"})]

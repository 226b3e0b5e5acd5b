"""What all models share: strictness, blanks, and fields that document themselves in French."""

from __future__ import annotations

from typing import Annotated, Any, TypeVar, Union

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

from club.sources.values import Boolean, Id, Ref, Text

M = TypeVar("M", bound=BaseModel)
SINGLE, GROUP = "‹one value›", "‹group›"  # tags of a union, which no key can be mistaken for


class Model(BaseModel):
    """A frozen group of keys.  Unknown keys are errors; an optional key without value is as good as absent."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_blanks(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        by_key = {info.alias or name: info for name, info in cls.model_fields.items()}
        blank = [
            key
            for key, value in data.items()
            if value == "" and not getattr(value, "cut", "") and key in by_key and not by_key[key].is_required()
        ]
        return {key: value for key, value in data.items() if key not in blank} if blank else data


def about(
    title: str,
    description: str,
    *examples: Any,
    words: tuple[str, ...] = (),
    asked: tuple[str, str] | None = None,
    **kwargs: Any,
) -> Any:
    """A field with its French title, description and examples; ``words``: what contributors try for its key;
    ``asked``: the question and the help of the form, for whoever never saw a key."""
    extra: Any = {"x-french-words": list(words), "x-asked": list(asked or ())}
    extra = {name: said for name, said in extra.items() if said} or None
    return Field(title=title, description=description, examples=list(examples), json_schema_extra=extra, **kwargs)


def optional(title: str, description: str, *examples: Any, default: Any = None, **kwargs: Any) -> Any:
    """The same for a key that may be absent."""
    return about(title, description, *examples, default=default, **kwargs)


def one_or_group(single: Any, group: type[M]) -> Any:
    """A single value, or a group of keys: told apart by shape, so that only one of them is blamed."""
    pick = Discriminator(lambda value: GROUP if isinstance(value, (dict, BaseModel)) else SINGLE)
    return Annotated[Union[Annotated[single, Tag(SINGLE)], Annotated[group, Tag(GROUP)]], pick]  # noqa: UP007


ThemeRef = Annotated[Id, Ref(("theme",))]
CohortRef = Annotated[Id, Ref(("cohort",))]
SessionRef = Annotated[Id, Ref(("session", "masterclass"))]
ExerciseRef = Annotated[Id, Ref(("exercise",))]
PersonRef = Annotated[Id, Ref(("person",))]
OrganisationRef = Annotated[Id, Ref(("organisation",))]
CaseStudyRef = Annotated[Id, Ref(("case-study",))]


class Item(Model):
    """What every item may say of itself."""

    aliases: tuple[Id, ...] = optional(
        "Anciens identifiants",
        "Les noms que ce fichier a portés, du plus ancien au plus récent : leurs adresses mènent à l'actuelle.",
        ["ancien-nom"],
        words=("alias", "anciens noms"),
        default=(),
    )
    example: Boolean = optional(
        "Exemple",
        "true si ce contenu est inventé, pour montrer : la page et l'agenda disent « Exemple ».",
        True,
        words=("exemple",),
        default=False,
    )


class Named(Model):
    """Someone or something named in passing, without a file of its own."""

    name: Text = about("Nom", "Le nom, tel qu'il sera affiché.", "Les Amis du Dimanche", words=("nom",))


class Author(Named):
    """An author without a file; a pseudonym is fine."""

    organisation: Text | None = optional(
        "Organisation", "L'organisation de la personne, telle qu'elle sera affichée.", "Les Amis du Dimanche"
    )

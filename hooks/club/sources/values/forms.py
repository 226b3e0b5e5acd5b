"""Values of a fixed form: identifiers, numbers, addresses, names of pictures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import PlainValidator, WithJsonSchema

from club import rules
from club.problems import folded, nearest, refuse, shown
from club.rules import Rule
from club.sources.values.scalars import invisible, scalar, schema

# --- identifiers

ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks an identifier as the name of another item, of the kinds given."""

    kinds: tuple[str, ...]


def proposed_id(text: str) -> str:
    """The identifier nearest to what was written."""
    letters = text.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae").replace("Æ", "ae")
    return re.sub(r"-+", "-", re.sub(r"[^a-z0-9]+", "-", folded(letters))).strip("-")


def short_id(text: str, most: int = 60) -> str:
    """The same, cut between two words at ``most`` characters."""
    id = proposed_id(text)
    return id if len(id) <= most else id[: most + 1].rpartition("-")[0] or id[:most]


def _id(value: Any) -> str:
    text = scalar(value, "un identifiant")
    if not re.fullmatch(ID_PATTERN, text):
        stem = re.sub(r"\.(md|ya?ml)$", "", text.rpartition("/")[2])
        near = proposed_id(stem)
        refuse(
            rules.BAD_ID,
            f"« {shown(text)} » ne convient pas : on attend ici le nom d'un fichier, sans dossier ni terminaison.",
            f"Écrivez : {near}" if near and len(near) <= 80 else "Par exemple : animer-a-distance",
        )
    return text


Id = Annotated[str, PlainValidator(_id), schema(pattern=f"^{ID_PATTERN}$")]


# --- numbers


def _number(value: Any) -> int:
    text = scalar(value, "un nombre")
    if not re.fullmatch(r"[0-9]{1,9}", text):
        digits = re.findall(r"\d+", text)
        guess = digits[0] if len(digits) == 1 and digits[0].isascii() and len(digits[0]) < 10 else None
        help = f"Écrivez : {guess}" if guess else "Écrivez-le en chiffres. Par exemple : 20"
        refuse(rules.NOT_A_NUMBER, f"« {shown(text)} » n'est pas un nombre entier.", help)
    return int(text)


def _month_number(value: Any) -> int:
    number = _number(value)
    if not 1 <= number <= 12:
        refuse(rules.BAD_VALUE, f"{number} n'est pas un numéro de mois.", "De 1 (janvier) à 12 (décembre).")
    return number


@dataclass(frozen=True, slots=True)
class GroupSize:
    """How many people an exercise is for; both bounds None: any number."""

    least: int | None
    most: int | None


def _group_size(value: Any) -> GroupSize:
    text = scalar(value, "une taille de groupe")
    if text == "any":
        return GroupSize(None, None)
    found = re.fullmatch(r"([1-9][0-9]{0,3})(?:-([1-9][0-9]{0,3}))?", text)
    if found and int(found.group(2) or found.group(1)) >= int(found.group(1)):
        return GroupSize(int(found.group(1)), int(found.group(2) or found.group(1)))
    numbers = sorted({int(n) for n in re.findall(r"[0-9]{1,4}", text) if int(n)})
    anyone = re.search(r"importe|tou[st]|tail+es|any|libre|illimit", folded(text))
    help = "Par exemple : 2-6"
    if anyone or 1 <= len(numbers) <= 2:
        help = f"Écrivez : {'any' if anyone else '-'.join(str(n) for n in numbers)}"
    refuse(
        rules.BAD_VALUE,
        f"« {shown(text)} » n'est pas une taille de groupe.",
        help,
        "Un nombre (1), un intervalle (2-6) ou any (peu importe).",
    )


def _geo(value: Any) -> tuple[float, float]:
    text = scalar(value, "une position")
    found = re.fullmatch(r"(-?[0-9]{1,2}(?:\.[0-9]+)?)\s*,\s*(-?[0-9]{1,3}(?:\.[0-9]+)?)", text)
    if found and abs(float(found.group(1))) <= 90 and abs(float(found.group(2))) <= 180:
        return float(found.group(1)), float(found.group(2))
    numbers = re.findall(r"-?[0-9]{1,3}\.[0-9]+", text)
    guess = f'Écrivez : geo: "{numbers[0]}, {numbers[1]}"' if len(numbers) == 2 and not found else None
    refuse(
        rules.BAD_VALUE,
        f"« {shown(text)} » n'est pas une position.",
        guess or 'Par exemple : geo: "48.8566, 2.3522"',
        "La latitude (de -90 à 90), une virgule, la longitude (de -180 à 180), en degrés.",
    )


# --- addresses


def _url(value: Any) -> str:
    text = scalar(value, "une adresse web")
    try:
        parts = urlsplit(text)
        fine = parts.scheme in ("https", "http") and bool(parts.hostname) and parts.port != -1
        names_user = fine and bool(parts.username or parts.password or "@" in parts.netloc)
    except ValueError:
        fine, names_user = False, False
    if names_user:
        message = f"« {shown(text)} » contient un nom ou un code d'accès (avant « @ »)."
        address = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
        refuse(rules.BAD_URL, message, f"Écrivez : {shown(address, 300)}")
    if not fine or re.search(r"[\s<>\"\\^`{|}]", text) or invisible(text):
        bare = re.sub(r"^(?:[a-z]{2,6}:)?/*", "", text, flags=re.IGNORECASE)
        domain = re.fullmatch(r"[\w-]+(\.[\w-]+)*\.[a-z]{2,}(/[^\s<>\"\\^`{|}]*)?", bare)
        help = (
            f"Écrivez : https://{bare}" if domain and len(bare) <= 300 else "Par exemple : https://www.example.org/page"
        )
        refuse(rules.BAD_URL, f"« {shown(text)} » n'est pas une adresse web complète.", help)
    return text


def _email(value: Any) -> str:
    text = scalar(value, "une adresse électronique")
    if not re.fullmatch(r"[^@\s<>\"',;:]+@[\w-]+(\.[\w-]+)+", text):
        message = f"« {shown(text)} » n'est pas une adresse électronique."
        refuse(rules.BAD_EMAIL, message, "Par exemple : prenom@example.org")
    return text


def _matching(
    pattern: str, expected: str, rule: Rule, example: str, guess: Callable[[str], str] | None = None
) -> PlainValidator:
    def check(value: Any) -> str:
        text = scalar(value, expected)
        if not re.fullmatch(pattern, text):
            near = guess(text) if guess else ""
            help = (
                f"Écrivez : {near}"
                if near and len(near) <= 80 and re.fullmatch(pattern, near)
                else f"Par exemple : {example}"
            )
            refuse(rule, f"« {shown(text)} » n'est pas {expected}.", help)
        return text

    return PlainValidator(check)


def _url_or_platform(value: Any) -> str:
    if value == "platform":
        return "platform"
    if isinstance(value, str) and nearest(value, ("platform", "plateforme")):
        message = f"« {shown(value)} » n'est ni une adresse web ni « platform »."
        refuse(rules.UNKNOWN_VALUE, message, "Vouliez-vous « platform » (sur la plateforme du club) ?")
    return _url(value)


LANGUAGES = {"francais": "fr", "anglais": "en", "english": "en", "espagnol": "es", "allemand": "de", "italien": "it"}

Number = Annotated[int, PlainValidator(_number), WithJsonSchema({"type": "integer", "minimum": 0})]
MonthNumber = Annotated[
    int, PlainValidator(_month_number), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 12})
]
Url = Annotated[str, PlainValidator(_url), schema(format="uri", pattern="^https?://")]
UrlOrPlatform = Annotated[str, PlainValidator(_url_or_platform), schema()]
Email = Annotated[str, PlainValidator(_email), schema(format="email")]
GroupSizeValue = Annotated[
    GroupSize,
    PlainValidator(_group_size),
    WithJsonSchema(
        {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": r"^(any|\d+(-\d+)?)$"}]}
    ),
]
Geo = Annotated[tuple[float, float], PlainValidator(_geo), schema(pattern=r"^-?\d+(\.\d+)?\s*,\s*-?\d+(\.\d+)?$")]
Picture = Annotated[
    str,
    _matching(
        r"[\w.-]+\.(png|jpe?g|webp|PNG|JPE?G|WEBP)",
        "le nom d'une image PNG, JPEG ou WebP (sans espace)",
        rules.BAD_PICTURE,
        "portrait.jpg",
    ),
    schema(pattern=r"\.(png|jpe?g|webp)$"),
]
Domain = Annotated[
    str,
    _matching(
        r"[a-z0-9-]+(\.[a-z0-9-]+)+",
        "un nom de domaine",
        rules.BAD_VALUE,
        "club.example.org",
        lambda text: re.sub(r"^[a-z]+://|/.*$", "", text.lower()),
    ),
    schema(format="hostname"),
]
Licence = Annotated[
    str,
    _matching(
        r"[A-Za-z0-9][A-Za-z0-9.+-]*",
        "un identifiant de licence SPDX",
        rules.BAD_VALUE,
        "CC-BY-SA-4.0",
        lambda text: text.replace(" ", "-"),
    ),
    schema(),
]
LanguageTag = Annotated[
    str,
    _matching(
        r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*",
        "un code de langue",
        rules.BAD_VALUE,
        "fr (français), en (anglais)",
        lambda text: LANGUAGES.get(folded(text), text.lower()),
    ),
    schema(pattern=r"^[a-z]{2,3}"),
]
Branch = Annotated[str, _matching(r"[\w./-]+", "un nom de branche (sans espace)", rules.BAD_VALUE, "main"), schema()]
SaltedHash = Annotated[
    str,
    _matching(
        r"sha256:(?:[fj2-6]:)?[0-9a-f]{16}:[0-9a-f]{64}",  # club/former.py says how they are made
        "une empreinte (c'est « club withdraw » qui les écrit)",
        rules.BAD_VALUE,
        "sha256:2:<sel de 16 chiffres>:<empreinte de 64 chiffres>",
    ),
    schema(pattern="^sha256:"),
]

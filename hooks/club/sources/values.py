"""The types of single values: what is accepted, and what is said of the rest.

Every parser takes what was written (text, list or group of keys) and returns a typed value, or refuses
it with one of ``rules``.  Each type carries the JSON Schema that editors see.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Self, TypeVar
from unicodedata import category, name
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import PlainValidator, WithJsonSchema

from club import rules
from club.problems import folded, nearest, refuse
from club.rules import Rule
from club.sources.mends import quoted

TEXT, MARKDOWN = "un texte", "un texte en Markdown"
ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
FRENCH_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
FRENCH_DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
ENGLISH_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
# RFC 9839's subset problem: bidirectional overrides and isolates, and everything Unicode calls a control.
BIDI = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
SECRET = re.compile(r"[?&](?:pwd|passcode|password)=|code\s+secret\b|mot de passe\s*:", re.IGNORECASE)


def scalar(value: Any, expected: str) -> str:
    """``value`` as one non-empty text; ``expected`` names in French what the key wants (« une date »)."""
    if isinstance(value, (list, dict)):
        shape = "une liste" if isinstance(value, list) else "un groupe de clés"
        help = ()
        if written := getattr(value, "written", ""):
            help = ("Si c'est un texte, mettez-le entre guillemets :", f"  {_line(value, written)}")
        refuse(rules.WRONG_SHAPE, f"il faut ici {expected}, et non {shape}.", *help)
    cut = getattr(value, "cut", "")
    if cut and expected in (TEXT, MARKDOWN):  # after a date or a word, a comment loses nothing
        refuse(
            rules.CUT_TEXT,
            f"tout ce qui suit « # » serait perdu : il ne resterait que « {value} ».",
            "Si c'est du texte :",
            f"  {_line(value, f'{value} {cut}'.strip())}",
            "Si c'est un commentaire : mettez-le sur sa propre ligne.",
        )
    if value is None or not str(value).strip():
        refuse(rules.MISSING, f"valeur manquante : il faut ici {expected}.")
    return str(value).strip()


def _line(value: Any, text: str) -> str:
    key = getattr(value, "key", "")
    return f"{key}: {quoted(text)}" if key else f"- {quoted(text)}"


# --- text


def invisible(text: str, *, several_lines: bool = False) -> str | None:
    """The first character of ``text`` that nobody would see, or None."""
    allowed = "\n\t" if several_lines else ""
    for char in text:
        if char in BIDI or (category(char) in ("Cc", "Cs", "Zl", "Zp") and char not in allowed):
            return char
    return None


def _refuse_invisible(text: str, several_lines: bool) -> None:
    if found := invisible(text, several_lines=several_lines):
        label = name(found, "caractère de contrôle").lower()
        where = text.index(found)
        refuse(
            rules.INVISIBLE,
            f"caractère invisible U+{ord(found):04X} ({label}) après « {text[max(0, where - 20) : where]} ».",
            "Effacez ce texte et retapez-le au clavier.",
        )


def _text(value: Any) -> str:
    text = scalar(value, TEXT)
    if "\n" in text:
        refuse(rules.SEVERAL_LINES, "ce texte a plusieurs lignes ; il en faut une seule.")
    _refuse_invisible(text, several_lines=False)
    if tag := re.search(r"<[a-zA-Z/!?][^>]{0,30}>?", text):
        refuse(
            rules.HTML,
            f"balise « {tag.group()} » dans un texte.",
            "Retirez-la : la mise en forme est faite par le site.",
        )
    no_secret(text)
    return text


def _markdown(value: Any) -> str:
    text = scalar(value, MARKDOWN)
    _refuse_invisible(text, several_lines=True)
    no_secret(text)
    return text


def no_secret(text: str) -> None:
    """A passcode may stand nowhere in the sources: they are public."""
    if found := SECRET.search(text):
        refuse(
            rules.SECRET_CODE,
            f"« {found.group().strip('?&')} » donne un code secret, et ce fichier est public.",
            "Retirez-le, changez ce code dans l'outil de visio, et écrivez : join: platform",
        )


def _schema(**schema: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **schema})


Text = Annotated[str, PlainValidator(_text), _schema(minLength=1)]
Markdown = Annotated[str, PlainValidator(_markdown), _schema(minLength=1)]


# --- identifiers


def proposed_id(text: str) -> str:
    """The identifier nearest to what was written."""
    return re.sub(r"-+", "-", re.sub(r"[^a-z0-9]+", "-", folded(text.replace("œ", "oe").replace("æ", "ae")))).strip("-")


def _id(value: Any) -> str:
    text = scalar(value, "un identifiant")
    if not re.fullmatch(ID_PATTERN, text):
        near = proposed_id(text)
        refuse(rules.BAD_ID, f"« {text} » n'est pas un identifiant.", *((f"Écrivez : {near}",) if near else ()))
    return text


Id = Annotated[str, PlainValidator(_id), _schema(pattern=f"^{ID_PATTERN}$")]


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks an identifier as the name of another item, of the kinds given."""

    kinds: tuple[str, ...]


# --- dates and times


def _real_date(year: str, month: str, day: str) -> date:
    numbers = int(year), int(month), int(day)
    try:
        return date(*numbers)
    except ValueError:
        if not 1 <= numbers[1] <= 12:
            refuse(
                rules.NO_SUCH_DATE, f"il n'y a pas de mois {month}.", "Une date s'écrit année-mois-jour : 2026-12-03."
            )
        if numbers[0] < 1 or numbers[2] < 1:
            refuse(rules.NO_SUCH_DATE, f"« {year}-{month}-{day} » n'existe pas.")
        last = monthrange(numbers[0], numbers[1])[1]
        month_name = FRENCH_MONTHS[numbers[1] - 1]
        refuse(
            rules.NO_SUCH_DATE,
            f"il n'y a pas de {numbers[2]} {month_name} {year}.",
            f"Le mois de {month_name} {year} finit le {last} : {year}-{month}-{last}",
        )


def guess_date(text: str) -> str | None:
    """ISO form of a date written the French way (« 3 décembre 2026 », « 03/12/2026 »), or None."""
    if found := re.search(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})", text):
        day, month, year = found.groups()
    elif found := re.search(r"(\d{1,2}|1er)\s+([a-zéûôA-ZÉÛÔ]{3,9})\.?\s+(\d{4})", text):
        day, word, year = found.groups()
        near = nearest(word, FRENCH_MONTHS)
        if not near:
            return None
        day, month = day.replace("1er", "1"), str(FRENCH_MONTHS.index(near) + 1)
    else:
        return None
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _date(value: Any) -> date:
    text = scalar(value, "une date")
    if found := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text):
        return _real_date(*found.groups())
    guess = guess_date(text)
    refuse(rules.BAD_DATE, f"« {text} » n'est pas une date.", f"Écrivez : {guess or '2026-12-03 (année-mois-jour)'}")


def _moment(value: Any) -> date | datetime:
    """A date alone, or a date and a local time without zone."""
    text = scalar(value, "une date et une heure")
    found = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{1,2}):(\d{2})(?::00)?)?", text)
    if not found:
        day = guess_date(text) or (m.group() if (m := re.search(r"\d{4}-\d{2}-\d{2}", text)) else "2026-12-03")
        clock = re.search(r"(?:^|[^\d-])(\d{1,2})\s*[h:]\s*(\d{2})?", text)
        hour = f"{int(clock.group(1)):02}:{clock.group(2) or '00'}" if clock else "18:30"
        refuse(rules.BAD_TIME, f"« {text} » n'est pas une date suivie d'une heure.", f"Écrivez : {day} {hour}")
    year, month, day, hour, minute = found.groups()
    on = _real_date(year, month, day)
    if hour is None:
        return on
    if int(hour) > 23 or int(minute) > 59:
        refuse(rules.BAD_TIME, f"il n'y a pas d'heure {hour}:{minute}.", "Les heures vont de 00:00 à 23:59.")
    return datetime(on.year, on.month, on.day, int(hour), int(minute))


def _local_time(value: Any) -> datetime:
    moment = _moment(value)
    if not isinstance(moment, datetime):
        refuse(rules.BAD_TIME, f"il manque l'heure après « {value} ».", f"Écrivez par exemple : {value} 18:30")
    return moment


def was_moment(value: Any) -> tuple[date | datetime, str | None]:
    """The old start of a moved session: a moment, then its zone if it had one of its own."""
    text = scalar(value, "une date et une heure")
    moment, _, zone = text.rpartition(" ")
    if zone and "/" in zone:
        return _moment(moment), _timezone(zone)
    return _moment(text), None


def _duration(value: Any) -> timedelta:
    text = scalar(value, "une durée")
    found = re.fullmatch(r"(?:(\d{1,3})h(\d{2})?|(\d{1,4})min)", text)
    if not found or not any(int(n or 0) for n in found.groups()):
        numbers = re.fullmatch(
            r"(\d+)\s*(minutes?|mn|m|heures?|hours?|h)?\s*(\d{2})?\s*(?:min\w*|mn|m)?", text.casefold()
        )
        guess = "1h30"
        if numbers and int(numbers.group(1)):
            hours = (numbers.group(2) or "m").startswith("h")
            guess = f"{numbers.group(1)}h{numbers.group(3) or ''}" if hours else f"{numbers.group(1)}min"
        refuse(rules.BAD_DURATION, f"« {text} » n'est pas une durée.", f"Écrivez : {guess}")
    hours, minutes, only = found.groups()
    return timedelta(hours=int(hours or 0), minutes=int(minutes or only or 0))


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month."""

    year: int
    month: int

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, day.month)

    def next(self) -> Month:
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    def previous(self) -> Month:
        return Month.of(self.first - timedelta(days=1))

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """An ISO 8601 week."""

    year: int
    week: int

    @property
    def first(self) -> date:
        return date.fromisocalendar(self.year, self.week, 1)

    @property
    def last(self) -> date:
        return date.fromisocalendar(self.year, self.week, 7)

    def __str__(self) -> str:
        return f"{self.year:04}-W{self.week:02}"


def _month(value: Any) -> Month:
    text = scalar(value, "un mois")
    found = re.fullmatch(r"(\d{4})-(\d{2})", text)
    if not found:
        guess = guess_date(f"1 {text}") or guess_date(text) or (text + "-01" if re.fullmatch(r"\d{4}", text) else None)
        refuse(rules.BAD_MONTH, f"« {text} » n'est pas un mois.", f"Écrivez : {(guess or '2026-12')[:7]}")
    _real_date(*found.groups(), "01")
    return Month(int(found.group(1)), int(found.group(2)))


def _since(value: Any) -> str:
    text = scalar(value, "une année ou un mois")
    return text if re.fullmatch(r"(1[89]|20)\d\d", text) else str(_month(value))


def _week(value: Any) -> Week:
    text = scalar(value, "une semaine")
    found = re.fullmatch(r"(\d{4})-W(\d{2})", text)
    if not found:
        refuse(rules.BAD_MONTH, f"« {text} » n'est pas une semaine.", "Écrivez par exemple : 2026-W49")
    try:
        date.fromisocalendar(int(found.group(1)), int(found.group(2)), 1)
    except ValueError:
        refuse(rules.NO_SUCH_DATE, f"l'année {found.group(1)} n'a pas de semaine {found.group(2)}.")
    return Week(int(found.group(1)), int(found.group(2)))


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _timezone(value: Any) -> str:
    text = scalar(value, "un fuseau horaire")
    if text not in _zones() or "/" not in text and text != "UTC":
        cities = {zone.rpartition("/")[2]: zone for zone in sorted(_zones()) if "/" in zone}
        near = cities.get(nearest(text, cities) or "") or nearest(text, _zones())
        help = (f"Vouliez-vous « {near} » ?",) if near else ("Par exemple : Europe/Paris, America/Montreal",)
        refuse(rules.BAD_VALUE, f"« {text} » n'est pas un fuseau horaire.", *help)
    return text


DAY_PATTERN = r"^\d{4}-\d{2}-\d{2}$"
Day = Annotated[date, PlainValidator(_date), _schema(pattern=DAY_PATTERN)]
Moment = Annotated[date | datetime, PlainValidator(_moment), _schema(pattern=r"^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$")]
LocalTime = Annotated[datetime, PlainValidator(_local_time), _schema(pattern=r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$")]
Duration = Annotated[timedelta, PlainValidator(_duration), _schema(pattern=r"^(\d{1,3}h(\d{2})?|\d{1,4}min)$")]
MonthValue = Annotated[Month, PlainValidator(_month), _schema(pattern=r"^\d{4}-\d{2}$")]
Since = Annotated[str, PlainValidator(_since), _schema(pattern=r"^\d{4}(-\d{2})?$")]
WeekValue = Annotated[Week, PlainValidator(_week), _schema(pattern=r"^\d{4}-W\d{2}$")]
Timezone = Annotated[str, PlainValidator(_timezone), _schema()]


# --- repeats

ORDINALS = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "last": -1}
FRENCH_ORDINALS = {"1er": "1st", "premier": "1st", "2e": "2nd", "2eme": "2nd", "second": "2nd", "deuxieme": "2nd", "3e": "3rd",
                   "3eme": "3rd", "troisieme": "3rd", "4e": "4th", "4eme": "4th", "quatrieme": "4th", "5e": "5th",
                   "cinquieme": "5th", "dernier": "last"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MonthDay:
    """The ``ordinal``-th ``weekday`` (0 = Monday) of a month; -1 is the last."""

    ordinal: int
    weekday: int

    def in_month(self, month: Month) -> date | None:
        """The day in ``month``, or None where it has no fifth such weekday."""
        if self.ordinal < 0:
            return month.last - timedelta(days=(month.last.weekday() - self.weekday) % 7)
        day = month.first + timedelta(days=(self.weekday - month.first.weekday()) % 7 + 7 * (self.ordinal - 1))
        return day if Month.of(day) == month else None


def _month_day(value: Any) -> MonthDay:
    text = scalar(value, "un jour du mois")
    words = folded(text).split("-")
    words = [w for w in words if w not in ("le", "du", "mois", "of", "the", "month")]
    ordinal = FRENCH_ORDINALS.get(words[0], words[0]) if words else ""
    weekday = words[-1] if len(words) == 2 else ""
    if weekday in FRENCH_DAYS:
        weekday = ENGLISH_DAYS[FRENCH_DAYS.index(weekday)]
    weekday = weekday if weekday in ENGLISH_DAYS else nearest(weekday, ENGLISH_DAYS) or ""
    right = f"{ordinal} {weekday}" if ordinal in ORDINALS and weekday else "2nd tuesday"
    if text != right:
        refuse(
            rules.UNKNOWN_VALUE,
            f"« {text} » n'est pas un jour du mois.",
            f"Écrivez : {right}",
            "Le rang (1st, 2nd, 3rd, 4th, 5th, last) puis le jour, en anglais.",
        )
    return MonthDay(ORDINALS[ordinal], ENGLISH_DAYS.index(weekday))


MonthDayValue = Annotated[
    MonthDay,
    PlainValidator(_month_day),
    _schema(pattern=f"^({'|'.join(ORDINALS)}) ({'|'.join(ENGLISH_DAYS)})$"),
]


# --- numbers, choices, addresses


def _boolean(value: Any) -> bool:
    text = scalar(value, "true ou false")
    if text in ("true", "false"):
        return text == "true"
    meant = {
        "oui": "true",
        "vrai": "true",
        "yes": "true",
        "on": "true",
        "1": "true",
        "non": "false",
        "faux": "false",
        "no": "false",
        "off": "false",
        "0": "false",
    }
    right = meant.get(folded(text))
    refuse(
        rules.NOT_A_BOOLEAN,
        f"« {text} » n'est ni true (oui) ni false (non).",
        *((f"Écrivez : {right}",) if right else ()),
    )


def _number(value: Any) -> int:
    text = scalar(value, "un nombre")
    if not re.fullmatch(r"\d{1,9}", text):
        refuse(rules.NOT_A_NUMBER, f"« {text} » n'est pas un nombre entier.", "Écrivez-le en chiffres : 20")
    return int(text)


def _month_number(value: Any) -> int:
    number = _number(value)
    if not 1 <= number <= 12:
        refuse(rules.BAD_VALUE, f"{number} n'est pas un numéro de mois.", "De 1 (janvier) à 12 (décembre).")
    return number


def _url(value: Any) -> str:
    text = scalar(value, "une adresse web")
    no_secret(text)
    try:
        parts = urlsplit(text)
        fine = parts.scheme in ("https", "http") and bool(parts.hostname) and not parts.username
    except ValueError:
        fine = False
    if not fine or re.search(r"[\s<>\"\\^`{|}]", text) or invisible(text):
        guess = (
            f"https://{text}" if re.fullmatch(r"[\w.-]+\.[a-z]{2,}(/\S*)?", text) else "https://www.example.org/page"
        )
        refuse(rules.BAD_URL, f"« {text} » n'est pas une adresse web complète.", f"Écrivez : {guess}")
    return text


def _email(value: Any) -> str:
    text = scalar(value, "une adresse électronique")
    if not re.fullmatch(r"[^@\s<>\"',;:]+@[\w-]+(\.[\w-]+)+", text):
        refuse(
            rules.BAD_EMAIL,
            f"« {text} » n'est pas une adresse électronique.",
            "Écrivez par exemple : prenom@example.org",
        )
    return text


@dataclass(frozen=True, slots=True)
class GroupSize:
    """How many people an exercise is for; both bounds None: any number."""

    least: int | None
    most: int | None


def _group_size(value: Any) -> GroupSize:
    text = scalar(value, "une taille de groupe")
    if text == "any":
        return GroupSize(None, None)
    found = re.fullmatch(r"([1-9]\d{0,3})(?:-([1-9]\d{0,3}))?", text)
    if not found or int(found.group(2) or found.group(1)) < int(found.group(1)):
        numbers = re.findall(r"\d+", text)
        guess = "-".join(sorted(numbers[:2], key=int)) or "any"
        refuse(
            rules.BAD_VALUE,
            f"« {text} » n'est pas une taille de groupe.",
            f"Écrivez : {guess}",
            "Un nombre (1), un intervalle (2-6) ou any (peu importe).",
        )
    return GroupSize(int(found.group(1)), int(found.group(2) or found.group(1)))


def _geo(value: Any) -> tuple[float, float]:
    text = scalar(value, "une position")
    found = re.fullmatch(r"(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)", text)
    if not found or abs(float(found.group(1))) > 90 or abs(float(found.group(2))) > 180:
        refuse(
            rules.BAD_VALUE,
            f"« {text} » n'est pas une position.",
            'Latitude, longitude, en degrés : geo: "48.8566, 2.3522"',
        )
    return float(found.group(1)), float(found.group(2))


def _matching(pattern: str, expected: str, rule: Rule, example: str) -> PlainValidator:
    def check(value: Any) -> str:
        text = scalar(value, expected)
        if not re.fullmatch(pattern, text):
            refuse(rule, f"« {text} » n'est pas {expected}.", f"Écrivez par exemple : {example}")
        return text

    return PlainValidator(check)


def _literal(word: str, meaning: str) -> PlainValidator:
    def check(value: Any) -> str:
        text = scalar(value, f"« {word} »")
        if text != word:
            refuse(
                rules.UNKNOWN_VALUE, f"« {text} » n'est pas admis ici.", f"Seule valeur possible : {word} ({meaning})."
            )
        return text

    return PlainValidator(check)


Boolean = Annotated[bool, PlainValidator(_boolean), WithJsonSchema({"type": "boolean"})]
Number = Annotated[int, PlainValidator(_number), WithJsonSchema({"type": "integer", "minimum": 0})]
MonthNumber = Annotated[
    int, PlainValidator(_month_number), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 12})
]
Url = Annotated[str, PlainValidator(_url), _schema(format="uri", pattern="^https?://")]
UrlOrPlatform = Annotated[str, PlainValidator(lambda value: value if value == "platform" else _url(value)), _schema()]
Email = Annotated[str, PlainValidator(_email), _schema(format="email")]
GroupSizeValue = Annotated[
    GroupSize,
    PlainValidator(_group_size),
    WithJsonSchema(
        {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": r"^(any|\d+(-\d+)?)$"}]}
    ),
]
Geo = Annotated[tuple[float, float], PlainValidator(_geo), _schema(pattern=r"^-?\d+(\.\d+)?\s*,\s*-?\d+(\.\d+)?$")]
Picture = Annotated[
    str,
    _matching(r"[\w.-]+\.(png|jpe?g|webp|PNG|JPE?G|WEBP)", "un nom d'image", rules.BAD_PICTURE, "portrait.jpg"),
    _schema(pattern=r"\.(png|jpe?g|webp)$"),
]
Domain = Annotated[
    str,
    _matching(r"[a-z0-9-]+(\.[a-z0-9-]+)+", "un nom de domaine", rules.BAD_VALUE, "club.example.org"),
    _schema(format="hostname"),
]
Licence = Annotated[
    str,
    _matching(r"[A-Za-z0-9][A-Za-z0-9.+-]*", "un identifiant de licence SPDX", rules.BAD_VALUE, "CC-BY-SA-4.0"),
    _schema(),
]
LanguageTag = Annotated[
    str,
    _matching(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "un code de langue", rules.BAD_VALUE, "fr"),
    _schema(pattern=r"^[a-z]{2,3}"),
]
Branch = Annotated[str, _matching(r"[\w./-]+", "un nom de branche", rules.BAD_VALUE, "main"), _schema()]
SaltedHash = Annotated[
    str,
    _matching(
        r"sha256:[0-9a-f]{16}:[0-9a-f]{64}",
        "une empreinte",
        rules.BAD_VALUE,
        "sha256:<sel de 16 chiffres>:<empreinte de 64 chiffres>",
    ),
    _schema(pattern="^sha256:"),
]
ForMembers = Annotated[str, _literal("members", "réservé aux membres"), WithJsonSchema({"const": "members"})]
Platform = Annotated[str, _literal("platform", "sur la plateforme du club"), WithJsonSchema({"const": "platform"})]


# --- closed lists of words


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
        text = scalar(value, "un mot de la liste")
        try:
            return terms(text)
        except ValueError:
            pass
        tries = {word: term for term in terms for word in (term.value, term.label, *term.words)}
        near = nearest(text, tries)
        help = (f"Vouliez-vous « {tries[near].value} » ({tries[near].label}) ?",) if near else ()
        every = ", ".join(f"{term.value} ({term.label})" for term in terms)
        refuse(rules.UNKNOWN_VALUE, f"« {text} » n'est pas une valeur admise.", *help, f"Valeurs possibles : {every}.")

    return Annotated[terms, PlainValidator(check), WithJsonSchema({"enum": [term.value for term in terms]})]

"""The types of single values: what is accepted, and what is said of the rest.

Every parser takes what was written (text, list or group of keys) and returns a typed value, or refuses
it with one of ``rules``.  Each type carries the JSON Schema that editors see.
"""

from club.sources.values.forms import (
    ID_PATTERN,
    Branch,
    Domain,
    Email,
    Geo,
    GroupSize,
    GroupSizeValue,
    Id,
    LanguageTag,
    Licence,
    MonthNumber,
    Number,
    Picture,
    Ref,
    SaltedHash,
    Url,
    UrlOrPlatform,
    proposed_id,
)
from club.sources.values.guesses import (
    ENGLISH_DAYS,
    FRENCH_DAYS,
    FRENCH_MONTHS,
    french_day,
    guess_date,
)
from club.sources.values.moments import (
    DAY_PATTERN,
    FRENCH_ORDINALS,
    ORDINALS,
    YEARS,
    Day,
    Duration,
    LocalTime,
    Moment,
    Month,
    MonthDay,
    MonthDayValue,
    MonthValue,
    Since,
    Timezone,
    Week,
    WeekValue,
    was_moment,
)
from club.sources.values.scalars import (
    BIDI,
    INVISIBLE,
    MARKDOWN,
    SECRET,
    TEXT,
    Markdown,
    Text,
    invisible,
    is_invisible,
    scalar,
    told_invisible,
)
from club.sources.values.words import Boolean, ForMembers, Platform, Term, choice

__all__ = [name for name in dir() if not name.startswith("_") and name not in ("forms", "guesses", "moments", "scalars", "words")]

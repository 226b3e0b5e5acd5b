"""Random programmes, as the files that people would write, and random edits of them, as they would be made.

Zones and their clock changes, leap days, month ends, every rhythm, moves, cancellations, whole days, hostile text.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from dateutil import rrule
from hypothesis import strategies as st

from club.programme.build import build
from club.programme.graph import Programme
from club.programme.occurrences import Occurrence, State
from club.sources.reader import read

Keys = dict[str, Any]
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
ZONES = [
    "Europe/Paris", "America/Toronto", "Indian/Reunion", "Europe/London", "Australia/Sydney", "Africa/Casablanca",
    "Asia/Kathmandu", "America/St_Johns", "Pacific/Chatham", "Asia/Jerusalem", "America/Santiago", "Europe/Dublin",
    "Pacific/Kiritimati", "Africa/Cairo", "UTC",
]  # fmt: skip
CLUB_ZONES = ["Europe/Paris", "Europe/Paris", "America/Toronto", "Indian/Reunion", "Asia/Jerusalem", "UTC"]
# Clock changes north and south, leap days, the ends of months and years.
DAYS = [
    date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28), date(2025, 10, 26), date(2027, 3, 14), date(2026, 11, 1),
    date(2026, 4, 5), date(2026, 10, 4), date(2024, 2, 29), date(2028, 2, 29), date(2027, 2, 28), date(2026, 12, 31),
    date(2027, 1, 1), date(2026, 1, 31), date(2026, 11, 30),
]  # fmt: skip
# An hour before clocks go back: what lasts long enough ends in the hour that comes twice, once or again.
BEFORE_THE_HOUR_THAT_COMES_TWICE = [
    ("Europe/Paris", "2026-10-25 01:30"), ("America/Toronto", "2026-11-01 00:30"), ("Europe/London", "2027-10-31 00:45"),
    ("Australia/Sydney", "2026-04-05 01:30"), ("Pacific/Chatham", "2026-04-05 02:15"), ("Africa/Cairo", "2026-10-29 22:45"),
]  # fmt: skip
CLUB = """\
name: "Club d'essai"
tagline: "Le club où l'on essaie"
timezone: {zone}
language: fr
calendar_domain: club.example.org
contact: {{name: Ada, email: ada@example.org}}
licence: CC-BY-SA-4.0
repository: https://example.org/depot
branch: main
"""
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
ORDINALS = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "last": -1}
RHYTHMS = {"week": 1, "2 weeks": 2, "3 weeks": 3, "4 weeks": 4}
NASTY = [
    "virgule, point-virgule; deux-points: ", r"barre \ ", r"\n", r"\N \; \,", 'guillemet "', "apostrophe '", "<3",
    "BEGIN:VALARM", "END:VEVENT", "ATTENDEE:mailto:x", "👩🏽‍🚀", "é\u0301", "漢字", "𝒳", "^n", "%0D%0A", "=?utf-8?q?x?=", "\u00a0", "#1",
    "x" * 80, "É" * 40, "ﷺ", "—", "&amp;", "{{ x }}", "TZID=Europe/Paris:", "\u3000", "s’", "a|b", "*", "`", "$",
]  # fmt: skip
TEXT = st.one_of(
    st.lists(st.sampled_from(NASTY), min_size=1, max_size=5).map("".join),
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Cn", "Co")), min_size=1, max_size=60),
    st.sampled_from(["Un appel", "Atelier « rituels »", "Déjà-vu ; la suite"]),
).filter(str.strip)


# --- what is written


def written(moment: date | datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if isinstance(moment, datetime) else moment.isoformat()


DATES = st.one_of(st.dates(date(2021, 3, 18), date(2040, 12, 31)), st.sampled_from(DAYS), st.sampled_from(DAYS))
HOURS = st.one_of(st.integers(0, 24 * 60 - 1), st.integers(0, 16).map(lambda quarter: quarter * 15))
TIMES = st.builds(
    lambda day, minutes: datetime(day.year, day.month, day.day) + timedelta(minutes=minutes), DATES, HOURS
)
MINUTES = st.one_of(st.integers(1, 240), st.integers(1, 3 * 24 * 60))
PLACES = st.one_of(
    st.just({"online": True}),
    st.builds(lambda name: {"name": name}, TEXT),
    st.builds(lambda name, address: {"name": name, "address": address, "geo": "48.8566, -2.3522"}, TEXT, TEXT),
    st.builds(lambda name: {"name": name, "address": "1 rue Cachée", "address_for": "members", "online": True}, TEXT),
)
LINKS = st.sampled_from(["platform", {"url": "https://visio.example.org/é?a=1,2;3", "public": True}])
BEFORE = st.dates(date(2026, 9, 1), date(2026, 11, 19))  # when the first version came about


def changes(draw: st.DrawFn, start: date | datetime, *, originals: list[date] | None = None) -> list[Keys]:
    """Up to three entries, in order; those of a repeat may say from when on."""
    found = []
    for day in sorted(draw(st.lists(BEFORE, max_size=3))):
        what = draw(
            st.sampled_from(
                ["cancelled", "postponed", "reinstated", "confirmed", "place", "link", "correction", "note", "moved"]
            )
        )
        entry: Keys = {"date": written(day), "what": what}
        if what == "moved":
            entry["was"] = written(start - timedelta(days=draw(st.integers(1, 40))))
        if draw(st.booleans()):
            entry["why"] = draw(TEXT)
        if originals and draw(st.booleans()):
            entry["from"] = written(draw(st.sampled_from(originals)))
        found.append(entry)
    return found


def particulars(draw: st.DrawFn) -> Keys:
    """What a session may say besides when."""
    optional = {
        "summary": TEXT,
        "where": PLACES,
        "join": LINKS,
        "audience": st.just("public"),
        "hosts": st.just(["ada"]),
        "speakers": st.just(["bob", "ada"]),
        "themes": st.sampled_from([["un"], ["deux", "un"]]),
        "status": st.just("tentative"),
        "announced": BEFORE.map(written),
    }
    return {key: draw(value) for key, value in optional.items() if draw(st.integers(0, 2)) == 0}


@st.composite
def singles(draw: st.DrawFn) -> Keys:
    """One date: with a time, or whole days."""
    keys = {"kind": draw(st.sampled_from(["training", "peer-call", "celebration"])), "title": draw(TEXT)}
    start: date | datetime
    how = draw(st.integers(0, 7))
    if how == 0:
        zone, at = draw(st.sampled_from(BEFORE_THE_HOUR_THAT_COMES_TWICE))
        start = datetime.fromisoformat(at)
        keys |= {"start": at, "timezone": zone, "duration": f"{draw(st.integers(20, 150))}min"}
    elif how > 2:
        start = draw(TIMES)
        keys |= {"start": written(start), "timezone": draw(st.sampled_from(ZONES))}
        minutes = draw(MINUTES)
        if draw(st.booleans()):
            keys["duration"] = f"{minutes}min"
        else:
            keys["end"] = written(start + timedelta(minutes=minutes))
    else:
        start = draw(DATES)
        keys |= {"start": written(start), "end": written(start + timedelta(days=draw(st.integers(0, 9))))}
    keys |= particulars(draw)
    if entries := changes(draw, start):
        keys["changes"] = entries
    return keys


def rule_of(period: Keys) -> list[date]:
    """The dates of a period by dateutil: other code than the club's."""
    start = datetime.fromisoformat(period["start"])
    until = datetime.fromisoformat(f"{period['until']} 23:59")
    if period["every"] in RHYTHMS:
        rule = rrule.rrule(rrule.WEEKLY, interval=RHYTHMS[period["every"]], dtstart=start, until=until)
    else:
        ordinal, weekday = period["day"].split()
        on = rrule.weekday(WEEKDAYS.index(weekday))(ORDINALS[ordinal])
        rule = rrule.rrule(rrule.MONTHLY, byweekday=on, dtstart=start, until=until)
    return [moment.date() for moment in rule]


def period(draw: st.DrawFn, after: date) -> Keys:
    """One rhythm, of at most a dozen dates, from some day after ``after`` on."""
    at = draw(HOURS)
    time, duration = f"{at // 60:02}:{at % 60:02}", f"{draw(MINUTES)}min"
    first = after + timedelta(days=draw(st.integers(1, 40)))
    every = draw(st.sampled_from([*RHYTHMS, "month", "month"]))
    if every in RHYTHMS:
        until = first + timedelta(weeks=RHYTHMS[every] * draw(st.integers(0, 9)), days=draw(st.integers(0, 6)))
        return {"start": f"{first} {time}", "duration": duration, "every": every, "until": written(until)}
    ordinal, weekday = draw(st.sampled_from([*ORDINALS, "5th", "last"])), draw(st.sampled_from(WEEKDAYS))
    on = rrule.weekday(WEEKDAYS.index(weekday))(ORDINALS[ordinal])
    first = next(
        iter(rrule.rrule(rrule.MONTHLY, byweekday=on, dtstart=datetime(first.year, first.month, first.day)))
    ).date()
    until = first + timedelta(days=draw(st.integers(0, 400)))
    return {
        "start": f"{first} {time}", "duration": duration, "every": "month", "day": f"{ordinal} {weekday}",
        "until": written(until),
    }  # fmt: skip


@st.composite
def repeats(draw: st.DrawFn) -> Keys:
    """Up to two rhythms after each other, some of their dates with something special."""
    keys = {"kind": "peer-call", "title": draw(TEXT), "timezone": draw(st.sampled_from(ZONES))}
    periods = [period(draw, draw(st.one_of(st.sampled_from(DAYS), st.dates(date(2025, 6, 1), date(2027, 12, 31)))))]
    if draw(st.booleans()):
        periods.append(period(draw, date.fromisoformat(periods[0]["until"])))
    keys["repeat"] = periods
    originals = [day for one in periods for day in rule_of(one)]
    keys |= particulars(draw)
    if draw(st.integers(0, 4)) == 0:
        keys["closures"] = False
    keys["dates"] = {}
    for day in sorted(draw(st.sets(st.sampled_from(originals), max_size=3))):
        special: Keys = {"title": draw(TEXT)} if draw(st.booleans()) else {}
        start = datetime.combine(day, datetime.min.time())
        if draw(st.booleans()):
            moved = start + timedelta(days=draw(st.integers(-9, 9)), minutes=draw(HOURS))
            special |= {"start": written(moved), "duration": f"{draw(MINUTES)}min"}
        special |= {key: value for key, value in particulars(draw).items() if key in ("where", "join", "hosts")}
        if entries := changes(draw, start):
            special["changes"] = entries
        if special:
            keys["dates"][written(day)] = special
    if entries := changes(draw, datetime.combine(originals[0], datetime.min.time()), originals=originals):
        keys["changes"] = entries
    return keys


@dataclass
class Written:
    """The files of a programme: sessions and closures, by what they say."""

    zone: str
    themes: list[str]
    sessions: dict[str, Keys]
    closures: list[Keys] = field(default_factory=list)

    def build(self, root: Path, history: Mapping[str, datetime] | None = None) -> Programme | None:
        """Write the files and read them; without the sessions that ``club check`` refuses (skipped hours…)."""
        while True:
            self._write(root)
            sources = read(root)
            programme, problems = build(sources, NOW, history=history or {})
            if programme is not None:
                return programme
            wrong = {problem.path.rpartition("/")[2].removesuffix(".md") for problem in (*sources.problems, *problems)}
            assert wrong & set(self.sessions), [*sources.problems, *problems]
            self.sessions = {id: keys for id, keys in self.sessions.items() if id not in wrong}
            if not self.sessions:
                return None

    def copy(self) -> Written:
        return copy.deepcopy(self)

    def _write(self, root: Path) -> None:
        folder = root / "programme"
        for name in ("sessions", "people", "themes"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        for old in (folder / "sessions").glob("*.md"):
            old.unlink()
        (folder / "club.yml").write_text(CLUB.format(zone=self.zone), "utf-8")
        (folder / "closures.yml").write_text(_yaml(self.closures), "utf-8")
        for id, title in zip(("un", "deux"), self.themes, strict=True):
            (folder / f"themes/{id}.md").write_text(f"---\n{_yaml({'title': title, 'month': '2026-12'})}---\n", "utf-8")
        for id in ("ada", "bob"):
            (folder / f"people/{id}.yml").write_text(f"name: {id.title()} Essai\n", "utf-8")
        for id, keys in self.sessions.items():
            said = {key: value for key, value in keys.items() if value not in ({}, [])}
            (folder / f"sessions/{id}.md").write_text(f"---\n{_yaml(said)}---\n\nUn texte.\n", "utf-8")


class _Dumper(yaml.SafeDumper):
    """Quotes every text but a plain word, and writes out what is named twice (the sources have no anchors)."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, None if text.isidentifier() else "'"),
)


def _yaml(data: Any) -> str:
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6)


@st.composite
def programmes(draw: st.DrawFn, most: int = 4) -> Written:
    """Of up to ``most`` sessions."""
    many = draw(st.lists(st.one_of(singles(), singles(), repeats()), min_size=1, max_size=most))
    closures = [
        {"from": written(day), "to": written(day + timedelta(days=draw(st.integers(0, 20)))), "why": "Repos"}
        for day in draw(st.lists(st.sampled_from(DAYS), max_size=2))
    ]
    themes = draw(st.lists(TEXT.filter(lambda text: "<" not in text), min_size=2, max_size=2))
    sessions = {f"seance-{number}": keys for number, keys in enumerate(many)}
    return Written(draw(st.sampled_from(CLUB_ZONES)), themes, sessions, closures)


# --- what is done to them

CALLED_OFF = (State.CANCELLED, State.POSTPONED)


@dataclass(frozen=True)
class Edit:
    """An edit that was made: its name, the session, and the id that it would have if it was renamed."""

    name: str
    session: str
    renamed: str


def edit(draw: st.DrawFn, before: Written, programme: Programme, day: date) -> tuple[Written, Edit]:
    """One edit of some occurrence, decided on ``day``, as the contract wants it written."""
    after = before.copy()
    dated = [of for of in programme.occurrences if of.dated]
    of = dated[draw(st.integers(0, len(dated) - 1))]
    keys = after.sessions[of.session.id]
    target = keys["dates"].setdefault(written(of.original), {}) if of.original else keys
    names = ["move", "place", "link", "retitle", "summarise", "note", "correct", "rename", "zone"]
    names += ["reinstate"] if of.state in CALLED_OFF else ["cancel", "postpone"]
    names += ["confirm"] if of.state is State.TENTATIVE else []
    names += ["extend", "call-off-from"] if of.original else []
    name = draw(st.sampled_from(names))
    EDITS[name](draw, after, keys, target, of, written(day))
    return after, Edit(name, of.session.id, f"autre-{day}")


def _entry(target: Keys, day: str, what: str, **more: str) -> None:
    target.setdefault("changes", []).append({"date": day, "what": what, **more})


def _told_start(of: Occurrence) -> str:
    return f"{written(of.start)} {of.zone}" if isinstance(of.start, datetime) and "/" in of.zone else written(of.start)


def _move(draw: st.DrawFn, _: Written, keys: Keys, target: Keys, of: Occurrence, day: str) -> None:
    by = timedelta(days=draw(st.sampled_from([-30, -7, 1, 7, 365])))
    if isinstance(of.start, datetime):
        by += timedelta(minutes=draw(st.sampled_from([0, 30, 75])))
    if "end" in target:
        target["end"] = written(of.end + by)
    target["start"] = written(of.start.replace(tzinfo=None) + by if isinstance(of.start, datetime) else of.start + by)
    _entry(target, day, "moved", was=_told_start(of))


def _zone(draw: st.DrawFn, _: Written, keys: Keys, target: Keys, of: Occurrence, day: str) -> None:
    """The same hour in another zone; of whole days, nothing."""
    if isinstance(of.start, datetime):
        target["timezone"] = draw(st.sampled_from([zone for zone in ZONES if zone != of.zone]))
        _entry(target, day, "moved", was=_told_start(of))


def _place(draw: st.DrawFn, _: Written, keys: Keys, target: Keys, of: Occurrence, day: str) -> None:
    target["where"] = {"name": f"Salle {day}, au fond"}
    _entry(target, day, "place")


def _link(draw: st.DrawFn, _: Written, keys: Keys, target: Keys, of: Occurrence, day: str) -> None:
    target["join"] = {"url": f"https://visio.example.org/{day}", "public": True}
    _entry(target, day, "link")


def _retitle(draw: st.DrawFn, _: Written, keys: Keys, target: Keys, of: Occurrence, day: str) -> None:
    target["title"] = f"Autre titre, du {day}"


def _summarise(draw: st.DrawFn, _: Written, keys: Keys, target: Keys, of: Occurrence, day: str) -> None:
    target["summary"] = f"Autre résumé ; du {day}"


def _rename(draw: st.DrawFn, after: Written, keys: Keys, target: Keys, of: Occurrence, day: str) -> None:
    keys.setdefault("aliases", []).append(of.session.id)
    after.sessions[f"autre-{day}"] = after.sessions.pop(of.session.id)


def _extend(draw: st.DrawFn, _: Written, keys: Keys, target: Keys, of: Occurrence, day: str) -> None:
    last = keys["repeat"][-1]
    last["until"] = written(date.fromisoformat(last["until"]) + timedelta(days=35))


def _call_off_from(draw: st.DrawFn, _: Written, keys: Keys, target: Keys, of: Occurrence, day: str) -> None:
    _entry(keys, day, "cancelled", **{"from": written(of.original)})


def _state(what: str) -> Callable[..., None]:
    return lambda draw, after, keys, target, of, day: _entry(target, day, what)


EDITS: dict[str, Callable[..., None]] = {
    "move": _move, "zone": _zone, "place": _place, "link": _link, "retitle": _retitle, "summarise": _summarise,
    "rename": _rename, "extend": _extend, "call-off-from": _call_off_from, "note": _state("note"),
    "correct": _state("correction"), "cancel": _state("cancelled"), "postpone": _state("postponed"),
    "reinstate": _state("reinstated"), "confirm": _state("confirmed"),
}  # fmt: skip
UNCOUNTED = {"retitle", "summarise", "note", "rename", "extend"}

"""The clients: each is given calendars, by name, and tells what it shows of each."""

from __future__ import annotations

import functools
import hashlib
import json
import os
import subprocess
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import recurring_ical_events
from icalendar import Calendar, Event

from clients.shown import Shown, said
from club.programme.clock import zone

ROOT = Path(__file__).parents[2]
NODE_PACKAGES = ROOT / ".cache" / "node"
COMMANDS = ROOT / ".venv-tests" / "bin"
LONG = 60  # seconds after which a client that does not answer has failed
ABROAD = "America/Toronto"  # the reader's zone: neither the club's nor universal time

Files = Mapping[str, Path]
Seen = dict[str, list[Shown]]


# --- Python libraries


def icalendar(files: Files) -> Seen:
    return {name: [event(one) for one in Calendar.from_ical(file.read_bytes()).events] for name, file in files.items()}


def recurring(files: Files) -> Seen:
    """recurring-ical-events: what falls between two far dates, each date as an event of its own."""
    found = {}
    for name, file in files.items():
        calendar = Calendar.from_ical(file.read_bytes())
        found[name] = [event(one) for one in recurring_ical_events.of(calendar).between((1990, 1, 1), (2110, 1, 1))]
    return found


def as_recurring_reads(one: Shown, club_zone: str) -> Shown:
    """What recurring-ical-events makes of an event written in universal time: it leads it to X-WR-TIMEZONE and takes
    the second of an hour that comes twice there for the first."""

    def misread(told: str) -> str:
        if not told.endswith("Z"):
            return told
        here = datetime.fromisoformat(told).astimezone(zone(club_zone))
        return said(here.replace(fold=0))

    return one.but(start=misread(one.start), end=misread(one.end))


def event(event: Event) -> Shown:
    return Shown(
        said(event["DTSTART"].dt),
        said(event["DTEND"].dt),
        str(event["SUMMARY"]),
        str(event["STATUS"]),
        str(event.get("LOCATION", "")),
        str(event["UID"]),
    )


# --- Node libraries


def node(script: str, files: Files, zone: str = ABROAD) -> dict[str, list[dict[str, Any]]]:
    """Everything that ``tests/clients/<script>.mjs`` tells, in one process, on a machine of that zone."""
    asked = json.dumps({name: str(file) for name, file in files.items()})
    told = run(COMMANDS / "node", Path(__file__).with_name(f"{script}.mjs"), cwd=NODE_PACKAGES, input=asked, TZ=zone)
    read: dict[str, list[dict[str, Any]]] = json.loads(told)
    return read


def ical_js(files: Files) -> Seen:
    return _from_node("ical_js", files)


def node_ical(files: Files) -> Seen:
    return _from_node("node_ical", files)


def _from_node(script: str, files: Files) -> Seen:
    keys = Shown.__dataclass_fields__
    told = node(script, files)
    return {name: [Shown(**{key: event[key] for key in keys}) for event in events] for name, events in told.items()}


# --- vdirsyncer and khal


class Desk:
    """A machine on which calendars are subscribed to: vdirsyncer fetches them over HTTP into folders of one file an
    event, and khal shows those folders.

    ``web`` holds the published calendars; khal, which is slow, shows those of ``listed`` (or all).  Nothing is written outside ``folder``.
    """

    def __init__(self, folder: Path, web: Path, names: Iterable[str], listed: Iterable[str] | None = None) -> None:
        self.folder, self.web = folder, web
        self.calendars = {f"c{number}": name for number, name in enumerate(names)}
        self.to_list = [short for short, name in self.calendars.items() if listed is None or name in set(listed)]
        (folder / "home").mkdir(parents=True)
        for short in self.calendars:
            (folder / "vdir" / short).mkdir(parents=True)
        self.environment = {
            "HOME": str(folder / "home"),
            "XDG_CONFIG_HOME": str(folder / "home" / "config"),
            "XDG_DATA_HOME": str(folder / "home" / "data"),
            "XDG_CACHE_HOME": str(folder / "home" / "cache"),
            "TZ": ABROAD,
            "LC_ALL": "C.UTF-8",
            "NO_PROXY": "127.0.0.1",
            "no_proxy": "127.0.0.1",
        }
        (folder / "khal.conf").write_text(self._khal(), "utf-8")

    def synchronise(self) -> None:
        with served(self.web) as address:
            config = self.folder / "vdirsyncer.conf"
            config.write_text(self._vdirsyncer(address), "utf-8")
            for step in ("discover", "sync"):
                run(COMMANDS / "vdirsyncer", "-c", config, "-v", "WARNING", step, **self.environment)

    def items(self, name: str) -> list[Path]:
        """The files that vdirsyncer made of a calendar."""
        short = next(short for short, other in self.calendars.items() if other == name)
        return sorted((self.folder / "vdir" / short).glob("*.ics"))

    def khal(self, *arguments: str | Path) -> str:
        return run(COMMANDS / "khal", "-c", self.folder / "khal.conf", *arguments, **self.environment)

    def listed(self) -> Seen:
        """What « khal list » shows from 2021 on, each event once."""
        columns = ("uid", "title", "start-long", "end-long", "status", "location", "calendar")
        wanted = [part for column in columns for part in ("--json", column)]
        told = self.khal("list", "--once", *wanted, "2021-01-01", "2900d")
        found: Seen = {self.calendars[short]: [] for short in self.to_list}
        for line in told.splitlines():
            for event in json.loads(line):
                found[self.calendars[event["calendar"]]].append(_listed(event))
        return found

    def _vdirsyncer(self, address: str) -> str:
        parts = [f'[general]\nstatus_path = "{self.folder}/status/"\n']
        for short, name in self.calendars.items():
            parts.append(
                f'[pair {short}]\na = "{short}_web"\nb = "{short}_here"\ncollections = null\n'
                f'[storage {short}_web]\ntype = "http"\nurl = "{address}/{name}"\n'
                f'[storage {short}_here]\ntype = "filesystem"\npath = "{self.folder}/vdir/{short}"\nfileext = ".ics"\n'
            )
        return "\n".join(parts)

    def _khal(self) -> str:
        calendars = "".join(
            f"[[{short}]]\npath = {self.folder}/vdir/{short}\ntype = calendar\n" for short in self.to_list
        )
        return (
            f"[calendars]\n{calendars}[locale]\nlocal_timezone = {ABROAD}\ndefault_timezone = {ABROAD}\n"
            "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
            "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M %z\n"
            f"[sqlite]\npath = {self.folder}/khal.db\n[default]\ndefault_calendar = {self.to_list[0]}\n"
        )


def _listed(event: Mapping[str, str]) -> Shown:
    return Shown(
        _khal_moment(event["start-long"]),
        _khal_moment(event["end-long"], last=True),
        event["title"],
        event["status"],
        event["location"],
        event["uid"],
    )


def _khal_moment(text: str, *, last: bool = False) -> str:
    """khal shows the last of whole days, not the day after."""
    if len(text) == len("2026-12-03"):
        day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 (a date)
        return said(day + timedelta(days=last))
    return said(datetime.strptime(text, "%Y-%m-%d %H:%M %z").astimezone(UTC))


# --- a web server, and commands


class _Pages(SimpleHTTPRequestHandler):
    """Answers as GitHub Pages does: with an ETag, and 304 to who has these bytes already."""

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        if not file.is_file():
            self.send_error(404)
            return
        content = file.read_bytes()
        tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        known = self.headers.get("If-None-Match") == tag
        self.send_response(304 if known else 200)
        self.send_header("ETag", tag)
        self.send_header("Cache-Control", "max-age=600")
        if not known:
            self.send_header("Content-Type", "text/calendar; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if not known:
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """``folder`` on the loopback address only, as long as the context lasts; its address, without final « / »."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Pages, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join(5)


def run(
    command: Path | str, *arguments: str | Path, cwd: Path | None = None, input: str = "", **environment: str
) -> str:
    """What a command prints; an AssertionError that holds all it said if it fails."""
    done = subprocess.run(
        [command, *arguments],
        cwd=cwd,
        input=input,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=LONG,
    )
    assert not done.returncode, f"{command} : {done.stdout[-2000:]}{done.stderr[-4000:]}"
    return done.stdout

"""A day of subscribers who ask every hour, in a minute and a half, while the site is rebuilt: how many 304s?"""

from __future__ import annotations

import gzip
import random
import shutil
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread, local

from benchmarks import corpus, machine, nginx
from benchmarks.club import Club
from benchmarks.options import Keep, Options
from benchmarks.tables import table
from club.finish.exchange import exchange

TITLE = "Polling"
SECONDS = 90.0  # a day
CLIENTS = 120  # of each way to ask, for each way to publish
WORKERS = 8
MILLION = 1_000_000
CHANGES = {
    5: "rebuilt, nothing changed",
    10: "a case study edited",
    15: "a session moved",
    20: "rebuilt, nothing changed",
}
PUBLISHED = {
    "whole": "as `make site` writes it",
    "kept": "only files that differ",
}
ASKED = {
    "etag": "`If-None-Match` and `If-Modified-Since`",
    "date": "`If-Modified-Since` alone",
    "neither": "neither",
}
ABOUT = """\
The sample site, served by {server} on the loopback with compression. {clients} subscribers of each kind ask every hour
for a day of {seconds:.0f} seconds (seven in ten the main calendar, the others that of a theme). Meanwhile four builds
of the site are published: {changes}.
The first request of a subscriber has nothing to compare with. “As `make site`
writes it”: the whole folder is exchanged, with the dates that its files then have, from which nginx makes its ETag.
“Only files that differ”: a file whose bytes are the same stays, with its date, as `rsync --checksum` does it.

{said} Again: `make bench ARGS=polling`.

{day}

What a million subscribers who ask the main calendar every hour, and have asked before, would cost with these shares:
{rate:.0f} requests a second whatever the answer; {full:,.0f} bytes an answer with the calendar ({feed:.1f} kB
compressed), {short:.0f} one that says 304, heads included; no TLS is counted.

{million}"""


@dataclass
class Answers:
    """What was answered to one kind of subscriber: how many of each status, and how many bytes."""

    count: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    sizes: dict[int, int] = field(default_factory=lambda: defaultdict(int))

    def share(self, first: int = 0) -> float:
        """The share of 304s; without the ``first`` requests, to which it can't be the answer."""
        return self.count[304] / (sum(self.count.values()) - first)

    def mean(self, status: int) -> float:
        return self.sizes[status] / self.count[status] if self.count[status] else 0.0


@dataclass
class Subscriber:
    """One calendar application: what it asks for, when in the hour, and what it remembers of the last answer."""

    address: str
    asked: str
    minute: float  # of the hour, from 0 to 1
    answers: Answers
    tag: str | None = None
    date: str | None = None

    def headers(self) -> dict[str, str]:
        said = {"Accept-Encoding": "gzip", "User-Agent": "club-bench"}
        if self.asked == "etag" and self.tag:
            said["If-None-Match"] = self.tag
        if self.asked in ("etag", "date") and self.date:
            said["If-Modified-Since"] = self.date
        return said

    def heard(self, status: int, size: int, tag: str | None, date: str | None) -> None:
        self.answers.count[status] += 1
        self.answers.sizes[status] += size
        if status == 200:
            self.tag, self.date = tag, date


def run(options: Options, keep: Keep) -> None:
    """Build the sample site as it changes in a day, let the day go by, and count."""
    with tempfile.TemporaryDirectory(prefix="club-polling-") as folder:
        club, public = Club.sample(Path(folder) / "club"), Path(folder) / "public"
        public.mkdir()
        builds = [*_builds(club, Path(folder))]
        for how in PUBLISHED:
            shutil.copytree(builds[0], public / how)
        with nginx.serving(public, Path(folder)) as (server, port):
            by_kind = {(how, asked): Answers() for how in PUBLISHED for asked in ASKED}
            subscribers = [*_subscribers(builds[0], by_kind)]
            publishing = Thread(target=_publish, args=(builds[1:], public, time.monotonic()), daemon=True)
            publishing.start()
            _day(subscribers, port)
            publishing.join()
        main = gzip.compress((builds[0] / "agenda.ics").read_bytes(), 6, mtime=0)
        keep(_section(server, by_kind, subscribers, len(main)))


def _builds(club: Club, folder: Path) -> Iterator[Path]:
    """The site as « make site » leaves it at first, then after each change: a copy with the dates of its files."""
    for number, what in enumerate(["first", *CHANGES.values()]):
        if "edited" in what:
            club.edit(min(club.folder.glob("case-studies/*.md")), "Une phrase de plus.")
        if "moved" in what:
            club.move(0)
        if club.changed():
            corpus.commit(club.folder, what)
        seconds = club.make("site").seconds
        print(f"{what}: {seconds:.1f} s", flush=True)
        yield Path(shutil.copytree(club.site, folder / f"build-{number}"))


def _publish(builds: Sequence[Path], public: Path, began: float) -> None:
    """Publish each build at its hour, in both ways."""
    for hour, build in zip(CHANGES, builds, strict=True):
        time.sleep(max(0.0, began + hour * SECONDS / 24 - time.monotonic()))
        exchange(Path(shutil.copytree(build, public / "new")), public / "whole")
        publish(build, public / "kept")


def publish(built: Path, public: Path) -> None:
    """Make ``public`` the same as ``built``; a file whose bytes are the same stays as it is, with its date."""
    public.mkdir(exist_ok=True)
    for file in built.rglob("*"):
        target = public / file.relative_to(built)
        if file.is_dir():
            target.mkdir(exist_ok=True)
        elif not target.is_file() or target.read_bytes() != file.read_bytes():
            shutil.copyfile(file, target.with_name(target.name + ".new"))
            target.with_name(target.name + ".new").replace(target)
    for left in sorted(public.rglob("*"), reverse=True):
        if not (built / left.relative_to(public)).exists():
            left.rmdir() if left.is_dir() else left.unlink()


def _subscribers(site: Path, by_kind: dict[tuple[str, str], Answers]) -> Iterator[Subscriber]:
    chance = random.Random(7)
    themes = sorted(file.name for file in (site / "agenda/theme").glob("*.ics"))
    for (how, asked), answers in by_kind.items():
        for number in range(CLIENTS):
            wanted = "agenda.ics" if number % 10 < 7 else f"agenda/theme/{chance.choice(themes)}"
            yield Subscriber(f"/{how}/{wanted}", asked, chance.random(), answers)


def _day(subscribers: Sequence[Subscriber], port: int) -> None:
    """Twenty-four requests of each subscriber, each at its moment."""
    order = sorted((hour + of.minute, number) for hour in range(24) for number, of in enumerate(subscribers))
    began, mine = time.monotonic(), local()

    def ask(of: Subscriber) -> None:
        if not hasattr(mine, "connection"):
            mine.connection = HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            _ask(mine.connection, of)
        except OSError:  # the server closed a connection that it had kept long enough
            mine.connection.close()
            _ask(mine.connection, of)

    with ThreadPoolExecutor(WORKERS) as workers:
        waiting = []
        for moment, number in order:
            time.sleep(max(0.0, began + moment * SECONDS / 24 - time.monotonic()))
            waiting.append(workers.submit(ask, subscribers[number]))
        for one in waiting:
            one.result()


def _ask(connection: HTTPConnection, of: Subscriber) -> None:
    connection.request("GET", of.address, headers=of.headers())
    answer = connection.getresponse()
    body = answer.read()
    head = len(f"HTTP/1.1 {answer.status} {answer.reason}\r\n\r\n") + sum(
        len(f"{name}: {value}\r\n") for name, value in answer.getheaders()
    )
    of.heard(answer.status, head + len(body), answer.getheader("ETag"), answer.getheader("Last-Modified"))


def _section(server: str, by_kind: dict[tuple[str, str], Answers], who: Sequence[Subscriber], feed: int) -> str:
    rows = []
    for (how, asked), of in by_kind.items():
        others = {status: n for status, n in of.count.items() if status not in (200, 304)}
        per = sum(of.sizes.values()) / CLIENTS / 1000
        cells = [str(of.count[200]), str(of.count[304]), f"{of.share():.1%}", f"{of.share(CLIENTS):.1%}", f"{per:.1f}"]
        rows.append([PUBLISHED[how], ASKED[asked], *cells, str(sum(others.values()))])
    head = (
        "published",
        "asked with",
        "200",
        "304",
        "share of 304s",
        "without the first",
        "kB a subscriber",
        "other answers",
    )
    short = max(of.mean(304) for of in by_kind.values())
    full = feed + short  # the head of both is nearly the same
    million = [[said, *_million(share, full, short)] for said, share in _shares(by_kind)]
    return ABOUT.format(
        server=server,
        clients=CLIENTS,
        seconds=SECONDS,
        changes=", ".join(f"at {hour} h {what}" for hour, what in CHANGES.items()),
        said=machine.described() + ".",
        day=table(head, rows),
        feed=feed / 1000,
        rate=MILLION / 3600,
        full=full,
        short=short,
        million=table(("", "share of 304s", "GB a day", "Mbit/s on average"), million),
    )


def _shares(by_kind: dict[tuple[str, str], Answers]) -> Iterator[tuple[str, float]]:
    yield "without conditional requests", 0.0
    for how, said in PUBLISHED.items():
        yield f"with them, {said}", by_kind[how, "etag"].share(CLIENTS)


def _million(share: float, full: float, short: float) -> tuple[str, str, str]:
    day = 24 * MILLION * (share * short + (1 - share) * full)
    return f"{share:.1%}", f"{day / 1e9:,.0f}", f"{day * 8 / 86400 / 1e6:,.1f}"

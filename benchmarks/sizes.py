"""How long a club of any size takes to build, edit, check and serve, beside the peers with the same texts."""

from __future__ import annotations

import gzip
import json
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks import machine
from benchmarks.club import Club
from benchmarks.corpus import Size
from benchmarks.figures import GOALS, BySize, Figures, growth
from benchmarks.first_query import first_query
from benchmarks.options import Keep, Options
from benchmarks.peers import PEERS, Peer
from benchmarks.processes import Failed
from benchmarks.processes import run as run_command
from benchmarks.sites import NOW, ROOT
from benchmarks.tables import number, ratio, table

TITLE = "Sizes"
BUILDS = ("cold", "unchanged", "edited, pages", "edited", "moved")
TAG = re.compile(rb"<[a-z]")
DRAWN = re.compile(rb"(<svg\b[^>]*>).*?</svg>", re.DOTALL)  # a picture is one element
ABOUT = """\
An invented club (`benchmarks/corpus.py`), built by each in turn, {runs}, in seconds. “cold”: nothing
kept from before; “edited”: a paragraph more in one study (“pages”: until every page and feed is written; then until the
index of the search follows); “moved”: one session moved. In brackets, how much of theirs ours takes. Peers that keep
nothing from one build to the next build everything each time: their one figure stands for every change. Stock Material
and Zensical get the same files with their headers, Hugo, Eleventy and Pelican the same texts with a title and a bare
template, all of them outside the menu; of what ours makes of the data (pages of people, months and dates, calendars,
feeds, API, checks, guard) they make none. Memory: the most that all processes of a cold build held together (PSS,
sampled ten times a second). Again: `make bench ARGS=sizes`; in short: `make bench ARGS="sizes --studies 100 --runs 1"`.

{said}

### Goals

{goals}
"""
SIZE = """
### {studies:,} studies, {sessions:,} sessions

{builds}
{more}
"""
MORE = """\
Ours besides: `make check` with nothing changed {check} s; `make serve` ready after {ready} s, and {served} s from
saving a study to its new page; all {calendars:,} calendars {ours} s where icalendar takes {icalendar} s for the
{events:,} events once; main calendar {feed} kB compressed (gzip); first query of the search {query} kB; page with most
elements {elements}, heaviest {heaviest} kB.
"""


def run(options: Options, keep: Keep) -> None:
    """Measure every size that is asked for, smallest first."""
    figures: dict[int, Figures] = {}
    for studies in options.studies:
        figures[studies] = of = Figures(studies)
        with tempfile.TemporaryDirectory(prefix="club-bench-") as folder:
            try:
                _measure(Path(folder), of, options.often(studies), options.against)
            finally:
                keep(section(figures, _often(options.runs), _machine(options.against)))


def _measure(folder: Path, of: Figures, runs: int, against: Sequence[str]) -> None:
    club = Club.of(of.studies, folder / "club")
    peers = {name: PEERS[name] for name in against}
    for name, peer in peers.items():
        peer.prepare(club.folder, folder / name)
    for number_ in range(runs):
        changed = _ours(club, of, number_)
        for name, peer in list(peers.items()):
            try:
                _theirs(peer, folder / name, of, name, club, changed)
            except Failed as failure:
                print(f"{peer.name} : {failure}", file=sys.stderr)
                del peers[name]
    _for_readers(club, of)
    _calendars(club, of, runs)
    _served(club, of, runs)


def _ours(club: Club, of: Figures, number_: int) -> Sequence[Path]:
    """One round of ours; gives the study that was edited and the session that was moved."""
    club.forget()
    cold = club.make("site")
    of.add("ours", "cold", cold.seconds)
    of.add("ours", "peak", cold.peak and cold.peak / 1e9)
    of.add("ours", "pages", sum(1 for _ in club.site.rglob("*.html")))
    of.add("ours", "unchanged", club.make("site").seconds)
    of.add("ours", "check", club.make("check").seconds)
    study = club.study(number_ * 7 % of.studies)
    club.edit(study, f"Une phrase de plus, la {number_ + 1}.")
    began = time.time()
    whole = club.make("site").seconds
    of.add("ours", "edited, pages", club.pages_written(began))
    of.add("ours", "edited", whole)
    session = club.move(number_)
    of.add("ours", "moved", club.make("site").seconds)
    return study, session


def _theirs(peer: Peer, folder: Path, of: Figures, name: str, club: Club, changed: Sequence[Path]) -> None:
    """One round of a peer: the same changes, where it would make something of what it kept."""
    peer.forget(folder)
    cold = peer.build(folder)
    of.add(name, "cold", cold.seconds)
    of.add(name, "peak", cold.peak and cold.peak / 1e9)
    of.add(name, "pages", sum(1 for _ in (folder / "site").rglob("*.html")))
    if peer.keeps:
        of.add(name, "unchanged", peer.build(folder).seconds)
        for what, file in zip(("edited", "moved"), changed, strict=True):
            peer.follow(club.folder, folder, file)
            of.add(name, what, peer.build(folder).seconds)
    else:
        for file in changed:
            peer.follow(club.folder, folder, file)


def _for_readers(club: Club, of: Figures) -> None:
    weights = {file: weight(file.read_bytes()) for file in sorted(club.site.rglob("*.html"))}
    for index, what in enumerate(("elements", "heaviest")):
        most = max(weights, key=lambda file: weights[file][index])
        print(f"{what}: /{most.relative_to(club.site)}", flush=True)
        of.add("ours", what, weights[most][index])
    of.add("ours", "main feed", len(gzip.compress((club.site / "agenda.ics").read_bytes(), 6, mtime=0)) / 1000)
    asked = first_query(club.site)
    of.add("ours", "first query", asked and asked / 1000)


def weight(page: bytes) -> tuple[int, float]:
    """How many elements a page has, and how many kB."""
    return len(TAG.findall(DRAWN.sub(rb"\1", page))), len(page) / 1000


def _calendars(club: Club, of: Figures, runs: int) -> None:
    for _ in range(runs):
        command = [ROOT / ".venv/bin/python", "-m", "benchmarks.calendars", club.folder]
        told = json.loads(run_command(command, ROOT, SOURCE_DATE_EPOCH=NOW).output)
        of.add("ours", "calendars", told["ours"])
        of.add("icalendar", "calendars", told["icalendar"])
    of.add("ours", "calendar files", told["files"])
    of.add("icalendar", "events", told["events"])


def _served(club: Club, of: Figures, runs: int) -> None:
    began = time.perf_counter()
    with club.served() as served:
        of.add("ours", "ready", time.perf_counter() - began)
        for number_ in range(runs + 1):
            which = (number_ * 7 + 2) % of.studies
            study = club.study(which)
            words = f"Une phrase servie, la {number_ + 1}."
            time.sleep(1)  # the watcher has seen what came before
            club.edit(study, words)
            seconds = served.wait(f"etudes-de-cas/etude-{which}/", f"la {number_ + 1}.")
            if number_:  # the first may wait for what goes on behind, as the first index
                of.add("ours", "served", seconds)


# ---- What is said of it ----


def _often(runs: Sequence[int]) -> str:
    times = " or ".join("once" if number == 1 else f"{number} times" for number in dict.fromkeys(runs))
    return times if times == "once" else f"{times} (medians)"


def section(figures: BySize, runs: str, said: str) -> str:
    goals = table(("goal", "at most", "measured", ""), [goal.row(figures) for goal in GOALS])
    sizes = "".join(_size(of) for of in figures.values())
    return ABOUT.format(runs=runs, said=said, goals=goals) + sizes + _growth(figures)


def _size(of: Figures) -> str:
    head = ("", *BUILDS, "peak GB", "pages")
    measured = [name for name in PEERS if of.of(name, "cold") is not None]
    ours = [number(of.of("ours", what)) for what in BUILDS]
    rows = [("club", *ours, number(of.of("ours", "peak"), 2), number(of.of("ours", "pages"), 0))]
    for name in measured:
        whole = None if PEERS[name].keeps else of.of(name, "cold")
        cells = [_beside(of, what, name, whole) for what in BUILDS]
        rows.append((PEERS[name].name, *cells, number(of.of(name, "peak"), 2), number(of.of(name, "pages"), 0)))
    return SIZE.format(studies=of.studies, sessions=Size(of.studies).sessions, builds=table(head, rows), more=_more(of))


def _beside(of: Figures, what: str, name: str, whole: float | None) -> str:
    theirs = whole if whole is not None else of.of(name, what.partition(",")[0])
    return f"{number(theirs)} ({ratio(of.of('ours', what), theirs)})"


def _more(of: Figures) -> str:
    if of.of("ours", "served") is None:
        return "The rest was not measured.\n"
    return MORE.format(
        check=number(of.of("ours", "check"), 2),
        ready=number(of.of("ours", "ready")),
        served=number(of.of("ours", "served"), 2),
        calendars=int(of.of("ours", "calendar files") or 0),
        ours=number(of.of("ours", "calendars"), 2),
        icalendar=number(of.of("icalendar", "calendars"), 2),
        events=int(of.of("icalendar", "events") or 0),
        feed=number(of.of("ours", "main feed")),
        query=number(of.of("ours", "first query"), 0),
        elements=number(of.of("ours", "elements"), 0),
        heaviest=number(of.of("ours", "heaviest")),
    )


def _growth(figures: BySize) -> str:
    if len(figures) < 2:
        return ""
    small, large = sorted(figures)[-2:]
    head = ("", *(f"{size:,}" for size in sorted(figures)), f"{small:,} → {large:,}")
    rows = []
    for name in ("ours", *PEERS):
        times = [figures[size].of(name, "cold") for size in sorted(figures)]
        if any(seconds is not None for seconds in times):
            said = PEERS[name].name if name in PEERS else "club"
            grown = growth(name, "cold", small, large)(figures)
            rows.append((said, *map(number, times), "–" if grown is None else f"{grown:.2f} ×"))
    return f"\n### Growth of the cold build\n\n{table(head, rows)}"


def _machine(against: Sequence[str]) -> str:
    versions = {PEERS[name].name: PEERS[name].version() for name in against if name not in ("stock", "no-search")}
    return machine.described(**versions)

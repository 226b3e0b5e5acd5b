"""A built folder → the published site: all that is checked, then the exchange; or why nothing is published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import BrokenExecutor
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from club.finish import calendars, guard, online, search, stamp
from club.finish.exchange import exchange
from club.finish.guard.known import known
from club.finish.guard.look import Seen
from club.finish.links import Links
from club.finish.reading import PAGE, Read, Reading, Setting
from club.history import commits
from club.kept import open_store, outputs
from club.lint_ics.linter import Report
from club.settings import site_url

HOME = "index.html"
NOTHING = Seen()  # one for the many files in which there is nothing to be seen
UNTOUCHED = "Rien n'est mis en ligne, le site précédent est intact"


class NotPublished(Exception):
    """Why nothing is published, in French: the published site is as it was."""


def publish(
    root: Path, build: Path, site: Path, now: datetime, *, previews: bool, online_list: Path | None = None
) -> str:
    """Check ``build``, index it, and put it in the place of ``site``; returns what is only worth a remark.

    ``online_list`` is the list of addresses of the site that is online (or its folder), where ``site`` is another.
    A preview may come from a shallow clone; what is published may not.  Raises NotPublished.
    """
    try:
        return _publish(root, build, site, now, previews=previews, online_list=online_list)
    except _Refused as why:
        raise NotPublished("\n".join([f"{UNTOUCHED}{why}", *why.lines, stamp.told(site)])) from why
    except (OSError, BrokenExecutor, search.NoIndex) as error:
        raise NotPublished(f"{UNTOUCHED} : {error}\n{stamp.told(site)}") from error


class _Refused(Exception):
    def __init__(self, end: str, lines: list[str] | tuple[str, ...]) -> None:
        super().__init__(end)
        self.lines = [f"  {line}" for line in lines]


def _publish(root: Path, build: Path, site: Path, now: datetime, *, previews: bool, online_list: Path | None) -> str:
    if not previews and (refused := commits.refusal(commits.read(root))):
        raise _Refused(" :", refused)
    stamp.write(build, root)
    target = build / search.FOLDER
    with open_store(root) as store, TemporaryDirectory(prefix=".fed-", dir=build) as feed:
        allowed = known(root, previews=previews, store=store)
        setting = Setting(build, root / "docs", Path(feed), allowed.wanted, urlsplit(site_url(root)).path)
        with search.Indexing(target) as indexing:
            files = _files(build)
            found = _Found(files)
            with Reading(setting, store) as reading:
                found.add(reading.read([file for file in files if file.endswith(PAGE)]))
                index = search.name(found.fed)
                if not (indexed := outputs.link_folder(store, index, target)):
                    reading.feed([address for address in found.fed if not (Path(feed) / address).exists()])
                    indexing.begin(Path(feed))
                found.add(reading.read([file for file in files if not file.endswith(PAGE)]))
            reports = calendars.lint_calendars(build, now, store)
            wrong = found.links.broken() if HOME in found.seen else ["il n'y a pas de page d'accueil"]
            wrong += _lost(root, build, site, reports, now, online_list)
            remarks = calendars.told(reports)
            if wrong or not all(report.sound for report in reports.values()):
                raise _Refused(". À corriger :", [*wrong, *remarks.splitlines()])
            indexing.wait()
        with Reading(setting, store) as reading:
            found.add(reading.read([f"{search.FOLDER}/{file}" for file in _files(target)]))
        if leaked := guard.leaks(dict(sorted(found.seen.items())), allowed, root):
            raise _Refused(". Ce qui suit ne doit pas paraître :", guard.told(leaked))
        if not indexed:
            outputs.keep_folder(store, index, target)
        outputs.keep(store, build)
        store.published()
        outputs.tidy(store)
    exchange(build, site)
    return remarks


class _Found:
    """What was found in the files of a build, as they are read: what the guard saw, and a digest of what the indexer is
    fed, by address; and where the pages lead."""

    def __init__(self, files: Sequence[str]) -> None:
        self.seen: dict[str, Seen] = {}
        self.fed: dict[str, bytes] = {}
        self.links = Links(files)

    def add(self, read: Iterable[Read]) -> None:
        for file in read:
            self.seen[file.address] = file.seen if any(file.seen) else NOTHING
            if file.leads:
                self.links.add(file.address, file.leads)
            if file.fed:
                self.fed[file.address] = file.fed


def _files(folder: Path) -> list[str]:
    """The files of a built folder, in the order of their addresses."""
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def _lost(
    root: Path, build: Path, site: Path, reports: Mapping[str, Report], now: datetime, online_list: Path | None
) -> list[str]:
    """What the build would take from those who read the site that is online."""
    places = [*([online_list] if online_list else []), *([site] if online.has_list(site) else [])]
    if not places:
        return calendars.lost_calendars(reports, site, now)
    try:
        new = online.listed(build)
        lines = [line for place in places for line in online.lost(online.listed(place), new, root)]
    except online.Damaged as damaged:
        return [str(damaged), "  Sans elle, rien ne dit ce qui se perdrait : reprenez-la du site en ligne."]
    return [*dict.fromkeys(lines), *calendars.emptied(reports, site, now)]

"""A built folder → the published site: all that is checked, then the exchange; or why nothing is published."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from club.finish import calendars, guard, search
from club.finish.exchange import exchange
from club.finish.links import broken_links
from club.history import commits
from club.settings import site_url


class NotPublished(Exception):
    """Why nothing is published, in French: the published site is as it was."""


def publish(root: Path, build: Path, site: Path, now: datetime, *, previews: bool) -> str:
    """Check ``build``, index it, and put it in the place of ``site``; returns what is only worth a remark.

    A preview may come from a shallow clone; what is published may not.  Raises NotPublished.
    """
    if not previews and (refused := commits.refusal(commits.read(root))):
        raise NotPublished(_told(" :", refused))
    base = urlsplit(site_url(root)).path
    has_home = (build / "index.html").is_file()
    wrong = broken_links(build, base) if has_home else ["il n'y a pas de page d'accueil"]
    reports = calendars.lint_calendars(build, now)
    wrong += calendars.lost_calendars(reports, site, now)
    remarks = calendars.told(reports)
    if wrong or not all(report.sound for report in reports.values()):
        raise NotPublished(_told(". À corriger :", [*wrong, *remarks.splitlines()]))
    try:
        search.index(build)
        if leaked := guard.leaks(build, root, previews=previews):
            raise NotPublished(_told(". Ce qui suit ne doit pas paraître :", guard.told(leaked)))
        exchange(build, site)
    except (OSError, search.NoIndex) as error:
        raise NotPublished(_told(f" : {error}", [])) from error
    return remarks


def _told(end: str, lines: list[str] | tuple[str, ...]) -> str:
    return "\n".join([f"Rien n'est mis en ligne, le site précédent est intact{end}", *(f"  {line}" for line in lines)])

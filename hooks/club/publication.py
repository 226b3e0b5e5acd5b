"""One way through: sources → programme → documents, or every problem on the way."""

from __future__ import annotations

import gc
import os
from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from club import api, calendar, feeds, hosting, site
from club.documents import Document, Page
from club.history import commits
from club.kept import Shelf, Store
from club.problems import Problem
from club.programme.build import build
from club.programme.graph import Programme
from club.settings import policy, sheets, site_url
from club.sources.reader import read


def previews() -> bool:
    """Whether this is a preview, where drafts are shown, marked: ``CLUB_PREVIEWS=1``."""
    return os.environ.get("CLUB_PREVIEWS") == "1"


@dataclass(frozen=True)
class Publication:
    """All that the sources in ``root`` give at one moment: documents, or the problems that forbid them."""

    programme: Programme | None
    documents: Sequence[Document] = ()
    problems: Sequence[Problem] = field(default_factory=list)


@contextmanager
def _nothing_thrown_away() -> Iterator[None]:
    """All that is made lasts: to look through it for what nobody holds any more takes an eighth of the time.

    Nor is it looked through later, while MkDocs draws: no part of it holds another that holds it.
    """
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.freeze()
            gc.enable()


@_nothing_thrown_away()
def prepare(
    root: Path,
    now: datetime,
    *,
    previews: bool = False,
    copy_of: Path | None = None,
    store: Store | None = None,
    only: Container[str] | None = None,
) -> Publication:
    """Make every document of the project in ``root``; ``previews`` adds the drafts.

    The sources in ``root`` may be a ``copy_of`` another project's, taken out of it to be compared: then the address of
    the site is that project's, and no history counts.  What pure functions gave in another build is taken from
    ``store``; the publication is the same with any store and without.  ``only``: the paths of the sources to read.
    """
    sources = read(root, store, only)
    history = {} if copy_of else commits.read(root, store).latest
    programme, problems = build(sources, now, previews=previews, history=history, store=store)
    problems = sorted({*sources.problems, *problems})
    if programme is None or problems:
        return Publication(None, (), problems)
    address = site_url(copy_of or root)
    pages, broken = site.documents(programme, sources, address, store)
    if broken:
        return Publication(programme, (), sorted(broken))
    texts = Shelf(store, "absolute")
    made = [*pages, *calendar.documents(programme, address, store), *feeds.documents(programme, address, pages, texts)]
    made += api.documents(programme, address, made, texts)
    texts.close()
    project = copy_of or root
    of_all = [page for page in pages if isinstance(page, Page)]
    return Publication(programme, [*made, *hosting.documents(address, policy(project), sheets(project), of_all)])

"""« Contributeurs »: who wrote the case studies, and who read them again before they were published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from club import addresses
from club.documents import Page
from club.problems import folded
from club.programme.graph import Programme
from club.site.base import Data, Site, index_crumb, index_page
from club.site.references import reference, value
from club.sources import kinds
from club.sources.reader import Item

Who = tuple[str, str]  # a person's id and "", or a name and an organisation as they were written


@dataclass
class _Share:
    """What one of them did; ``said`` is how they are named."""

    said: Data
    written: list[Item] = field(default_factory=list)
    reviewed: list[Item] = field(default_factory=list)


def contributors_page(site: Site) -> Page:
    """Everyone who wrote or reviewed a published study, by name, with the studies.

    A withdrawn person is not there, nor is the author of an anonymous study: nothing leads to them.  Two people
    written with the same name and organisation can't be told apart.
    """
    programme = site.programme
    studies = [study for study in programme.of(kinds.CASE_STUDY) if not study.draft]
    studies.sort(key=lambda study: (-study.data.published_on.toordinal(), study.id))
    shares: dict[Who, _Share] = {}
    for study in studies:
        for who, said in _named(programme, () if study.data.anonymous else study.data.authors):
            shares.setdefault(who, _Share(said)).written.append(study)
        for who, said in _named(programme, study.data.reviewers):
            shares.setdefault(who, _Share(said)).reviewed.append(study)
    people = [
        {
            "name": share.said,
            "written": [_study(programme, study) for study in share.written],
            "reviewed": [_study(programme, study) for study in share.reviewed],
        }
        for _, share in sorted(shares.items(), key=lambda pair: (folded(pair[1].said["text"]), pair[0]))
    ]
    return index_page(
        site,
        addresses.CONTRIBUTORS,
        "contributors.html",
        trail=[index_crumb(site, addresses.CONTRIBUTE)],
        people=people,
        studies=len(studies),
        anonymous=sum(study.data.anonymous for study in studies),
    )


def _named(programme: Programme, entries: tuple[Any, ...]) -> Iterator[tuple[Who, Data]]:
    """Each of them once, as they may be named."""
    found: dict[Who, Data] = {}
    for entry in entries:
        if isinstance(entry, str):
            person = programme.get("person", entry)
            if programme.shown(person):
                found[person.id, ""] = reference(programme, person)
        else:
            organisation = getattr(entry, "organisation", None)
            found[entry.name, organisation or " "] = value(entry.name, note=organisation)
    yield from found.items()


def _study(programme: Programme, study: Item) -> Data:
    return {**reference(programme, study), "example": programme.is_example(study)}

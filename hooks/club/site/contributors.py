"""« Contributeurs »: who wrote the case studies, and who read them again before they were published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from club import addresses
from club.documents import Document
from club.problems import folded
from club.programme.graph import Programme
from club.site.base import Data, Site, index_crumb
from club.site.paging import NAMES, Part, listing
from club.site.references import reference, value
from club.sources import kinds
from club.sources.reader import Item

Who = tuple[str, str]  # a person's id and "", or a name and an organisation as they were written


class _Did(NamedTuple):
    role: str  # « written » or « reviewed »
    study: Item


@dataclass
class _Share:
    """What one of them did; ``said`` is how they are named."""

    said: Data
    written: list[Item] = field(default_factory=list)
    reviewed: list[Item] = field(default_factory=list)


def pages(site: Site) -> Iterator[Document]:
    """Everyone who wrote or reviewed a published study, by name, with the studies: page after page.

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
    yield from listing(
        site,
        addresses.CONTRIBUTORS,
        [_part(share) for _, share in sorted(shares.items(), key=lambda pair: (folded(pair[1].said["text"]), pair[0]))],
        lambda did: {**reference(programme, did.study), "example": programme.is_example(did.study), "role": did.role},
        each=NAMES,
        template="contributors.html",
        empty="Aucune étude n'est encore publiée.",
        trail=[index_crumb(site, addresses.CONTRIBUTE)],
        anonymous=sum(study.data.anonymous for study in studies),
    )


def _part(share: _Share) -> Part[_Did]:
    done = [_Did("written", study) for study in share.written] + [_Did("reviewed", study) for study in share.reviewed]
    told = {"name": share.said, "written": len(share.written), "reviewed": len(share.reviewed)}
    return Part("", None, done, told)


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

"""Which case studies are near another: by what they share, the same at every build."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from club.problems import folded
from club.programme.graph import Programme
from club.sources.reader import Item

MOST = 3
WEIGHTS = {"themes": 3, "exercises": 2}  # for each one that two studies both name
SECTOR = 2  # for the same sector


class Neighbours:
    """Finds the neighbours of each of these studies, which come newest first."""

    def __init__(self, programme: Programme, studies: Iterable[Item]) -> None:
        self._programme = programme
        self._rank = {study.id: (rank, study) for rank, study in enumerate(s for s in studies if not s.draft)}
        self._by_trait: dict[tuple[str, str], list[str]] = defaultdict(list)
        for id, (_, study) in self._rank.items():
            for trait, _ in self._traits(study):
                self._by_trait[trait].append(id)

    def of(self, study: Item) -> list[Item]:
        """Up to three studies, nearest first; the newest first among those equally near."""
        score: Counter[str] = Counter()
        for trait, weight in self._traits(study):
            for id in self._by_trait[trait]:
                score[id] += weight
        del score[study.id]
        nearest = sorted(score, key=lambda id: (-score[id], self._rank[id][0]))
        return [self._rank[id][1] for id in nearest[:MOST]]

    def _traits(self, study: Item) -> Iterable[tuple[tuple[str, str], int]]:
        for key, weight in WEIGHTS.items():
            for other in self._programme.links(study, key):
                yield (key, other.id), weight
        sector = getattr(study.data.community, "sector", None)
        if sector:
            yield ("sector", folded(sector)), SECTOR

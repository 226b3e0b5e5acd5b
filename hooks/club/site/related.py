"""Which case studies are near another: by what they share, the same at every build."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from heapq import nsmallest
from itertools import islice

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
        self._in_sector: dict[str, dict[str, None]] = defaultdict(dict)  # newest first
        for id, (_, study) in self._rank.items():
            for (key, name), _ in self._traits(study):
                if key == "sector":
                    self._in_sector[name][id] = None
                else:
                    self._by_trait[key, name].append(id)

    def of(self, study: Item) -> list[Item]:
        """Up to three studies, nearest first; the newest first among those equally near."""
        score: Counter[str] = Counter()
        for (key, name), weight in self._traits(study):
            if key != "sector":
                for id in self._by_trait[key, name]:
                    score[id] += weight
            else:
                self._add_sector(score, name, study.id)
        del score[study.id]
        nearest = nsmallest(MOST, score, key=lambda id: (-score[id], self._rank[id][0]))
        return [self._rank[id][1] for id in nearest]

    def _add_sector(self, score: Counter[str], sector: str, own: str) -> None:
        """Those of the same sector: the newest of them are enough beside those already near, and they may be many."""
        same = self._in_sector[sector]
        for id in [id for id in score if id in same]:
            score[id] += SECTOR
        others = (id for id in same if id not in score and id != own)
        score.update(dict.fromkeys(islice(others, MOST), SECTOR))

    def _traits(self, study: Item) -> Iterable[tuple[tuple[str, str], int]]:
        for key, weight in WEIGHTS.items():
            for other in self._programme.links(study, key):
                yield (key, other.id), weight
        sector = getattr(study.data.community, "sector", None)
        if sector:
            yield ("sector", folded(sector)), SECTOR

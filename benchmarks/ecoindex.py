"""EcoIndex, the public estimate of what a page costs the environment: 100 at best, grade A above 80.

Formula and tables: Collectif conception numérique responsable, https://www.ecoindex.fr/comment-ca-marche/, with the
tables of github.com/cnumr/ecoindex_reference.  Each measure takes its rank among the pages of the HTTP Archive, between
two of twenty-one quantiles; elements of the DOM count three times, requests twice, weight once.
"""

from __future__ import annotations

from bisect import bisect_right

# The quantiles, from 0 % to 100 %.
ELEMENTS = (0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479,
            594601)  # fmt: skip
REQUESTS = (0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920)
KILOBYTES = (0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27, 1876.08,
             2142.06, 2465.37, 2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26)  # fmt: skip
# The grades, best first, each with the score that it is above.
GRADES = (("A", 80), ("B", 70), ("C", 55), ("D", 40), ("E", 25), ("F", 10))


def score(elements: int, requests: int, kilobytes: float) -> float:
    """From 100 down to 0.  ``elements`` leaves out what is inside SVG; ``kilobytes`` (of 1000 bytes) cross the wire."""
    ranks = 3 * rank(ELEMENTS, elements) + 2 * rank(REQUESTS, requests) + rank(KILOBYTES, kilobytes)
    return 100 - 5 * ranks / 6


def rank(quantiles: tuple[float, ...], value: float) -> float:
    """Where ``value`` stands among ``quantiles``: 2.5 is halfway between the third and the fourth."""
    below = bisect_right(quantiles, value) - 1
    if below >= len(quantiles) - 1:
        return len(quantiles) - 1
    low, high = quantiles[below], quantiles[below + 1]
    return below + (value - low) / (high - low)


def grade(score: float) -> str:
    """The letter that the public is shown, A to G."""
    return next((letter for letter, above in GRADES if score > above), "G")

"""How alike the cases of a comparison are, as a page tells it: the pairs, nearest first, with what the distances could still be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sg2kg.comparison.writers.likeness import how_much_is_known, tree

if TYPE_CHECKING:
    from sg2kg.comparison import Comparison, Pair, Similarity
    from sg2kg.web.comparing.choice import Choice

MOST_PAIRS = 100
"""As many pairs are listed, of those that have a distance; the file has all."""
MOST_UNITS = 300
"""More are not compared pair by pair here: it takes seconds of the one thread that all pages share."""


@dataclass(frozen=True)
class Likeness:
    """The pairs that are listed, and what there is to say of all."""

    similarity: Similarity
    pairs: tuple[Pair, ...]
    all_pairs: int
    with_distance: int
    known: str
    """A sentence on what the distances rest on."""
    tree: tuple[str, ...]
    """The clusters in lines; none where there are none."""
    left_out: tuple[str, ...]
    """The labels of the cases that are in no cluster."""


def likeness_of(comparison: Comparison, choice: Choice) -> Likeness:
    """How alike the units are by the measure that is chosen; raises ParameterError for fewer than two units."""
    found = comparison.similarity(choice.measure, choice.linkage)
    known = [p for p in found.pairs if p.distance is not None]
    ranked = sorted(known, key=lambda p: (p.distance or 0.0, -p.coded, p.a, p.b))
    return Likeness(
        similarity=found,
        pairs=tuple(ranked[:MOST_PAIRS]),
        all_pairs=len(found.pairs),
        with_distance=len(known),
        known=how_much_is_known(found),
        tree=tuple(tree(found)) if found.merges else (),
        left_out=tuple(found.labels[u] for u in found.left_out),
    )

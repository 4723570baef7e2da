"""Comparing cases: the four-valued matrix of cases and concepts, each cell with what it rests on; how alike cases are; every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sg2kg.lazy import names_from

if TYPE_CHECKING:
    from sg2kg.comparison.choosing import VIEWS, Unit
    from sg2kg.comparison.matrix import Cell, Comparison, Ground, compare
    from sg2kg.comparison.request import EVERY_BASIS, Request
    from sg2kg.comparison.similarity import Merge, Pair, Similarity, how_alike
    from sg2kg.comparison.write import COMPARISON_FORMATS, SIMILARITY_FORMATS, format_of, write_comparison, write_similarity

_HOMES = {
    "choosing": ("VIEWS", "Unit"),
    "matrix": ("Cell", "Comparison", "Ground", "compare"),
    "request": ("EVERY_BASIS", "Request"),
    "similarity": ("Merge", "Pair", "Similarity", "how_alike"),
    "write": ("COMPARISON_FORMATS", "SIMILARITY_FORMATS", "format_of", "write_comparison", "write_similarity"),
}

__all__ = [
    "COMPARISON_FORMATS",
    "EVERY_BASIS",
    "SIMILARITY_FORMATS",
    "VIEWS",
    "Cell",
    "Comparison",
    "Ground",
    "Merge",
    "Pair",
    "Request",
    "Similarity",
    "Unit",
    "compare",
    "format_of",
    "how_alike",
    "write_comparison",
    "write_similarity",
]

__getattr__ = names_from(__name__, _HOMES)

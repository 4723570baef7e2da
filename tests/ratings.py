"""Ratings that several tests of agreement use: published examples, and any ratings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

N = None
FOUR_OBSERVERS = list(
    zip(
        [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
        [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
        strict=True,
    )
)
"""Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, section C."""


def rows(levels: Sequence[Any]) -> st.SearchStrategy[list[list[Any]]]:
    """Units by three coders, with values missing here and there."""
    return st.lists(st.lists(st.sampled_from([None, *levels]), min_size=3, max_size=3), min_size=1, max_size=12)


def contingency(table: list[list[int]]) -> list[tuple[str, str]]:
    return [(f"v{i}", f"v{j}") for i, row in enumerate(table) for j, n in enumerate(row) for _ in range(n)]

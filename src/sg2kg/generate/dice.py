"""Chance that repeats: what is drawn depends on the seed alone, on every platform and in every version of Python."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Draws from ``random.Random(seed)``, by its ``random()`` only: Python promises to keep that sequence, and no other."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed).random

    def number(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        return low + int(self._random() * (high - low + 1))

    def chance(self, share: float) -> bool:
        """True in ``share`` of the cases."""
        return self._random() < share

    def pick(self, choices: Sequence[T]) -> T:
        """One of ``choices``."""
        return choices[self.number(0, len(choices) - 1)]

    def some(self, choices: Sequence[T], low: int, high: int) -> list[T]:
        """From ``low`` to ``high`` different ones of ``choices``, in their order of drawing."""
        left = list(choices)
        return [left.pop(self.number(0, len(left) - 1)) for _ in range(min(self.number(low, high), len(left)))]

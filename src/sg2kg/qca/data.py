"""The calibrated data of an analysis: how far each case is in each condition and in the outcome, with gaps kept as gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Union

Score = Union[float, None]
"""Membership from 0 to 1, a level 0, 1, 2 … of a multi-value condition, or None where it is not known."""


@dataclass(frozen=True)
class Condition:
    """One condition: its name, how many levels it has (2 for crisp and fuzzy ones), and whether membership is a matter of degree."""

    name: str
    levels: int = 2
    fuzzy: bool = False

    @property
    def multi_value(self) -> bool:
        """True where there are more than two levels."""
        return self.levels > 2


@dataclass(frozen=True)
class Data:
    """Cases × conditions, and the outcome; ``scores[case][condition]`` in the order of ``cases`` and ``conditions``."""

    cases: tuple[str, ...]
    outcome: str
    """Name of the outcome; ``~Y`` where its absence is explained."""
    conditions: tuple[Condition, ...]
    scores: tuple[tuple[Score, ...], ...]
    outcomes: tuple[Score, ...]

    @classmethod
    def of(cls, cases: Sequence[str], outcome: str, names: Sequence[str], scores: Iterable[Sequence[Score]], outcomes: Sequence[Score]) -> Data:
        """Data whose conditions are read off the scores: fuzzy where one is not whole, as many levels as the highest one + 1, at least 2."""
        table = tuple(tuple(row) for row in scores)
        conditions = []
        for i, name in enumerate(names):
            known = [row[i] for row in table]
            values = [v for v in known if v is not None]
            fuzzy = any(v % 1 != 0 for v in values)
            conditions.append(Condition(name, 2 if fuzzy else max(2, int(max(values, default=0)) + 1), fuzzy))
        return cls(tuple(cases), outcome, tuple(conditions), table, tuple(outcomes))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the conditions."""
        return tuple(c.name for c in self.conditions)

    @property
    def complete(self) -> bool:
        """True where no score is missing."""
        return None not in self.outcomes and not any(None in row for row in self.scores)

    def gaps(self) -> list[tuple[str, str]]:
        """Where a score is missing, as (case, condition or outcome)."""
        found = [
            (case, c.name)
            for case, row in zip(self.cases, self.scores, strict=False)
            for c, v in zip(self.conditions, row, strict=False)
            if v is None
        ]
        return [*found, *((case, self.outcome) for case, v in zip(self.cases, self.outcomes, strict=False) if v is None)]

    def keep(self, cases: Iterable[str]) -> Data:
        """The same data of these cases only, in the old order."""
        wanted = set(cases)
        kept = [i for i, case in enumerate(self.cases) if case in wanted]
        return replace(
            self,
            cases=tuple(self.cases[i] for i in kept),
            scores=tuple(self.scores[i] for i in kept),
            outcomes=tuple(self.outcomes[i] for i in kept),
        )

    def negated(self) -> Data:
        """The same data for the absence of the outcome: 1 - y without the rounding error, named ``~Y``."""
        name = self.outcome.removeprefix("~") if self.outcome.startswith("~") else "~" + self.outcome
        return replace(self, outcome=name, outcomes=tuple(None if y is None else round(1 - y, 15) for y in self.outcomes))

"""Scores as arrays: checked once, and how far every case is in a literal, a term or a model."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sg2kg.errors import AnalysisError
from sg2kg.qca.data import Condition, Data, Score
from sg2kg.qca.terms import FREE, Term

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAX_LEVELS = 100
"""A multi-value condition with more levels is taken for raw data."""


def check_scores(data: Data) -> None:
    """Raise AnalysisError where a score cannot be one: outside 0 to 1, a level that is no whole number, or a missing condition score."""
    if not data.cases:
        raise AnalysisError("there are no cases to analyse", "Give a table with at least one case.")
    if not data.conditions:
        raise AnalysisError("there are no conditions to analyse", "Name at least one condition.")
    for i, condition in enumerate(data.conditions):
        if condition.levels > MAX_LEVELS:
            what = f"{condition.name} has values up to {condition.levels - 1}, which is more than {MAX_LEVELS} levels"
            raise AnalysisError(what, f"Calibrate {condition.name} first: these look like raw values.")
        for case, row in zip(data.cases, data.scores, strict=True):
            _check(case, condition, row[i])
    for case, y in zip(data.cases, data.outcomes, strict=True):
        if y is not None and not 0 <= y <= 1:
            what = f"{data.outcome} of {case} is {_number(y)}, which is no membership from 0 to 1"
            raise AnalysisError(what, f"Calibrate {data.outcome} first, or choose one level of it as the outcome.")


def _check(case: str, condition: Condition, score: Score) -> None:
    if score is None:
        raise AnalysisError(f"{condition.name} of {case} is not known", "Drop the case, or say what the gap is taken for.")
    if condition.fuzzy and not 0 <= score <= 1:
        what = f"{condition.name} of {case} is {_number(score)}, which is no membership from 0 to 1"
        raise AnalysisError(what, f"Calibrate {condition.name} first.")
    if not condition.fuzzy and not (0 <= score < condition.levels and score == int(score)):
        what = f"{condition.name} of {case} is {_number(score)}, which is no level from 0 to {condition.levels - 1}"
        raise AnalysisError(what, "Levels are whole numbers from 0; calibrate raw values first.")


def _number(value: float) -> str:
    return f"{value:g}" if math.isfinite(value) else str(value)


def literal_columns(data: Data) -> list[list[NDArray[np.float64]]]:
    """How far each case is in each literal, as ``[condition][level]`` → one value a case; raises AnalysisError as ``check_scores`` does."""
    import numpy as np

    check_scores(data)
    found = []
    for i, condition in enumerate(data.conditions):
        column = np.array([row[i] for row in data.scores], dtype=float)
        found.append([1 - column, column] if condition.fuzzy else [(column == level).astype(float) for level in range(condition.levels)])
    return found


def in_term(columns: list[list[NDArray[np.float64]]], term: Term) -> NDArray[np.float64]:
    """How far each case is in a term: the least of its literals (Zadeh's AND), 1 for the term that asks nothing."""
    import numpy as np

    parts = [levels[value] for levels, value in zip(columns, term, strict=True) if value != FREE]
    return np.minimum.reduce(parts) if parts else np.ones(len(columns[0][0]))


def in_model(columns: list[list[NDArray[np.float64]]], terms: Iterable[Term]) -> NDArray[np.float64]:
    """How far each case is in a disjunction: the most of its terms, 0 where there is no term."""
    import numpy as np

    parts = [in_term(columns, term) for term in terms]
    return np.maximum.reduce(parts) if parts else np.zeros(len(columns[0][0]))


def known(x: Sequence[Score], y: Sequence[Score]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Both memberships of the cases of which both are known, as arrays."""
    import numpy as np

    pairs = [(a, b) for a, b in zip(x, y, strict=True) if a is not None and b is not None]
    return np.array([a for a, _ in pairs], dtype=float), np.array([b for _, b in pairs], dtype=float)


def share(part: float, whole: float) -> float | None:
    """``part / whole`` kept within 0 and 1 against rounding; None where the whole is empty."""
    return None if whole <= 1e-12 else min(1.0, max(0.0, part / whole))

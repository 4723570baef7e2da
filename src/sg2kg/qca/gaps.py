"""What is done about scores that are not known: cases are left out and listed, or a gap is read as absent by declaration; never in silence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sg2kg.errors import AnalysisError, NotFoundError
from sg2kg.qca.data import Data


@dataclass(frozen=True)
class Assumption:
    """Gaps of one condition that are read as its absence."""

    condition: str
    reason: str
    cases: tuple[str, ...]
    """The cases whose gap is filled so."""


@dataclass(frozen=True)
class Dropped:
    """A case that is left out, and the columns whose score is not known; only the outcome among them: it is shown in its row, unscored."""

    case: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Cost:
    """What a column costs: how many cases lack it, and how many of them lack nothing else."""

    column: str
    missing: int
    alone: int


@dataclass(frozen=True)
class Filled:
    """Data without a gap in a condition, and how they came about; a case may still lack its outcome."""

    data: Data
    assumptions: tuple[Assumption, ...]
    dropped: tuple[Dropped, ...]
    costs: tuple[Cost, ...]


def assume(data: Data, absent: Mapping[str, str]) -> tuple[Data, tuple[Assumption, ...]]:
    """The data with the gaps of each condition in ``absent`` read as 0, for the reason given.

    Raises NotFoundError for an unknown condition, AnalysisError for the outcome (which is never assumed) and for an empty reason.
    """
    made = []
    for name, reason in absent.items():
        if name in (data.outcome, data.outcome.removeprefix("~")):
            raise AnalysisError(f"the outcome {name} cannot be assumed absent", "A case whose outcome is not known is left out of the analysis.")
        if name not in data.names:
            raise NotFoundError("condition", name, data.names)
        if not reason.strip():
            raise AnalysisError(f"why is {name} absent where nothing is reported?", f"Say it: --assume-absent {name} --because TEXT.")
        i = data.names.index(name)
        cases = tuple(case for case, row in zip(data.cases, data.scores, strict=True) if row[i] is None)
        scores = tuple((*row[:i], 0.0, *row[i + 1 :]) if row[i] is None else row for row in data.scores)
        data = replace(data, scores=scores)
        made.append(Assumption(name, reason.strip(), cases))
    return data, tuple(made)


def close(data: Data, absent: Mapping[str, str] | None = None) -> Filled:
    """The data ready for a truth table: assumptions made, then each case left out that lacks a condition.

    Raises AnalysisError where no case is left, and what :func:`assume` raises.
    """
    assumed, assumptions = assume(data, absent or {})
    missing: dict[str, list[str]] = {}
    for case, column in assumed.gaps():
        missing.setdefault(case, []).append(column)
    columns = (*assumed.names, assumed.outcome)
    costs = tuple(Cost(c, sum(c in m for m in missing.values()), sum(m == [c] for m in missing.values())) for c in columns)
    dropped = tuple(Dropped(case, tuple(missing[case])) for case in assumed.cases if case in missing)
    if len(dropped) == len(assumed.cases):
        most = max(costs, key=lambda c: c.missing)
        raise AnalysisError(
            f"no case is left: each of the {len(dropped)} lacks a condition or the outcome",
            f"{most.column} is missing in {most.missing}: leave it out, or find the scores.",
        )
    kept = assumed.keep(c for c in assumed.cases if all(m == assumed.outcome for m in missing.get(c, ())))
    return Filled(kept, assumptions, dropped, tuple(c for c in costs if c.missing))

"""The truth table: which configurations cases fall in, how consistently each goes with the outcome, and how it is coded.

After Ragin 2008, "Redesigning social inquiry", ch. 7; numbers and codes as in R's package QCA.
"""

from __future__ import annotations

from collections.abc import Iterable

from sg2kg.errors import AnalysisError
from sg2kg.qca.data import Data
from sg2kg.qca.fit import measure
from sg2kg.qca.memberships import in_term, literal_columns
from sg2kg.qca.results import TOLERANCE, Cuts, Fit, Measure, Row, TruthTable
from sg2kg.qca.terms import Term, number_of, size


def truth_table(data: Data, cuts: Cuts, exclude: Iterable[int] = ()) -> TruthTable:
    """The truth table of ``data``: a row for each configuration that a case falls in, by number.

    A case falls in the configuration where its membership is above 0.5. With a membership of exactly 0.5 in a condition it falls in none and is
    listed as ambiguous, but it counts in the inclusion and PRI of every row, as all cases with a known outcome do. A case whose outcome is not known
    counts nowhere; it is shown in its row as unscored.

    A row is ``1`` with inclusion and PRI from their cut-offs upwards, ``C`` with an inclusion from ``incl_low`` up to ``incl``, else ``0``; with
    fewer cases than asked for it is ``?``. ``exclude`` holds numbers of configurations: rows among them are coded ``0``; those that no case falls in
    are no rows, and ``Options.exclude`` keeps them from being assumed.

    Raises AnalysisError where a condition score is missing or out of range, where a cut-off is out of range, and where an excluded number is of no
    configuration.
    """
    import numpy as np

    check_cuts(cuts)
    excluded = set(exclude)
    _check_numbers(data, excluded)
    columns = literal_columns(data)
    scored = np.array([y is not None for y in data.outcomes], dtype=bool)
    y = np.array([v for v in data.outcomes if v is not None], dtype=float)
    falls, ambiguous = _corners(data)
    rows = []
    for values in sorted({values for values in falls if values is not None}):
        inside = [i for i, found in enumerate(falls) if found == values]
        fit = measure(in_term(columns, values)[scored], y)
        rows.append(_row(data, cuts, values, inside, fit, number_of(values, data.conditions) in excluded))
    return TruthTable(data, cuts, tuple(rows), ambiguous)


def check_cuts(cuts: Cuts) -> None:
    """Raise AnalysisError where a cut-off is out of range."""
    if not 0 < cuts.incl <= 1:
        raise AnalysisError(f"the inclusion cut-off is {cuts.incl:g}", "Give a number above 0 and up to 1; 0.75 to 0.9 are common.")
    if not 0 <= cuts.pri <= 1:
        raise AnalysisError(f"the PRI cut-off is {cuts.pri:g}", "Give a number from 0 to 1; 0 asks nothing, 0.5 or more is common.")
    if cuts.n < 1 or cuts.n != int(cuts.n):
        raise AnalysisError(f"the frequency cut-off is {cuts.n:g}", "Give a whole number of cases from 1 upwards.")
    if cuts.incl_low is not None and not 0 <= cuts.incl_low <= cuts.incl:
        what = f"the lower inclusion cut-off is {cuts.incl_low:g}, the upper one {cuts.incl:g}"
        raise AnalysisError(what, "The lower one must lie from 0 up to the upper one; between the two a row is contradictory.")


def _check_numbers(data: Data, numbers: Iterable[int]) -> None:
    last = size(data.conditions)
    for number in sorted(numbers):
        if not 1 <= number <= last:
            raise AnalysisError(f"there is no configuration {number} to exclude", f"With these conditions they are numbered from 1 to {last}.")


def _corners(data: Data) -> tuple[list[Term | None], tuple[tuple[str, str], ...]]:
    falls: list[Term | None] = []
    ambiguous = []
    for case, row in zip(data.cases, data.scores, strict=True):
        values, halves = [], []
        for condition, score in zip(data.conditions, row, strict=True):
            assert score is not None
            if condition.fuzzy and score == 0.5:
                halves.append((case, condition.name))
            values.append(int(score > 0.5) if condition.fuzzy else int(score))
        falls.append(None if halves else tuple(values))
        ambiguous += halves
    return falls, tuple(ambiguous)


def _row(data: Data, cuts: Cuts, values: Term, inside: list[int], fit: Fit, excluded: bool) -> Row:
    known = [(data.cases[i], score) for i in inside if (score := data.outcomes[i]) is not None]
    incl, pri = (fit.incl, fit.pri) if known else (None, None)
    return Row(
        number_of(values, data.conditions),
        values,
        "0" if excluded else _code(cuts, len(known), incl, pri),
        len(known),
        incl,
        pri,
        tuple(case for case, _ in known),
        tuple(case for case, score in known if score < 0.5),
        tuple(data.cases[i] for i in inside if data.outcomes[i] is None),
    )


def _code(cuts: Cuts, n: int, incl: Measure, pri: Measure) -> str:
    if n < cuts.n or incl is None:
        return "?"
    if incl >= cuts.incl - TOLERANCE:
        return "1" if (pri or 0) >= cuts.pri - TOLERANCE else "0"
    return "C" if cuts.incl_low is not None and incl >= cuts.incl_low - TOLERANCE else "0"

"""What a reader must know before trusting an analysis: constant and skewed sets, limited diversity, ambiguous and contradictory cases.

After Schneider & Wagemann 2012, "Set-theoretic methods", chs. 5, 6 and 9.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sg2kg.qca.data import Data
from sg2kg.qca.results import Row, TruthTable

SKEWED = 0.2
"""A set is skewed where fewer than this share of the cases are on one side of 0.5."""
DIVERSE = 0.5
"""Diversity is limited where more than this share of the configurations have too few cases."""
EVEN = 0.5
"""A positive row with a lower PRI than this speaks about as much for the absence of the outcome."""
SHOWN = 8
"""How many names a finding lists, and how many rows are looked at one by one, before the rest is counted."""


@dataclass(frozen=True)
class Finding:
    """Something to be wary of: a stable id, what was found, and what may be done about it."""

    id: str
    what: str
    hint: str


def diagnose(data: Data, table: TruthTable) -> tuple[Finding, ...]:
    """All findings about the data that were analysed and their truth table: first about columns, then cases, then rows."""
    return (*_columns(data), *_cases(table), *_rows(table))


def _columns(data: Data) -> Iterator[Finding]:
    for i, condition in enumerate(data.conditions):
        scores = [v for row in data.scores if (v := row[i]) is not None]
        if condition.multi_value:
            yield from _levels(condition.name, condition.levels, [int(v) for v in scores])
        else:
            yield from _balance("condition", condition.name, scores)
        for j in range(i):
            if all(_side(data, case, i) == _side(data, case, j) for case in range(len(data.cases))):
                one, other = data.names[j], condition.name
                yield Finding(
                    "same", f"{one} and {other} never differ: no case has one without the other.", f"Nothing can tell {one} from {other}: keep one."
                )
    yield from _balance("outcome", data.outcome, [y for y in data.outcomes if y is not None])


def _side(data: Data, case: int, condition: int) -> float | None:
    score = data.scores[case][condition]
    return score if score is None or not data.conditions[condition].fuzzy else float(score > 0.5)


def _levels(name: str, levels: int, scores: Sequence[int]) -> Iterator[Finding]:
    gaps = [str(level) for level in range(levels) if level not in scores]
    if gaps:
        what = f"No case has {name} at level {', '.join(gaps)}, though levels go up to {levels - 1}."
        yield Finding("level-gap", what, f"Number the levels of {name} without gaps, or expect remainders with this level.")
    commonest = max(set(scores), key=scores.count)
    if len(set(scores)) == 1:
        yield _constant("condition", name, f"All {len(scores)} cases have {name} at level {commonest}.")
    elif scores.count(commonest) > (1 - SKEWED) * len(scores):
        yield _skewed(name, f"{scores.count(commonest)} of {len(scores)} cases have {name} at level {commonest}.")


def _balance(kind: str, name: str, scores: Sequence[float]) -> Iterator[Finding]:
    if not scores:
        yield _constant(kind, name, f"{name} is known of no case.")
        return
    above, below, n = sum(v > 0.5 for v in scores), sum(v < 0.5 for v in scores), len(scores)
    if len(set(scores)) == 1:
        yield _constant(kind, name, f"{name} is {scores[0]:g} in all {n} cases.")
    elif not above or not below:
        side = "above" if above == n else "not below" if above else "not above"
        yield _constant(kind, name, f"{name} is {side} 0.5 in all {n} cases.")
    elif min(above, n - above) < SKEWED * n:
        yield _skewed(name, f"{above} of {n} cases are in {name} by more than 0.5 ({above / n:.0%}).")


def _constant(kind: str, name: str, what: str) -> Finding:
    if kind == "outcome":
        return Finding("outcome-constant", what, f"Nothing sets cases with {name} apart from others: add cases that differ, or calibrate it anew.")
    return Finding("condition-constant", what, f"{name} can explain no difference: leave it out, add cases that differ, or calibrate it anew.")


def _skewed(name: str, what: str) -> Finding:
    return Finding("skewed", what, f"A set as skewed as {name} is easily consistent: look at PRI and RoN, and check its calibration.")


def _cases(table: TruthTable) -> Iterator[Finding]:
    if table.ambiguous:
        places = [f"{name} of {case}" for case, name in table.ambiguous]
        yield Finding(
            "half",
            f"Exactly 0.5: {_some(places)}.",
            "Such a case falls in no row, though it counts in every inclusion: move the crossover, or decide on which side it lies.",
        )
    data = table.data
    halves = [case for case, y in zip(data.cases, data.outcomes, strict=True) if y == 0.5]
    if halves:
        yield Finding(
            "outcome-half",
            f"{data.outcome} is exactly 0.5 in {_some(halves)}.",
            "Such a case neither shows nor lacks the outcome: move the crossover, or decide on which side it lies.",
        )
    unknown = [case for case, y in zip(data.cases, data.outcomes, strict=True) if y is None]
    if unknown:
        yield Finding(
            "outcome-unknown", f"{data.outcome} is not known of {_some(unknown)}.", "They are placed in their rows, and count in no figure."
        )


def _rows(table: TruthTable) -> Iterator[Finding]:
    decided = [row for row in table.rows if row.out != "?"]
    positive = table.with_out("1")
    if not positive:
        yield _no_positive(table)
    elif len(positive) == len(decided):
        yield Finding(
            "all-rows-positive",
            f"All {len(positive)} rows with enough cases are positive.",
            "Nothing observed speaks against an explanation, so the parsimonious one asks nothing: add cases without the outcome, or raise cut-offs.",
        )
    if table.remainders > DIVERSE * table.size:
        k, n = len(table.conditions), len(table.data.cases)
        yield Finding(
            "limited-diversity",
            f"{table.remainders} of {table.size} configurations ({table.remainders / table.size:.0%}) have too few cases: {k} conditions, {n} cases.",
            "Parsimonious and intermediate solutions rest on what is assumed of them: look at their assumptions, add cases, or use fewer conditions.",
        )
    doubtful = [finding for row in table.rows for finding in _cases_of(table, row)]
    yield from doubtful[:SHOWN]
    if len(doubtful) > SHOWN:
        yield Finding("more-rows", f"{len(doubtful) - SHOWN} more rows are contradictory or hold deviant cases.", "The truth table lists them all.")
    weak = [str(row.number) for row in positive if row.pri is not None and row.pri < EVEN]
    if weak:
        yield Finding(
            "low-pri",
            f"Positive with a PRI below {EVEN:g}: row {_some(weak)}.",
            "Such a row is about as consistent with the absence of the outcome: ask for a higher PRI, or say why it counts.",
        )


def _no_positive(table: TruthTable) -> Finding:
    known = [row for row in table.rows if row.incl is not None]
    if not known:
        return Finding("no-positive-row", "No row is positive, for none has a case with a known outcome.", "Find the outcome of some cases.")
    if all(row.out == "?" for row in known):
        most = max(row.n for row in known)
        what = f"No row is positive, for none has as many as {table.cuts.n} cases; the most is {most}."
        return Finding("no-positive-row", what, "Choose a lower frequency cut-off, or add cases.")
    known = [row for row in known if row.out != "?"]
    best = max(known, key=lambda row: row.incl or 0)
    return Finding(
        "no-positive-row",
        f"No row is positive. The highest inclusion is {best.incl:.3f} in row {best.number} (n {best.n}, PRI {best.pri or 0:.3f}).",
        f"So nothing here is sufficient for {table.data.outcome}. A lower cut-off must be justified; other conditions or cases may be missing.",
    )


def _cases_of(table: TruthTable, row: Row) -> Iterator[Finding]:
    outcomes = dict(zip(table.data.cases, table.data.outcomes, strict=True))
    showing = [case for case in row.cases if (outcomes[case] or 0) > 0.5]
    if showing and row.deviant:
        yield Finding(
            "contradictory-row",
            f"Row {row.number} (coded {row.out}) holds cases with the outcome ({_some(showing)}) and without it ({_some(row.deviant)}).",
            "Look at these cases: a condition may be missing that sets them apart, or a calibration be wrong.",
        )
    elif row.out == "C":
        yield Finding(
            "contradictory-row",
            f"Row {row.number} is coded contradictory: its inclusion of {row.incl or 0:.3f} lies between the two cut-offs.",
            "It counts as negative unless contradictions may be assumed positive: look at its cases.",
        )
    elif row.out == "1" and row.deviant:
        yield Finding(
            "deviant-case",
            f"Row {row.number} is positive, but without the outcome: {_some(row.deviant)}.",
            "Look at what speaks against reading the row as sufficient.",
        )


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN} more" if len(names) > SHOWN else "")

"""Enhanced standard analysis: which configurations must not be assumed positive, and why.

Schneider & Wagemann 2013, "Doing justice to logical remainders in QCA". It is disputed whether this is wise (Thiem 2017; Cooper & Glaesser 2016), so
nothing is barred unless it is asked for, and every exclusion says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Union

from sg2kg.errors import AnalysisError
from sg2kg.qca.areas import area, numbers
from sg2kg.qca.expressions import parse_model
from sg2kg.qca.minimise import model_sets
from sg2kg.qca.results import Claims, Exclusion, Options, TruthTable
from sg2kg.qca.terms import values_of
from sg2kg.qca.truth import truth_table

if TYPE_CHECKING:
    from sg2kg.qca.areas import Area
BOTH = "would be assumed both for the outcome and for its absence"
"""Reason: a contradictory simplifying assumption."""
SUBSET = "passes the cut-offs both for the outcome and for its absence"
"""Reason: a simultaneous subset relation."""
MOST = 20_000
"""So many configurations are excluded at most: each is listed with its reasons."""


def exclusions(table: TruthTable, options: Options, negated: Union[TruthTable, None] = None) -> tuple[Exclusion, ...]:
    """The configurations that ``options.enhanced`` bars, by number, each with all reasons; none without claims.

    ``negated`` is the truth table of the absence of the outcome; by default it has the same cut-offs. Barring an assumption can bring others up, so
    it is minimised anew until no assumption is made for both. Raises AnalysisError where a claim cannot be read, where a case is in what is called
    impossible, and where too many configurations would have to be listed; NotFoundError for an unknown condition.
    """
    claims = options.enhanced
    if claims is None:
        return ()
    negated = negated or truth_table(table.data.negated(), table.cuts)
    reasons: dict[int, list[str]] = {}
    for reason, barred in _claimed(table, claims):
        _add(reasons, barred, reason)
    if claims.simultaneous:
        other = {r.number for r in negated.with_out("1")}
        for row in table.with_out("1"):
            if row.number in other:
                reasons.setdefault(row.number, []).append(SUBSET)
    if claims.contradictory:
        while (both := _assumed_for_both(table, negated, replace(options, exclude=tuple(sorted({*options.exclude, *reasons}))))).any():
            _add(reasons, both, BOTH)
    return tuple(Exclusion(number, values_of(number, table.conditions), tuple(why)) for number, why in sorted(reasons.items()))


def barring(options: Options, found: Sequence[Exclusion]) -> Options:
    """The options with these exclusions among those that are excluded: minimise with them for the enhanced solutions."""
    return replace(options, exclude=tuple(sorted({*options.exclude, *(e.number for e in found)})))


def _claimed(table: TruthTable, claims: Claims) -> list[tuple[str, Area]]:
    observed = area([r.values for r in table.rows if r.out != "?"], table.conditions)
    found = [
        (f"contradicts that {text.strip()} is necessary", ~area(parse_model(text, table.conditions), table.conditions) & ~observed)
        for text in claims.necessary
    ]
    for text in claims.impossible:
        barred = area(parse_model(text, table.conditions), table.conditions)
        for row in table.rows:
            if barred[row.values] and (row.cases or row.unscored):
                case = (*row.cases, *row.unscored)[0]
                raise AnalysisError(
                    f"{text.strip()} is said to be impossible, but {case} is such a case.", "Take that claim back, or check the case."
                )
        found.append((f"{text.strip()} is impossible", barred & ~observed))
    return found


def _add(reasons: dict[int, list[str]], barred: Area, reason: str) -> None:
    for number in numbers(barred, MOST + 1):
        reasons.setdefault(number, []).append(reason)
    if len(reasons) > MOST:
        raise AnalysisError(f"More than {MOST:,} configurations would be excluded.", "Leave conditions out, or claim less.")


def _assumed_for_both(table: TruthTable, negated: TruthTable, options: Options) -> Area:
    mine, theirs = (
        area({t for model in model_sets(one, options, "parsimonious") for t in model}, one.conditions) & _remainders(one, options)
        for one in (table, negated)
    )
    return mine & theirs


def _remainders(table: TruthTable, options: Options) -> Area:
    excluded = [values_of(number, table.conditions) for number in options.exclude]
    return ~area([*(r.values for r in table.rows if r.out != "?"), *excluded], table.conditions)

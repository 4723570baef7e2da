"""Directional expectations: how a condition is expected to matter, and what a conservative term loses by that on the way to a parsimonious one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sg2kg.errors import AnalysisError
from sg2kg.qca.data import Condition
from sg2kg.qca.expressions import LevelSets, parse_levels
from sg2kg.qca.terms import FREE, Term


@dataclass(frozen=True)
class Expectations:
    """What is expected to go with the outcome: levels of single conditions, and conjunctions that are expected as a whole."""

    single: LevelSets
    joint: tuple[LevelSets, ...]


def parse(texts: Iterable[str], conditions: Sequence[Condition]) -> Expectations:
    """Read expectations: ``A``, ``~B``, ``A[2]``, ``A[1,2]``, or a conjunction ``A*~B``; several of one condition are alternatives.

    Raises NotFoundError for an unknown condition, AnalysisError for what cannot be read.
    """
    single: LevelSets = {}
    joint: list[LevelSets] = []
    for text in texts:
        if "+" in text:
            raise AnalysisError(f"{text} is not one expectation.", "Give the alternatives as expectations of their own: A, ~B.")
        asked = parse_levels(text, conditions)
        if len(asked) > 1:
            joint.append(asked)
        for place, levels in asked.items() if len(asked) == 1 else ():
            single[place] = single.get(place, frozenset()) | levels
    return Expectations(dict(sorted(single.items())), tuple(joint))


def shorten(term: Term, within: Term, expectations: Expectations) -> Term:
    """``term``, a conservative one, without the literals that are not in ``within`` and go against what is expected (Ragin & Sonnett 2005).

    A single expectation is gone against by another level of its condition. Of a conjunction only the literals that could be dropped are looked at;
    where one of them is another level, all of them go. A condition of which nothing is expected stays.
    """
    droppable = {place for place, v in enumerate(term) if v != FREE and within[place] == FREE}
    dropped = {place for place, levels in expectations.single.items() if term[place] not in levels}
    for asked in expectations.joint:
        if any(term[place] not in levels for place, levels in asked.items() if place in droppable):
            dropped.update(asked)
    return tuple(FREE if place in dropped & droppable else v for place, v in enumerate(term))

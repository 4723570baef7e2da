"""Places every case in every class that is defined for cases: how surely it belongs there, and which conditions decide; for ``sg2kg classify``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sg2kg.explanation.answers import STATES, Condition
from sg2kg.explanation.conditions import Weigher
from sg2kg.knowledge.status import DEFAULT_BASIS
from sg2kg.reasoning.owl.expressions import Named

if TYPE_CHECKING:
    from sg2kg.knowledge.base import KnowledgeBase
    from sg2kg.reasoning.reasoner import Reasoner


@dataclass(frozen=True)
class Placement:
    """How surely a case is in a class."""

    case: str
    cls: str
    state: str
    """One of STATES."""
    why: tuple[Condition, ...]
    """The conditions that decide: those that stand as the whole does, each once."""


def how_surely(kb: KnowledgeBase, reasoner: Reasoner, basis: str = DEFAULT_BASIS) -> list[Placement]:
    """Every case and practice kind with every class that is defined for cases, in the order of the cases and of the axioms.

    Raises NotFoundError for a counting basis that is not known.
    """
    weigher = Weigher(kb, reasoner, basis)
    classes = weigher.definitions.about_cases()
    return [_placed(case.iri, cls, weigher.weigh(case.iri, Named(cls))) for case in kb.cases for cls in classes]


def tally(placements: Iterable[Placement]) -> dict[str, dict[str, int]]:
    """By class, how many cases stand how; every state is counted, if with 0."""
    found: dict[str, dict[str, int]] = {}
    for placement in placements:
        found.setdefault(placement.cls, dict.fromkeys(STATES, 0))[placement.state] += 1
    return found


def _placed(case: str, cls: str, condition: Condition) -> Placement:
    return Placement(case, cls, condition.state, tuple(deciding(condition)))


def deciding(condition: Condition) -> Iterator[Condition]:
    """The conditions, not made of others, that stand as the whole does and so decide how it stands; each once."""
    seen: set[str] = set()
    waiting = [condition]
    while waiting:
        found = waiting.pop()
        parts = [part for part in found.parts if part.state == condition.state]
        if parts:
            waiting += reversed(parts)
        elif found.expression not in seen:
            seen.add(found.expression)
            yield found
